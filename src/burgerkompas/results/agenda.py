"""Which initiatives are to be looked at again, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from burgerkompas.cases.case import name_key
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result

SOON = 7
"""The days within which something to be looked at again is due."""

State = Literal["overdue", "due", "later", "no-date"]
STATES: tuple[State, ...] = get_args(State)


class AgendaEntry(msgspec.Struct, frozen=True):
    """An initiative, by its newest case."""

    result: Result
    cases: int
    """How many cases of it there are."""
    state: State


class Agenda(msgspec.Struct, frozen=True):
    """Initiatives in the order in which they are due; those without a date last."""

    questionnaire: Questionnaire
    today: str
    entries: tuple[AgendaEntry, ...]
    failed: tuple[tuple[str, tuple[Problem, ...]], ...] = ()
    """The files that no case could be read from, with what is wrong."""


def initiative(result: Result) -> str:
    """Return by what an initiative is recognised: its name, however it is written."""
    return name_key(result.case.name or result.case.file or "")


def make_agenda(
    questionnaire: Questionnaire,
    results: Iterable[Result],
    today: str,
    failed: Iterable[tuple[str, tuple[Problem, ...]]] = (),
) -> Agenda:
    """Keep the newest case of each initiative, and put them in order on a day (YYYY-MM-DD).

    Of two cases with one date the one with a decision is the newer, then the one that comes later.
    """
    grouped: dict[str, list[Result]] = {}
    for result in results:
        grouped.setdefault(initiative(result), []).append(result)
    entries = []
    for cases in grouped.values():
        # Of equals ``max`` takes the first.
        newest = max(reversed(cases), key=_newness)
        entries.append(AgendaEntry(newest, len(cases), _state(newest.due_on, today)))
    entries.sort(key=lambda e: (e.result.due_on or "9999-99-99", initiative(e.result)))
    return Agenda(questionnaire, today, tuple(entries), tuple(failed))


def _newness(result: Result) -> tuple[str, bool]:
    return result.case.date or "", result.case.decision is not None


def _state(due: str | None, today: str) -> State:
    if due is None:
        return "no-date"
    left = date.fromisoformat(due) - date.fromisoformat(today)
    return "overdue" if left < timedelta() else "due" if left <= timedelta(SOON) else "later"
