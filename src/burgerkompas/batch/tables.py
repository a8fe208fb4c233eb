"""A table as found: the names of its columns and its rows of texts, with their lines.

Whatever wrote the file, a cell becomes the text that a person sees in it. What the columns mean is
for ``columns`` to say. Workbooks and Parquet are read by libraries that may crash on them, so in a
bounded ``Worker``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from burgerkompas.batch.csv_text import MAX_LINE, Line, open_csv, too_long
from burgerkompas.batch.mapping import EMPTY, MAX_COLUMNS, Map
from burgerkompas.batch.profiles import Profile, joined_headings, recognise
from burgerkompas.batch.spellings import text_of
from burgerkompas.batch.workbook import read_workbook
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.extras import missing_library
from burgerkompas.files import input_problem, open_input

ROWS_AT_ONCE = 1_000
"""How many rows cross from the worker at a time."""

MAX_ROWS_A_BYTE, FEW_ROWS = 1_000, 1_000_000
"""A file with more rows per byte than this can only hold rows that all say the same."""

_EXTRAS = {".xlsx": ("python_calamine", "xlsx"), ".parquet": ("polars", "parquet")}
"""What is missing where a table can't be read, and the extra that it comes with."""

_LIBRARIES = ("python_calamine", "polars", "pyo3_runtime")
"""Where what the libraries raise is defined."""


class Table(msgspec.Struct, frozen=True):
    """A table that is being read."""

    names: tuple[str, ...]
    """What stands above the columns."""
    lines: Iterator[Line]
    """Its rows, once and in their order, without those that are empty."""
    height: int | None
    """About how many rows there are, where the file tells."""
    profile: Profile | None = None
    """What is known of the tool that wrote it."""
    guessed: str | None = None
    """The encoding that it is read in, where nothing in the file says so."""
    texts: tuple[str, ...] = ()
    """What a second row says of each column, where the tool writes one below the names."""

    def notices(self, file: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield what a person has to know of how it is read: keys of texts, with their values."""
        if self.guessed is not None:
            yield "encoding-guessed", {"file": file, "encoding": self.guessed}
        if self.profile is not None:
            yield "profile", {"file": file, "tool": self.profile.title}


def open_table(
    path: Path, file: str, suffix: str, column_map: Map = EMPTY, nameless: bool = False
) -> Table:
    """Open a table; ``file`` names it in problems.

    ``column_map`` says which sheet, which rows below the headings hold no case, and which columns
    beyond the last heading count; with ``nameless`` all of them do.

    Raises ``AnswersRefused`` where it can't be read or has no row of names, ``UsageRefused`` where
    the library for it is missing.
    """
    try:
        open_input(path, named=False).close()
        guessed = None
        if suffix in READERS:
            height, lines = _read_apart(path, file, suffix, column_map.sheet)
        else:
            height, (encoding, lines) = None, open_csv(path, file)
            guessed = encoding.title if encoding.guessed else None
        lines = _without_empty(lines) if column_map.skip_rows is None else lines
        first = next(_without_empty(lines), None)
    except ImportError as error:
        raise missing_library(file, *_EXTRAS[suffix]) from error
    except OSError as error:
        raise AnswersRefused([input_problem(file, error)]) from error
    if first is None:
        raise AnswersRefused([Problem("empty-file", Where(file))])
    if isinstance(first[1], Problem):
        raise AnswersRefused([first[1]])
    names = [name.strip() for name in first[1]]
    profile = recognise(names)
    if profile is not None and profile.heading_rows > 1 and column_map.skip_rows is None:
        second = next(lines, (0, []))[1]
        if not isinstance(second, Problem):
            names = joined_headings(profile, names, [cell.strip() for cell in second])
    width = len(names) if nameless else max(column_map.places, default=0)
    while len(names) > width and not names[-1]:
        names.pop()
    names += [""] * (width - len(names))
    if len(names) > MAX_COLUMNS:
        problem = Problem("too-many-columns", Where(file, 1), {"most": MAX_COLUMNS})
        raise AnswersRefused([problem])
    lines = _without_empty(islice(lines, column_map.skip_rows or 0, None))
    texts: list[str] = []
    if profile is not None and profile.headings_end and column_map.skip_rows is None:
        texts, lines = _below_headings(lines, profile.headings_end)
    rows = _narrowed(lines, len(names))
    return Table(tuple(names), rows, height, profile, guessed, tuple(texts))


def _below_headings(lines: Iterator[Line], end: str) -> tuple[list[str], Iterator[Line]]:
    """Return the texts below the names, and the rows after the last one of the headings.

    That is one of the next two, or there is none; the texts are in the first if it is the second.
    """
    above = list(islice(lines, 2))
    for i, (_, cells) in reversed([*enumerate(above)]):
        if not isinstance(cells, Problem) and any(re.fullmatch(end, cell) for cell in cells):
            first = above[0][1]
            texts = [] if i == 0 or isinstance(first, Problem) else first
            return texts, chain(above[i + 1 :], lines)
    return [], chain(above, lines)


def is_blank(cell: str) -> bool:
    """Tell whether a cell holds nothing that can be seen."""
    return not cell or cell.isspace()


def _without_empty(lines: Iterable[Line]) -> Iterator[Line]:
    for number, cells in lines:
        if isinstance(cells, Problem) or not all(map(is_blank, cells)):
            yield number, cells


def _narrowed(lines: Iterable[Line], width: int) -> Iterator[Line]:
    """Leave of what stands to the right of the table only the first cell that isn't blank."""
    for number, cells in lines:
        if isinstance(cells, Problem) or len(cells) <= width:
            yield number, cells
        else:
            beyond = [cell for cell in cells[width:] if not is_blank(cell)]
            yield number, cells[:width] + beyond[:1]


# -- workbooks and Parquet -------------------------------------------------------------------


def _read_apart(
    path: Path, file: str, suffix: str, sheet: str | None
) -> tuple[int, Iterator[Line]]:
    """Read a table in a process of its own: its height, and its lines as they come."""
    from burgerkompas.batch.worker import Worker, WorkerDied

    def height_and_lines() -> Iterator[Any]:
        worker = Worker(_send_table, path, file, suffix, sheet, bounded=True)
        number = None
        try:
            values = worker.values()
            yield next(values)
            number = 0
            for some in values:
                for number, cells in some:
                    yield number, cells
        except WorkerDied:
            if number is None:
                raise AnswersRefused([_reader_died(file)]) from None
            yield number + 1, _reader_died(file, number + 1)
        finally:
            worker.close()

    found = height_and_lines()
    return next(found), found


def _reader_died(file: str, line: int | None = None) -> Problem:
    from burgerkompas.batch.worker import MAX_MEMORY, MAX_SILENCE

    values = {"gigabytes": str(MAX_MEMORY // 10**9), "seconds": f"{MAX_SILENCE:.0f}"}
    return Problem("reader-died", Where(file, line), values)


def _send_table(receiver: Any, path: Path, file: str, suffix: str, sheet: str | None) -> None:
    """Send about how many rows a table has, and then its lines, some at a time.

    Raises ``AnswersRefused`` where it can't be read; where it breaks off, that is its last line.
    """
    code = "not-parquet" if suffix == ".parquet" else "not-xlsx"
    with _refuse_unreadable(code, file):
        height, lines = READERS[suffix](path, file, sheet)
    receiver.send(height)
    some: list[Line] = []
    size = 0
    for number, cells in _until_broken(lines, code, file):
        length = sum(map(len, cells)) if isinstance(cells, list) else 0
        some.append((number, too_long(file, number) if length > MAX_LINE else cells))
        size += min(length, MAX_LINE)
        if len(some) == ROWS_AT_ONCE or size > MAX_LINE:
            receiver.send(some)
            some, size = [], 0
    receiver.send(some)


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


def _read_parquet(path: Path, file: str, sheet: str | None) -> tuple[int, Iterator[Line]]:
    """Read it with the names as line 1 and the rows from 2 on; a row group is in memory."""
    del sheet  # It has but one table.
    frame, names, height = scan_parquet(path, file)
    batches = frame.collect_batches(chunk_size=10_000, maintain_order=True)
    rows = enumerate((row for batch in batches for row in batch.iter_rows()), 2)
    lines = ((number, [text_of(cell) for cell in row]) for number, row in rows)
    return height, chain([(1, names)], lines)


def scan_parquet(path: Path, file: str) -> tuple[Any, list[str], int]:
    """Return a Parquet file's lazy frame, the names of its columns and how many rows it has.

    Raises ``AnswersRefused`` for more rows than its size allows: a million in some bytes.
    """
    # Polars reads no further ahead than it must: half the memory, at the same speed.
    os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")
    import polars

    # Polars takes no name that isn't Unicode.
    opened = BufferedReader(open_input(path, named=False))
    with opened as stream:
        size = os.fstat(stream.fileno()).st_size
        frame = polars.scan_parquet(stream, glob=False)
        names = frame.collect_schema().names()
        height = frame.select(polars.len()).collect().item()
    if height > max(FEW_ROWS, size * MAX_ROWS_A_BYTE):
        values = {"rows": height, "size": size}
        raise AnswersRefused([Problem("too-many-rows-for-its-size", Where(file), values)])
    return frame, names, height


READERS: dict[str, Callable[[Path, str, str | None], tuple[int, Iterator[Line]]]] = {
    ".xlsx": read_workbook,
    ".parquet": _read_parquet,
}

SUFFIXES = (".csv", ".tsv", *READERS)
