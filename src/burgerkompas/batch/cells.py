"""A table as it lies there: its column names and its rows of text, with their lines.

Whatever wrote the file, a cell becomes the text that a person sees in it, and a row is a list of
such texts. What the columns mean is for ``columns.py`` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from burgerkompas.batch.apart import MOST_MEMORY, MOST_SILENCE, Died, apart
from burgerkompas.batch.csv_text import open_csv
from burgerkompas.batch.foreign import READERS, Line, send_table
from burgerkompas.errors import AnswersRefused, Problem, Where, system_problem
from burgerkompas.extras import missing_library


class Table(msgspec.Struct, frozen=True):
    """A table; ``lines`` gives its rows once, in their order, without those that are empty.

    ``share`` tells how much of it was read, from 0 to 1.
    """

    file: str
    names: tuple[str, ...]
    lines: Iterator[Line]
    share: Callable[[], float]


MOST_COLUMNS = 16_384
"""How many columns a table may have: as many as a spreadsheet."""

SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet")

Opened = tuple[Iterator[Line], Callable[[], float]]

_MISSING_LIBRARY = {".xlsx": ("python_calamine", "xlsx"), ".parquet": ("polars", "parquet")}


def open_table(path: Path, file: str, suffix: str) -> Table:
    """Open a table; ``file`` names it in problems.

    Raises ``AnswersRefused`` where it can't be read or has no row of names, ``UsageRefused``
    where the library for it is missing.
    """
    try:
        every, share = _apart(path, file, suffix) if suffix in READERS else open_csv(path, file)
        lines = _filled(every)
        first = next(lines, None)
    except ImportError as error:
        raise missing_library(file, *_MISSING_LIBRARY[suffix]) from error
    except OSError as error:
        raise AnswersRefused([system_problem("unreadable", file, error)]) from error
    if first is None:
        raise AnswersRefused([Problem("empty-file", Where(file))])
    if isinstance(first[1], Problem):
        raise AnswersRefused([first[1]])
    names = [name.strip() for name in first[1]]
    while not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        problem = Problem("too-many-columns", Where(file, 1), {"most": MOST_COLUMNS})
        raise AnswersRefused([problem])
    return Table(file, tuple(names), _narrow(lines, len(names)), share)


def _filled(lines: Iterable[Line]) -> Iterator[Line]:
    for number, cells in lines:
        if isinstance(cells, Problem) or any(cell and not cell.isspace() for cell in cells):
            yield number, cells


def _narrow(lines: Iterable[Line], width: int) -> Iterator[Line]:
    """Leave of what stands to the right of the table only the first cell that isn't empty."""
    for number, cells in lines:
        if isinstance(cells, Problem) or len(cells) <= width:
            yield number, cells
        else:
            beyond = (cell for cell in islice(cells, width, None) if cell and not cell.isspace())
            yield number, cells[:width] + list(islice(beyond, 1))


def _apart(path: Path, file: str, suffix: str) -> Opened:
    """Open a table in a process of its own."""
    sent = apart(send_table, path, file, suffix)
    try:
        passed = _Passed(next(sent))
    except Died:
        raise AnswersRefused([_died(file)]) from None
    return passed.count(_until_dead(sent, file)), passed.share


def _until_dead(sent: Iterator[list[Line]], file: str) -> Iterator[Line]:
    """Yield the lines; where their reader dies, what is wrong with the file, as the last one."""
    number = 0
    try:
        for some in sent:
            for number, cells in some:
                yield number, cells
    except Died:
        yield number + 1, _died(file, number + 1)


def _died(file: str, line: int | None = None) -> Problem:
    values = {"gigabytes": str(MOST_MEMORY // 10**9), "seconds": f"{MOST_SILENCE:.0f}"}
    return Problem("reader-died", Where(file, line), values)


class _Passed:
    """Counts the rows that pass by."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.rows = 0

    def count(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            self.rows += 1
            yield line

    def share(self) -> float:
        return min(1.0, self.rows / self.height) if self.height else 1.0
