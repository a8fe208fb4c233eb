"""A table as it lies there: its column names and its rows of text, with their lines.

Whatever wrote the file, a cell becomes the text that a person sees in it, and a row is a list of
such texts. What the columns mean is for ``columns.py`` to say.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from burgerkompas.batch.archive import refuse_bomb
from burgerkompas.batch.csv_text import open_csv
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, system_problem

Line = tuple[int, list[str] | Problem]
"""Where a row starts and what stands in it, or why it can't be read."""


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

_LIBRARIES = ("python_calamine", "polars", "pyo3_runtime")

Opened = tuple[Iterator[Line], Callable[[], float]]

_MISSING_LIBRARY = {".xlsx": ("python_calamine", "xlsx"), ".parquet": ("polars", "parquet")}


def open_table(source: Path | BinaryIO, file: str, suffix: str) -> Table:
    """Open a table; ``file`` names it in problems.

    Raises ``AnswersRefused`` where it can't be read or has no row of names, ``UsageRefused``
    where the library for it is missing.
    """
    opener = {".xlsx": _xlsx, ".parquet": _parquet}.get(suffix, open_csv)
    try:
        every, share = opener(source, file)
        lines = _filled(every)
        first = next(lines, None)
    except ImportError as error:
        raise missing_library(suffix, file) from error
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
        problem = Problem("too-many-columns", Where(file, 1), {"most": f"{MOST_COLUMNS:,}"})
        raise AnswersRefused([problem])
    return Table(file, tuple(names), _narrow(lines, len(names)), share)


def missing_library(suffix: str, file: str) -> UsageRefused:
    """Return what to tell where an extra isn't installed: the line that installs it."""
    library, extra = _MISSING_LIBRARY[suffix]
    values = {"library": library, "extra": extra}
    return UsageRefused([Problem("missing-library", Where(file), values)])


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


def _xlsx(source: Path | BinaryIO, file: str) -> Opened:
    """Open the first sheet."""
    from python_calamine import CalamineWorkbook

    refuse_bomb(source, file)
    with _refusing("not-xlsx", file):
        book = CalamineWorkbook.from_object(source)
        if not book.sheet_names:
            raise AnswersRefused([Problem("empty-file", Where(file))])
        sheet = book.get_sheet_by_index(0)
    # Its rows leave out what is empty above and to the left of the first cell.
    top, left = sheet.start or (0, 0)
    passed = _Passed(sheet.height)
    rows = passed.count(sheet.iter_rows())
    lines = ((top + n, [""] * left + [text_of(c) for c in row]) for n, row in enumerate(rows, 1))
    return _until_broken(lines, "not-xlsx", file), passed.share


def _parquet(source: Path | BinaryIO, file: str) -> Opened:
    """Open it with the names as line 1 and the rows from 2 on; a batch is in memory at a time."""
    import polars

    with _refusing("not-parquet", file):
        frame = polars.scan_parquet(source)
        names = frame.collect_schema().names()
        height = frame.select(polars.len()).collect().item()
    passed = _Passed(height)
    batches = frame.collect_batches(chunk_size=10_000, maintain_order=True)
    rows = passed.count(row for batch in batches for row in batch.iter_rows())
    lines = ((n, [text_of(cell) for cell in row]) for n, row in enumerate(rows, 2))
    sound = _until_broken(lines, "not-parquet", file)
    return chain([(1, names)], sound), passed.share


@contextmanager
def _refusing(code: str, file: str) -> Iterator[None]:
    """Turn what a library in Rust says of a broken file into a problem; its panics too."""
    try:
        yield
    except BaseException as error:
        # A panic is no Exception, and has no class that can be imported everywhere.
        if type(error).__module__.partition(".")[0] not in _LIBRARIES:
            raise
        reason = str(error).partition("\n")[0]
        raise AnswersRefused([Problem(code, Where(file), {"reason": reason})]) from error


def _until_broken(lines: Iterator[Line], code: str, file: str) -> Iterator[Line]:
    """Yield the lines; where the file breaks off, what is wrong with it, as the last one."""
    number = 0
    try:
        with _refusing(code, file):
            for number, cells in lines:
                yield number, cells
    except AnswersRefused as refused:
        yield number + 1, refused.problems[0]


class _Passed:
    """Counts the rows that pass by."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.rows = 0

    def count(self, rows: Iterable[Any]) -> Iterator[Any]:
        for row in rows:
            self.rows += 1
            yield row

    def share(self) -> float:
        return min(1.0, self.rows / self.height) if self.height else 1.0


def text_of(cell: object) -> str:
    """Return a cell as the text that a person would type."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, (list, tuple)):
        return ";".join(text_of(part) for part in cell)
    return str(cell)
