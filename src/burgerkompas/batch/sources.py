"""From paths to work: files, folders, patterns and stdin, in order."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from burgerkompas.batch.cells import SUFFIXES as TABLES
from burgerkompas.batch.cells import Table, open_table
from burgerkompas.batch.columns import find_columns
from burgerkompas.batch.documents import pieces
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.batch.work import Files, Found, Reader, Rows, Texts, Work, Wrong
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.instrument.model import Instrument

TEXTS = (".yaml", ".yml", ".json", ".jsonl")
SUFFIXES = (*TEXTS, *TABLES)
"""The files that are read from a folder."""

STDIN = "<stdin>"

FILES_AT_ONCE, TEXTS_AT_ONCE, ROWS_AT_ONCE = 32, 32, 200
"""How much is one piece of work: some milliseconds of it."""

_SMALL = 1_000_000
_BLOCK = 1 << 18


def find_cases(
    instrument: Instrument, paths: Iterable[str], mapped: Map = EMPTY
) -> Iterator[Found]:
    """Yield every case in order; whatever is wrong with a file is yielded too."""
    reader = Reader(instrument, mapped)
    for work in find_work(instrument, paths, mapped):
        yield from reader.read(work)


def find_work(
    instrument: Instrument, paths: Iterable[str], mapped: Map = EMPTY, kind: str | None = None
) -> Iterator[Work]:
    """Yield all work in order: paths as given, what is in a folder by name.

    ``-`` is stdin, of a kind that its first line tells, unless ``kind`` does. Raises
    ``UsageRefused`` where the library for a kind of file is missing.
    """
    finder = _Finder(instrument, mapped)
    waiting: list[str] = []
    for found in chain.from_iterable(_files(path) for path in paths):
        small = isinstance(found, str) and _is_small_text(found)
        if small:
            waiting.append(found)  # type: ignore[arg-type]
        if waiting and (not small or len(waiting) == FILES_AT_ONCE):
            yield Files(tuple(waiting))
            waiting = []
        if not small:
            yield from finder.work(found, kind)
    if waiting:
        yield Files(tuple(waiting))


def _is_small_text(name: str) -> bool:
    if os.path.splitext(name)[1].lower() not in TEXTS:
        return False
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return True  # reading it will tell what is wrong
    return found.st_size <= _SMALL and not stat.S_ISFIFO(found.st_mode)


def _files(name: str) -> Iterator[str | Wrong]:
    """Yield the files that a path stands for."""
    if name == "-":
        yield name
    elif os.path.isdir(name):
        inside = _inside(name)
        first = next(inside, None)
        yield first or Wrong(name, (Problem("no-cases-here", Where(name)),))
        yield from inside
    elif os.path.lexists(name) or not glob.has_magic(name):
        yield name
    else:
        matching = sorted(glob.glob(name, recursive=True))
        if not matching:
            yield Wrong(name, (Problem("no-cases-here", Where(name)),))
        for found in matching:
            yield from _files(found)


def _inside(folder: str) -> Iterator[str | Wrong]:
    """Yield what is in a folder and below it by name; what is hidden is left out.

    A folder, pipe or the like that is named as a case would be is wrong; a link to a folder isn't
    followed.
    """
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Wrong(folder, (Problem("unreadable", Where(folder), {"reason": reason}),))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not entry.name.lower().endswith(SUFFIXES):
            if entry.is_dir(follow_symlinks=False):
                yield from _inside(entry.path)
        elif entry.is_file() or not os.path.exists(entry.path):
            yield entry.path
        else:
            code = "is-a-folder" if entry.is_dir() else "not-a-file"
            yield Wrong(entry.path, (Problem(code, Where(entry.path)),))


class _Finder:
    def __init__(self, instrument: Instrument, mapped: Map) -> None:
        self.instrument = instrument
        self.mapped = mapped

    def work(self, name: str | Wrong, kind: str | None) -> Iterator[Work]:
        """Yield the work in a table, a large text or stdin."""
        if isinstance(name, Wrong):
            yield name
            return
        file = STDIN if name == "-" else name
        try:
            if name == "-":
                yield from self._stdin(kind)
            elif os.path.isdir(name):
                yield Wrong(name, (Problem("is-a-folder", Where(name)),))
            else:
                yield from self._path(name)
        except AnswersRefused as refused:
            yield Wrong(file, refused.problems)
        except OSError as error:
            code = "no-such-file" if isinstance(error, FileNotFoundError) else "unreadable"
            reason = error.strerror or type(error).__name__
            yield Wrong(file, (Problem(code, Where(file), {"reason": reason}),))

    def _path(self, name: str) -> Iterator[Work]:
        suffix = os.path.splitext(name)[1].lower()
        if suffix in TABLES:
            yield from self._table(Path(name), name, suffix)
        elif suffix in TEXTS:
            with open(name, "rb") as stream:
                yield from _texts(_blocks(stream), name, suffix)
        else:
            os.stat(name)
            values = {"suffix": suffix or os.path.basename(name)}
            yield Wrong(name, (Problem("unknown-suffix", Where(name), values),))

    def _stdin(self, kind: str | None) -> Iterator[Work]:
        stream = sys.stdin.buffer
        first = stream.readline(_BLOCK)
        suffix = f".{kind}" if kind else self._kind(first)
        if suffix not in TABLES:
            yield from _texts(chain([first], _blocks(stream)), STDIN, suffix)
            return
        with TemporaryFile() as kept:
            for block in chain([first], _blocks(stream)):
                kept.write(block)
            kept.seek(0)
            yield from self._table(kept, STDIN, suffix)

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

    def _table(self, source: Path | BinaryIO, file: str, suffix: str) -> Iterator[Work]:
        table: Table = open_table(source, file, suffix)
        _, problems = find_columns(self.instrument, table.names, file, self.mapped)
        if problems:
            yield Wrong(file, tuple(problems))
            return
        while lines := tuple(islice(table.lines, ROWS_AT_ONCE)):
            yield Rows(file, table.names, lines)


def _texts(blocks: Iterable[bytes], file: str, suffix: str) -> Iterator[Work]:
    found = pieces(blocks, file, suffix)
    empty = True
    while some := tuple(islice(found, TEXTS_AT_ONCE)):
        empty = False
        yield Texts(file, some)
    if empty:
        yield Wrong(file, (Problem("empty-file", Where(file)),))


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    while block := read(_BLOCK):
        yield block
