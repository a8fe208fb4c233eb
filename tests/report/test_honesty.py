"""No format tells an advice more firmly than it is; the first page says what to do first."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import Absence, Answer, Case, CaseDecision
from burgerkompas.engine import score
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Band, Evidence, Questionnaire
from burgerkompas.report import Screen
from burgerkompas.report.card import MAX_LINES, card_to_terminal
from burgerkompas.report.view import report_view
from burgerkompas.report.view.advice import firmness
from burgerkompas.report.view.values import AdviceView
from burgerkompas.report.view.wording import origin_mark
from burgerkompas.results import Result
from burgerkompas.texts import LANGUAGES, Words
from tests.helpers.paths import CASES, EXAMPLES
from tests.helpers.rendered import report

SMALL = """
format: burgerkompas/questions/1
id: small
version: 1.0.0
languages: [en]
title: Small
bases: {own: our own design}
yes_no: {yes: 'yes', no: 'no'}
scales:
  five: {values: [0, 1, 2, 3, 4], labels: {0: none, 4: all}}
questions:
  - {id: a, scale: five, text: How much of A?, can_change: true}
  - {id: b, scale: five, text: How much of B?}
  - {id: fire, kind: yes_no, text: Is there a fire?}
  - {id: ill, kind: yes_no, text: Is somebody ill?}
  - {id: late, kind: yes_no, text: Is it late?}
  - id: view
    kind: choice
    text: What do you see?
    options: {all: they can, none: they can't}
dimensions:
  a: {label: a, items: [a], high: A is high., low: A is low.}
  b: {label: b, items: [b], high: B is high., low: B is low.}
scorecard:
  basis: own
  note: Made up.
  tie_order: [go, stay]
  clear: {above: 0, margin: 0.3, own_view: true}
  own_view: {question: view, points_to: {all: go, none: stay}}
strategies:
  go:
    {label: going there, short: going, meaning: You go., for: [a], first_step: Put on a coat.,
     ask_the_group: May I?, look_again: In a week., look_again_days: 7}
  stay:
    {label: staying here, short: staying, meaning: You stay., for: [b], first_step: Sit down.,
     ask_the_group: Tea?, look_again: Soon.}
outcomes:
  out:
    {label: get out, meaning: It burns., first_step: Call 112., ask_the_group: All out?,
     look_again: Later.}
gates:
  - {id: fire, when: {question: fire, is: 'yes'}, outcome: out, because: Fire., urgent: true}
  - {id: ill, when: {question: ill, is: 'yes'}, duty: Call a doctor today., urgent: true}
  - {id: late, when: {question: late, is: 'yes'}, first: stay, because: It is late.}
"""

KNOWN: dict[str, Answer] = {"fire": "no", "ill": "no", "late": "no"}


@pytest.fixture
def small(tmp_path: Path) -> Questionnaire:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return load(path)


def judged(questions: Questionnaire, **answers: Answer) -> Result:
    case = Case(name="Case", date="2026-12-28", answers={**KNOWN, **answers})
    return score(questions, case)


def told(result: Result) -> AdviceView:
    view = report_view(result, "en").advice
    assert view is not None
    return view


def in_every_format(result: Result, text: str) -> bool:
    shapes = [report(shape, [result], "en") for shape in ("terminal", "markdown", "html")]
    shapes[-1] = re.sub(r"</?a\b[^>]*>", "", shapes[-1])  # Telephone numbers are links there.
    shapes.append(card_to_terminal([result], "en", Screen()))
    return all(text in " ".join(shape.replace("\\", "").split()) for shape in shapes)


def test_a_clear_advice_is_told_as_such(small: Questionnaire) -> None:
    result = judged(small, a=4, b=2, view="all")
    assert told(result).firmness == "clear"
    assert told(result).headline == "going there"
    assert told(result).beside == ("Your own view is 'they can'. That fits this advice.",)
    assert told(result).look_again_on == "4 January 2027"
    assert in_every_format(result, "going there")


def test_of_two_each_has_its_reasons_and_one_question_decides(small: Questionnaire) -> None:
    result = judged(small, a=4, b=4, view="none")
    advice = told(result)
    assert advice.firmness == "unclear"
    assert advice.headline == "Going or staying?"
    sides = [(side.name, side.because) for side in advice.sides]
    assert sides == [("going", ("A is high.",)), ("staying", ("B is high.",))]
    assert advice.decides
    assert advice.first_steps == (
        "If it is going: Put on a coat.",
        "If it is staying: Sit down.",
    )
    for text in ("Going or staying?", "A is high.", "B is high.", "How much of"):
        assert in_every_format(result, text)


def test_where_nothing_but_the_own_view_speaks_for_the_second_that_is_said(
    small: Questionnaire,
) -> None:
    advice = told(judged(small, a=4, b=0, view="none"))
    assert advice.headline == "Going or staying?"
    assert advice.sides[1].because == (
        "Your own view is 'they can't'. Little in your other answers speaks for it.",
    )
    assert advice.beside == ()


def test_while_a_question_can_turn_the_advice_that_question_comes_first(
    small: Questionnaire,
) -> None:
    result = judged(small, a=4, b=2, view="all", late=Absence.UNKNOWN)
    assert told(result).firmness == "provisional"
    assert told(result).headline == "Find out first: Is it late?"
    assert in_every_format(result, "Find out first: Is it late?")
    assert not in_every_format(result, "Advice: going there")


def test_in_danger_there_is_what_to_do_at_once_and_nothing_else(small: Questionnaire) -> None:
    result = judged(small, a=4, b=2, fire="yes", ill="yes", view="all")
    assert in_every_format(result, "Call 112.")
    for text in ("doctor", "A is high", "What is not known", "All out?", "Who", "Later."):
        assert text not in report("terminal", [result], "en")
        assert text not in report("markdown", [result], "en")
        assert f">{text}" not in report("html", [result], "en")


def test_what_is_urgent_stands_above_the_advice_whether_it_holds_or_is_open(
    small: Questionnaire,
) -> None:
    does = report_view(judged(small, a=4, b=2, view="all", ill="yes"), "en")
    assert does.warnings == ("Call a doctor today.",)
    assert does.advice is not None
    assert does.advice.duties == ()
    unknown = report_view(judged(small, a=4, b=2, view="all", ill=Absence.UNKNOWN), "en")
    assert unknown.warnings == ("Find this out before you do anything: Is somebody ill?",)


HOW_CERTAIN: list[tuple[str, dict[str, Answer], str, str]] = [
    ("clear", {"a": 4, "b": 2, "view": "all"}, "Clear, if the answers are right.", "same choice"),
    (
        "two",
        {"a": 4, "b": 4, "view": "none"},
        "Not yet: there is something to be said for both.",
        "the one named first",
    ),
    (
        "only the sums for the second",
        {"a": 4, "b": 2, "view": Absence.UNKNOWN},
        "Not yet: going seems to fit best, but it is not clear.",
        "the one named first",
    ),
    (
        "provisional",
        {"a": 4, "b": 2, "view": "all", "late": Absence.UNKNOWN},
        "Not yet: this one answer can still change it.",
        "the advice it pointed to",
    ),
]


@pytest.mark.parametrize(
    ("answers", "words", "seen"),
    [row[1:] for row in HOW_CERTAIN],
    ids=[row[0] for row in HOW_CERTAIN],
)
def test_how_sure_it_is_stands_below_the_headline_in_every_format_with_what_was_seen(
    small: Questionnaire, answers: dict[str, Answer], words: str, seen: str
) -> None:
    band = Band(id="all", readings=24, first=19, defensible=23)
    measured = structs.replace(small, evidence=Evidence(note={"en": "x"}, cases=9, bands=(band,)))
    result = judged(measured, **answers)
    certain = told(result).certain
    assert certain.startswith(f"{words} In a trial,")
    assert "came up 24 times" in certain
    assert seen in certain
    assert " 19 times." in certain
    assert in_every_format(result, certain)
    for shape in ("terminal", "markdown", "html"):
        text = " ".join(re.sub(r"<[^>]*>|[\\*─]", " ", report(shape, [result], "en")).split())
        assert f"{told(result).headline} How certain? {words}" in text.replace("# ", "")
        assert text.count("came up 24 times") == 1
    unmeasured = told(judged(small, **answers)).certain
    assert unmeasured.startswith(words)
    assert "In a trial" not in unmeasured


def test_in_danger_and_for_the_group_it_is_not_told_how_sure_that_is(small: Questionnaire) -> None:
    for result, group in (
        (judged(small, a=4, fire="yes"), False),
        (judged(small, a=4, b=2, view="all"), True),
    ):
        assert "How certain" not in report("terminal", [result], "en", group=group)


def test_an_answer_that_decides_says_what_it_makes_of_the_two(small: Questionnaire) -> None:
    advice = told(judged(small, a=4, b=4, view="none"))
    assert advice.decides_title == "It mostly depends on this"
    assert advice.decides_now.endswith(
        "Is that right? If so, going comes first; a different answer can make it staying."
    )


def test_what_no_single_answer_decides_is_not_said_to_be_decided_by_one(
    small: Questionnaire,
) -> None:
    result = judged(small, a=4, b=4, view="none")
    assert result.strategy is not None
    alone = structs.replace(result.strategy, decides_alone=False)
    advice = told(structs.replace(result, strategy=alone))
    assert advice.decides_title == "Where the two differ most"
    assert advice.decides_now.endswith("Is that right?")


def test_what_goes_with_one_of_two_is_told_with_it(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    gates = """
  - {id: far, when: {question: b, at_least: 4}, advice: [stay], caution: Mind the step.,
     first_step: Sit.}
  - {id: near, when: {question: b, at_least: 4}, advice: [go], duty: Lock the door.}
  - {id: any, when: {question: b, at_least: 4}, duty: Tell them.}
"""
    path.write_text(SMALL + gates, encoding="utf-8")
    questions = load(path)
    two = told(judged(questions, a=4, b=4, view="none"))
    assert two.cautions == ("If it is staying: Mind the step.",)
    assert two.duties == ("If it is going: Lock the door.", "Tell them.")
    assert two.first_steps == ("If it is going: Put on a coat.", "If it is staying: Sit.")
    clear = told(judged(questions, a=0, b=4, view="none"))
    assert clear.headline == "staying here"
    assert (clear.cautions, clear.duties) == (("Mind the step.",), ("Tell them.",))


def test_what_is_decided_has_its_own_cautions_duties_and_first_step(
    shipped: Questionnaire,
) -> None:
    answers = {"waarmaken": 0, "wil_geen_bemoeienis": "ja", "vraag_open": "niets", "regel_mist": 1}
    case = Case(name="x", answers=answers, decision=CaseDecision("co-create"))
    result = score(shipped, structs.replace(case, answers={**case.answers, "acuut_gevaar": "nee"}))
    assert result.follows is not True
    view = report_view(result, "nl").decision
    assert view is not None
    parts = dict(view.parts)
    assert parts["Let op"].startswith("Wat je organisatie kan bieden, is nog niet geregeld.")
    assert parts["Dit moet ook"].startswith("Vertel de groep daarbij om welke regel het gaat")
    assert parts["Eerste stap"].startswith("Laat de groep deze week weten dat je hun nee hebt")
    assert "is nog niet geregeld" in " ".join(card_to_terminal([result], "nl", Screen()).split())


def test_why_a_second_is_named_for_which_nothing_speaks_is_said(small: Questionnaire) -> None:
    advice = told(judged(small, a=4, b=2, view=Absence.UNKNOWN))
    assert advice.sides[1].because == (
        "Nothing is known that clearly speaks for this. Of the rest it does come out highest: "
        "that is why it is here.",
    )


def test_an_answer_that_is_far_from_what_was_given_is_not_told_as_one_that_may_soon_come(
    small: Questionnaire,
) -> None:
    result = judged(small, a=0, b=3, view="none")
    (change,) = result.changes or ()
    near = structs.replace(change, steps=2 * len(change.answers or ()))
    far = structs.replace(change, steps=2 * len(change.answers or ()) + 1)
    for one, title in ((near, "This can change over time"), (far, "Further away")):
        (group,) = report_view(structs.replace(result, changes=(one,)), "en").changes
        assert group.title.startswith(title)
        assert group.changes[0].answers


def test_what_may_be_seen_wrongly_is_told_apart_from_what_can_grow(small: Questionnaire) -> None:
    def titles(**answers: Answer) -> list[str]:
        groups = report_view(judged(small, view="all", **answers), "en").changes
        return [group.title for group in groups if group.title != "Further away"]

    assert titles(a=0, b=0) == ["Check this: it would change the advice"]
    assert titles(a=4, b=3) == ["This can change over time: it would change the advice"]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_card_of_a_real_case_fits(shipped: Questionnaire, path: Path) -> None:
    from burgerkompas.cases import read_case

    text = card_to_terminal([score(shipped, read_case(shipped, path))], "nl", Screen())
    assert text.count("\n") <= MAX_LINES


def test_the_shipped_examples_show_how_firm_an_advice_can_be(shipped: Questionnaire) -> None:
    from burgerkompas.cases import read_case

    results = [score(shipped, read_case(shipped, path)) for path in sorted(EXAMPLES.glob("*.yaml"))]
    assert Counter(map(firmness, results)) == {
        "clear": 5,
        "unclear": 4,
        "provisional": 1,
        "danger": 2,
    }
    for result in results:
        assert result.strategy is not None
        assert result.strategy.own_view is not None
        assert result.strategy.own_view.points_to, result.case.name


def test_a_card_of_any_answers_fits_and_keeps_what_has_to_be_done(shipped: Questionnaire) -> None:
    chance = random.Random(16)
    for _ in range(40):
        answers: dict[str, Answer] = {
            question.id: chance.choice(question.values)
            for question in shipped.questions
            if question.kind in ("scale", "choice", "yes_no") and chance.random() < 0.8
        }
        result = score(shipped, Case(name="x", answers=answers), full=False)
        text = card_to_terminal([result], "nl", Screen())
        assert text.count("\n") <= MAX_LINES, text
        view = report_view(result, "nl").advice
        assert view is not None
        for needed in (view.headline, *view.first_steps, *view.duties[:1]):
            assert needed in " ".join(text.replace("• ", "").split())


def test_the_page_for_the_group_has_what_to_talk_about_and_nothing_that_judges(
    shipped: Questionnaire,
) -> None:
    from burgerkompas.cases import read_case

    for path in sorted(CASES.glob("*.yaml")):
        case = read_case(shipped, path)
        notes = {question.id: "A secret note." for question in shipped.questions}
        result = score(shipped, structs.replace(case, notes=notes, story="A secret story."))
        for shape in ("terminal", "markdown", "html"):
            text = report(shape, [result], "nl", group=True)
            body = text.split("<main", 1)[-1].lower()
            for word in (
                "secret",
                "zwak",
                "onvoldoende",
                "score",
                "\u2212",
                "winst",
                "laat een ander",
            ):
                assert word not in body, (path.stem, shape, word)
            if result.strategy and result.strategy.id:
                assert result.strategy.ask_the_group["nl"] in " ".join(text.split())
                assert "Wanneer" in text


def test_the_group_does_not_read_what_the_professional_answered(small: Questionnaire) -> None:
    two = report("terminal", [judged(small, a=4, b=0, view="none")], "en", group=True)
    assert "Going or staying?" in two
    assert "they can't" not in two
    assert "Your answer" not in two
    unsure = judged(small, a=4, b=2, view="all", ill=Absence.UNKNOWN, late=Absence.UNKNOWN)
    early = report("terminal", [unsure], "en", group=True)
    assert "Too early for advice" in early
    assert "late?" not in early
    assert "ill?" not in early


def test_the_group_gets_no_page_in_danger(small: Questionnaire) -> None:
    text = report("terminal", [judged(small, a=4, fire="yes")], "en", group=True)
    assert "not a page for the group" in text
    assert "112" not in text


def test_that_nothing_open_matters_is_not_said_beside_a_gate_that_excludes_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "small.yaml"
    for key, said in (("", True), (", not_with: [settled]", False)):
        gate = f"  - {{id: mind, when: {{question: a, at_least: 1}}, caution: Mind.{key}}}\n"
        path.write_text(SMALL + gate, encoding="utf-8")
        result = judged(load(path), a=4, b=0, view=Absence.UNKNOWN)
        sure = "What is not known yet can no longer change this advice."
        assert (sure in told(result).how_sure) is said


def test_ones_own_conclusion_stands_before_the_pictures_and_the_numbers(
    shipped: Questionnaire,
) -> None:
    from burgerkompas.cases import read_case

    case = read_case(shipped, CASES / "zwerfvuil-piershil.yaml")
    result = score(shipped, structs.replace(case, notes={"conclusie": "Monday I phone them."}))
    for shape in ("terminal", "markdown", "html"):
        text = report(shape, [result], "nl")
        assert text.index("Monday I phone them.") < text.index("Soort initiatief naar contact")


@pytest.mark.parametrize(
    ("answer", "note", "follows"),
    [(0, "No hall.", True), (4, "No hall.", False), (0, "[Apart: A: 0. Samen: B.]", False)],
)
def test_a_note_at_a_weak_answer_stands_under_the_follow_up(
    shipped: Questionnaire, answer: int, note: str, follows: bool
) -> None:
    question = shipped.question["plek"]
    assert question.why is not None
    case = Case(name="x", answers={"plek": answer, "zelf_draait": 3}, notes={"plek": note})
    text = " ".join(report("markdown", [score(shipped, case)], "nl").split())
    asked = (question.why if follows else question.text)["nl"]
    plain = re.sub(r"\\(.)", r"\1", text)
    assert f"**{asked}** {note}" in plain


def test_what_respondents_agreed_is_known_by_how_it_begins() -> None:
    for language in LANGUAGES:
        told = Words("consensus", language)("origin", readings="a: yes", how="no")
        mark = origin_mark(language)
        assert mark not in ("", told)
        assert told.startswith(mark)


def test_where_nobody_knows_of_danger_nothing_is_advised_but_to_find_out(
    small: Questionnaire,
) -> None:
    unknown = told(judged(small, a=4, fire=Absence.UNKNOWN))
    assert unknown.first_steps == (
        "Ask someone who can know, today. If it is so, or you are still in doubt: Call 112.",
    )
    assert (unknown.intro, unknown.because, unknown.ask_the_group) == ("", (), "")
    assert told(judged(small, a=4, fire=Absence.UNANSWERED)).intro
