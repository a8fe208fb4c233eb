"""An overview of many cases on one web page: counts, places, and a table. No ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import pi, sqrt

import msgspec

from burgerkompas.batch.overview import Drawn, Entry, Spot, quadrants
from burgerkompas.batch.portfolio import Data, Tally, outcome_labels, shares
from burgerkompas.questionnaire.model import Classification, Questionnaire, Type
from burgerkompas.report.drawing import Drawing, draw
from burgerkompas.report.to_html import page
from burgerkompas.report.view import QuadrantCell
from burgerkompas.report.view.measures import empty_quadrant
from burgerkompas.texts import Words
from burgerkompas.texts.batch import OVERVIEW

MOST_NAMED = 12
"""How many names a dot tells; the table has them all."""

LARGEST, INK = 4.0, 0.3
"""The radius of a dot for one case, and what part of the picture all dots may fill."""


class Counts(msgspec.Struct, frozen=True):
    """How many cases there are of each kind; ``note`` says what else is to be known of them."""

    title: str
    counts: tuple[Data, ...]
    note: str = ""


class Dot(msgspec.Struct, frozen=True):
    """A place in a drawing where one or more cases stand."""

    x: float
    y: float
    radius: float
    names: str


class Chart(msgspec.Struct, frozen=True):
    """A quadrant with everybody's place; ``at`` gives for each case the number of its dot."""

    title: str
    drawing: Drawing
    dots: tuple[Dot, ...]
    at: tuple[int | None, ...]
    unplaced: int


def to_html(questionnaire: Questionnaire, drawn: Iterable[Drawn], language: str) -> str:
    """Return the page."""
    entries: list[Entry] = []
    errors: list[str] = []
    found = Tally()
    for one in drawn:
        entries += one.entries
        errors += one.errors
        found.add(one.counted)
    advice = {name: label[language] for name, label in outcome_labels(questionnaire).items()}
    kinds = [
        {kind.id: kind.label[language] for kind in spec.types}
        for spec in questionnaire.classifications
    ]
    charts = [
        _chart(questionnaire, spec, found, entries, at, language)
        for at, spec in enumerate(quadrants(questionnaire))
    ]
    return page(
        "overview.html",
        language,
        OVERVIEW,
        title=questionnaire.title[language],
        entries=entries,
        errors=errors,
        advice=advice,
        kinds=kinds,
        heads=[spec.label[language] for spec in questionnaire.classifications],
        counts=_counts(questionnaire, found, entries, advice, kinds, language),
        charts=charts,
        marks=tuple(dict.fromkeys(mark for entry in entries for mark in entry.marks)),
        dots=list(zip(*(chart.at for chart in charts), strict=True)) if charts else None,
    )


def _counts(
    questionnaire: Questionnaire,
    counted: Tally,
    entries: Sequence[Entry],
    advice: dict[str, str],
    kinds: Sequence[dict[str, str]],
    language: str,
) -> list[Counts]:
    """Count what was advised, how sure that is, and the types: in the questionnaire's order."""
    words, found, whole = Words(OVERVIEW, language), [], counted.assessed
    if advice:
        of_advice = shares(counted.of("outcome"), advice.items(), whole)
        found.append(Counts(words("by-advice"), of_advice))
    marks = [mark for entry in entries for mark in entry.marks]
    if marks:
        several = any(len(entry.marks) > 1 for entry in entries)
        labels = [(mark, mark) for mark in dict.fromkeys(marks)]
        note = words("marks-overlap") if several else ""
        found.append(Counts(words("by-mark"), shares(Counter(marks), labels, whole), note))
    for spec, types in zip(questionnaire.classifications, kinds, strict=True):
        every = [*types.items(), (None, words("unknown-type"))]
        of_type = shares(counted.of(f"type:{spec.id}"), every, whole)
        found.append(Counts(spec.label[language], of_type))
    return found


def _chart(
    questionnaire: Questionnaire,
    spec: Classification,
    counted: Tally,
    entries: Sequence[Entry],
    at: int,
    language: str,
) -> Chart:
    """Draw the quadrant number ``at`` with one dot for all cases that stand at the same spot."""
    words, count = Words(OVERVIEW, language), counted.of(f"type:{spec.id}")

    def cell(kind: Type) -> QuadrantCell:
        return QuadrantCell(f"{kind.label[language]}: {count[kind.id]}")

    drawing = draw(empty_quadrant(questionnaire, spec, language, cell), names_on_top=True)
    standing: dict[Spot, list[str]] = {}
    numbers: dict[Spot, int] = {}
    where: list[int | None] = []
    for entry in entries:
        spot = entry.spots[at]
        if spot is None:
            where.append(None)
        else:
            standing.setdefault(spot, []).append(entry.name)
            where.append(numbers.setdefault(spot, len(numbers)))
    # The area of a dot goes with its number; all together leave most of the picture free.
    placed = len(where) - where.count(None)
    room = INK * drawing.grid.width * drawing.grid.height
    one = min(LARGEST, sqrt(room / (pi * placed))) if placed else LARGEST
    dots = []
    for spot, names in standing.items():
        x, y = drawing.at(*spot)
        told = names[:MOST_NAMED]
        if len(names) > MOST_NAMED:
            told.append(words("more", count=len(names) - MOST_NAMED))
        dots.append(Dot(x, y, max(1.2, one * sqrt(len(names))), ", ".join(told)))
    return Chart(spec.label[language], drawing, tuple(dots), tuple(where), where.count(None))
