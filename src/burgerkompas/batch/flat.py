"""A row as flat values under fixed names: what every kind of table holds of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from burgerkompas.batch.run import Row
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import Kind, Value, result_columns

Say = Callable[[Problem], str]
"""Puts a problem in words."""


def columns(questionnaire: Questionnaire) -> dict[str, Kind]:
    """Return the names of the columns with what they hold; they don't depend on the language."""
    about = ("name", "place", "date", "respondent", "file")
    results = {column.name: column.kind for column in result_columns(questionnaire)}
    return {**dict.fromkeys(about, "text"), **results, "error": "text"}


def flat_rows(questionnaire: Questionnaire, rows: Iterable[Row], say: Say) -> list[list[Value]]:
    """Return the values of some rows in the order of the columns; ``None`` where there is none."""
    found = result_columns(questionnaire)
    flat: list[list[Value]] = []
    for row in rows:
        result = row.result
        if result is None:
            problems = " | ".join(say(problem) for problem in row.problems)
            flat.append([None, None, None, None, row.file, *([None] * len(found)), problems])
        else:
            case = result.case
            about = [case.name, case.place, case.date, case.respondent, row.file]
            flat.append([*about, *(column.value(result) for column in found), None])
    return flat
