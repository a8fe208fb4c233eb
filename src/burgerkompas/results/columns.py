"""The columns that a result has in a table: the one list for CSV, XLSX, Parquet, polars and SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result

CellValue = str | int | float | bool | None
ColumnKind = Literal["text", "count", "number", "truth"]


class ResultColumn(msgspec.Struct, frozen=True):
    """One column of results."""

    name: str
    """The heading; it doesn't depend on the language."""
    kind: ColumnKind
    """What the cells hold."""
    value: Callable[[Result], CellValue]
    """Takes the cell from the result of a case; ``None`` leaves it empty."""
    looks_ahead: bool = False
    """Whether it needs the look-ahead, which a table that is scored whole goes without."""


def result_columns(questionnaire: Questionnaire) -> tuple[ResultColumn, ...]:
    """Return the columns of a questionnaire's results, in the order of every table."""
    return (*_ADVICE, *_ANSWERED, *_measured(questionnaire))


def are_results(names: Iterable[str]) -> bool:
    """Tell whether a table with these headings holds results, not cases."""
    return {column.name for column in _ADVICE} <= set(names)


def _from_advice(name: str) -> Callable[[Result], CellValue]:
    def value(result: Result) -> CellValue:
        found: CellValue = getattr(result.strategy, name) if result.strategy else None
        return found

    return value


def _margin(result: Result) -> CellValue:
    return result.number(result.strategy.margin) if result.strategy else None


def _possible(result: Result) -> CellValue:
    possible = result.strategy.possible if result.strategy else None
    return None if possible is None else ";".join(possible)


_ADVICE = (
    ResultColumn("outcome", "text", lambda result: result.outcome),
    ResultColumn("strategy", "text", _from_advice("id")),
    ResultColumn("decided_by", "text", _from_advice("decided_by")),
    ResultColumn("clear", "truth", _from_advice("clear")),
    ResultColumn("tie", "truth", _from_advice("tie")),
    ResultColumn("runner_up", "text", _from_advice("runner_up")),
    ResultColumn("margin", "number", _margin),
    ResultColumn("provisional", "truth", _from_advice("provisional")),
    ResultColumn("settled", "truth", _from_advice("settled"), looks_ahead=True),
    ResultColumn("possible", "text", _possible, looks_ahead=True),
)
_ANSWERED = (
    ResultColumn("known", "count", lambda result: result.answered.known),
    ResultColumn("unknown", "count", lambda result: result.answered.unknown),
    ResultColumn("missing", "count", lambda result: result.answered.missing),
)


def _measured(questionnaire: Questionnaire) -> Iterator[ResultColumn]:
    """Yield the columns of the dimensions and classifications, which stand in the same order."""
    for at, dimension in enumerate(questionnaire.dimensions):
        yield ResultColumn(f"{dimension.id}.score", "number", _score(at))
        if dimension.levels:
            yield ResultColumn(f"{dimension.id}.level", "text", _level(at))
    for at, classification in enumerate(questionnaire.classifications):
        yield ResultColumn(f"{classification.id}.type", "text", _type(at))


def _score(at: int) -> Callable[[Result], CellValue]:
    return lambda result: result.number(result.dimensions[at].score)


def _level(at: int) -> Callable[[Result], CellValue]:
    return lambda result: result.dimensions[at].level


def _type(at: int) -> Callable[[Result], CellValue]:
    return lambda result: result.classifications[at].type
