"""An agenda: which initiatives are due, what was decided about them, and a calendar of that."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from msgspec import structs

from burgerkompas.cases import Case, CaseDecision, dump_case, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.report import AGENDA_FORMATS, Screen
from burgerkompas.report.agenda import SCHEMA
from burgerkompas.results.agenda import Agenda, AgendaEntry, make_agenda
from burgerkompas.safe_text import inert
from tests.helpers.paths import CASES, EXAMPLES

Run = Callable[..., subprocess.CompletedProcess[bytes]]
QUESTIONS = load_questions()
TUIN = read_case(QUESTIONS, CASES / "emmas-hof-nu.yaml")


def case(name: str = "Tuin", day: str | None = "2026-11-24", chosen: str = "", **more: str) -> Case:
    decision = CaseDecision(chosen, **more) if chosen else None
    return structs.replace(TUIN, name=name, date=day, decision=decision, file=f"{name}.yaml")


def agenda(*cases: Case, today: str = "2026-12-22") -> Agenda:
    results = [score(QUESTIONS, one, full=False, look_ahead=False) for one in cases]
    return make_agenda(QUESTIONS, results, today)


def drawn(shape: str, found: Agenda, language: str = "nl") -> str:
    text = AGENDA_FORMATS[shape].render(found, language, Screen())
    assert isinstance(text, str)
    return text


def only(found: Agenda) -> AgendaEntry:
    (entry,) = found.entries
    return entry


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-12-16", "later"),
        ("2026-12-17", "due"),
        ("2026-12-24", "due"),
        ("2026-12-25", "overdue"),
    ],
)
def test_what_is_due_within_a_week_is_told_apart_from_what_is_late_and_later(
    today: str, state: str
) -> None:
    decided = case(chosen="be-present", on="2026-11-26")
    assert only(agenda(decided, today=today)).state == state


def test_a_case_without_a_date_or_an_end_to_it_comes_last_and_says_so() -> None:
    found = agenda(case("A", None), case("B", chosen="safety-first"), case("C"))
    assert [(e.result.case.name, e.state) for e in found.entries] == [
        ("C", "later"),
        ("A", "no-date"),
        ("B", "no-date"),
    ]


def test_only_the_newest_case_of_an_initiative_counts() -> None:
    old, new = case(day="2026-11-24"), case("  TUIN ", day="2027-01-05")
    for cases in ((old, new), (new, old)):
        entry = only(agenda(*cases))
        assert (entry.result.case.date, entry.cases) == ("2027-01-05", 2)
    same_day = case(chosen="monitor")
    assert only(agenda(same_day, old)).result.case.decision is not None


def test_what_was_decided_and_done_is_told_or_that_nothing_was() -> None:
    nothing = drawn("terminal", agenda(case()))
    assert "Besloten: nog niets; het advies is: monitoren" in nothing
    assert "Gedaan" not in nothing
    decided = case(chosen="inform", by="professional", on="2026-11-26")
    told = drawn("terminal", agenda(decided))
    assert "initiatief nemen en informeren (professional, 26 november 2026)" in told
    assert "Gedaan: nog niets opgeschreven" in told
    assert "24 december 2026 (over 2 dagen)" in told
    again = case(day="2026-12-20", chosen="inform", on="2026-11-26")
    assert "17 januari 2027" in drawn("terminal", agenda(again))
    done = case(chosen="inform", done="Gebeld.")
    for shape in ("terminal", "markdown", "html", "json", "ics"):
        assert "Gebeld." in drawn(shape, agenda(done))


def test_the_json_of_an_initiative_has_its_newest_case_and_its_decision() -> None:
    decided = case(chosen="inform", on="2026-11-26")
    data = json.loads(drawn("json", agenda(decided)))
    assert (data["schema"], data["on"]) == (SCHEMA, "2026-12-22")
    (told,) = data["initiatives"]
    assert (told["due"], told["state"], told["follows"]) == ("2026-12-24", "due", False)
    assert told["decision"]["chosen"] == "inform"
    assert told["outcome"] == "monitor"


def events(text: str) -> list[dict[str, object]]:
    """Read a calendar as another program does."""
    calendar = pytest.importorskip("icalendar").Calendar.from_ical(text)
    assert calendar.errors == []
    assert calendar["VERSION"] == "2.0"
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
    return [
        {"uid": str(e["UID"]), "on": e.decoded("DTSTART"), "summary": str(e["SUMMARY"])}
        | {"told": str(e["DESCRIPTION"]), "place": str(e.get("LOCATION", ""))}
        for e in calendar.walk("VEVENT")
    ]


def test_a_calendar_has_a_day_for_each_initiative_with_a_date() -> None:
    found = agenda(case("A", None), case("B", chosen="inform", on="2026-11-26", done="Eén\n\ntwee"))
    (event,) = events(drawn("ics", found))
    assert event["on"] == date(2026, 12, 24)
    assert event["summary"] == "Opnieuw kijken: B"
    assert event["place"] == "Den Haag"
    assert event["told"] == (
        "Besloten: initiatief nemen en informeren (26 november 2026)\nGedaan: Eén\n\ntwee"
    )


def test_the_event_of_an_initiative_keeps_its_id() -> None:
    (first,) = events(drawn("ics", agenda(case())))
    (moved,) = events(drawn("ics", agenda(case(" tuin", "2027-01-05"), today="2027-01-06"), "en"))
    (other,) = events(drawn("ics", agenda(case("Tuin 2"))))
    assert first["uid"] == moved["uid"] != other["uid"]
    assert first["on"] != moved["on"]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200)


@given(texts, texts)
def test_any_text_is_read_back_by_another_program_and_no_line_is_too_long(
    name: str, done: str
) -> None:
    found = agenda(case(f"x{name}", chosen="inform", done=f"a{done}z"))
    text = drawn("ics", found)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = events(text)
    assert event["summary"] == f"Opnieuw kijken: {inert(f'x{name}')}"
    assert str(event["told"]).endswith(f"Gedaan: {inert(f'a{done}z')}")


def test_a_control_character_or_a_line_break_begins_no_property() -> None:
    odd = case("a\r\nBEGIN:VALARM\x00", chosen="inform", done="b\nEND:VEVENT")
    text = drawn("ics", agenda(odd))
    lines = text.split("\r\n")
    assert [line for line in lines if line.startswith("BEGIN:")] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
    ]
    assert lines.count("END:VEVENT") == 1
    assert "\x00" not in text


def test_the_command_reads_what_batch_reads_and_one_bad_file_stops_nothing(
    call: Run, tmp_path: Path
) -> None:
    for name, one in (("a", case("A")), ("b", case("B", "2026-01-05"))):
        (tmp_path / f"{name}.yaml").write_text(dump_case(QUESTIONS, one), encoding="utf-8")
    done = call("agenda", tmp_path, "--on", "2026-12-22", "-o", tmp_path / "agenda.ics")
    assert done.returncode == 0
    written = (tmp_path / "agenda.ics").read_bytes()
    assert [e["summary"] for e in events(written.decode())] == [
        "Opnieuw kijken: B",
        "Opnieuw kijken: A",
    ]
    assert written.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    (tmp_path / "bad.yaml").write_text("case: {name: C}\nanswers: {midelen: 3}\n", encoding="utf-8")
    done = call("agenda", tmp_path / "*.yaml", "--on", "2026-12-22", "--json")
    data = json.loads(done.stdout)
    assert done.returncode == 5
    assert [told["state"] for told in data["initiatives"]] == ["overdue", "later"]
    (failed,) = data["failed"]
    assert failed["file"].endswith("bad.yaml")
    assert "middelen" in failed["error"]
    assert call("agenda", tmp_path / "bad.yaml").returncode == 5


def test_a_day_that_is_none_and_a_missing_path_are_refused(call: Run) -> None:
    assert call("agenda", EXAMPLES, "--on", "morgen").returncode == 2
    assert call("agenda").returncode == 2


def test_without_on_it_is_today(call: Run) -> None:
    before = date.today()
    done = call("agenda", EXAMPLES / "zwerfvuil.yaml", "--json")
    assert before <= date.fromisoformat(json.loads(done.stdout)["on"]) <= date.today()
