"""Practising: the story first, then the person, and only then the advice."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from burgerkompas.cases import Case, dump_case
from burgerkompas.cli.commands import practice
from burgerkompas.engine import score
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.practice import (
    Choice,
    ask_choice,
    choose_stories,
    pick_story,
    shipped_stories,
    tell_story,
)
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.discussion import discuss
from burgerkompas.report.view.advice import firmness
from burgerkompas.texts import Words
from tests.helpers.paths import QUESTIONNAIRES, ROOT

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def asked(lines: str, language: str = "nl") -> tuple[PlainAsker, StringIO]:
    out = StringIO()
    return PlainAsker(StringIO(lines), out, language), out


def said(
    shipped: Questionnaire, name: str, chosen: str, why: str = "", language: str = "nl"
) -> str:
    case = shipped_stories(shipped)[name]
    groups = discuss(score(shipped, case), chosen, why, language)
    return "\n".join(line for group in groups for line in (group.title, *group.lines))


def test_a_story_is_told_with_its_name_and_nothing_else(shipped: Questionnaire) -> None:
    for language in shipped.languages:
        for case in shipped_stories(shipped).values():
            asker, out = asked("\n", language)
            assert tell_story(asker, case)
            told, _, _ = out.getvalue().partition(Words("practice", language)("read"))
            words = f"== {case.name}, {case.place} == {' '.join(case.story_in(language))}".split()
            assert told.split() == words
            for strategy in shipped.strategies:
                assert strategy.label[language] not in out.getvalue()


def test_enter_alone_chooses_nothing_and_back_from_why_asks_again(shipped: Questionnaire) -> None:
    asker, out = asked("\n\n2\nterug\n3\nomdat\n")
    found = ask_choice(asker, shipped)
    assert found == Choice(shipped.strategies[2].id, "omdat")
    assert "'' kan niet." in out.getvalue()


def test_outcomes_that_are_no_strategy_can_be_chosen_too(shipped: Questionnaire) -> None:
    asker, _ = asked("5\n\n")
    assert ask_choice(asker, shipped) == Choice("safety-first", "")


def test_the_menu_marks_what_was_told_and_stops(shipped: Questionnaire) -> None:
    stories = shipped_stories(shipped)
    first = next(iter(stories))
    asker, out = asked("\n")
    assert pick_story(asker, stories, frozenset({first})) == list(stories)[1]
    assert out.getvalue().count("(gehad)") == 1
    asker, _ = asked(f"{len(stories) + 1}\n")
    assert pick_story(asker, stories, frozenset()) is None


def test_every_choice_on_every_story_is_discussed_without_a_mark(shipped: Questionnaire) -> None:
    card = shipped.decision
    ends = [end.id for end in (*card.strategies, *card.outcomes)]
    for name, case in shipped_stories(shipped).items():
        result = score(shipped, case)
        advised = result.end
        for chosen in ends:
            for language in shipped.languages:
                groups = discuss(result, chosen, "", language)
                assert len(groups) == 4
                words, told = Words("practice", language), groups[2].title
                if chosen == advised:
                    firm = firmness(result)
                    two = firm == "unclear" and result.strategy.runner_up
                    maybe = "one-of-two" if two else "together-maybe"
                    assert told == words("together" if firm in ("clear", "danger") else maybe), name
                else:
                    assert told in (words("apart"), words("one-of-two")), name
                assert "%" not in "".join(line for group in groups for line in group.lines)


def test_nobody_is_told_to_agree_with_a_compass_that_is_not_firm(shipped: Questionnaire) -> None:
    assert "Misschien komen jullie op hetzelfde uit" in said(
        shipped, "buurttuin-aan-het-begin", "co-create"
    )
    results = [score(shipped, case) for case in shipped_stories(shipped).values()]
    result = next(one for one in results if firmness(one) == "unclear")
    for chosen in (result.strategy.id, result.strategy.runner_up):
        assert discuss(result, chosen, "", "nl")[2].title == "Jij koos een van de twee"


def test_a_difference_names_what_speaks_for_and_against_and_what_would_change_it(
    shipped: Questionnaire,
) -> None:
    text = said(shipped, "buurttuin-nu", "co-create", "ze hebben mij nodig")
    pro, against = text.split("Ertegen spreekt:")
    assert "Omdat: ze hebben mij nodig" in pro
    assert "De groep deed de laatste vier weken het meeste zelf." in pro
    assert "Er is geen open vraag om geld, een plek, hulp of een ja." in against
    assert "Het wordt 'samenwerken, co-creatie en faciliteren' als" in against


def test_what_the_compass_knew_is_told_and_never_as_the_words_of_who_practises(
    shipped: Questionnaire,
) -> None:
    for name in shipped_stories(shipped):
        text = said(shipped, name, "inform")
        for word in ("Jij zegt", "Je antwoord", "zeg je zelf"):
            assert word not in text
        assert "Wie dit verhaal invulde" in text
    knew = said(shipped, "kerstdiner", "inform").partition("Dit wist het kompas ook:")[2]
    assert "- Hoeveel mensen horen bij de kern? twee" in knew


def test_what_closed_a_choice_is_named(shipped: Questionnaire) -> None:
    gate = next(g for g in shipped.gates if g.id == "te_zwaar")
    assert gate.because["nl"] in said(shipped, "kerstdiner", "monitor")


def test_after_safety_the_choice_counts_again(shipped: Questionnaire) -> None:
    text = said(shipped, "huurders", "inform")
    assert "Daarna telt jouw keuze weer." in text
    assert "Een regel of recht dat de groep mist" in text


def test_an_outcome_that_did_not_come_says_when_it_would(shipped: Questionnaire) -> None:
    text = said(shipped, "zwerfvuil", "safety-first", language="en")
    assert "Someone is in danger now." in text


SAMPLES = re.findall(
    r"^```yaml\n(format:.*?)^```$",
    (ROOT / "docs" / "questionnaire-format.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def test_any_questionnaire_that_decides_can_be_practised_on(tmp_path: Path) -> None:
    kinds = set()
    for text in SAMPLES:
        if not re.search(r"^format:", text, re.MULTILINE):
            continue  # tests of a questionnaire, say
        (tmp_path / "q.yaml").write_text(text, encoding="utf-8")
        questions = load(tmp_path / "q.yaml")
        language = questions.languages[0]
        assert shipped_stories(questions) == {}
        if questions.decision is None:
            continue
        kinds.add(bool(questions.strategies))
        case = Case(name="x", answers={}, story="Rain.")
        for number in range(1, 9):
            asker, out = asked(f"{number}\n\n", language)
            try:
                choice = ask_choice(asker, questions)
            except EOFError:
                assert number > 1
                assert {"nl": "kan niet", "en": "won't work"}[language] in out.getvalue()
                break
            assert discuss(score(questions, case), choice.id, "", language)
    assert kinds == {True, False}


def test_without_a_terminal_nothing_is_told(call: Run) -> None:
    for stdin in (b"", b"\n" * 99, b"1\n" * 99):
        for arguments in (["practice"], ["practice", "--plain"], ["practice", "oranje"]):
            done = call(*arguments, stdin=stdin)
            assert (done.returncode, done.stdout) == (4, b"")
            assert b"terminal" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["practice", "orange"], 4, "Did you mean 'oranje'?"),
        (["practice", "bare.yaml"], 4, "Give it a 'story:'"),
        (["practice", "--questions", str(QUESTIONNAIRES / "phq9.yaml")], 2, "no advice"),
    ],
)
def test_what_cannot_be_practised_on_is_told(
    call: Run, shipped: Questionnaire, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    (tmp_path / "bare.yaml").write_text(dump_case(shipped, Case(name="x")), encoding="utf-8")
    done = call(*arguments, "--lang", "en")
    assert done.returncode == code
    assert told in done.stderr.decode()


def test_a_round_in_the_terminal_shows_the_advice_after_the_choice_only(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asker, asked_on = asked("1\n\n1\nik wil er zijn\n2\n")
    seen: list[str] = []
    talk = practice._talk

    def told(*arguments: object) -> str:
        seen.append(asked_on.getvalue())
        return talk(*arguments)

    monkeypatch.setattr(practice, "_talk", told)
    practice.practise(shipped, choose_stories(shipped, "nl", None), asker)
    assert len(seen) == 1
    assert "Het kompas zegt" not in seen[0]
    product = capsys.readouterr().out
    assert "Jij koos: niet in actie komen, present zijn" in product
    assert "Omdat: ik wil er zijn" in product
    assert "Het kompas zegt: Zoek eerst uit: " in product
