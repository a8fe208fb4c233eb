"""Keep cases on disk: one session at a time on each, and nothing that is there is ever lost."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from itertools import count
from pathlib import Path

from msgspec import structs

from burgerkompas.cases.case import Case
from burgerkompas.cases.writer import dump_case
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import (
    open_own_file,
    refuse_unwritable,
    sweep,
    user_folder,
    write_atomically,
)
from burgerkompas.questionnaire.model import Questionnaire

CHANGED = "changed-elsewhere"
"""The problem of a file that something else has written to."""

_HELD = (EACCES, EAGAIN, EDEADLK)
"""What taking a lock that somebody holds ends in, by platform; anything else: there are none."""

_FAR = 1 << 30
"""The byte that is locked on Windows, where nobody else can read what is: past the holder's id."""


class CaseFile:
    """A case file whose lock this session holds."""

    def __init__(self, questionnaire: Questionnaire, path: Path) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self._content = _content(path)

    def save(self, case: Case) -> None:
        """Save a case over what this session saved last.

        Raises ``AnswersRefused`` when something that knows no locks, like an editor, has changed
        the file since; what is in it stays. Raises ``UsageRefused`` when it can't be written.
        """
        if _content(self.path) != self._content:
            raise AnswersRefused([Problem(CHANGED, Where(str(self.path)))])
        save_case(self.questionnaire, case, self.path)
        self._content = _content(self.path)


def save_case(questionnaire: Questionnaire, case: Case, path: Path) -> None:
    """Save a case with this version of the questionnaire, whole or not at all.

    Raises ``UsageRefused`` when it can't be written.
    """
    version = f"{questionnaire.id}@{questionnaire.version}"
    with refuse_unwritable(path):
        write_atomically(path, dump_case(questionnaire, structs.replace(case, questions=version)))


def copy_case(path: Path, version: str) -> Path:
    """Copy a file as it is beside itself, named after the version it was filled in with.

    The name is none that is read as a case; a copy that is there already stays as it is.
    """
    data = _content(path) or b""
    for number in count(1):
        mark = version if number == 1 else f"{version}-{number}"
        copy = path.with_name(f"{path.name}.{mark}")
        there = _content(copy)
        if there is None:
            with refuse_unwritable(copy):
                write_atomically(copy, data)
        if there in (None, data):
            return copy
    raise AssertionError


def claim_path(locks: ExitStack, name: str) -> Path:
    """Lock a path in this folder that nobody has, named after the initiative."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "case"
    for number in count(1):
        path = Path(f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
        if path.exists():
            continue
        with ExitStack() as own:
            try:
                own.enter_context(locked(path.resolve()))
            except AnswersRefused as refused:
                if refused.problems[0].code != "in-use":
                    raise
                continue
            # It may have come between the look and the lock.
            if not path.exists():
                locks.enter_context(own.pop_all())
                return path
    raise AssertionError


def _content(path: Path) -> bytes | None:
    """Return what is in a file, ``None`` where it isn't there."""
    with refuse_unwritable(path), suppress(FileNotFoundError):
        return path.read_bytes()
    return None


# -- the case saved last ---------------------------------------------------------------------


def _last_case() -> Path:
    return user_folder("state") / "last-case"


def remember(path: Path) -> None:
    """Note the case file that was saved last; failing to is no matter."""
    with suppress(OSError):
        _last_case().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_last_case(), str(path.resolve()))


def recall() -> Path | None:
    """Return the case file that was saved last, if it is still there."""
    with suppress(OSError, UnicodeDecodeError):
        path = Path(_last_case().read_text(encoding="utf-8"))
        if path.is_file():
            return path
    return None


# -- locks -----------------------------------------------------------------------------------


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock beside a file; it goes when its process does, however that ends.

    Raises ``AnswersRefused`` when another process holds it, ``UsageRefused`` where none can be
    made: also where something that is no file of this user has its name, which is left as it is. A
    file system that knows no locks gets none. What killed writes of the file left is removed.
    """
    beside = path.with_name(f".{path.name}.lock")
    with refuse_unwritable(path):
        handle = open_own_file(beside, os.O_RDWR | os.O_CREAT)
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


def _lock_far(handle: int, locking: Callable[[int, int, int], None], how: int) -> None:
    """Lock one byte far behind the end, as Windows lets one do."""
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        locking(handle, how, 1)
    finally:
        os.lseek(handle, 0, os.SEEK_SET)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
