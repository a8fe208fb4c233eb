"""Keep cases on disk: one session at a time for each, and no data is ever lost."""

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
"""The code for a file that another program has changed."""

_HELD = (EACCES, EAGAIN, EDEADLK)
"""The errors for a lock that somebody holds, by platform; others mean there are no locks."""

_FAR = 1 << 30
"""The byte to lock on Windows, beyond the holder's id, because nobody can read a locked byte."""


class CaseFile:
    """A case file whose lock this session holds."""

    def __init__(self, questionnaire: Questionnaire, path: Path) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self._content = _content(path)

    def save(self, case: Case) -> None:
        """Save a case over what this session saved last.

        Raises ``AnswersRefused`` if a program without locks, like an editor, has changed the file
        since; the file is left as it is. Raises ``UsageRefused`` if it can't be written.
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
    """Copy a file beside itself, named after the version it was filled in with.

    The name is not one that is read as a case; an existing copy is left as it is.
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


def file_stem(name: str) -> str:
    """Return the name of an initiative as the name of a file, without its ending."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "case"


def claim_path(locks: ExitStack, name: str) -> Path:
    """Lock an unused path in this folder, named after the initiative."""
    stem = file_stem(name)
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
            # It may have appeared between the check and the lock.
            if not path.exists():
                locks.enter_context(own.pop_all())
                return path
    raise AssertionError


def _content(path: Path) -> bytes | None:
    """Return the contents of a file, or ``None`` if there is none."""
    with refuse_unwritable(path), suppress(FileNotFoundError):
        return path.read_bytes()
    return None


# -- the case saved last ---------------------------------------------------------------------


def _last_case() -> Path:
    return user_folder("state") / "last-case"


def remember(path: Path) -> None:
    """Note the case file that was saved last; ignore failures."""
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
    """Hold a lock beside a file; it ends with its process, whatever the cause.

    Raises ``AnswersRefused`` if another process holds it, ``UsageRefused`` if it can't be made,
    for instance because its name belongs to something other than a file of this user. A file
    system without locks gets none. Remains of interrupted writes of the file are removed.
    """
    beside = path.with_name(f".{path.name}.lock")
    with refuse_unwritable(path):
        handle = open_own_file(beside, os.O_RDWR | os.O_CREAT)
    try:
        holder = _holder(handle, beside)
        if holder is not None:
            raise AnswersRefused([Problem("in-use", Where(str(path)), {"process": holder})])
        # On a full disk the holder's id can't be written; the lock is held all the same.
        with suppress(OSError):
            os.truncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        sweep(path)
        try:
            yield
        finally:
            # Removed while still held, so that nobody locks a file that is gone;
            # Windows can't remove an open file.
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
        # The previous holder may just have removed the file: then this locks nothing.
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
    """Lock one byte far beyond the end, as Windows allows."""
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        locking(handle, how, 1)
    finally:
        os.lseek(handle, 0, os.SEEK_SET)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
