"""Read files of bounded size, and write them so that nothing is ever half-written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EBADF, EPERM
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Literal

from burgerkompas.errors import Problem, UsageRefused, Where, system_problem

_UNFINISHED = ".tmp"
"""How the name of a file ends that is being written; it begins as that of the file it becomes."""


MOST_BYTES = 5_000_000


def read_bytes(path: Path | str, most: int = MOST_BYTES) -> tuple[bytes, list[Problem]]:
    """Read a file of at most ``most`` bytes; what goes wrong is a problem, not an exception."""
    try:
        with open(path, "rb", buffering=0) as file:
            # What is no file on a disk has no size beforehand, and may have no end.
            size = os.fstat(file.fileno()).st_size or most
            data = _read_up_to(file, min(size, most) + 1)
    except FileNotFoundError:
        return b"", [Problem("no-such-file", Where(str(path)))]
    except (OSError, ValueError) as error:
        if os.path.isdir(path):
            return b"", [Problem("is-a-folder", Where(str(path)))]
        return b"", [system_problem("unreadable", str(path), error)]
    if len(data) > most:
        return b"", [Problem("too-large", Where(str(path)), {"most": most})]
    return data, []


def _read_up_to(file: FileIO, most: int) -> bytes:
    """Read until there is no more, or so many bytes; a pipe gives them in parts."""
    data = file.read(most) or b""
    while 0 < len(data) < most and (more := file.read(most - len(data))):
        data += more
    return data


def standard_input() -> BinaryIO:
    """Return stdin; raises ``OSError`` where who started the program has closed it."""
    if sys.stdin is None:
        raise OSError(EBADF, os.strerror(EBADF))
    return sys.stdin.buffer


def write_atomically(path: Path, data: str | bytes) -> None:
    """Write a file so that it is there whole or not at all, readable by its owner only.

    One that is there already keeps its mode, and a link leads to it still; what is no file, as
    ``/dev/null``, is just written to. Texts are written as UTF-8. It is on disk when this returns,
    its name too where the platform can promise that. Raises ``OSError`` when it can't be written,
    as when its folder isn't there or the file is read-only; what was there before stays then. A
    process that is killed in between leaves a hidden file beside it, which ``sweep`` takes away.
    """
    written = data.encode() if isinstance(data, str) else data
    if is_device(path):
        with path.open("wb") as device:
            device.write(written)
        return
    with taking_the_place_of(path) as temporary:
        temporary.write_bytes(written)


@contextmanager
def refuse_unwritable(where: object) -> Iterator[None]:
    """Turn an ``OSError`` while writing into ``UsageRefused`` with a problem at ``where``.

    A closed pipe stays what it is: that nobody reads on is no problem.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageRefused([system_problem("unwritable", str(where), error)]) from error


def user_folder(kind: Literal["cache", "state"]) -> Path:
    """Return the folder in which the program keeps what is its own for this user."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif kind == "cache":
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    else:
        base = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return Path(os.path.expanduser(base)) / "burgerkompas"


def open_own_file(path: Path, flags: int) -> int:
    """Open a regular file of this user, with ``flags`` of ``os.open``; returns its descriptor.

    Raises ``OSError`` for what another user, a link or a second name of the file may have put
    there.
    """
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags, 0o600)
    found = os.fstat(handle)
    mine = sys.platform == "win32" or found.st_uid == os.geteuid()
    if not (mine and stat.S_ISREG(found.st_mode) and found.st_nlink <= 1):
        os.close(handle)
        raise PermissionError(EPERM, os.strerror(EPERM), str(path))
    return handle


def is_device(path: Path) -> bool:
    """Whether what is there is no file, so that nothing can take its place."""
    try:
        mode = _mode(path)
    except OSError:
        return False
    return mode is not None and not stat.S_ISREG(mode)


def is_there(path: Path) -> bool:
    """Whether something is at a path; what nobody lets us look at is, and reading it will tell."""
    try:
        os.stat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


@contextmanager
def taking_the_place_of(path: Path) -> Iterator[Path]:
    """Give a file to write that becomes ``path`` in the end, in the way of ``write_atomically``.

    Where what is written in the ``with`` fails, ``path`` stays as it was.
    """
    import tempfile

    path = Path(os.path.realpath(path))
    mode = _mode(path)
    if mode is not None:
        # To take its place asks for rights to its folder only; this for rights to the file.
        os.close(os.open(path, os.O_WRONLY))
    handle, name = tempfile.mkstemp(_UNFINISHED, f".{path.name}.", path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int | None:
    """Return what a path is and who may use it; ``None`` where there is nothing."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def sweep(path: Path) -> None:
    """Remove what killed writes of a file have left; for who alone may write it now."""
    begin = f".{path.name}."
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(begin) and name.endswith(_UNFINISHED):
                with suppress(OSError):
                    (path.parent / name).unlink()


def _sync_folder(folder: Path) -> None:
    # Windows has no such thing, and some file systems refuse it; the file itself is safe by now.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
