"""What a user can act on: problems with a code and a place, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from errno import errorcode
from typing import NamedTuple


class Where(NamedTuple):
    """A place in a file; lines and columns count from 1, ``None`` when there is none to name.

    In a table ``line`` is where the row starts, ``column`` counts cells and ``heading`` is what
    stands above them.
    """

    file: str
    line: int | None = None
    column: int | None = None
    heading: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in self[:3] if part is not None)
        return place if self.heading is None else f"{place} ({self.heading})"


class Problem(NamedTuple):
    """One thing that is wrong.

    ``code`` is stable and names its text, under ``problems`` or ``checks`` in the catalogue. That
    is filled with ``values``, of which a number is written as in the user's language;
    ``suggestion`` is a did-you-mean, ready to print.
    """

    code: str
    where: Where
    values: Mapping[str, str | int] = {}
    suggestion: str | None = None


def system_problem(code: str, where: str, error: OSError | ValueError) -> Problem:
    """Return what the system says of a file: ``reason`` is a name as ``ENOSPC``, or its own words.

    A ``ValueError`` is what Python gives for a name that no file can have.
    """
    number = getattr(error, "errno", None)
    reason = errorcode.get(number) if number else None
    said = getattr(error, "strerror", None) or type(error).__name__
    return Problem(code, Where(where), {"reason": reason or said})


MAX_PROBLEMS = 100
"""The number of problems of one text that are told; finding more takes time and helps nobody."""


class TooManyProblems(Exception):
    """Nothing more of a text is read, for what is in its ``Problems``: too many, or too large."""


class Problems(list[Problem]):
    """The problems of one text; appending past the last that is told raises ``TooManyProblems``."""

    def append(self, problem: Problem) -> None:
        if len(self) == MAX_PROBLEMS:
            values = {"most": str(MAX_PROBLEMS)}
            super().append(Problem("too-many-problems", problem.where, values))
        if len(self) > MAX_PROBLEMS:
            raise TooManyProblems
        super().append(problem)


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort the problems of one file from top to bottom."""
    return sorted(problems, key=lambda p: (p.where.line or 0, p.where.column or 0))


class Refused(Exception):
    """Something that was handed in can't be used; carries every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.where}: {p.code} {dict(p.values)}" for p in self.problems))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Problem, ...]]]:
        """Cross to another process with the problems, not with the text."""
        return type(self), (self.problems,)


class QuestionnaireRefused(Refused):
    """The questionnaire is invalid."""


class AnswersRefused(Refused):
    """A case is missing, unreadable or invalid, or answers are missing where none can be asked."""


class UsageRefused(Refused):
    """The command line asks for something that can't be done."""


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of ``words`` that ``word`` was probably meant to be, or ``None``."""
    # Only needed when something is wrong, and not cheap to import.
    from difflib import get_close_matches

    known = list(words)
    lowered = {w.lower(): w for w in known}
    if word.lower() in lowered:
        return lowered[word.lower()]
    found = get_close_matches(word[:80], known, n=1, cutoff=0.6)
    return found[0] if found else None
