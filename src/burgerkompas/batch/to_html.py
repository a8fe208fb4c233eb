"""An overview of many cases on one web page: counts, places, and a table. No ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import pi, sqrt

import msgspec

from burgerkompas.batch.overview import Drawn, Entry, Spot, quadrants
from burgerkompas.batch.portfolio import outcome_labels
from burgerkompas.instrument.model import Classification, Instrument, Type
from burgerkompas.report.drawing import Drawing, draw
from burgerkompas.report.pages import page
from burgerkompas.report.view import Cell
from burgerkompas.report.view.typologies import empty_quadrant
from burgerkompas.texts import Words
from burgerkompas.texts.overview import OVERVIEW

MOST_NAMED = 12
"""How many names a dot tells; the table has them all."""

LARGEST, INK = 4.0, 0.3
"""The radius of a dot for one case, and what part of the picture all dots may fill."""


class Count(msgspec.Struct, frozen=True):
    """How many cases there are of one kind, and their share from 0 to 1."""

    label: str
    count: int
    share: float


class Counts(msgspec.Struct, frozen=True):
    """How many cases there are of each kind; ``note`` says what else is to be known of them."""

    title: str
    counts: tuple[Count, ...]
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


def to_html(instrument: Instrument, drawn: Iterable[Drawn], language: str) -> str:
    """Return the page."""
    entries: list[Entry] = []
    errors: list[str] = []
    for one in drawn:
        if isinstance(one, Entry):
            entries.append(one)
        else:
            errors.append(one)
    advice = {name: label[language] for name, label in outcome_labels(instrument).items()}
    kinds = [
        {kind.id: kind.label[language] for kind in spec.types}
        for spec in instrument.classifications
    ]
    charts = [
        _chart(instrument, spec, entries, [entry.spots[at] for entry in entries], language)
        for at, spec in enumerate(quadrants(instrument))
    ]
    return page(
        "overview.html",
        language,
        OVERVIEW,
        title=instrument.title[language],
        entries=entries,
        errors=errors,
        advice=advice,
        kinds=kinds,
        heads=[spec.label[language] for spec in instrument.classifications],
        counts=_counts(instrument, entries, advice, kinds, language),
        charts=charts,
        marks=_in_order(mark for entry in entries for mark in entry.marks),
        dots=list(zip(*(chart.at for chart in charts), strict=True)) if charts else None,
    )


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _counts(
    instrument: Instrument,
    entries: Sequence[Entry],
    advice: dict[str, str],
    kinds: Sequence[dict[str, str]],
    language: str,
) -> list[Counts]:
    """Count what was advised, how sure that is, and the types: in the questionnaire's order."""
    words, found = Words(OVERVIEW, language), []
    if advice:
        found.append(_counted(words("by-advice"), advice, [e.outcome for e in entries]))
    marks = [mark for entry in entries for mark in entry.marks]
    labels = {mark: mark for mark in _in_order(marks)}
    if labels:
        counted = _counted(words("by-mark"), labels, marks, len(entries))
        several = any(len(entry.marks) > 1 for entry in entries)
        note = words("marks-overlap") if several else ""
        found.append(msgspec.structs.replace(counted, note=note))
    for at, (spec, labels) in enumerate(zip(instrument.classifications, kinds, strict=True)):
        every = {**labels, "": words("unknown-type")}
        found.append(_counted(spec.label[language], every, [e.types[at] or "" for e in entries]))
    return found


def _counted(
    title: str, labels: dict[str, str], values: Sequence[str], whole: int | None = None
) -> Counts:
    count, whole = Counter(values), whole or len(values)
    return Counts(
        title,
        tuple(
            Count(label, count[name], count[name] / whole if whole else 0)
            for name, label in labels.items()
        ),
    )


def _chart(
    instrument: Instrument,
    spec: Classification,
    entries: Sequence[Entry],
    spots: Sequence[Spot | None],
    language: str,
) -> Chart:
    """Draw a quadrant with one dot for all cases that stand at the same spot."""
    words = Words(OVERVIEW, language)
    column = instrument.classifications.index(spec)
    count = Counter(entry.types[column] for entry in entries)

    def cell(kind: Type) -> Cell:
        return Cell(f"{kind.label[language]}: {count[kind.id]}", False, False)

    drawing = draw(empty_quadrant(instrument, spec, language, cell), names_on_top=True)
    standing: dict[Spot, list[str]] = {}
    numbers: dict[Spot, int] = {}
    where: list[int | None] = []
    for entry, spot in zip(entries, spots, strict=True):
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
