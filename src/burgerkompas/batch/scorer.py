"""Score chunks: from cases to rows, in the shape that a sink needs of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.batch.reader import Chunk, Reader, Record, Refusal
from burgerkompas.batch.rows import Row, Totals, add_up
from burgerkompas.engine import score_all
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Questionnaire

Render = Callable[[Sequence[Row]], Any]
"""Makes of rows what a sink needs of them; what it gives may have to cross to another process."""


class ScoredChunk(msgspec.Struct, frozen=True):
    """What came of one chunk."""

    totals: Totals = Totals()
    parts: tuple[Any, ...] = ()
    """Its rows as the sink needs them."""
    size: int = 0
    """About how many bytes of the source it was."""

    def __add__(self, other: ScoredChunk) -> ScoredChunk:
        """Return both as one."""
        totals, parts = self.totals + other.totals, self.parts + other.parts
        return ScoredChunk(totals, parts, self.size + other.size)


class Scorer:
    """Reads the cases of a chunk, scores them and renders the rows.

    The same chunk gives the same, whichever process scores it. Without ``full`` the results don't
    tell what would change the advice and what to ask next, which takes longer. With ``watched``
    personal data in the rows is counted.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        render: Render,
        column_map: Map = EMPTY,
        full: bool = False,
        watched: bool = False,
    ) -> None:
        self.reader = Reader(questionnaire, column_map)
        self.render = render
        self.full = full
        self.watched = watched

    def __call__(self, chunk: Chunk) -> ScoredChunk:
        """Score a chunk."""
        rows = self._rows(chunk)
        failed = [row for row in rows if row.result is None]
        private = (row.private() for row in rows) if self.watched else ()
        problems = (problem for row in failed for problem in row.problems)
        totals = add_up(len(rows), len(failed), private, problems)
        return ScoredChunk(totals, (self.render(rows),), chunk.size)

    def refuse(self, chunk: Chunk, code: str, **values: str) -> ScoredChunk:
        """Return the one row that is left of a chunk that can't be scored."""
        problem = Problem(code, chunk.where, values)
        return self(Refusal(chunk.where.file, (problem,), chunk.size))

    def _rows(self, chunk: Chunk) -> list[Row]:
        try:
            return score_records(self.reader.questionnaire, self.reader.read(chunk), self.full)
        except Exception as error:
            # A bug: of the cases in the chunk only those that show it are lost.
            parts = chunk.split()
            if len(parts) > 1:
                return [row for part in parts for row in self._rows(part)]
            values = {"error": f"{type(error).__name__}: {error}"}
            return [Row(chunk.where.file, None, (Problem("bug", chunk.where, values),))]


def score_records(
    questionnaire: Questionnaire, records: Sequence[Record], full: bool = False
) -> list[Row]:
    """Return a row for every record, in order."""
    cases = [record.case for record in records if record.case is not None]
    results = iter(score_all(questionnaire, cases, full))
    return [
        Row(record.file, None, record.problems)
        if record.case is None
        else Row(record.file, next(results), (), record.line)
        for record in records
    ]
