"""What the interview and a way to ask tell each other, and what all ways say in the same words."""

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
    """What a person can ask for instead of answering; the value is its key."""

    BACK = "b"
    NOTE = "n"
    SECTIONS = "s"
    REVIEW = "o"


class Screen(msgspec.Struct, frozen=True):
    """One question as it is to be shown, in one language.

    ``header`` stands above it when a section begins; ``now`` is the answer it has already.
    """

    question: Question
    language: str
    progress: str
    header: tuple[str, ...]
    now: Answer | None
    note: str | None


class Entry(msgspec.Struct, frozen=True):
    """One line to choose; ``heading`` stands above it when a group begins."""

    text: str
    heading: str | None = None


class Asker(Protocol):
    """A way to ask. End of input raises ``EOFError``, Ctrl-C ``KeyboardInterrupt``."""

    def tell(self, text: str) -> None:
        """Show a text."""

    def ask(self, screen: Screen) -> Answer | Command:
        """Ask a question until there is a valid answer or a command; help is shown on the way."""

    def accepted(self, text: str) -> None:
        """Show an answer, in words, that is safe by now."""

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text, which may be empty; ``None`` is going back."""

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        """Let one of some lines be chosen; returns its index, ``None`` for going back.

        Enter alone takes the line ``at``; without one it takes nothing. ``stops``: nothing comes
        before it, so that going back is stopping, and that is said.
        """


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

    ``indent`` stands before every line, or ``first`` before the first; ``None`` breaks nothing. A
    word stays whole, so that a path can be copied.
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
    """Return what was typed as a number that the question takes, or ``None``."""
    found = _TYPED.fullmatch(text)
    # Zeros at the front are no mistake of who types.
    return parse_answer(question, "".join(found.groups(""))) if found else None


def wrong_number(question: Question, words: Words, text: str, language: str) -> str:
    """Say what a question takes instead of what was typed."""
    low, high = number_bounds(question, language)
    key = "invalid-decimal" if question.decimals else "invalid-number"
    return words(key, text=text, low=low, high=high, decimals=question.decimals)
