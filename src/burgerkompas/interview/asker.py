"""The protocol between the interview and a way to ask, and the wording that all ways share."""

from __future__ import annotations

import re
import textwrap
from enum import Enum
from typing import Protocol

import msgspec

from burgerkompas.cases import Absence, Answer, parse_answer
from burgerkompas.cases.answers import number_bounds
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_TYPED = re.compile(r"(-?)0*([0-9]+)([.,][0-9]+)?")


class Command(Enum):
    """What the user can do instead of answering; the value is its key."""

    BACK = "b"
    NOTE = "n"
    SECTIONS = "s"
    REVIEW = "o"


class Screen(msgspec.Struct, frozen=True):
    """One question as it is shown, in one language.

    ``header``: lines above it, where a section starts. ``now``: the answer it already has.
    """

    question: Question
    language: str
    progress: str
    header: tuple[str, ...]
    now: Answer | None
    note: str | None


class Entry(msgspec.Struct, frozen=True):
    """A line in a menu; ``heading`` is shown above it where a group starts."""

    text: str
    heading: str | None = None


class Asker(Protocol):
    """A way to ask. The end of the input raises ``EOFError``, Ctrl-C ``KeyboardInterrupt``."""

    def tell(self, text: str) -> None:
        """Show a text."""

    def ask(self, screen: Screen) -> Answer | Command:
        """Ask a question until the reply is a valid answer or a command; show help in between."""

    def accepted(self, text: str) -> None:
        """Show an answer, in words, once it has been saved."""

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text, which may be empty; return ``None`` to go back."""

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        """Let the user choose an entry; return its index, or ``None`` to go back.

        Enter alone chooses the entry ``at``, or nothing if that is ``None``. ``stops``: there is
        nothing to go back to, so going back means stopping, and the keys say so.
        """


def in_words(question: Question, answer: Answer | None, words: Words, language: str) -> str:
    """Return an answer in words, on one line."""
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
    """Return a text without control characters, with its lines wrapped at ``width``.

    ``width`` ``None`` wraps nothing. ``indent`` precedes every line, except that ``first``, if
    given, precedes the first. Words are never broken, so that paths can be copied.
    """
    found: list[str] = []
    for line in text.split("\n"):
        clean = inert(line)
        start = indent if first is None or found else first
        if width is None or not clean:
            found.append(f"{start}{clean}".rstrip())
        else:
            room = max(width, len(start) + 8)
            found += textwrap.wrap(
                clean,
                room,
                initial_indent=start,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
    return "\n".join(found)


def typed_number(question: Question, text: str) -> Answer | None:
    """Parse a typed number; return ``None`` if the question doesn't accept it."""
    found = _TYPED.fullmatch(text)
    # Leading zeros are not a mistake.
    return parse_answer(question, "".join(found.groups(""))) if found else None


def wrong_number(question: Question, words: Words, text: str, language: str) -> str:
    """Say what a question accepts instead of the typed text."""
    low, high = number_bounds(question, language)
    key = "invalid-decimal" if question.decimals else "invalid-number"
    return words(key, text=text, low=low, high=high, decimals=question.decimals)
