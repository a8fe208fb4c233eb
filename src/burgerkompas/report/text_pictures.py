"""Pictures made of characters, for a screen: a bar and a quadrant, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from burgerkompas.report.view.values import Quadrant, QuadrantCell

BAR_WIDTH = 20
"""Columns of a bar from -1 to +1; even, so that 0 is in the middle."""

WIDEST_CELL = 37


def mark(unicode: bool) -> str:
    """Return what marks the place of a case."""
    return "●" if unicode else "X"


def shade(unicode: bool) -> str:
    """Return what fills the lead in a bar."""
    return "▒" if unicode else "="


def bar(score: float | None, unicode: bool, second: float | None = None) -> str:
    """Return a bar from 0 to the score; its lead over ``second`` is shaded."""
    half = BAR_WIDTH // 2
    full, empty, middle = ("█", "·", "│") if unicode else ("#", ".", "|")
    end = round((score or 0) * half)
    start = end if second is None else round(second * half)
    cells = [
        shade(unicode)
        if start <= cell < end
        else full
        if min(0, end) <= cell < max(0, end)
        else empty
        for cell in range(-half, half)
    ]
    return "".join([*cells[:half], middle, *cells[half:]])


def quadrant_lines(quadrant: Quadrant, width: int, unicode: bool) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a quadrant, each with whether it is a rule between the rows."""
    count = len(quadrant.columns)
    inside = min(WIDEST_CELL, (width - 3) // count - 1)
    across, down, cross = ("─", "│", "┼") if unicode else ("-", "|", "+")
    rule = (cross + cross.join(across * inside for _ in quadrant.columns) + cross, True)

    def line(cells: Sequence[str], edge: str = down) -> tuple[str, bool]:
        return edge + edge.join(f"{cell:<{inside}.{inside}}" for cell in cells) + edge, False

    for heads in zip_longest(*(wrap(one, inside) for one in quadrant.columns), fillvalue=""):
        yield line([_centred(head, inside) for head in heads], " ")
    for i, (label, row) in enumerate(zip(quadrant.rows, quadrant.cells, strict=True)):
        yield rule
        for part in wrap(label, inside):
            yield line([_centred(part, inside), *[""] * (count - 1)])
        cells = [
            _cell(cell, inside, quadrant.within(i, j), mark(unicode)) for j, cell in enumerate(row)
        ]
        yield from map(line, zip(*cells, strict=True))
    yield rule


def _cell(
    cell: QuadrantCell, inside: int, place: tuple[float, float] | None, mark: str
) -> list[str]:
    """Return six lines: the label, with the mark at the place of the case."""
    label = wrap(f"[{cell.label}]" if cell.here else cell.label, inside)[:2]
    lines = ["", "", *(_centred(part, inside) for part in label), "", ""]
    lines += [""] * (6 - len(lines))
    if not cell.here and cell.possible:
        lines[1] = _centred("?", inside)
    if place is not None:
        down, across = place
        at = max(0, min(inside - 1, round(across * (inside - 1))))
        line = 0 if down < 0.25 else 1 if down < 0.5 else 4 if down < 0.75 else 5
        lines[line] = " " * at + mark
    return lines


def _centred(text: str, width: int) -> str:
    return f"{text[:width]:^{width}}"
