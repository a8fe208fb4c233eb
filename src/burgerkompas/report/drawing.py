"""Where the parts of a quadrant stand in a picture, in the picture's own units."""

from __future__ import annotations

from textwrap import wrap

import msgspec

from burgerkompas.report.view.values import Quadrant, QuadrantCell

WIDTH = 360
EDGE = 2
HEAD = 15
"""What one line of a head takes; the heads of rows are turned a quarter."""

LINE = 17
CELL = 132
MARK = 12
"""What the mark of a place needs around its middle."""

PER_CHARACTER = 7.4
"""What a character of a label takes at most on average, so that it stays in its cell."""


class Box(msgspec.Struct, frozen=True):
    """A rectangle, with the cell that it shows."""

    x: float
    y: float
    width: float
    height: float
    cell: QuadrantCell | None = None


class Label(msgspec.Struct, frozen=True):
    """Lines of text around ``x``, each with its own baseline.

    ``turned`` is where the middle stands of lines that are read upwards, left of ``x``; their
    baselines count from ``x``.
    """

    x: float
    lines: tuple[tuple[float, str], ...]
    strong: bool = False
    turned: float | None = None


class Drawing(msgspec.Struct, frozen=True):
    """A quadrant drawn: cells, labels, the place, and where it can still come.

    ``borders`` are lines between cells near which the place stands, as x1, y1, x2, y2.
    """

    width: float
    height: float
    grid: Box
    cells: tuple[Box, ...]
    heads: tuple[Label, ...]
    labels: tuple[Label, ...]
    reach: Box | None
    borders: tuple[tuple[float, float, float, float], ...]
    place: tuple[float, float] | None

    def at(self, across: float, down: float) -> tuple[float, float]:
        """Return where a place is drawn that is given from 0 (left, top) to 1."""
        return _spot(self.grid, across, down)


def draw(quadrant: Quadrant, names_on_top: bool = False) -> Drawing:
    """Return the drawing of a quadrant; all its texts fit.

    ``names_on_top`` leaves the middle of every cell free, where most marks are.
    """
    rows, columns = len(quadrant.rows), len(quadrant.columns)
    side = [wrap(label, 21) for label in quadrant.rows]
    left = EDGE + 5 + HEAD * max(map(len, side))
    wide = (WIDTH - left - EDGE) / columns
    top_heads = [wrap(label, int((wide - 8) / PER_CHARACTER)) for label in quadrant.columns]
    top = EDGE + 5 + HEAD * max(map(len, top_heads))
    labels = [
        [wrap(cell.label, int((wide - 16) / PER_CHARACTER)) for cell in row]
        for row in quadrant.cells
    ]
    tall = max(CELL, 60 + LINE * max(len(lines) for row in labels for lines in row))
    grid = Box(left, top, wide * columns, tall * rows)
    place = None
    if quadrant.down is not None and quadrant.across is not None:
        place = _spot(grid, quadrant.across, quadrant.down)
    cells, drawn = [], []
    for i, row in enumerate(quadrant.cells):
        for j, cell in enumerate(row):
            box = Box(left + j * wide, top + i * tall, wide, tall, cell)
            cells.append(box)
            mark = place if cell.here else None
            below = box.x, box.y + box.height
            drawn.append(_label(box, labels[i][j], below if names_on_top else mark, bool(mark)))
    return Drawing(
        width=WIDTH,
        height=top + tall * rows + EDGE,
        grid=grid,
        cells=tuple(cells),
        heads=(*_side(grid, side, tall), *_top(grid, top_heads, wide)),
        labels=tuple(drawn),
        reach=_reach(grid, quadrant),
        borders=_borders(grid, quadrant, place),
        place=place,
    )


def _spot(grid: Box, across: float, down: float) -> tuple[float, float]:
    return _inside(grid.x, grid.width, across), _inside(grid.y, grid.height, down)


def _inside(start: float, size: float, place: float) -> float:
    """Return where a place from 0 to 1 is drawn: as far from the edge as its mark needs."""
    return start + min(max(place * size, MARK), size - MARK)


def _label(box: Box, lines: list[str], place: tuple[float, float] | None, strong: bool) -> Label:
    """Put a cell's label in its middle, or where the place isn't: above it or below it."""
    size = LINE * len(lines)
    first = box.y + (box.height - size) / 2
    if place is not None:
        above = place[1] > box.y + box.height / 2
        first = box.y + 8 if above else box.y + box.height - size - 8
    return Label(box.x + box.width / 2, _lines(first + 13, lines, LINE), strong)


def _lines(first: float, lines: list[str], step: float) -> tuple[tuple[float, str], ...]:
    return tuple((first + i * step, text) for i, text in enumerate(lines))


def _side(grid: Box, heads: list[list[str]], tall: float) -> list[Label]:
    # Turned a quarter around (x, turned): what is above there stands to the left here.
    return [
        Label(
            grid.x,
            _lines(-7 - HEAD * (len(lines) - 1), lines, HEAD),
            turned=grid.y + (i + 0.5) * tall,
        )
        for i, lines in enumerate(heads)
    ]


def _top(grid: Box, heads: list[list[str]], wide: float) -> list[Label]:
    return [
        Label(grid.x + (j + 0.5) * wide, _lines(grid.y - 7 - HEAD * (len(lines) - 1), lines, HEAD))
        for j, lines in enumerate(heads)
    ]


def _reach(grid: Box, quadrant: Quadrant) -> Box | None:
    """Return where the place can still come, if it can move."""
    down, across = quadrant.down_span, quadrant.across_span
    if down is None or across is None or (down[0] == down[1] and across[0] == across[1]):
        return None
    x, right = (_inside(grid.x, grid.width, place) for place in across)
    y, bottom = (_inside(grid.y, grid.height, place) for place in down)
    return Box(x - MARK, y - MARK, right - x + 2 * MARK, bottom - y + 2 * MARK)


def _borders(
    grid: Box, quadrant: Quadrant, place: tuple[float, float] | None
) -> tuple[tuple[float, float, float, float], ...]:
    """Return the lines between cells that the place is near to."""
    if place is None:
        return ()
    found = []
    right, bottom = grid.x + grid.width, grid.y + grid.height
    if quadrant.down_borderline:
        y = _nearest(grid.y, grid.height, len(quadrant.rows), place[1])
        found.append((grid.x, y, right, y))
    if quadrant.across_borderline:
        x = _nearest(grid.x, grid.width, len(quadrant.columns), place[0])
        found.append((x, grid.y, x, bottom))
    return tuple(found)


def _nearest(start: float, size: float, count: int, place: float) -> float:
    lines = [start + size * i / count for i in range(1, count)]
    return min(lines, key=lambda line: abs(line - place), default=start)
