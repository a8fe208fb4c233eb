"""Draw an agenda: what to look at again and what was decided; also for a calendar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import structs

from burgerkompas._version import __version__
from burgerkompas.errors import Problem
from burgerkompas.report import Screen
from burgerkompas.report.blocks import Answers, ListItem, PageSection, SectionedPage, bullets
from burgerkompas.report.view.advice import told_briefly
from burgerkompas.report.view.wording import Wording
from burgerkompas.results.agenda import STATES, Agenda, AgendaEntry, initiative
from burgerkompas.results.data import case_data, head
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.dates import say_date, say_who_and_when
from burgerkompas.texts.problems import say_problem

SCHEMA = "burgerkompas/agenda/1"

MAX_OCTETS = 75
"""The most octets of a line of a calendar, without its ending (RFC 5545, 3.1)."""


def agenda_view(agenda: Agenda, language: str) -> SectionedPage:
    """Return what an agenda shows, in one of the questionnaire's languages."""
    words = Words("agenda", language)
    sections = []
    for state in STATES:
        found = [entry for entry in agenda.entries if entry.state == state]
        if found:
            told = tuple(_told(entry, agenda.today, words) for entry in found)
            sections.append(PageSection(words(state, count=len(found)), told))
    failed = tuple(inert(say_problem(one, language)) for _, found in agenda.failed for one in found)
    if failed:
        sections.append(PageSection(words("failed"), bullets(failed)))
    return SectionedPage(
        questionnaire_title=agenda.questionnaire.title[language],
        title=words("title", today=say_date(agenda.today, language)),
        notices=() if agenda.entries else (words("nothing"),),
        sections=tuple(sections),
    )


def _told(entry: AgendaEntry, today: str, words: Words) -> Answers:
    case = entry.result.case
    name = ", ".join(inert(text) for text in (case.name or case.file, case.place) if text)
    lines = [*_when(entry, today, words), *_decided(entry, words), (words("file"), case.file)]
    answers = (ListItem(inert(text), label) for label, text in lines if text)
    return Answers(name, tuple(answers))


def _when(entry: AgendaEntry, today: str, words: Words) -> Iterator[tuple[str, str]]:
    due = entry.result.due_on
    if due is not None:
        days = (date.fromisoformat(due) - date.fromisoformat(today)).days
        key = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days, "ago" if days < 0 else "ahead")
        told = words(key, days=abs(days))
        yield words("look-again"), f"{say_date(due, words.language)} ({told})"


def _decided(entry: AgendaEntry, words: Words) -> Iterator[tuple[str, str]]:
    """Say what was decided and done, or that nothing was and what was advised."""
    result, language = entry.result, words.language
    decision = result.case.decision
    if decision is None:
        advice = told_briefly(Wording(result, language))
        yield words("decided"), words("not-decided", advice=advice)
        return
    label = result.questionnaire.ends[decision.chosen].label[language]
    about = say_who_and_when(decision.by, decision.on, language)
    yield words("decided"), f"{label} ({about})" if about else label
    yield words("done"), decision.done or words("not-done")


def agenda_data(agenda: Agenda, language: str) -> dict[str, object]:
    """Return an agenda as JSON data; ``docs/json.md`` explains each key."""
    return {
        **head(SCHEMA, agenda.questionnaire, language),
        "on": agenda.today,
        "initiatives": [_entry_data(entry, language) for entry in agenda.entries],
        "failed": [_failed_data(file, found, language) for file, found in agenda.failed],
    }


def _entry_data(entry: AgendaEntry, language: str) -> dict[str, Any]:
    result, case = entry.result, entry.result.case
    end = result.questionnaire.ends.get(result.end)
    return {
        **structs.asdict(case_data(case)),
        "cases": entry.cases,
        "due": result.due_on,
        "state": entry.state,
        "outcome": result.end,
        "label": end.label[language] if end else None,
        "decision": case.decision,
        "follows": result.follows,
    }


def _failed_data(file: str, found: tuple[Problem, ...], language: str) -> dict[str, Any]:
    return {"file": file, "error": " | ".join(say_problem(one, language) for one in found)}


def agenda_to_ics(agenda: Agenda, language: str, _: Screen) -> str:
    """Write an agenda as a calendar (RFC 5545): a whole day for each initiative with a date.

    The event of an initiative keeps its id, so that a calendar moves it when it is read again.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//burgerkompas//{__version__}//EN"]
    for entry in agenda.entries:
        if entry.result.due_on is not None:
            lines += _event(entry, agenda.today, Words("agenda", language))
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(entry: AgendaEntry, today: str, words: Words) -> list[str]:
    case = entry.result.case
    digest = hashlib.sha256(initiative(entry.result).encode("utf-8", "replace")).hexdigest()
    told = "\n".join(f"{label}: {text}" for label, text in _decided(entry, words))
    summary = words("event", name=case.name or case.file or "")
    place = [f"LOCATION:{_escaped(case.place)}"] if case.place else []
    return [
        "BEGIN:VEVENT",
        f"UID:{digest[:32]}@burgerkompas",
        f"DTSTAMP:{_digits(today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_digits(entry.result.due_on or '')}",
        f"SUMMARY:{_escaped(summary)}",
        *place,
        f"DESCRIPTION:{_escaped(told)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _digits(day: str) -> str:
    return day.replace("-", "")


def _escaped(text: str) -> str:
    """Return a text as a value of a calendar, with separators and line endings escaped."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(map(inert, text.split("\n")))


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never within a character."""
    parts, room = [""], MAX_OCTETS
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            # The space that begins the next part counts.
            parts.append("")
            room = MAX_OCTETS - 1
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)
