"""What an overview shows of each case, small enough to hold thousands of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from burgerkompas.batch.certainty import certainty
from burgerkompas.batch.flat import Say
from burgerkompas.batch.portfolio import Tally, tally
from burgerkompas.batch.run import Row
from burgerkompas.questionnaire.model import Classification, Questionnaire
from burgerkompas.report.view.measures import position
from burgerkompas.report.view.wording import Wording
from burgerkompas.results.result import Result
from burgerkompas.safe_text import inert

Spot = tuple[float, float]
"""A place in a quadrant, across and down, from 0 (left, top) to 1."""


class Entry(msgspec.Struct, frozen=True):
    """A case in the overview.

    ``types`` go with the classifications, ``spots`` with those of them that are quadrants.
    """

    name: str
    place: str
    date: str
    outcome: str
    marks: tuple[str, ...]
    types: tuple[str | None, ...]
    spots: tuple[Spot | None, ...]


class Drawn(msgspec.Struct, frozen=True):
    """What the overview shows of some rows: cases, in words what is wrong, and the counts."""

    entries: tuple[Entry, ...]
    errors: tuple[str, ...]
    counted: Tally


def quadrants(questionnaire: Questionnaire) -> list[Classification]:
    """Return the classifications on two axes."""
    return [spec for spec in questionnaire.classifications if len(spec.axes) == 2]


def overview_rows(
    questionnaire: Questionnaire, rows: Sequence[Row], language: str, say: Say
) -> Drawn:
    """Return what the overview shows of some rows."""
    results = [row.result for row in rows if row.result is not None]
    wrong = [problem for row in rows if row.result is None for problem in row.problems]
    return Drawn(
        tuple(_entry(questionnaire, result, language) for result in results),
        tuple(inert(say(problem)) for problem in wrong),
        tally(rows, questionnaire),
    )


def _entry(questionnaire: Questionnaire, result: Result, language: str) -> Entry:
    case, w = result.case, Wording(result, language)
    return Entry(
        name=inert(case.name or case.file or ""),
        place=inert(case.place or ""),
        date=inert(case.date or ""),
        outcome=result.end if result.strategy else "",
        marks=certainty(questionnaire, result, language),
        types=tuple(found.type for found in result.classifications),
        spots=tuple(position(w, spec) for spec in quadrants(questionnaire)),
    )
