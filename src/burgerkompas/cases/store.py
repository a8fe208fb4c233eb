"""Keep cases on disk: one session at a time for each, and no data is ever lost."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import ExitStack, suppress
from io import BufferedReader
from itertools import count, islice
from pathlib import Path

import msgspec
from msgspec import structs

from burgerkompas.cases.case import Case
from burgerkompas.cases.writer import dump_case
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import (
    MAX_BYTES,
    open_input,
    open_own_file,
    printable,
    real_path,
    refuse_unwritable,
    user_folder,
    write_atomically,
    write_own_file,
)
from burgerkompas.locks import locked
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.model import Questionnaire

ENDINGS = (".yaml", ".yml")
"""The endings of the names of case files."""

CHANGED = "changed-elsewhere"
"""The code for a file that another program has changed."""


class CaseFile:
    """A case file whose lock this session holds."""

    def __init__(self, questionnaire: Questionnaire, path: Path) -> None:
        self.questionnaire = questionnaire
        self.path = path
        self._content = _content(path)

    def save(self, case: Case, stamp_version: bool = True) -> None:
        """Save a case over what this session saved last; ``stamp_version`` as in ``save_case``.

        Raises ``AnswersRefused`` if a program without locks, like an editor, has changed the file
        since; the file is left as it is. Raises ``UsageRefused`` if it can't be written.
        """
        if _content(self.path) != self._content:
            raise AnswersRefused([Problem(CHANGED, Where(printable(self.path)))])
        save_case(self.questionnaire, case, self.path, stamp_version)
        self._content = _content(self.path)


def save_case(
    questionnaire: Questionnaire, case: Case, path: Path, stamp_version: bool = True
) -> None:
    """Save a case, whole or not at all; ``stamp_version``: as filled in with this version.

    Raises ``UsageRefused`` when it can't be written.
    """
    if stamp_version:
        case = structs.replace(case, questions=questionnaire.reference)
    with refuse_unwritable(path):
        write_atomically(path, dump_case(questionnaire, case))


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
                write_atomically(copy, data, named=False)
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
                own.enter_context(locked(path))
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
    """Return what is in a file, as far as a case may be long; ``None`` where it isn't there."""
    with refuse_unwritable(path), suppress(FileNotFoundError):
        file = BufferedReader(open_input(path, named=False))
        with file:
            return file.read(MAX_BYTES + 1)
    return None


# -- cases saved recently, and examples ------------------------------------------------------

_MAX_RECENT = 20
"""The number of case files that are remembered."""

_MAX_PATH = 10_000
"""The largest number of bytes that a path may have."""


_SHORT, _SINCE = "--short", "--since="
"""What stands behind a path about how its interview was begun; a path itself is absolute."""


class Begun(msgspec.Struct, frozen=True):
    """How the interview of a case was begun: ``short``, and ``since`` which earlier file."""

    short: bool = False
    since: Path | None = None


def _recent_file() -> Path:
    return user_folder("state") / "recent-cases"


def remember(path: Path, begun: Begun | None = None) -> None:
    """Note that a case file was saved just now; ignore failures.

    ``begun``: how its interview was begun; ``None``: as was noted before.
    """
    with suppress(OSError):
        path, known = real_path(path), recent_cases()
        before = known.pop(path, Begun())
        parts = []
        for one, how in islice({path: begun or before, **known}.items(), _MAX_RECENT):
            since = [f"{_SINCE}{how.since}"] if how.since else []
            parts += [str(one), *[_SHORT] * how.short, *since]
        write_own_file(_recent_file(), b"\0".join(map(os.fsencode, parts)))


def recent_cases() -> dict[Path, Begun]:
    """Return the case files that were saved last, the latest first, if they are still there."""
    with suppress(OSError, ValueError):
        with open(open_own_file(_recent_file(), os.O_RDONLY), "rb") as note:
            parts = note.read(_MAX_RECENT * _MAX_PATH).split(b"\0")
        at = Path()
        found = {at: Begun()}
        for part in map(os.fsdecode, parts):
            if part == _SHORT:
                found[at] = structs.replace(found[at], short=True)
            elif part.startswith(_SINCE):
                earlier = Path(part.removeprefix(_SINCE))
                found[at] = structs.replace(found[at], since=earlier)
            else:
                at = Path(part)
                found[at] = Begun()
        return {path: begun for path, begun in found.items() if path.is_file()}
    return {}


def recall() -> Path | None:
    """Return the case file that was saved last, if it is still there."""
    return next(iter(recent_cases()), None)


def examples_home() -> Path:
    """Return the folder of the shipped cases."""
    return home("examples")


def is_shipped(path: Path) -> bool:
    """Whether a case came with the program; it isn't the user's to change."""
    return real_path(examples_home()) in real_path(path).parents
