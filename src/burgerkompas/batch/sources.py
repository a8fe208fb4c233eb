"""From paths to chunks: files, folders, patterns and stdin, in order."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import FileIO
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from burgerkompas.batch.columns import TableReader
from burgerkompas.batch.guesses import with_profile
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.batch.reader import Chunk, Piece, Reader, Record, cut_texts
from burgerkompas.batch.tables import SUFFIXES as TABLES, open_table
from burgerkompas.cases import Case
from burgerkompas.errors import AnswersRefused, Problem, Where, system_problem
from burgerkompas.files import STDIN, input_problem, open_input, printable, standard_input
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import are_results

TEXTS = (".yaml", ".yml", ".json", ".jsonl")
SUFFIXES = (*TEXTS, *TABLES)
"""The files that are read from a folder."""

CASES_AT_ONCE = 32
"""How many texts or rows are one chunk at most: some tenths of a second of work."""

_LARGE = 1_000_000
"""A chunk of so many bytes is full."""

_ENDLESS = sys.maxsize
"""The size of a pipe."""

_BLOCK = 1 << 18


class _Entry(NamedTuple):
    """A file to read, or why it can't be."""

    path: str
    size: int = 0
    problem: Problem | None = None

    @property
    def file(self) -> str:
        """The path as it is printed: what in it is no Unicode becomes a question mark."""
        return STDIN if self.path == "-" else printable(self.path)


Tell = Callable[[str, Mapping[str, str]], None]
"""Callback for notices about a source: takes the key of a text, and its values."""


def tell_nobody(_key: str, _values: Mapping[str, str]) -> None:
    """Tell nothing."""


def find_cases(
    questionnaire: Questionnaire,
    paths: Iterable[str],
    column_map: Map = EMPTY,
    tell: Tell = tell_nobody,
) -> Iterator[Record]:
    """Yield every case in order; whatever is wrong with a file is yielded too."""
    chunks = find_chunks(questionnaire, paths, column_map, tell=tell)
    return chain.from_iterable(map(Reader(questionnaire).read, chunks))


def read_every_case(
    questionnaire: Questionnaire, paths: Iterable[str], tell: Tell = tell_nobody
) -> list[Case]:
    """Read every case of files, folders and patterns, in order.

    Raises ``AnswersRefused`` with the problems of all of them.
    """
    records = list(find_cases(questionnaire, paths, tell=tell))
    problems = [problem for record in records for problem in record.problems]
    if problems:
        raise AnswersRefused(problems)
    return [record.case for record in records if record.case is not None]


def find_chunks(
    questionnaire: Questionnaire,
    paths: Iterable[str],
    column_map: Map = EMPTY,
    kind: str | None = None,
    tell: Tell = tell_nobody,
) -> Iterator[Chunk]:
    """Yield all chunks in order: paths as given, what is in a folder by name.

    ``-`` is stdin, of a kind that its first line tells, unless ``kind`` does. Raises
    ``UsageRefused`` where the library for a kind of file is missing, and where a file is one that
    this run writes. ``tell`` hears how a table is read, where nothing in it says so.
    """
    opener = _Opener(questionnaire, column_map, kind, tell)
    texts: list[Piece] = []
    size = 0
    for entry in chain.from_iterable(map(_entries, paths)):
        for found in opener.open(entry):
            full = len(texts) == CASES_AT_ONCE or size > _LARGE
            if texts and (full or isinstance(found, Chunk)):
                yield Chunk(tuple(texts), size)
                texts, size = [], 0
            if isinstance(found, Chunk):
                yield found
            else:
                texts.append(found)
                size += len(found.content)
    if texts:
        yield Chunk(tuple(texts), size)


def size_of(paths: Iterable[str]) -> int | None:
    """Return how many bytes there are to read; ``None`` where that can't be told (stdin)."""
    return None if "-" in paths else sum(e.size for path in paths for e in _entries(path))


# -- from paths to files ---------------------------------------------------------------------


def _entries(name: str, named: bool = True) -> Iterator[_Entry]:
    """Yield the files that a path stands for; a pattern's were found, not ``named``."""
    if name == "-":
        yield _Entry(name)
    elif os.path.isdir(name):
        inside = _inside(name)
        yield next(inside, _refused(name, "no-cases-here"))
        yield from inside
    elif os.path.lexists(name) or not glob.has_magic(name):
        yield _entry(name, named)
    else:
        matching = sorted(glob.glob(name, recursive=True))
        if not matching:
            yield _refused(name, "no-cases-here")
        for found in matching:
            yield from _entries(found, named=False)


def _inside(folder: str) -> Iterator[_Entry]:
    """Yield what is in a folder and below it by name; what is hidden is left out.

    A folder, pipe or the like that is named as a case would be is wrong; a link to a folder isn't
    followed.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield _Entry(folder, 0, system_problem("unreadable", printable(folder), error))
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if name.lower().endswith(SUFFIXES):
            yield _entry(path, named=False)
        elif os.path.isdir(path) and not os.path.islink(path):
            yield from _inside(path)


def _entry(path: str, named: bool = True) -> _Entry:
    """Look at a path; one that wasn't ``named`` but found must be a regular file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        return _Entry(path, 0, input_problem(printable(path), error))
    if stat.S_ISFIFO(found.st_mode):
        return _Entry(path, _ENDLESS) if named else _refused(path, "not-a-file")
    return _Entry(path, found.st_size)


def _refused(path: str, code: str) -> _Entry:
    return _Entry(path, 0, Problem(code, Where(printable(path))))


# -- from files to texts and rows ------------------------------------------------------------


class _Opener(NamedTuple):
    """Opens files of any kind."""

    questionnaire: Questionnaire
    column_map: Map
    kind: str | None
    tell: Tell

    def open(self, entry: _Entry) -> Iterator[Piece | Chunk]:
        """Yield the texts of a file, the chunks of a table, or what is wrong with it."""
        file = entry.file
        try:
            if entry.problem is not None:
                yield Piece(file, 0, (entry.problem,))
            elif entry.path == "-":
                yield from self.stdin()
            else:
                yield from self.path(entry)
        except AnswersRefused as refused:
            yield Piece(file, 0, refused.problems)
        except OSError as error:
            yield Piece(file, 0, (input_problem(file, error),))

    def path(self, entry: _Entry) -> Iterator[Piece | Chunk]:
        suffix = os.path.splitext(entry.path)[1].lower()
        if suffix in TABLES and entry.size != _ENDLESS:
            yield from self.table(Path(entry.path), entry.file, suffix, entry.size)
        elif suffix in SUFFIXES:
            with open_input(entry.path, entry.size == _ENDLESS) as stream:
                yield from self.stream(_blocks(stream), entry.file, suffix)
        else:
            values = {"suffix": suffix or os.path.basename(entry.path)}
            raise AnswersRefused([Problem("unknown-suffix", Where(entry.file), values)])

    def stdin(self) -> Iterator[Piece | Chunk]:
        stream = standard_input()
        first = stream.readline(_BLOCK)
        suffix = f".{self.kind}" if self.kind else _suffix_for(first)
        yield from self.stream(chain([first], _blocks(stream)), STDIN, suffix)

    def stream(self, blocks: Iterable[bytes], file: str, suffix: str) -> Iterator[Piece | Chunk]:
        """Yield what is in a stream, which can be read but once."""
        if suffix not in TABLES:
            texts = cut_texts(blocks, file, suffix)
            yield next(texts, Piece(file, 0, (Problem("empty-file", Where(file)),)))
            yield from texts
            return
        # A table is read twice, and a process of its own may have to do it, so it needs a name.
        with TemporaryDirectory(prefix="burgerkompas-") as folder:
            path = Path(folder, f"table{suffix}")
            with path.open("wb") as copy:
                copy.writelines(blocks)
            yield from self.table(path, file, suffix, 0)

    def table(self, path: Path, file: str, suffix: str, size: int) -> Iterator[Chunk]:
        table = open_table(path, file, suffix, self.column_map)
        column_map = with_profile(self.questionnaire, table, self.column_map)
        for key, values in table.notices(file):
            self.tell(key, values)
        reader = TableReader(self.questionnaire, table.names, file, column_map)
        if reader.problems:
            of_results = [Problem("table-of-results", Where(file, 1))]
            raise AnswersRefused(of_results if are_results(table.names) else reader.problems)
        while lines := list(islice(table.lines, CASES_AT_ONCE)):
            rows = [Piece(file, n - 1, c if isinstance(c, list) else (c,)) for n, c in lines]
            if table.height is None:
                # As in a CSV, with a separator after each cell.
                share = sum(len(c) + sum(map(len, c)) for _, c in lines if isinstance(c, list))
            else:
                share = size * len(lines) // max(1, table.height)
            yield Chunk(tuple(rows), share, table.names, column_map)


def _suffix_for(first: bytes) -> str:
    """Tell by its first line what a stream is."""
    if first.startswith(b"PK\x03\x04"):
        return ".xlsx"
    if first.startswith(b"PAR1"):
        return ".parquet"
    text = first.lstrip(b"\xef\xbb\xbf").strip()
    if text.startswith(b"{") and text.endswith(b"}"):
        return ".jsonl"
    if text.startswith((b"{", b"[")) or b":" in text.partition(b",")[0] or not text:
        return ".yaml"
    return ".csv" if any(mark in text for mark in (b",", b";", b"\t", b"|")) else ".yaml"


def _blocks(stream: BinaryIO | FileIO) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    while block := read(_BLOCK):
        yield block
