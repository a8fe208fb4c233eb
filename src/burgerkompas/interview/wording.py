"""What both ways of asking say in the same words."""

from __future__ import annotations

import textwrap

from burgerkompas.answers import Absence, Answer
from burgerkompas.inert import inert
from burgerkompas.instrument.model import Question
from burgerkompas.texts import Words


def in_words(question: Question, answer: Answer | None, words: Words, language: str) -> str:
    """Return an answer as it is shown, on one line."""
    if answer is Absence.UNKNOWN:
        return words("unknown")
    if answer is Absence.NOT_APPLICABLE:
        return words("not-applicable")
    if answer is None or isinstance(answer, Absence):
        return words("none")
    if isinstance(answer, tuple):
        labels = [inert(question.label(value, language)) for value in answer]
        return "; ".join(labels) or words("none-of-these")
    return inert(question.label(answer, language))


def lines_of(text: str, width: int | None, indent: str = "", first: str | None = None) -> str:
    """Return a text without control characters, its lines broken between words at ``width``.

    ``indent`` stands before every line, or ``first`` before the first; ``None`` breaks nothing.
    """
    found: list[str] = []
    for line in text.split("\n"):
        clean = inert(line)
        start = indent if first is None or found else first
        if width is None or not clean:
            found.append(f"{start}{clean}".rstrip())
        else:
            room = max(width, len(start) + 8)
            found += textwrap.wrap(clean, room, initial_indent=start, subsequent_indent=indent)
    return "\n".join(found)


def whole(question: Question, text: str) -> int | None:
    """Return what was typed as a whole number within the question's bounds, or ``None``."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        return None
    number = int(text)
    low = question.minimum is None or number >= question.minimum
    high = question.maximum is None or number <= question.maximum
    return number if low and high else None
