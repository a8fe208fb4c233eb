"""An overview of many cases on one web page: counts, places, and a table. No ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import pi, sqrt
from typing import BinaryIO

import msgspec

from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import Presentation
from burgerkompas.batch.summary import DECISIONS, Data, Tally, decisions, of, shares, tally_rows
from burgerkompas.batch.terminal import certainty
from burgerkompas.questionnaire.model import Classification, Questionnaire, Type
from burgerkompas.report.drawing import QuadrantDrawing, draw
from burgerkompas.report.to_html import page
from burgerkompas.report.view import QuadrantCell
from burgerkompas.report.view.advice import told_briefly
from burgerkompas.report.view.measures import empty_quadrant, position
from burgerkompas.report.view.wording import Wording
from burgerkompas.results import Result
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

MAX_NAMED = 12
"""How many names a dot tells; the table has them all."""

LARGEST, INK = 4.0, 0.3
"""The radius of a dot for one case, and what part of the picture all dots may fill."""

Spot = tuple[float, float]
"""A place in a quadrant, across and down, from 0 (left, top) to 1."""


class OverviewEntry(msgspec.Struct, frozen=True):
    """A case in the overview, small enough to hold thousands of them."""

    name: str
    place: str
    date: str
    advice: str
    """What is advised, in a few words."""
    marks: tuple[str, ...]
    """How sure the advice is, in words."""
    types: tuple[str | None, ...]
    """Its type in each classification."""
    spots: tuple[Spot | None, ...]
    """Where it stands in each classification on two axes."""


class Entries(msgspec.Struct, frozen=True):
    """What the overview shows of some rows."""

    entries: tuple[OverviewEntry, ...]
    errors: tuple[str, ...]
    """In words what is wrong with the other rows."""
    tally: Tally


class CountCard(msgspec.Struct, frozen=True):
    """How many cases there are of each kind."""

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
    """A quadrant with everybody's place."""

    title: str
    drawing: QuadrantDrawing
    dots: tuple[Dot, ...]
    at: tuple[int | None, ...]
    """For each case the number of its dot."""
    unplaced: int


def overview_entries(rows: Sequence[Record], shown: Presentation) -> Entries:
    """Return what the overview shows of some rows."""
    results = [row.result for row in rows if row.result is not None]
    problems = [problem for row in rows if row.result is None for problem in row.problems]
    return Entries(
        tuple(_entry(result, shown.language) for result in results),
        tuple(inert(shown.say(problem)) for problem in problems),
        tally_rows(rows),
    )


def write_page(parts: Iterable[Entries], shown: Presentation, output: BinaryIO) -> None:
    """Write the page."""
    questionnaire, language = shown.questionnaire, shown.language
    entries: list[OverviewEntry] = []
    errors: list[str] = []
    tally = Tally()
    for part in parts:
        entries += part.entries
        errors += part.errors
        tally.update(part.tally)
    advice = {name: end.label[language] for name, end in questionnaire.ends.items()}
    kinds = [
        {kind.id: kind.label[language] for kind in spec.types}
        for spec in questionnaire.classifications
    ]
    charts = [
        _chart(questionnaire, spec, tally, entries, at, language)
        for at, spec in enumerate(_quadrants(questionnaire))
    ]
    text = page(
        "overview.html",
        language,
        "overview",
        title=questionnaire.title[language],
        entries=entries,
        errors=errors,
        advice=advice,
        kinds=kinds,
        heads=[spec.label[language] for spec in questionnaire.classifications],
        counts=_count_cards(questionnaire, tally, entries, advice, kinds, language),
        charts=charts,
        advices=tuple(dict.fromkeys(e.advice for e in entries if e.advice)),
        marks=tuple(dict.fromkeys(mark for entry in entries for mark in entry.marks)),
        dots=list(zip(*(chart.at for chart in charts), strict=True)) if charts else None,
    )
    output.write(text.encode())


def _quadrants(questionnaire: Questionnaire) -> list[Classification]:
    return [spec for spec in questionnaire.classifications if len(spec.axes) == 2]


def _entry(result: Result, language: str) -> OverviewEntry:
    case, wording = result.case, Wording(result, language)
    return OverviewEntry(
        name=inert(case.called),
        place=inert(case.place or ""),
        date=inert(case.date or ""),
        advice=told_briefly(wording),
        marks=certainty(result, language),
        types=tuple(found.type for found in result.classifications),
        spots=tuple(position(wording, spec) for spec in _quadrants(result.questionnaire)),
    )


def _count_cards(
    questionnaire: Questionnaire,
    tally: Tally,
    entries: Sequence[OverviewEntry],
    advice: dict[str, str],
    kinds: Sequence[dict[str, str]],
    language: str,
) -> list[CountCard]:
    """Count what was advised, how sure that is, and the types: in the questionnaire's order."""
    words, whole, cards = Words("overview", language), tally["cases", "assessed"], []
    if advice:
        of_advice = shares(of(tally, "outcome"), advice.items(), whole)
        cards.append(CountCard(words("by-advice"), of_advice))
    if decisions(tally, language):
        said = Words("batch", language)
        labels = ((name, said(f"decision-{name or 'none'}")) for name in (*DECISIONS, None))
        of_decision = shares(of(tally, "decision"), labels, whole)
        cards.append(CountCard(said("decisions"), of_decision))
    marks: Counter[str | bool | None] = Counter(mark for e in entries for mark in e.marks)
    if marks:
        of_mark = shares(marks, ((str(mark), str(mark)) for mark in marks), whole)
        note = words("marks-overlap") if any(len(entry.marks) > 1 for entry in entries) else ""
        cards.append(CountCard(words("by-mark"), of_mark, note))
    for spec, types in zip(questionnaire.classifications, kinds, strict=True):
        every = [*types.items(), (None, words("unknown-type"))]
        of_type = shares(of(tally, f"type:{spec.id}"), every, whole)
        cards.append(CountCard(spec.label[language], of_type))
    return cards


def _chart(
    questionnaire: Questionnaire,
    spec: Classification,
    tally: Tally,
    entries: Sequence[OverviewEntry],
    at: int,
    language: str,
) -> Chart:
    """Draw the quadrant number ``at`` with one dot for all cases that stand at the same spot."""
    words, counts = Words("overview", language), of(tally, f"type:{spec.id}")

    def cell(kind: Type) -> QuadrantCell:
        return QuadrantCell(f"{kind.label[language]}: {counts[kind.id]}")

    drawing = draw(empty_quadrant(questionnaire, spec, language, cell), names_on_top=True)
    names_at: dict[Spot, list[str]] = {}
    for entry in entries:
        if place := entry.spots[at]:
            names_at.setdefault(place, []).append(entry.name)
    # The area of a dot goes with its number; all together leave most of the picture free.
    placed = sum(map(len, names_at.values()))
    room = INK * drawing.grid.width * drawing.grid.height
    one = min(LARGEST, sqrt(room / (pi * placed))) if placed else LARGEST
    dots = []
    for place, names in names_at.items():
        x, y = drawing.grid.inside(*place)
        told = names[:MAX_NAMED]
        if len(names) > MAX_NAMED:
            told.append(words("more", count=len(names) - MAX_NAMED))
        dots.append(Dot(x, y, max(1.2, one * sqrt(len(names))), ", ".join(told)))
    numbers: dict[Spot | None, int] = {place: i for i, place in enumerate(names_at)}
    dot_of = tuple(numbers.get(entry.spots[at]) for entry in entries)
    return Chart(spec.label[language], drawing, tuple(dots), dot_of, len(entries) - placed)
