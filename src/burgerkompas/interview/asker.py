"""The protocol between the interview and a way to ask, and the wording that all ways share."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Protocol

import msgspec

from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Absence, Answer, parse_answer
from burgerkompas.cases.answers import number_bounds
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_TYPED = re.compile(r"(-?)0*([0-9]+)([.,][0-9]+)?")

_LETTERS = "abcdefghijklmnopqrstuvyz"
"""The letters of the options. Digits are none, for many answers are numbers; neither are ``w`` and
``x``, which are *unknown* and *not applicable* everywhere."""

_MAX_LINES = 3
"""How many lines of what the user wrote earlier are shown above a question."""


HELP = "?"
"""What asks for the explanation, where a text is typed too."""


class Command(Enum):
    """What the user can do instead of answering."""

    BACK = "back"
    NOTE = "note"
    SECTIONS = "sections"
    REVIEW = "review"


class HalfTyped(KeyboardInterrupt):
    """Ctrl-C while a text was being typed; ``text`` is what was there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = inert(text)


class Prompt(msgspec.Struct, frozen=True):
    """One question as it is shown.

    ``header``: lines above it, where a section starts. ``rule``: how to choose, right below it.
    ``now``: the answer it already has.
    """

    question: Question
    progress: str
    header: tuple[str, ...]
    rule: str | None
    now: Answer | None
    note: str | None


class Entry(msgspec.Struct, frozen=True):
    """A line in a menu; ``heading`` is shown above it where a group starts."""

    text: str
    heading: str | None = None


class Asker(Protocol):
    """A way to ask. The end of the input raises ``EOFError``, Ctrl-C ``KeyboardInterrupt``.

    Ctrl-C in a text that is being typed raises ``HalfTyped``.
    """

    language: str
    """The language that it asks in."""

    around: int
    """How many rows a short menu takes besides its entries."""

    def tell(self, text: str) -> None:
        """Show a text."""

    def ask(self, screen: Prompt) -> Answer | Command:
        """Ask a question until the reply is a valid answer or a command; show help in between."""

    def accepted(self, text: str) -> None:
        """Show an answer, in words, once it has been saved."""

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        """Ask for a line of text, which may be empty; return ``None`` to go back.

        A question mark alone is no text: it shows the ``explanation``, or says that there is none.
        """

    def choose(
        self,
        title: str,
        entries: tuple[Entry, ...],
        at: int | None,
        stops: bool = False,
        pointed: int | None = None,
    ) -> int | None:
        """Let the user choose an entry; return its index, or ``None`` to go back.

        Enter alone chooses the entry ``at``, or nothing if that is ``None``. A menu may point at
        another one first: ``pointed``. ``stops``: there is nothing to go back to, so going back
        means stopping, and the keys say so.
        """


def letter_of(place: int) -> str:
    """Return the letter, or after 24 options the letters, of the option at a place from 0."""
    again, at = divmod(place, len(_LETTERS))
    return _LETTERS[at] * (again + 1)


Lettered = tuple[Answer, str, str]
"""An answer to choose, the letter that chooses it, and its words."""


def offered(question: Question, language: str) -> list[Lettered]:
    """Return the answers to choose from."""
    options = enumerate(zip(question.values, question.options, strict=True))
    found: list[Lettered] = [
        (value, letter_of(i), option.label[language]) for i, (value, option) in options
    ]
    found.append((UNKNOWN, "w", in_words(question, UNKNOWN, language)))
    if question.not_applicable:
        found.append((NOT_APPLICABLE, "x", in_words(question, NOT_APPLICABLE, language)))
    return found


def clashing(question: Question, chosen: Sequence[Answer | None], language: str) -> str:
    """Return, in words, which of some choices can't go with the others; empty if all can."""
    alone = question.excluding(chosen)
    if alone is not None:
        return alone.label[language]
    absent = (answer for answer in chosen if isinstance(answer, Absence) and len(chosen) > 1)
    return next((in_words(question, answer, language) for answer in absent), "")


def cut(text: str, width: int) -> str:
    """Return the beginning of a text: as much as fits on a few lines, and no line breaks."""
    text, most = inert(text), _MAX_LINES * width
    return text if len(text) <= most else f"{text[: most - 1]}…"


@contextmanager
def keeping_half(keep: Callable[[str], object]) -> Iterator[None]:
    """Keep what was typed of a text that is broken off, unless that asks for help."""
    try:
        yield
    except HalfTyped as half:
        if half.text.strip() not in ("", HELP):
            keep(half.text)
        raise


def in_words(question: Question, answer: Answer | None, language: str) -> str:
    """Return an answer in words, on one line."""
    words = Words("interview", language)
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


def wrong_number(question: Question, text: str, language: str) -> str:
    """Say what a question accepts instead of the typed text."""
    low, high = number_bounds(question, language)
    key = "invalid-decimal" if question.decimals else "invalid-number"
    values = {"text": text, "low": low, "high": high, "decimals": question.decimals}
    return Words("interview", language)(key, **values)
