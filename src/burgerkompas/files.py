"""The one door for files: to read what was asked for and no more, and to write whole or not at all.

What is read is a regular file of bounded size, and never one that this run writes.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from errno import EACCES, EBADF, EINVAL, EISDIR, ELOOP, EPERM
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any, BinaryIO, Literal

from burgerkompas.errors import Problem, UsageRefused, Where, system_problem
from burgerkompas.safe_text import as_unicode

MAX_BYTES = 5_000_000
"""The largest size of one text, in bytes."""

STDIN = "<stdin>"
"""What a file is called that was piped in."""

_outputs: ContextVar[tuple[os.stat_result, ...]] = ContextVar("outputs", default=())
"""The files that this run writes."""


class NotAFile(OSError):
    """The path is not a regular file."""


def printable(path: Path | str) -> str:
    """Return a path as it can be written: what isn't valid Unicode becomes a question mark."""
    return as_unicode(str(path))


def real_path(path: Path) -> Path:
    """Return where a path leads; a link that goes in a circle stays, and opening it will tell."""
    return Path(os.path.realpath(path))


@contextmanager
def refuse_to_read(outputs: Iterable[Path | int]) -> Iterator[None]:
    """Let nothing be read in this ``with`` that is also written: by path, or by open descriptor.

    By whatever name such a file is opened, ``open_input`` raises ``UsageRefused``.
    """
    found = []
    for output in outputs:
        with suppress(OSError, ValueError):
            about = os.stat(output)
            if stat.S_ISREG(about.st_mode):
                found.append(about)
    token = _outputs.set((*_outputs.get(), *found))
    try:
        yield
    finally:
        _outputs.reset(token)


def refuse_output(about: os.stat_result, path: Path | str) -> None:
    """Raise ``UsageRefused`` if a file is one that this run writes."""
    if any(os.path.samestat(about, output) for output in _outputs.get()):
        raise UsageRefused([Problem("written-over", Where(printable(path)))])


class _AsOpened(FileIO):
    """A file up to the size that it had when it was opened: one that grows may have no end."""

    def __init__(self, handle: int, size: int) -> None:
        super().__init__(handle, "rb")
        self._size = size

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many bytes, or all there are."""
        left = max(0, self._size - self.tell())
        return super().read(left if size is None or size < 0 else min(size, left)) or b""

    def readall(self) -> bytes:
        """Read all there are."""
        return self.read()

    def readinto(self, buffer: Any, /) -> int:
        """Read what fits."""
        left = max(0, self._size - self.tell())
        return super().readinto(memoryview(buffer)[:left]) or 0


def open_input(path: Path | str, named: bool = True) -> FileIO:
    """Open a file to read; every file that the program reads is opened or checked here.

    A pipe will do where a person ``named`` it. Raises ``OSError`` for what can't be opened,
    ``NotAFile`` for anything that isn't a regular file, ``UsageRefused`` for what this run writes.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    before = os.stat(path)
    pipe = named and stat.S_ISFIFO(before.st_mode)
    _require_file(before, path, pipe)
    # What has taken its place since must not keep us waiting.
    handle = os.open(path, flags if pipe else flags | getattr(os, "O_NONBLOCK", 0))
    try:
        about = os.fstat(handle)
        _require_file(about, path, pipe)
        refuse_output(about, path)
        # A pipe has no size, nor have the files of some systems.
        sized = stat.S_ISREG(about.st_mode) and about.st_size
        return _AsOpened(handle, about.st_size) if sized else open(handle, "rb", buffering=0)
    except BaseException:
        os.close(handle)
        raise


def _require_file(about: os.stat_result, path: Path | str, pipe: bool) -> None:
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    if not (stat.S_ISREG(about.st_mode) or (pipe and stat.S_ISFIFO(about.st_mode))):
        raise NotAFile(EINVAL, "no regular file", str(path))


def input_problem(file: str, error: OSError | ValueError) -> Problem:
    """Return the problem of a file that can't be opened; ``file`` names it."""
    match error:
        case FileNotFoundError():
            return Problem("no-such-file", Where(file))
        case IsADirectoryError():
            return Problem("is-a-folder", Where(file))
        case NotAFile():
            return Problem("not-a-file", Where(file))
    return system_problem("unreadable", file, error)


def read_bytes(path: Path | str, named: bool = True) -> tuple[bytes, list[Problem]]:
    """Read a file of at most ``MAX_BYTES``; what goes wrong is a problem, not an exception.

    ``named``: whether a person named it, so that it may be a pipe.
    """
    file = printable(path)
    try:
        with BufferedReader(open_input(path, named)) as stream:
            # A pipe has no size beforehand, and may have no end.
            size = os.fstat(stream.fileno()).st_size
            data = b"" if size > MAX_BYTES else stream.read((size or MAX_BYTES) + 1)
    except (OSError, ValueError) as error:
        return b"", [input_problem(file, error)]
    if max(size, len(data)) > MAX_BYTES:
        return b"", [Problem("too-large", Where(file), {"most": MAX_BYTES})]
    return data, []


def standard_input() -> BinaryIO:
    """Return stdin; raises ``OSError`` where who started the program has closed it.

    Raises ``UsageRefused`` where it comes from a file that this run writes.
    """
    if sys.stdin is None:
        raise OSError(EBADF, os.strerror(EBADF))
    with suppress(OSError, ValueError):
        refuse_output(os.fstat(sys.stdin.fileno()), STDIN)
    return sys.stdin.buffer


def write_atomically(path: Path, data: str | bytes, named: bool = True) -> None:
    """Write a file so that it is there whole or not at all, readable by its owner only.

    One that is there already keeps its mode, and a link leads to it still; what is not a file, as
    ``/dev/null``, is just written to. Texts are written as UTF-8. It is on disk when this returns,
    its name too where the platform can promise that. Raises ``OSError`` when it can't be written,
    as when its folder isn't there or the file is read-only; what was there before stays then. A
    process that is killed in between leaves a hidden file beside it, which ``locks`` takes away.
    Where nobody ``named`` the path, a link or pipe of its name is replaced.
    """
    written = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if named and is_device(path):
        with path.open("wb") as device:
            device.write(written)
        return
    with taking_the_place_of(path) if named else _beside(path) as temporary:
        temporary.write_bytes(written)


def write_own_file(path: Path, data: bytes) -> None:
    """Write one of the program's own files in the user's folders, making its folder if need be.

    A link or pipe by its name is replaced, not followed. Raises ``OSError``.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, data, named=False)


@contextmanager
def refuse_unwritable(where: object) -> Iterator[None]:
    """Turn an ``OSError`` while writing into ``UsageRefused`` with a problem at ``where``.

    A closed pipe stays what it is: it is not a problem that nobody reads on.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageRefused([system_problem("unwritable", printable(str(where)), error)]) from error


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
    """Whether the path is not a regular file, so that nothing can take its place."""
    try:
        mode = _mode(path)
    except OSError:
        return False
    return mode is not None and not stat.S_ISREG(mode)


def is_there(path: Path) -> bool:
    """Whether something is at a path; what can't be looked at is, and reading it will tell."""
    try:
        os.stat(path)
    except (OSError, ValueError) as error:
        return getattr(error, "errno", None) in (EACCES, EPERM, ELOOP)
    return True


@contextmanager
def taking_the_place_of(path: Path) -> Iterator[Path]:
    """Give a file to write that becomes ``path`` in the end, in the way of ``write_atomically``.

    Where what is written in the ``with`` fails, ``path`` stays as it was.
    """
    path = real_path(path)
    mode = _mode(path)
    if mode is not None:
        # To take its place asks for rights to its folder only; this for rights to the file.
        os.close(os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)))
    with _beside(path, mode) as temporary:
        yield temporary


@contextmanager
def _beside(path: Path, mode: int | None = None) -> Iterator[Path]:
    """Give a new file beside ``path``, of this user alone, that replaces it in the end."""
    import tempfile

    handle, name = tempfile.mkstemp(".burgerkompas", f".{path.name}.", path.parent)
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


def _sync_folder(folder: Path) -> None:
    # Windows has no such thing, and some file systems refuse it; the file itself is safe by now.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
