"""Keep two sessions off one case; the lock goes when its process does, however that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path

from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, system_problem
from burgerkompas.files import sweep

_HELD = (EACCES, EAGAIN, EDEADLK)
"""What taking a lock that somebody holds ends in, by platform; anything else: there are none."""

_FAR = 1 << 30
"""The byte that is locked on Windows, where nobody else can read what is: past the holder's id."""

Locking = Callable[[int, int, int], None]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock beside a file.

    Raises ``AnswersRefused`` when another process holds it, ``UsageRefused`` where none can be
    made. A file system that knows no locks gets none. What killed writes of the file left is
    removed.
    """
    beside = path.with_name(f".{path.name}.lock")
    try:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UsageRefused([system_problem("unwritable", str(path), error)]) from error
    try:
        holder = _holder(handle, beside)
        if holder is not None:
            raise AnswersRefused([Problem("in-use", Where(str(path)), {"process": holder})])
        # On a full disk nobody can read who holds it; it is held all the same.
        with suppress(OSError):
            os.truncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        sweep(path)
        try:
            yield
        finally:
            # Away while it is still held, so that nobody gets hold of a file that is gone;
            # Windows removes no open file.
            if sys.platform != "win32":
                _remove(beside)
    finally:
        os.close(handle)
    if sys.platform == "win32":
        _remove(beside)


def _holder(handle: int, beside: Path) -> str | None:
    """Take the lock, or return the id of the process that holds it (``?``: not known)."""
    if not _take(handle):
        os.lseek(handle, 0, os.SEEK_SET)
        return os.read(handle, 20).decode(errors="replace") or "?"
    try:
        # Whoever held it a moment ago took the file away with it: then this locks nothing.
        current = os.stat(beside).st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        current = False
    return None if current else "?"


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


def _lock_far(handle: int, locking: Locking, how: int) -> None:
    """Lock one byte far behind the end, as Windows lets one do."""
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        locking(handle, how, 1)
    finally:
        os.lseek(handle, 0, os.SEEK_SET)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
