"""One process at a time on a file that is written."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK, EEXIST, EROFS
from pathlib import Path

from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where
from burgerkompas.files import (
    NotAFile,
    open_input,
    open_own_file,
    printable,
    real_path,
    refuse_unwritable,
)

_HELD = (EACCES, EAGAIN, EDEADLK)
"""The errors for a lock that somebody holds, by platform; others mean there are no locks."""

_FAR = 1 << 30
"""The byte to lock on Windows, beyond the holder's id, because nobody can read a locked byte."""

_UNFINISHED = re.compile(r"\.[a-z0-9_]{8}\.burgerkompas")
"""The rest of a file's name while it is being written."""

_LONGEST_ID = 20
"""The largest number of digits in the id of a process."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock beside a file, following links; it ends with its process, whatever the cause.

    Raises ``AnswersRefused`` if another process holds the file, by this name or another, and
    ``UsageRefused`` if no lock can be made, for instance because its name belongs to something
    other than a lock of this user, which is left as it is. A file system without locks gets none.
    Remains of interrupted writes of the file are removed.
    """
    real = real_path(path)
    beside = real.with_name(f".{real.name}.lock")
    with ExitStack() as handles:
        with refuse_unwritable(path):
            try:
                handle = open_own_file(beside, os.O_RDWR | os.O_CREAT)
                handles.callback(os.close, handle)
                holder = _holder(handle, beside)
            except OSError as error:
                if error.errno == EROFS or not os.path.lexists(beside):
                    raise
                values = {"file": printable(path.name)}
                odd = Problem("not-a-lock", Where(printable(beside)), values)
                raise UsageRefused([odd]) from error
        if holder is not None:
            raise _in_use(path, holder)
        try:
            if not _take_file(real, handles):
                raise _in_use(path, "?")
            # On a full disk the holder's id can't be written; the lock is held all the same.
            with suppress(OSError):
                os.truncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, str(os.getpid()).encode())
            _sweep(real)
            yield
        finally:
            # Removed while still held, so that nobody locks a file that is gone;
            # Windows can't remove an open file.
            if sys.platform != "win32":
                _remove(beside)
    if sys.platform == "win32":
        _remove(beside)


def _sweep(path: Path) -> None:
    """Remove leftovers of interrupted writes. The caller must hold the lock."""
    begin = f".{path.name}"
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(begin) and _UNFINISHED.fullmatch(name, len(begin)):
                with suppress(OSError):
                    beside = path.parent / name
                    os.close(open_own_file(beside, os.O_RDONLY))
                    beside.unlink()


def _in_use(path: Path, holder: str) -> AnswersRefused:
    return AnswersRefused([Problem("in-use", Where(printable(path)), {"process": holder})])


def _holder(handle: int, beside: Path) -> str | None:
    """Take the lock, or return the id of the process that holds it (``?``: not known).

    Raises ``FileExistsError`` where what is there holds more than such an id: then it isn't a lock.
    """
    taken = _take(handle)
    os.lseek(handle, 0, os.SEEK_SET)
    said = os.read(handle, _LONGEST_ID + 1).decode(errors="replace")
    if len(said) > _LONGEST_ID or not (said.isdecimal() or not said):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(beside))
    if not taken:
        return said or "?"
    try:
        # The previous holder may just have removed the file: then this locks nothing.
        current = os.stat(beside).st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        current = False
    return None if current else "?"


def _take_file(path: Path, handles: ExitStack) -> bool:
    """Take the file itself too, which may have a second name; return whether nobody else has it."""
    if sys.platform == "win32":
        return True  # there others could not read it then
    try:
        file = handles.enter_context(open_input(path, named=False))
    except NotAFile:
        raise AnswersRefused([Problem("not-a-file", Where(printable(path)))]) from None
    except OSError:
        return True  # reading it will tell
    return _take(file.fileno())


def _take(handle: int) -> bool:
    """Take a lock without waiting; return whether nobody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            _lock_far(handle, msvcrt.locking, msvcrt.LK_NBLCK)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True


def _lock_far(handle: int, locking: Callable[[int, int, int], None], how: int) -> None:
    """Lock one byte far beyond the end, as Windows allows."""
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        locking(handle, how, 1)
    finally:
        os.lseek(handle, 0, os.SEEK_SET)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
