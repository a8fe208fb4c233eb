"""Workbooks and Parquet, read by libraries that may die of them: for a bounded ``Worker``."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Any

from burgerkompas.batch.csv_text import MAX_LINE, Line, too_long
from burgerkompas.batch.workbook_archive import LostCells, lost_cells, refuse_bomb
from burgerkompas.errors import AnswersRefused, Problem, Where, closest
from burgerkompas.files import open_input, printable

ROWS_AT_ONCE = 1_000
"""How many rows cross to the other process at a time."""

MAX_ROWS_A_BYTE, FEW_ROWS = 1_000, 1_000_000
"""A file with more rows a byte than this can only hold rows that all say the same."""

_LIBRARIES = ("python_calamine", "polars", "pyo3_runtime")


def send_table(receiver: Any, path: Path, file: str, suffix: str, sheet: str | None = None) -> None:
    """Send about how many rows a table has, and then its lines, some at a time.

    Raises ``AnswersRefused`` where it can't be read; where it breaks off, that is its last line.
    """
    height, lines = READERS[suffix](path, file, sheet)
    receiver.send(height)
    some: list[Line] = []
    size = 0
    for number, cells in lines:
        length = sum(map(len, cells)) if isinstance(cells, list) else 0
        if length > MAX_LINE:
            some.append((number, too_long(file, number)))
        else:
            some.append((number, cells))
        size += min(length, MAX_LINE)
        if len(some) == ROWS_AT_ONCE or size > MAX_LINE:
            receiver.send(some)
            some, size = [], 0
    receiver.send(some)


def _read_workbook(path: Path, file: str, wanted: str | None) -> tuple[int, Iterator[Line]]:
    """Read a sheet, the first by default."""
    from python_calamine import CalamineWorkbook

    refuse_bomb(path, file)
    with _refuse_unreadable("not-xlsx", file), open_input(path, named=False) as stream:
        # Only a name tells that it is no other kind of workbook, but it has to be Unicode.
        book = CalamineWorkbook.from_object(path if printable(path) == str(path) else stream)
        if not book.sheet_names:
            raise AnswersRefused([Problem("empty-file", Where(file))])
        name = book.sheet_names[0] if wanted is None else wanted
        if name not in book.sheet_names:
            values = {"sheet": name, "sheets": ", ".join(f"'{s}'" for s in book.sheet_names[:20])}
            guess = closest(name, book.sheet_names)
            raise AnswersRefused([Problem("no-such-sheet", Where(file), values, guess)])
        sheet = book.get_sheet_by_name(name)
    lost = lost_cells(path, name)
    # Its rows leave out what is empty above and to the left of the first cell.
    top, left = sheet.start or (0, 0)
    rows = enumerate(sheet.iter_rows(), top + 1)
    lines: Iterator[tuple[int, list[str]]] = (
        (number, [""] * left + [text_of(cell) for cell in row]) for number, row in rows
    )
    if lost:
        lines = _filled_in(lines, lost)
    return sheet.height, _until_broken(lines, "not-xlsx", file)


def _filled_in(
    lines: Iterator[tuple[int, list[str]]], lost: LostCells
) -> Iterator[tuple[int, list[str]]]:
    for number, cells in lines:
        for column, text in lost.get(number, {}).items():
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or text
        yield number, cells


def _read_parquet(path: Path, file: str, sheet: str | None) -> tuple[int, Iterator[Line]]:
    """Read it with the names as line 1 and the rows from 2 on; a row group is in memory."""
    del sheet  # It has but one table.
    frame, names, height = scan_parquet(path, file)
    batches = frame.collect_batches(chunk_size=10_000, maintain_order=True)
    rows = enumerate((row for batch in batches for row in batch.iter_rows()), 2)
    lines = ((number, [text_of(cell) for cell in row]) for number, row in rows)
    return height, chain([(1, names)], _until_broken(lines, "not-parquet", file))


def scan_parquet(path: Path, file: str) -> tuple[Any, list[str], int]:
    """Return a Parquet file's lazy frame, the names of its columns and how many rows it has.

    Raises ``AnswersRefused`` for more rows than its size allows: a million in some bytes.
    """
    # Polars reads no further ahead than it must: half the memory, at the same speed.
    os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")
    import polars

    # Polars takes no name that isn't Unicode.
    opened = BufferedReader(open_input(path, named=False))
    with _refuse_unreadable("not-parquet", file), opened as stream:
        size = os.fstat(stream.fileno()).st_size
        frame = polars.scan_parquet(stream, glob=False)
        names = frame.collect_schema().names()
        height = frame.select(polars.len()).collect().item()
    if height > max(FEW_ROWS, size * MAX_ROWS_A_BYTE):
        values = {"rows": height, "size": size}
        raise AnswersRefused([Problem("too-many-rows-for-its-size", Where(file), values)])
    return frame, names, height


READERS: dict[str, Callable[[Path, str, str | None], tuple[int, Iterator[Line]]]] = {
    ".xlsx": _read_workbook,
    ".parquet": _read_parquet,
}


@contextmanager
def _refuse_unreadable(code: str, file: str) -> Iterator[None]:
    """Turn what a library in Rust says of a broken file into a problem; its panics too."""
    try:
        yield
    except BaseException as error:
        # A panic is no Exception, and has no class that can be imported everywhere.
        if type(error).__module__.partition(".")[0] not in _LIBRARIES:
            raise
        reason = str(error).partition("\n")[0]
        raise AnswersRefused([Problem(code, Where(file), {"reason": reason})]) from error


def _until_broken(lines: Iterable[Line], code: str, file: str) -> Iterator[Line]:
    """Yield the lines; where the file breaks off, what is wrong with it, as the last one."""
    number = 0
    try:
        with _refuse_unreadable(code, file):
            for number, cells in lines:
                yield number, cells
    except AnswersRefused as refused:
        yield number + 1, refused.problems[0]


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
