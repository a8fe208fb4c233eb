"""An output file that a broken-off run can go on with.

While lines are written to FILE, ``FILE.resume`` says after every piece of work how far the file
goes, so that what was cut off in the middle can be cut away, and the work that is done skipped.
When all is done it is removed. It also knows what was run on what: a run that differs can't go on.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from burgerkompas.batch.work import Files, Rows, Texts, Work
from burgerkompas.errors import Problem, UsageRefused, Where


class Point(msgspec.Struct, frozen=True):
    """How far a run came: pieces of work, bytes of output, rows, and rows without result.

    ``trace`` is the fingerprint of all the work up to here.
    """

    works: int = 0
    bytes: int = 0
    rows: int = 0
    failed: int = 0
    trace: int = 0


class ResumableFile:
    """The output of one run; use it in a ``with``, which closes it however that ends."""

    def __init__(self, path: Path, run: str, resume: bool) -> None:
        self.path = path
        self.beside = path.with_name(f"{path.name}.resume")
        self.point = Point()
        self.skipped = 0
        self._whole = 0
        # What is no ordinary file (/dev/null, a pipe) can't be gone on with.
        self.keeps = path.is_file() or not path.exists()
        if resume:
            self.point = self._last_point(run)
        goes_on = self.point.works > 0
        self._journal: BinaryIO | None = None
        if self.keeps:
            self._journal = self._open(self.beside, goes_on)
            # A line that a full disk cut off would spoil the one that comes after it.
            end = self._whole if goes_on else 0
            self._journal.truncate(end)
            self._journal.seek(end)
            if not goes_on:
                self._journal.write(msgspec.json.encode(run) + b"\n")
                self._journal.flush()
        self._file = self._open(path, goes_on)
        if self.keeps:
            self._file.truncate(self.point.bytes)
            self._file.seek(self.point.bytes)

    def __enter__(self) -> ResumableFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._journal is not None:
            self._journal.close()

    def skip(self, works: Iterable[Work]) -> Iterator[Work]:
        """Return the work that isn't done yet; refuses where what was done is other work now.

        ``skipped`` is the size of the rest from then on.
        """
        works = iter(works)
        seen = 0
        for _ in range(self.point.works):
            work = next(works, None)
            if work is None:
                break
            seen = fingerprint(work, seen)
            self.skipped += work.size
        if seen != self.point.trace:
            raise UsageRefused([Problem("resume-other-input", Where(str(self.path)))])
        return works

    def write(self, data: bytes, work: Work | None, rows: int, failed: int) -> None:
        """Write what a piece of work gave, and that it is done; a header is no work."""
        self._file.write(data)
        self._file.flush()
        last = self.point
        self.point = Point(
            last.works + (work is not None),
            last.bytes + len(data),
            last.rows + rows,
            last.failed + failed,
            last.trace if work is None or not self.keeps else fingerprint(work, last.trace),
        )
        if self._journal is not None and work is not None:
            self._journal.write(msgspec.json.encode(self.point) + b"\n")
            self._journal.flush()

    def finish(self) -> None:
        """All is done: there is nothing to go on with any more."""
        if self._journal is not None:
            # Windows removes no open file.
            self._journal.close()
            self.beside.unlink(missing_ok=True)

    def _open(self, path: Path, goes_on: bool) -> BinaryIO:
        flags = os.O_RDWR | os.O_CREAT | (0 if goes_on or not self.keeps else os.O_TRUNC)
        if not self.keeps:
            flags = os.O_WRONLY
        return os.fdopen(os.open(path, flags, 0o600), "r+b" if self.keeps else "wb")

    def _last_point(self, run: str) -> Point:
        """Return the last point that the output has reached; the beginning where there is none."""
        try:
            *lines, cut_off = (data := self.beside.read_bytes()).split(b"\n")
            self._whole = len(data) - len(cut_off)
        except FileNotFoundError:
            if self.path.exists():
                raise UsageRefused([Problem("nothing-to-resume", Where(str(self.path)))]) from None
            return Point()
        try:
            same = not lines or msgspec.json.decode(lines[0], type=str) == run
            size = self.path.stat().st_size if self.path.exists() else 0
            # After a power cut the journal may know of more than has reached the disk.
            points = (msgspec.json.decode(line, type=Point) for line in reversed(lines[1:]))
            last = next((point for point in points if 0 <= point.bytes <= size), Point())
        except msgspec.DecodeError as error:
            raise UsageRefused([Problem("resume-unreadable", Where(str(self.beside)))]) from error
        if not same:
            raise UsageRefused([Problem("resume-other-run", Where(str(self.path)))])
        return last


def fingerprint(work: Work, before: int) -> int:
    """Return a number that tells work apart, and all that came before it.

    Of files that weren't read yet it has size and time of change.
    """
    if isinstance(work, Files):
        for path in work.paths:
            try:
                found = os.stat(path)
                state = f"{path}\0{found.st_size}\0{found.st_mtime_ns}"
            except (OSError, ValueError):
                state = path
            before = zlib.crc32(state.encode("utf-8", "surrogateescape"), before)
        return before
    if isinstance(work, Texts):
        for above, text in work.pieces:
            data = text if isinstance(text, bytes) else text.code.encode()
            before = zlib.crc32(data, zlib.crc32(above.to_bytes(8, "little"), before))
        return before
    if isinstance(work, Rows):
        return zlib.crc32(repr((work.names, work.lines)).encode(), before)
    return zlib.crc32(work.file.encode("utf-8", "surrogateescape"), before)
