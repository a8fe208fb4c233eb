"""The seam between the interview and a screen: what is shown, and what comes back."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import Question


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
