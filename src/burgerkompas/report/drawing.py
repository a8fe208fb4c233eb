"""Where the parts of a quadrant or a bar stand in a picture, in the picture's own units."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import msgspec

from burgerkompas.report.view.values import Quadrant, QuadrantCell, ScoreBar

WIDTH = 360
EDGE = 2
HEAD = 15
"""The height of one line of a head; the heads of rows are turned a quarter."""

LINE = 17
CELL = 132
NARROWEST = 40
"""The least width of a cell: with many or long labels the drawing gets wider instead."""

MARK = 12
"""The room for the mark of a place around its middle."""

PER_CHARACTER = 7.4
"""The most that a character of a label takes on average, so that it stays in its cell."""


class DrawnBox(msgspec.Struct, frozen=True):
    """A rectangle, with the cell that it shows."""

    x: float
    y: float
    width: float
    height: float
    cell: QuadrantCell | None = None

    def inside(self, across: float, down: float) -> tuple[float, float]:
        """Return where a position from 0 (left, top) to 1 is drawn, with room for its mark."""
        x = min(max(across * self.width, MARK), self.width - MARK)
        y = min(max(down * self.height, MARK), self.height - MARK)
        return self.x + x, self.y + y


class DrawnLabel(msgspec.Struct, frozen=True):
    """Lines of text centred on ``x``, each with its own baseline."""

    x: float
    lines: tuple[tuple[float, str], ...]
    strong: bool = False
    turned: float | None = None
    """The middle of lines that are read upwards, left of ``x``; baselines count from ``x``."""


class QuadrantDrawing(msgspec.Struct, frozen=True):
    """A quadrant drawn."""

    width: float
    height: float
    grid: DrawnBox
    cells: tuple[DrawnBox, ...]
    heads: tuple[DrawnLabel, ...]
    labels: tuple[DrawnLabel, ...]
    reach: DrawnBox | None
    """Where the position can still come, if it can move."""
    borders: tuple[tuple[float, float, float, float], ...]
    """The lines between cells that the position is near to, as x1, y1, x2, y2."""
    place: tuple[float, float] | None
    """The position."""


def draw(quadrant: Quadrant, names_on_top: bool = False) -> QuadrantDrawing:
    """Return the drawing of a quadrant; all its texts fit.

    ``names_on_top`` leaves the middle of every cell free, where most marks are.
    """
    side = [wrap(label, 20) for label in quadrant.rows]
    left = EDGE + 5 + HEAD * max(map(len, side))
    wide = max(NARROWEST, (WIDTH - left - EDGE) / len(quadrant.columns))
    over = [wrap(label, int((wide - 8) / PER_CHARACTER)) for label in quadrant.columns]
    top = EDGE + 5 + HEAD * max(map(len, over))
    labels = [
        [wrap(cell.label, int((wide - 16) / PER_CHARACTER)) for cell in row]
        for row in quadrant.cells
    ]
    tall = max(CELL, 60 + LINE * max(len(lines) for row in labels for lines in row))
    grid = DrawnBox(left, top, wide * len(quadrant.columns), tall * len(quadrant.rows))
    place = None
    if quadrant.down is not None and quadrant.across is not None:
        place = grid.inside(quadrant.across, quadrant.down)
    cells, drawn = [], []
    for i, row in enumerate(quadrant.cells):
        for j, cell in enumerate(row):
            box = DrawnBox(left + j * wide, top + i * tall, wide, tall, cell)
            cells.append(box)
            mark = place if cell.here else None
            avoided = box.y + box.height if names_on_top else mark and mark[1]
            drawn.append(_label(box, labels[i][j], avoided, mark is not None))
    heads = [
        DrawnLabel(left + (j + 0.5) * wide, _lines(top + _first(lines), lines, HEAD))
        for j, lines in enumerate(over)
    ]
    # Turned a quarter around (x, turned): what is above there stands to the left here.
    turned = [
        DrawnLabel(left, _lines(_first(lines), lines, HEAD), turned=top + (i + 0.5) * tall)
        for i, lines in enumerate(side)
    ]
    return QuadrantDrawing(
        width=max(WIDTH, left + grid.width + EDGE),
        height=top + grid.height + EDGE,
        grid=grid,
        cells=tuple(cells),
        heads=(*turned, *heads),
        labels=tuple(drawn),
        reach=_reach(grid, quadrant),
        borders=tuple(_borders(grid, quadrant, place)) if place else (),
        place=place,
    )


def _first(lines: list[str]) -> float:
    """Return the baseline of the first line of a head, from the edge of the grid."""
    return -7 - HEAD * (len(lines) - 1)


def _lines(first: float, lines: list[str], step: float) -> tuple[tuple[float, str], ...]:
    return tuple((first + i * step, text) for i, text in enumerate(lines))


def _label(box: DrawnBox, lines: list[str], avoided: float | None, strong: bool) -> DrawnLabel:
    """Put a cell's label in its middle, or in the half where the height ``avoided`` isn't."""
    size = LINE * len(lines)
    first = box.y + (box.height - size) / 2
    if avoided is not None:
        above = avoided > box.y + box.height / 2
        first = box.y + 8 if above else box.y + box.height - size - 8
    return DrawnLabel(box.x + box.width / 2, _lines(first + 13, lines, LINE), strong)


def _reach(grid: DrawnBox, quadrant: Quadrant) -> DrawnBox | None:
    down, across = quadrant.down_span, quadrant.across_span
    if down is None or across is None or (down[0] == down[1] and across[0] == across[1]):
        return None
    x, y = grid.inside(across[0], down[0])
    right, bottom = grid.inside(across[1], down[1])
    return DrawnBox(x - MARK, y - MARK, right - x + 2 * MARK, bottom - y + 2 * MARK)


def _borders(
    grid: DrawnBox, quadrant: Quadrant, place: tuple[float, float]
) -> Iterator[tuple[float, float, float, float]]:
    if quadrant.down_borderline:
        y = _nearest(grid.y, grid.height, len(quadrant.rows), place[1])
        yield grid.x, y, grid.x + grid.width, y
    if quadrant.across_borderline:
        x = _nearest(grid.x, grid.width, len(quadrant.columns), place[0])
        yield x, grid.y, x, grid.y + grid.height


def _nearest(start: float, size: float, count: int, place: float) -> float:
    lines = [start + size * i / count for i in range(1, count)]
    return min(lines, key=lambda line: abs(line - place), default=start)


def stretches(bar: ScoreBar, steps: int) -> list[tuple[int, int, str]]:
    """Return the stretches of a bar of an even number of steps; one always ends in the middle.

    Each is ``score``, ``reach`` (where the score can still come) or empty.
    """
    half = steps // 2
    kinds = [""] * steps
    if bar.span is not None:
        low, high = (round((end + 1) * half) for end in bar.span)
        kinds[low:high] = ["reach"] * (high - low)
    if bar.score is not None:
        low, high = sorted((half, round((bar.score + 1) * half)))
        kinds[low:high] = ["score"] * (high - low)
    starts = [i for i in range(steps) if i in (0, half) or kinds[i] != kinds[i - 1]]
    return [(a, b, kinds[a]) for a, b in zip(starts, [*starts[1:], steps], strict=True)]
