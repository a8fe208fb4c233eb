"""Score many cases; one that can't be scored is a row like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

import msgspec

from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.batch.work import Found, Reader, Work, Wrong, place, split
from burgerkompas.cases.privacy import find_personal_data_in_row
from burgerkompas.engine import score_all
from burgerkompas.errors import Problem, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result


class Row(msgspec.Struct, frozen=True):
    """One case: its result, or what is wrong with it; ``line`` is where it begins in its file."""

    file: str
    result: Result | None
    problems: tuple[Problem, ...]
    line: int | None = None


MOST_PRIVATE = 3
"""Of how many rows with personal data it is told where they are."""

Shape = Callable[[Sequence[Row]], Any]
"""Makes of rows what a format needs of them; what it gives may have to cross to another process."""


class Counted(msgspec.Struct, frozen=True):
    """How many rows there were, how many without result, how many with personal data in them.

    ``private`` tells of the first few of the latter where they are.
    """

    rows: int = 0
    failed: int = 0
    personal: int = 0
    private: tuple[Problem, ...] = ()

    def __add__(self, other: Counted) -> Counted:
        """Return the count of both together."""
        return Counted(
            self.rows + other.rows,
            self.failed + other.failed,
            self.personal + other.personal,
            (self.private + other.private)[:MOST_PRIVATE],
        )


def count(rows: int, failed: int, private: Iterable[tuple[Problem, ...]]) -> Counted:
    """Return the count of some rows; ``private`` is what each of them holds that is personal."""
    found = [one for one in private if one]
    return Counted(rows, failed, len(found), tuple(chain.from_iterable(found))[:MOST_PRIVATE])


class Done(msgspec.Struct, frozen=True):
    """A piece of work that was done: the count of its rows, and their shape."""

    counted: Counted
    shaped: Any


class Job:
    """What is to be done with a piece of work: read its cases, score them, shape the rows.

    ``watched``: personal data in what comes out is counted too.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        shape: Shape,
        full: bool = False,
        mapped: Map = EMPTY,
        watched: bool = False,
    ) -> None:
        self.reader = Reader(questionnaire, mapped)
        self.shape = shape
        self.full = full
        self.watched = watched

    def __call__(self, work: Work) -> Done:
        """Do it; the same work gives the same, whoever does it."""
        rows = self._rows(work)
        failed = sum(row.result is None for row in rows)
        private = map(_private, rows) if self.watched else ()
        return Done(count(len(rows), failed, private), self.shape(rows))

    def given_up(self, work: Work, problem: str, **values: str) -> Done:
        """Return what is left to say of work that can't be done."""
        where = place(work)
        return self(Wrong(where.file, (Problem(problem, where, values),)))

    def _rows(self, work: Work) -> list[Row]:
        questionnaire = self.reader.questionnaire
        try:
            return run(questionnaire, self.reader.read(work), self.full)
        except Exception as error:
            # A bug; of the cases in the work only those that show it are lost.
            parts = split(work)
            if len(parts) > 1:
                return [row for part in parts for row in self._rows(part)]
            where = place(work)
            values = {"error": f"{type(error).__name__}: {error}"}
            return [Row(where.file, None, (Problem("bug", where, values),))]


def run(questionnaire: Questionnaire, found: Sequence[Found], full: bool = False) -> list[Row]:
    """Return a row for every case, in order.

    ``full`` adds what would change the advice and what to ask next, which takes longer.
    """
    cases = [one.case for one in found if one.case is not None]
    results = iter(score_all(questionnaire, cases, full))
    return [
        Row(one.file, None, one.problems)
        if one.case is None
        else Row(one.file, next(results), (), one.line)
        for one in found
    ]


def _private(row: Row) -> tuple[Problem, ...]:
    """Return where a row of results holds personal data."""
    if row.result is None:
        return ()
    case = row.result.case
    about = {"name": case.name, "place": case.place, "respondent": case.respondent}
    return find_personal_data_in_row(about, Where(row.file, row.line))
