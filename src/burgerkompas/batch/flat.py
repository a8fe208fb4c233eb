"""A row as flat values under fixed names: what every kind of table holds of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from burgerkompas.batch.run import Row
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Questionnaire

Value = str | int | float | bool | None
Kind = Literal["text", "count", "number", "truth"]

Say = Callable[[Problem], str]
"""Puts a problem in words."""

_ABOUT: dict[str, Kind] = dict.fromkeys(("name", "place", "date", "respondent", "file"), "text")
ADVICE: dict[str, Kind] = {
    "outcome": "text",
    "strategy": "text",
    "decided_by": "text",
    "clear": "truth",
    "tie": "truth",
    "runner_up": "text",
    "margin": "number",
    "provisional": "truth",
    "settled": "truth",
    "possible": "text",
}
"""What is told of an advice; the last two are worked out only for a case by itself."""

BY_ITSELF = ("settled", "possible")
_ANSWERED: dict[str, Kind] = dict.fromkeys(("known", "unknown", "missing"), "count")


def columns(questionnaire: Questionnaire) -> dict[str, Kind]:
    """Return the names of the columns with what they hold; they don't depend on the language."""
    kinds = {**_ABOUT, **ADVICE, **_ANSWERED}
    for dimension in questionnaire.dimensions:
        kinds[f"{dimension.id}.score"] = "number"
        if dimension.levels:
            kinds[f"{dimension.id}.level"] = "text"
    kinds |= {
        f"{classification.id}.type": "text" for classification in questionnaire.classifications
    }
    return kinds | {"error": "text"}


def is_result(names: Iterable[str]) -> bool:
    """Whether a table with these columns is one of results."""
    return ADVICE.keys() <= set(names)


def flat_rows(questionnaire: Questionnaire, rows: Iterable[Row], say: Say) -> list[list[Value]]:
    """Return the values of some rows."""
    return [flat(questionnaire, row, say) for row in rows]


def flat(questionnaire: Questionnaire, row: Row, say: Say) -> list[Value]:
    """Return the values of a row in the order of the columns; ``None`` where there is none."""
    result = row.result
    if result is None:
        empty: list[Value] = [None] * len(columns(questionnaire))
        empty[list(_ABOUT).index("file")] = row.file
        empty[-1] = " | ".join(say(problem) for problem in row.problems)
        return empty
    case, advice = result.case, result.strategy
    values: list[Value] = [case.name, case.place, case.date, case.respondent, row.file]
    values.append(result.outcome)
    if advice is None:
        values += [None] * (len(ADVICE) - 1)
    else:
        values += [advice.id, advice.decided_by, advice.clear, advice.tie, advice.runner_up]
        values += [result.number(advice.margin), advice.provisional, advice.settled]
        values.append(None if advice.possible is None else ";".join(advice.possible))
    values += [result.answered.known, result.answered.unknown, result.answered.missing]
    for found, dimension in zip(result.dimensions, questionnaire.dimensions, strict=True):
        values.append(result.number(found.score))
        if dimension.levels:
            values.append(found.level)
    values += [classification.type for classification in result.classifications]
    values.append(None)
    return values
