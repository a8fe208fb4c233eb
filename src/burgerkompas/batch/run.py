"""Score many cases; one that can't be scored is a row like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.batch.work import Found, Reader, Work, Wrong, place, split
from burgerkompas.errors import Problem
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.result import Result
from burgerkompas.scoring.score import score


class Row(msgspec.Struct, frozen=True):
    """One case: its result, or what is wrong with it."""

    file: str
    result: Result | None
    problems: tuple[Problem, ...]


Shape = Callable[[Iterable[Row]], Any]
"""Makes of rows what a format needs of them; what it gives may have to cross to another process."""


class Done(msgspec.Struct, frozen=True):
    """A piece of work that was done: how many rows, how many without result, and their shape."""

    rows: int
    failed: int
    shaped: Any


class Job:
    """What is to be done with a piece of work: read its cases, score them, shape the rows."""

    def __init__(
        self, instrument: Instrument, shape: Shape, full: bool = False, mapped: Map = EMPTY
    ) -> None:
        self.reader = Reader(instrument, mapped)
        self.shape = shape
        self.full = full

    def __call__(self, work: Work) -> Done:
        """Do it; the same work gives the same, whoever does it."""
        rows = self._rows(work)
        return Done(len(rows), sum(row.result is None for row in rows), self.shape(rows))

    def given_up(self, work: Work, problem: str, **values: str) -> Done:
        """Return what is left to say of work that can't be done."""
        where = place(work)
        return self(Wrong(where.file, (Problem(problem, where, values),)))

    def _rows(self, work: Work) -> list[Row]:
        instrument = self.reader.instrument
        try:
            return list(run(instrument, self.reader.read(work), self.full))
        except Exception as error:
            # A bug; of the cases in the work only those that show it are lost.
            parts = split(work)
            if len(parts) > 1:
                return [row for part in parts for row in self._rows(part)]
            where = place(work)
            values = {"error": f"{type(error).__name__}: {error}"}
            return [Row(where.file, None, (Problem("bug", where, values),))]


def run(instrument: Instrument, found: Iterable[Found], full: bool = False) -> Iterator[Row]:
    """Yield a row for every case, in order, as it comes.

    ``full`` adds what would change the advice and what to ask next, which takes longer.
    """
    for one in found:
        if one.case is None:
            yield Row(one.file, None, one.problems)
        else:
            yield Row(one.file, score(instrument, one.case, full), ())
