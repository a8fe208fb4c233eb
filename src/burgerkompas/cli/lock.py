"""Keep two sessions off one case; the lock goes when its process does, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from burgerkompas.errors import AnswersRefused, Problem, Where

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock beside a file; raises ``AnswersRefused`` when another process holds it."""
    beside = path.with_name(f".{path.name}.lock")
    try:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AnswersRefused(
            [Problem("unwritable", Where(str(path)), {"reason": reason})]
        ) from error
    try:
        _take(handle, path, beside)
        os.truncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        try:
            yield
        finally:
            with suppress(OSError):
                beside.unlink()
    finally:
        os.close(handle)


def _take(handle: int, path: Path, beside: Path) -> None:
    if fcntl is None:  # pragma: no cover - Windows
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(handle, 20).decode(errors="replace") or "?"
        problem = Problem("in-use", Where(str(path)), {"process": holder})
        raise AnswersRefused([problem]) from error
    try:
        # Whoever held it a moment ago took the file away with it: then this locks nothing.
        current = os.stat(beside).st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        current = False
    if not current:
        raise AnswersRefused([Problem("in-use", Where(str(path)), {"process": "?"})])
