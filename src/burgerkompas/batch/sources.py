"""From paths to work: files, folders, patterns and stdin, in order."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple, TypeVar

from burgerkompas.batch.cells import SUFFIXES as TABLES
from burgerkompas.batch.cells import Table, open_table
from burgerkompas.batch.columns import find_columns
from burgerkompas.batch.documents import Piece, pieces
from burgerkompas.batch.foreign import Line
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.batch.work import Files, Found, Reader, Rows, Texts, Work, Wrong, shown
from burgerkompas.errors import AnswersRefused, Problem, Where, system_problem
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import are_results
from burgerkompas.strictyaml.decoding import standard_input

TEXTS = (".yaml", ".yml", ".json", ".jsonl")
SUFFIXES = (*TEXTS, *TABLES)
"""The files that are read from a folder."""

STDIN = "<stdin>"

FILES_AT_ONCE, TEXTS_AT_ONCE, ROWS_AT_ONCE = 64, 64, 200
"""How much is one piece of work at most: it takes less than some tenths of a second."""

STREAMED_AT_ONCE = 32
"""How many texts of stdin are: whoever writes them may be slow, and waits for the rows."""

_SMALL = 100_000
"""How many bytes of small files are one piece of work; a larger file is cut into its cases."""

_ENDLESS = sys.maxsize
"""The size of what is no file on a disk."""

_LONG = 1_000_000
_BLOCK = 1 << 18

Given = TypeVar("Given", Line, Piece)


def find_cases(
    questionnaire: Questionnaire, paths: Iterable[str], mapped: Map = EMPTY
) -> Iterator[Found]:
    """Yield every case in order; whatever is wrong with a file is yielded too."""
    reader = Reader(questionnaire, mapped)
    for work in find_work(questionnaire, paths, mapped):
        yield from reader.read(work)


def find_work(
    questionnaire: Questionnaire, paths: Iterable[str], mapped: Map = EMPTY, kind: str | None = None
) -> Iterator[Work]:
    """Yield all work in order: paths as given, what is in a folder by name.

    ``-`` is stdin, of a kind that its first line tells, unless ``kind`` does. Raises
    ``UsageRefused`` where the library for a kind of file is missing.
    """
    finder = _Finder(questionnaire, mapped)
    waiting: list[str] = []
    size = 0
    for entry in chain.from_iterable(_entries(path) for path in paths):
        full = len(waiting) == FILES_AT_ONCE or size + entry.size > _SMALL
        if waiting and (full or not entry.is_small_text):
            yield Files(tuple(waiting), size)
            waiting, size = [], 0
        if entry.is_small_text:
            waiting.append(entry.path)
            size += entry.size
        else:
            yield from finder.work(entry, kind)
    if waiting:
        yield Files(tuple(waiting), size)


def size_of(paths: Iterable[str]) -> int | None:
    """Return how many bytes there are to read; ``None`` where that can't be told (stdin)."""
    if "-" in paths:
        return None
    return sum(entry.size for entry in chain.from_iterable(_entries(path) for path in paths))


class _Entry(NamedTuple):
    """A file to read, or the ``code`` of what is wrong with it."""

    path: str
    size: int = 0
    code: str | None = None
    error: OSError | ValueError | None = None

    @property
    def is_small_text(self) -> bool:
        return self.code is None and self.path.lower().endswith(TEXTS) and self.size <= _SMALL


def _entry(path: str, named: bool = True) -> _Entry:
    """Look at a path; one that wasn't ``named`` but found must be an ordinary file."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return _Entry(path, 0, "no-such-file")
    except (OSError, ValueError) as error:
        return _Entry(path, 0, "unreadable", error)
    if stat.S_ISDIR(found.st_mode):
        return _Entry(path, 0, "is-a-folder")
    if stat.S_ISREG(found.st_mode):
        return _Entry(path, found.st_size)
    # A pipe that is named is read; the size tells that it is no small file.
    return _Entry(path, _ENDLESS) if named else _Entry(path, 0, "not-a-file")


def _entries(name: str) -> Iterator[_Entry]:
    """Yield the files that a path stands for."""
    if name == "-":
        yield _Entry(name)
    elif os.path.isdir(name):
        inside = _inside(name)
        yield next(inside, _Entry(name, 0, "no-cases-here"))
        yield from inside
    elif os.path.lexists(name) or not glob.has_magic(name):
        yield _entry(name)
    else:
        matching = sorted(glob.glob(name, recursive=True))
        if not matching:
            yield _Entry(name, 0, "no-cases-here")
        for found in matching:
            yield from _entries(found)


def _inside(folder: str) -> Iterator[_Entry]:
    """Yield what is in a folder and below it by name; what is hidden is left out.

    A folder, pipe or the like that is named as a case would be is wrong; a link to a folder isn't
    followed.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield _Entry(folder, 0, "unreadable", error)
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if name.lower().endswith(SUFFIXES):
            yield _entry(path, named=False)
        elif os.path.isdir(path) and not os.path.islink(path):
            yield from _inside(path)


class _Finder:
    def __init__(self, questionnaire: Questionnaire, mapped: Map) -> None:
        self.questionnaire = questionnaire
        self.mapped = mapped

    def work(self, entry: _Entry, kind: str | None) -> Iterator[Work]:
        """Yield the work in a table, a large text or stdin, or what is wrong with it."""
        name = entry.path
        file = STDIN if name == "-" else shown(name)
        try:
            if entry.error is not None:
                yield Wrong(file, (system_problem("unreadable", file, entry.error),))
            elif entry.code is not None:
                yield Wrong(file, (Problem(entry.code, Where(file)),))
            elif name == "-":
                yield from self._stdin(kind)
            else:
                yield from self._path(name, file, entry.size)
        except AnswersRefused as refused:
            yield Wrong(file, refused.problems)
        except OSError as error:
            yield Wrong(file, (system_problem("unreadable", file, error),))

    def _path(self, name: str, file: str, size: int) -> Iterator[Work]:
        suffix = os.path.splitext(name)[1].lower()
        if suffix in TABLES and size == _ENDLESS:
            with open(name, "rb") as stream:
                yield from self._passing_table(_blocks(stream), file, suffix)
        elif suffix in TABLES:
            yield from self._table(Path(name), file, suffix, size)
        elif suffix in TEXTS:
            with open(name, "rb") as stream:
                yield from _texts(_blocks(stream), file, suffix, TEXTS_AT_ONCE)
        else:
            values = {"suffix": suffix or os.path.basename(name)}
            yield Wrong(file, (Problem("unknown-suffix", Where(file), values),))

    def _stdin(self, kind: str | None) -> Iterator[Work]:
        stream = standard_input()
        first = stream.readline(_BLOCK)
        suffix = f".{kind}" if kind else self._kind(first)
        blocks = chain([first], _blocks(stream))
        if suffix in TABLES:
            yield from self._passing_table(blocks, STDIN, suffix)
        else:
            yield from _texts(blocks, STDIN, suffix, STREAMED_AT_ONCE)

    def _passing_table(self, blocks: Iterable[bytes], file: str, suffix: str) -> Iterator[Work]:
        """Yield the work in a table that can be read but once."""
        # It is read twice, and a process of its own may have to do it, so it needs a name.
        with TemporaryDirectory(prefix="burgerkompas-") as folder:
            path = Path(folder, f"table{suffix}")
            with path.open("wb") as kept:
                kept.writelines(blocks)
            yield from self._table(path, file, suffix)

    def _kind(self, first: bytes) -> str:
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

    def _table(self, path: Path, file: str, suffix: str, size: int = 0) -> Iterator[Work]:
        table: Table = open_table(path, file, suffix)
        _, problems = find_columns(self.questionnaire, table.names, file, self.mapped)
        if problems and are_results(table.names):
            problems = [Problem("table-of-results", Where(file, 1))]
        if problems:
            yield Wrong(file, tuple(problems))
            return
        before = 0.0
        while lines := tuple(_some(table.lines, ROWS_AT_ONCE)):
            share = table.share()
            yield Rows(file, table.names, lines, int((share - before) * size))
            before = share


def _some(found: Iterator[Given], at_once: int) -> Iterator[Given]:
    """Yield what is one piece of work: a number of lines or texts, fewer where they are long."""
    together = 0
    for one in islice(found, at_once):
        yield one
        together += _length(one)
        if together > _LONG:
            return


def _length(given: Line | Piece) -> int:
    """Return how long a line or a text is, by and large."""
    _, content = given
    if isinstance(content, Problem):
        return 0
    return len(content) + (0 if isinstance(content, bytes) else sum(map(len, content)))


def _texts(blocks: Iterable[bytes], file: str, suffix: str, at_once: int) -> Iterator[Work]:
    found = pieces(blocks, file, suffix)
    empty = True
    while some := tuple(_some(found, at_once)):
        empty = False
        yield Texts(file, some, sum(map(_length, some)))
    if empty:
        yield Wrong(file, (Problem("empty-file", Where(file)),))


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    while block := read(_BLOCK):
        yield block
