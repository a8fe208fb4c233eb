"""Rows: what comes out for each case, how many there were, and their cells in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

import msgspec

from burgerkompas.cases.privacy import find_personal_data_in_row
from burgerkompas.errors import Problem, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import Screen
from burgerkompas.results.columns import Kind, Value, result_columns
from burgerkompas.results.result import Result

MOST_NAMED = 20
"""How many problems the totals tell."""

MOST_PRIVATE = 3
"""Of how many rows with personal data it is told where they are."""

Say = Callable[[Problem], str]
"""Puts a problem in words."""


class Presentation(msgspec.Struct, frozen=True):
    """How rows are shown."""

    language: str
    say: Say
    """Puts a problem in words."""
    screen: Screen = Screen()


class Row(msgspec.Struct, frozen=True):
    """One case: its result, or the problems that it has."""

    file: str
    result: Result | None
    problems: tuple[Problem, ...] = ()
    line: int | None = None
    """Where the case begins in its file."""

    def private(self) -> tuple[Problem, ...]:
        """Return where a row of results holds personal data."""
        if self.result is None:
            return ()
        case = self.result.case
        about = {"name": case.name, "place": case.place, "respondent": case.respondent}
        return find_personal_data_in_row(about, Where(self.file, self.line))


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

    def __add__(self, other: Totals) -> Totals:
        """Return the totals of both together."""
        return Totals(
            self.rows + other.rows,
            self.failed + other.failed,
            (self.problems + other.problems)[:MOST_NAMED],
            self.personal + other.personal,
            (self.private + other.private)[:MOST_PRIVATE],
        )


def add_up(
    rows: int,
    failed: int,
    private: Iterable[tuple[Problem, ...]] = (),
    problems: Iterable[Problem] = (),
) -> Totals:
    """Return the totals of some rows; ``private`` is where each of them holds personal data."""
    personal = [places for places in private if places]
    places = (place for several in personal for place in several)
    return Totals(
        rows,
        failed,
        tuple(islice(problems, MOST_NAMED)),
        len(personal),
        tuple(islice(places, MOST_PRIVATE)),
    )


def table_columns(questionnaire: Questionnaire) -> dict[str, Kind]:
    """Return the columns of a table of rows, with what they hold; the same in every language."""
    about = ("name", "place", "date", "respondent", "file")
    results = {column.name: column.kind for column in result_columns(questionnaire)}
    return {**dict.fromkeys(about, "text"), **results, "error": "text"}


def table_cells(questionnaire: Questionnaire, rows: Iterable[Row], say: Say) -> list[list[Value]]:
    """Return the cells of some rows in the order of the columns; ``None`` where one is empty."""
    columns = result_columns(questionnaire)
    table: list[list[Value]] = []
    for row in rows:
        result = row.result
        if result is None:
            error = " | ".join(say(problem) for problem in row.problems)
            table.append([None, None, None, None, row.file, *[None] * len(columns), error])
        else:
            case = result.case
            about = [case.name, case.place, case.date, case.respondent, row.file]
            table.append([*about, *(column.value(result) for column in columns), None])
    return table
