"""Classifications: in words, and on two axes as a quadrant."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from burgerkompas.questionnaire.model import Classification, Dimension, Questionnaire, Type
from burgerkompas.report.view.shapes import Cell, Group, Quadrant, Range
from burgerkompas.report.view.wording import Wording


def definitions(w: Wording) -> tuple[Group, ...]:
    """Return the classifications that can't be drawn on two axes."""
    return tuple(_definition(w, c) for c in w.questionnaire.classifications if len(c.axes) != 2)


def quadrants(w: Wording) -> tuple[Quadrant, ...]:
    """Return the classifications on two axes."""
    return tuple(_quadrant(w, c) for c in w.questionnaire.classifications if len(c.axes) == 2)


def _definition(w: Wording, spec: Classification) -> Group:
    found = next(c for c in w.result.classifications if c.id == spec.id)
    kind = next((kind for kind in spec.types if kind.id == found.type), None)
    lines: tuple[str, ...] = (w.words("place-unknown"),)
    if kind is not None:
        lines = (f"{w.text(kind.label)}.", *w.texts(kind.text, kind.warning))
    return Group(w.text(spec.label), (*lines, *_also_possible(w, spec, found.type)))


def _also_possible(w: Wording, spec: Classification, now: str | None) -> tuple[str, ...]:
    found = next(c for c in w.result.classifications if c.id == spec.id)
    labels = [
        w.text(kind.label)
        for kind in spec.types
        if kind.id in (found.possible or ()) and kind.id != now
    ]
    return (w.words("place-possible", labels="; ".join(labels)),) if labels else ()


def _quadrant(w: Wording, spec: Classification) -> Quadrant:
    found = next(c for c in w.result.classifications if c.id == spec.id)
    down, across = (w.questionnaire.dimension[axis] for axis in spec.axes)

    def cell(kind: Type) -> Cell:
        possible = kind.id in (found.possible or ())
        return Cell(w.text(kind.label), kind.id == found.type, possible)

    return structs.replace(
        empty_quadrant(w.questionnaire, spec, w.language, cell),
        down=_place(w, down),
        across=_place(w, across),
        down_range=_range(w, down),
        across_range=_range(w, across),
        down_borderline=w.numbers[down.id].borderline,
        across_borderline=w.numbers[across.id].borderline,
        lines=_told(w, spec, found.type),
    )


def empty_quadrant(
    questionnaire: Questionnaire, spec: Classification, language: str, cell: Callable[[Type], Cell]
) -> Quadrant:
    """Return a quadrant in which nothing has a place; ``cell`` makes the cell of a type."""
    axes = [questionnaire.dimension[axis] for axis in spec.axes]
    rows, columns = (tuple(reversed(axis.levels)) for axis in axes)
    kinds = {kind.at: kind for kind in spec.types}
    return Quadrant(
        title=spec.label[language],
        rows=tuple(level.label[language] for level in rows),
        columns=tuple(level.label[language] for level in columns),
        cells=tuple(tuple(cell(kinds[row.id, column.id]) for column in columns) for row in rows),
        down=None,
        across=None,
        down_range=None,
        across_range=None,
        down_borderline=False,
        across_borderline=False,
        lines=(),
    )


def spot(w: Wording, spec: Classification) -> tuple[float, float] | None:
    """Return where a case stands in a quadrant, across and down; ``None`` where it has no place."""
    down, across = (_place(w, w.questionnaire.dimension[axis]) for axis in spec.axes)
    return None if down is None or across is None else (across, down)


def _told(w: Wording, spec: Classification, now: str | None) -> tuple[str, ...]:
    """Say where the case stands, how sure that is, and what belongs to it."""
    kind = next((kind for kind in spec.types if kind.id == now), None)
    lines = [w.words("place-unknown")]
    if kind is not None:
        lines = [w.words("place", label=w.text(kind.label)), *w.texts(kind.text)]
    lines += [
        w.words("borderline", axis=w.label(axis))
        for axis in spec.axes
        if w.numbers[axis].borderline
    ]
    lines += _also_possible(w, spec, now)
    if kind is not None and kind.first_thing:
        lines.append(w.words("first-thing", text=w.text(kind.first_thing)))
    return tuple(lines)


def _place(w: Wording, axis: Dimension) -> float | None:
    """Return where a case stands on an axis; always in the cell of its level."""
    found = w.numbers[axis.id]
    score = w.result.number(found.score)
    if score is None:
        return None
    at = [level.id for level in reversed(axis.levels)].index(found.level or "")
    count = len(axis.levels)
    return min(max(_along(axis, score), at / count), (at + 1) / count)


def _range(w: Wording, axis: Dimension) -> Range | None:
    found = w.range(axis.id)
    return None if found is None else (_along(axis, found[1]), _along(axis, found[0]))


def _along(axis: Dimension, score: float) -> float:
    """Return the place of a score from 0 (the highest) to 1, where every level is equally wide."""
    bounds = [-1.0, *(float(level.low) for level in axis.levels if level.low is not None), 1.0]
    if axis.levels_on == "raw" or len(bounds) != len(axis.levels) + 1:
        return (1 - score) / 2
    at = sum(score >= bound for bound in bounds[1:-1])
    low, high = bounds[at], bounds[at + 1]
    within = (score - low) / (high - low) if high > low else 1.0
    return 1 - (at + within) / len(axis.levels)
