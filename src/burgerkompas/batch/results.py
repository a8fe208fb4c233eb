"""Results: how many there were, their cells in a table, and who makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from burgerkompas.batch.reader import Chunk, Piece, Reader, Record
from burgerkompas.cases import Case
from burgerkompas.cases.privacy import find_personal_data_in_result
from burgerkompas.engine import engine_for
from burgerkompas.errors import Problem, Where
from burgerkompas.look_ahead import WORK_IN_BATCH
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import Screen
from burgerkompas.results.columns import CellValue, ColumnKind, result_columns

MAX_NAMED = 20
"""How many problems the totals tell."""

MAX_PRIVATE = 3
"""Of how many rows with personal data it is told where they are."""

MAX_VERSIONS = 3
"""How many other versions of the questionnaire are named."""

Say = Callable[[Problem], str]
"""Puts a problem in words."""


class Presentation(msgspec.Struct, frozen=True):
    """How rows are shown."""

    questionnaire: Questionnaire
    language: str
    say: Say
    """Puts a problem in words."""
    screen: Screen = Screen()


class Totals(msgspec.Struct, frozen=True):
    """How many rows there were."""

    rows: int = 0
    failed: int = 0
    """How many of them are without result."""
    problems: tuple[Problem, ...] = ()
    """The first of their problems."""
    personal: int = 0
    """How many hold personal data."""
    private: tuple[Problem, ...] = ()
    """Where the first of those do."""
    other_version: int = 0
    """How many were filled in with another version of the questionnaire."""
    versions: tuple[str, ...] = ()
    """The first of those versions."""

    def __add__(self, other: Totals) -> Totals:
        """Return the totals of both together."""
        return Totals(
            self.rows + other.rows,
            self.failed + other.failed,
            (self.problems + other.problems)[:MAX_NAMED],
            self.personal + other.personal,
            (self.private + other.private)[:MAX_PRIVATE],
            self.other_version + other.other_version,
            tuple(dict.fromkeys(self.versions + other.versions))[:MAX_VERSIONS],
        )


def totals_of(questionnaire: Questionnaire, row: Record, watched: bool) -> Totals:
    """Return the totals of one row; only where ``watched`` is personal data looked for."""
    if row.result is None:
        return Totals(1, 1, row.problems)
    case, where = row.result.case, Where(row.file, row.line)
    private = find_personal_data_in_result(case, where) if watched else ()
    return Totals(1, personal=bool(private), private=private) + other_versions(
        questionnaire, [case]
    )


def other_versions(questionnaire: Questionnaire, cases: Iterable[Case]) -> Totals:
    """Count the cases that were filled in with another version of the questionnaire."""
    found = [one for case in cases if (one := case.other_version(questionnaire.reference))]
    named = tuple(dict.fromkeys(found))[:MAX_VERSIONS]
    return Totals(other_version=len(found), versions=named)


def table_columns(questionnaire: Questionnaire) -> dict[str, ColumnKind]:
    """Return the columns of a table of rows, with what they hold; the same in every language."""
    about = ("name", "place", "date", "respondent", "file")
    results = {column.name: column.kind for column in result_columns(questionnaire)}
    return {**dict.fromkeys(about, "text"), **results, "error": "text"}


def table_cells(rows: Iterable[Record], shown: Presentation) -> list[list[CellValue]]:
    """Return the cells of some rows in the order of the columns; ``None`` where one is empty."""
    columns = result_columns(shown.questionnaire)
    table: list[list[CellValue]] = []
    for row in rows:
        result = row.result
        if result is None:
            error = " | ".join(shown.say(problem) for problem in row.problems)
            table.append([None, None, None, None, row.file, *[None] * len(columns), error])
        else:
            case = result.case
            about = [case.name, case.place, case.date, case.respondent, row.file]
            table.append([*about, *(column.value(result) for column in columns), None])
    return table


Render = Callable[[Sequence[Record]], Any]
"""Makes of rows what a sink needs of them; what it gives may have to cross to another process."""


class ScoredChunk(msgspec.Struct, frozen=True):
    """What came of one chunk."""

    totals: Totals
    rows: Any
    """Its rows as the sink needs them."""
    size: int
    """About how many bytes of the source it was."""


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
        full: bool = False,
        watched: bool = False,
    ) -> None:
        self.reader = Reader(questionnaire)
        self.render = render
        self.full = full
        self.watched = watched

    def __call__(self, chunk: Chunk) -> ScoredChunk:
        """Score a chunk."""
        rows = self._rows(chunk)
        totals = Totals()
        for row in rows:
            totals += totals_of(self.reader.questionnaire, row, self.watched)
        return ScoredChunk(totals, self.render(rows), chunk.size)

    def refuse(self, chunk: Chunk) -> ScoredChunk:
        """Return the one row that is left of a chunk that kills its worker."""
        where = chunk.where
        return self(Chunk((Piece(where.file, 0, (Problem("process-died", where),)),)))

    def _rows(self, chunk: Chunk) -> list[Record]:
        try:
            return score_records(self.reader.questionnaire, self.reader.read(chunk), self.full)
        except Exception as error:
            # A bug: of the cases in the chunk only those that show it are lost.
            parts = chunk.split()
            if len(parts) > 1:
                return [row for part in parts for row in self._rows(part)]
            values = {"error": f"{type(error).__name__}: {error}"}
            return [Record(chunk.where.file, None, (Problem("bug", chunk.where, values),))]


def score_records(
    questionnaire: Questionnaire, records: Iterable[Record], full: bool = False
) -> list[Record]:
    """Return every record with its result, in order."""
    score = engine_for(questionnaire).score
    return [
        record
        if record.case is None
        else record._replace(result=score(record.case, full=full, work=WORK_IN_BATCH))
        for record in records
    ]
