"""Where a case is kept: a place of its own, and nothing that is there is ever lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

from msgspec import structs

from burgerkompas.cases import Case, save_case
from burgerkompas.cases.lock import locked
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import refuse_unwritable, write_atomically
from burgerkompas.questionnaire.model import Questionnaire

CHANGED = "changed-elsewhere"
"""The problem of a file that something else has written to."""


def keeper(questionnaire: Questionnaire, path: Path) -> Callable[[Case], None]:
    """Return what saves a case at a path that is locked.

    It raises ``AnswersRefused`` when something that knows no locks, like an editor, has changed
    the file since; what is in it stays. A full disk or a locked folder raises ``UsageRefused``.
    """
    with refuse_unwritable(path):
        known = _content(path)

    def save(case: Case) -> None:
        nonlocal known
        with refuse_unwritable(path):
            found = _content(path)
        if found != known:
            raise AnswersRefused([Problem(CHANGED, Where(str(path)))])
        save_at(questionnaire, case, path)
        known = _content(path)

    return save


def save_at(questionnaire: Questionnaire, case: Case, path: Path) -> None:
    """Save with this version of the questionnaire; what goes wrong raises ``UsageRefused``."""
    mine = f"{questionnaire.id}@{questionnaire.version}"
    with refuse_unwritable(path):
        save_case(questionnaire, structs.replace(case, questions=mine), path)


def keep_copy(path: Path, version: str) -> Path:
    """Copy a file as it is beside itself, named after the version it was filled in with.

    The name is none that is read as a case; a copy that is there already stays as it is.
    """
    for number in count(1):
        mark = version if number == 1 else f"{version}-{number}"
        copy = path.with_name(f"{path.name}.{mark}")
        with refuse_unwritable(copy):
            data = _content(path) or b""
            there = _content(copy)
            if there is None:
                write_atomically(copy, data)
            if there in (None, data):
                return copy
    raise AssertionError


def claim(locks: ExitStack, name: str) -> Path:
    """Lock a path in this folder that nobody has, named after the initiative."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "case"
    for number in count(1):
        path = Path(f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
        if path.exists():
            continue
        with ExitStack() as mine:
            try:
                mine.enter_context(locked(path.resolve()))
            except AnswersRefused as refused:
                if refused.problems[0].code != "in-use":
                    raise
                continue
            # It may have come between the look and the lock.
            if not path.exists():
                locks.enter_context(mine.pop_all())
                return path
    raise AssertionError


def _content(path: Path) -> bytes | None:
    """Return what is in a file, ``None`` where it isn't there."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None
