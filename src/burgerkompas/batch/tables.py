"""A table as it lies there: the names of its columns and its rows of texts, with their lines.

Whatever wrote the file, a cell becomes the text that a person sees in it. What the columns mean is
for ``columns`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from burgerkompas.batch.binary_tables import READERS, send_table
from burgerkompas.batch.csv_text import Line, open_csv
from burgerkompas.batch.mapping import EMPTY, MAX_COLUMNS, Map
from burgerkompas.batch.profiles import Profile, joined_headings, recognise
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.extras import missing_library
from burgerkompas.files import input_problem, open_input

SUFFIXES = (".csv", ".tsv", *READERS)

_LIBRARIES = {".xlsx": ("python_calamine", "xlsx"), ".parquet": ("polars", "parquet")}
"""What is missing where a table can't be read, and the extra that it comes with."""


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
        raise missing_library(file, *_LIBRARIES[suffix]) from error
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


def _read_apart(
    path: Path, file: str, suffix: str, sheet: str | None
) -> tuple[int, Iterator[Line]]:
    """Read a table in a process of its own: its height, and its lines as they come."""
    from burgerkompas.batch.worker import Worker, WorkerDied

    def height_and_lines() -> Iterator[Any]:
        worker = Worker(send_table, path, file, suffix, sheet, bounded=True)
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
