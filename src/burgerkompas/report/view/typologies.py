"""Classifications: in words, and on two axes as a quadrant."""

from __future__ import annotations

from burgerkompas.instrument.model import Classification
from burgerkompas.report.view.shapes import Cell, Group, Quadrant
from burgerkompas.report.view.wording import Wording


def definitions(w: Wording) -> tuple[Group, ...]:
    """Return the classifications that can't be drawn on two axes."""
    return tuple(_definition(w, c) for c in w.instrument.classifications if len(c.axes) != 2)


def quadrants(w: Wording) -> tuple[Quadrant, ...]:
    """Return the classifications on two axes."""
    return tuple(_quadrant(w, c) for c in w.instrument.classifications if len(c.axes) == 2)


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
    axes = [w.instrument.dimension[axis] for axis in spec.axes]
    down, across = ([level.id for level in reversed(axis.levels)] for axis in axes)
    labels = [{level.id: w.text(level.label) for level in axis.levels} for axis in axes]
    kinds = {kind.at: kind for kind in spec.types}
    return Quadrant(
        title=w.text(spec.label),
        rows=tuple(labels[0][level] for level in down),
        columns=tuple(labels[1][level] for level in across),
        cells=tuple(
            tuple(
                Cell(
                    w.text(kinds[row, column].label),
                    kinds[row, column].id == found.type,
                    kinds[row, column].id in (found.possible or ()),
                )
                for column in across
            )
            for row in down
        ),
        down=w.result.number(w.numbers[spec.axes[0]].score),
        across=w.result.number(w.numbers[spec.axes[1]].score),
        down_range=w.range(spec.axes[0]),
        across_range=w.range(spec.axes[1]),
        borderline=found.borderline,
        lines=_place(w, spec, found.type),
    )


def _place(w: Wording, spec: Classification, now: str | None) -> tuple[str, ...]:
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
