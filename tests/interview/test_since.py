"""Beside an earlier case: Enter keeps what was answered then, and nothing goes along unasked."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import UNKNOWN, Case, CaseDecision, dump_case, read_case
from burgerkompas.interview import flow
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.since import SessionSince, begin_since
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES
from tests.helpers.slow import slow
from tests.helpers.terminal import Terminal

DAY = "2026-11-30"
THEN = CASES / "emmas-hof-nu.yaml"
DECISION = CaseDecision("co-create", "omdat", "ann", "2026-10-01", "de sleutel")


def earlier(shipped: Questionnaire, *left_out: str) -> Case:
    """Return a case of some weeks ago in which everything is answered but this."""
    names = [question.id for question in shipped.questions]
    answers = dict.fromkeys(names, UNKNOWN) | read_case(shipped, THEN).answers
    for name in left_out:
        del answers[name]
    notes = {"middelen": "twintig mensen", "overbelast": "druk"}
    return Case(
        name="Tuin", date="2026-10-20", respondent="ann", answers=answers, notes=notes,
        decision=DECISION,
    )  # fmt: skip


def held(
    shipped: Questionnaire, lines: list[str], since: Case, *open_ones: str
) -> tuple[Case, list[Case], str]:
    """Go through some questions that are open beside an earlier case."""
    known = {name: answer for name, answer in since.answers.items() if name not in open_ones}
    case = structs.replace(begin_since(Case(), since, DAY), answers=known)
    saved: list[Case] = []
    out = StringIO()
    asker = PlainAsker(StringIO("\n".join(lines) + "\n"), out, "nl")
    case = SessionSince(shipped, case, asker, saved.append, False, since=since).hold()
    return case, saved, out.getvalue()


def test_enter_keeps_what_was_answered_then_with_its_note(shipped: Questionnaire) -> None:
    since = earlier(shipped)
    case, saved, shown = held(shipped, ["", "", "", ""], since, "middelen", "overbelast")
    for name in ("middelen", "overbelast"):
        assert case.answers[name] == since.answers[name]
        assert case.notes[name] == since.notes[name]
    assert "Vorige keer: ja, en ook voor het halve jaar daarna" in shown
    assert "Notitie van toen: twintig mensen" in shown
    assert "(was: " not in shown
    # Nothing was there before it had been asked.
    first = saved[0]
    assert "middelen" in first.answers
    assert "overbelast" not in first.answers
    assert first.notes == {"middelen": "twintig mensen"}


def test_what_two_said_apart_stays_in_the_old_file(shipped: Questionnaire) -> None:
    notes = {
        "middelen": "genoeg [Apart: a: ja; b: nee. Samen: zoals a.]",
        "overbelast": "[Apart: x.]",
    }
    since = structs.replace(earlier(shipped), notes=notes)
    case, _, shown = held(shipped, ["", "", "", ""], since, "middelen", "overbelast")
    assert case.notes == {"middelen": "genoeg"}
    assert "Notitie van toen: genoeg\n" in shown
    assert "[Apart" not in shown


def test_a_changed_answer_is_marked_and_leaves_the_note_of_then_behind(
    shipped: Questionnaire,
) -> None:
    lines = ["a", "notitie", "nog steeds druk", "c", "", ""]
    case, _, shown = held(shipped, lines, earlier(shipped), "middelen", "overbelast")
    assert "> nee, ze mist twee dingen of meer (was: ja, en ook voor het halve jaar" in shown
    overview = " ".join(shown.partition("Overzicht")[2].split())
    assert "nee, ze mist twee dingen of meer (was: ja, en ook voor het halve jaar" in overview
    assert case.notes == {"overbelast": "nog steeds druk"}


def test_a_note_of_then_can_be_kept_or_cleared_for_another_answer(shipped: Questionnaire) -> None:
    lines = ["notitie", "", "a", "notitie", "-", "", "", ""]
    case, _, _ = held(shipped, lines, earlier(shipped), "middelen", "overbelast")
    assert case.notes == {"middelen": "twintig mensen"}


def test_the_new_case_has_the_day_of_today_and_the_decision_of_then(
    shipped: Questionnaire,
) -> None:
    since = earlier(shipped)
    case, _, shown = held(shipped, ["", "", ""], since, "middelen")
    assert (case.name, case.date, case.respondent) == ("Tuin", DAY, "ann")
    assert case.decision == since.decision
    told = ["Vorige keer: 20 oktober 2026, ann", "Toen besloten: samenwerken", "ann, 1 oktober"]
    assert [text for text in [*told, "omdat", "de sleutel"] if text not in shown] == []


def test_what_had_no_answer_then_is_asked_as_ever(shipped: Questionnaire) -> None:
    since = earlier(shipped, "middelen")
    case, _, shown = held(shipped, ["", "c", "", ""], since, "middelen")
    assert "Er is nog niets ingevuld" in shown
    assert "(was:" not in shown
    assert case.answers["middelen"] == 2
    case = structs.replace(begin_since(Case(), since, DAY), answers={})
    asker = PlainAsker(StringIO("\n" * 6 + "c\nterug\n"), StringIO(), "nl")
    saved: list[Case] = []
    with pytest.raises(EOFError):
        SessionSince(shipped, case, asker, saved.append, False, since=since).hold()
    # Six times Enter is six answers of then, in the order of the interview, and not one more.
    assert list(saved[-1].answers) == list(flow.order(shipped)[: len(saved[-1].answers)])


# -- the command -----------------------------------------------------------------------------


def write(shipped: Questionnaire, path: Path, case: Case) -> Path:
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    return path


def test_an_earlier_case_is_never_written_and_nothing_of_it_counts_unasked(
    shipped: Questionnaire, call, tmp_path: Path
) -> None:
    then = write(shipped, tmp_path / "then.yaml", earlier(shipped))
    before = then.read_bytes()
    done = call("assess", "new.yaml", "--since", then, "--no-input", "--answer", "middelen=3")
    assert done.returncode == 4
    assert not (tmp_path / "new.yaml").exists()
    for case in (then, "then"):
        done = call("assess", case, "--since", then, "--no-input")
        assert (done.returncode, b"wordt ook gelezen" in done.stderr) == (2, True)
    assert call("assess", "new.yaml", "--since", "nowhere.yaml").returncode == 4
    assert then.read_bytes() == before


@pytest.mark.parametrize("date", ["2026-10-20", None])
def test_the_report_tells_what_moved(
    shipped: Questionnaire, call, tmp_path: Path, date: str | None
) -> None:
    since = structs.replace(earlier(shipped), date=date)
    then = write(shipped, tmp_path / "then.yaml", since)
    now = structs.replace(since, date=DAY, answers={**since.answers, "middelen": 0})
    write(shipped, tmp_path / "now.yaml", now)
    done = call("assess", "now.yaml", "--since", then, "--no-input")
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.decode().split())
    report, _, moved = shown.partition("Door de tijd: Tuin")
    assert "Besloten: samenwerken" in report
    assert "Het advies" in moved
    assert moved.index("ja, en ook voor het halve jaar") < moved.index("nee, ze mist twee dingen")
    done = call("assess", "now.yaml", "--since", then, "--no-input", "--json")
    assert done.stdout.startswith(b"{")
    assert b"burgerkompas compare" in done.stderr
    assert b"now.yaml --as moments" in done.stderr


@pytest.mark.parametrize("mode", ["menus", *slow("plain")])
def test_in_a_real_terminal_stopping_says_how_to_go_on_and_the_end_tells_what_moved(
    shipped: Questionnaire, tmp_path: Path, mode: str
) -> None:
    since = earlier(shipped)
    write(shipped, tmp_path / "then.yaml", since)
    rest = {name: answer for name, answer in since.answers.items() if name != "middelen"}
    write(shipped, tmp_path / "new.yaml", structs.replace(since, date=DAY, answers=rest))
    arguments = ["assess", "new", "--since", "then.yaml", *["--plain"] * (mode == "plain")]
    enter, stop = ("\n", "stop\n") if mode == "plain" else ("\r", "\x03")
    moved = rest = "2\n" if mode == "plain" else "\x1b[B\r"
    ready = "ook voor het halve jaar daarna): " if mode == "plain" else "w weet ik niet"
    terminal = Terminal(tmp_path, *arguments)
    terminal.until(ready)
    terminal.type("\x04" if mode == "plain" else "\x03")
    terminal.until("burgerkompas assess new.yaml --since then.yaml")
    assert terminal.close() == 130
    terminal = Terminal(tmp_path, *arguments)
    for then, text in [
        (ready, f"a{enter}"), ("Klaar: toon het advies", enter), ("Het advies ", ""),
        ("Wat neem je mee", f"?{enter}"), ("geen uitleg", enter),
        ("Wat is er tot nu toe gedaan", enter), ("En nu?", ""),
        ("Klaar", moved), ("Door de tijd: Tuin", ""),
        ("Lees je verder?", ""), ("Nee", rest), ("En nu?", ""), ("Klaar", stop),
    ]:  # fmt: skip
        terminal.until(then)
        if text:
            terminal.type(text)
    assert terminal.close() == 0
    now = read_case(shipped, tmp_path / "new.yaml")
    assert (now.answers["middelen"], "conclusie" in now.notes) == (0, False)
    assert read_case(shipped, tmp_path / "then.yaml").answers == since.answers


def test_an_earlier_text_stands_in_the_line_to_type_without_power_over_the_terminal(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    since = earlier(shipped)
    answers = {**since.answers, "groep": "de \u202etuin\u2066ders"}
    write(shipped, tmp_path / "then.yaml", structs.replace(since, answers=answers))
    del answers["groep"]
    write(shipped, tmp_path / "new.yaml", structs.replace(since, date=DAY, answers=answers))
    terminal = Terminal(tmp_path, "assess", "new", "--since", "then.yaml")
    terminal.until("de tuinders", after="Vorige keer: de tuinders")
    assert not {"\u202e", "\u2066"} & {*terminal.seen}
    terminal.type("\x03")
    assert terminal.close() == 130
