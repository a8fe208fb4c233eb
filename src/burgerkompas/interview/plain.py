"""Asking line by line: no redraw, no colour; for screen readers and slow connections."""

from __future__ import annotations

from typing import TextIO

from burgerkompas.answers import NOT_APPLICABLE, UNKNOWN, Answer
from burgerkompas.instrument.model import Question
from burgerkompas.interview.asker import Command, Screen
from burgerkompas.interview.wording import in_words, wrapped
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW

_COMMANDS = {"b": Command.BACK, "o": Command.REVIEW, "n": Command.NOTE}


class PlainAsker:
    """Asks on one stream and reads lines from another."""

    def __init__(self, source: TextIO, target: TextIO, language: str) -> None:
        self.source = source
        self.target = target
        self.words = Words(INTERVIEW, language)

    def tell(self, text: str) -> None:
        """Show a text."""
        print(wrapped(text), file=self.target, flush=True)

    def ask(self, screen: Screen) -> Answer | Command:
        """Ask a question until there is a valid answer or a command."""
        question, language = screen.question, screen.language
        for line in screen.header:
            self.tell(line)
        self.tell("")
        self.tell(screen.progress)
        self.tell(question.text[language])
        for number, option in enumerate(question.options, 1):
            self.tell(f"  {number}. {option.label[language]}")
        if question.not_applicable:
            self.tell(f"  {len(question.options) + 1}. {self.words('not-applicable')}")
        self.tell(self.words("keys"))
        kind = question.kind if question.kind in ("choices", "number", "text") else "choice"
        prompt = self.words(f"plain-{kind}")
        if screen.now is not None:
            now = in_words(question, screen.now, self.words, language)
            prompt += f" ({self.words('plain-now', answer=now)})"
        while True:
            line = self._line(prompt)
            if not line and screen.now is not None:
                return screen.now
            if line == "?":
                text = question.help[language] if question.help else self.words("no-help")
                self.tell(text)
            elif line.lower() in _COMMANDS:
                return _COMMANDS[line.lower()]
            elif line.lower() == "w":
                return UNKNOWN
            else:
                answer = _parse(question, line)
                if answer is not None:
                    return answer
                self.tell(self.words("invalid", text=line[:60]))

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text; ``b`` alone goes back."""
        shown = f"{prompt} ({self.words('plain-now', answer=now)})" if now else prompt
        line = self._line(shown)
        return None if line.lower() == "b" else line or now

    def choose(self, title: str, entries: tuple[str, ...], at: int) -> int:
        """Let one of some lines be chosen by its number."""
        self.tell("")
        self.tell(title)
        for number, entry in enumerate(entries, 1):
            self.tell(f"  {number}. {entry}")
        while True:
            now = self.words("plain-now", answer=entries[at])
            line = self._line(f"{self.words('plain-choice')} ({now})")
            if not line:
                return at
            if line.isdecimal() and 1 <= int(line) <= len(entries):
                return int(line) - 1
            self.tell(self.words("invalid", text=line[:60]))

    def _line(self, prompt: str) -> str:
        print(f"{prompt}: ", end="", file=self.target, flush=True)
        line = self.source.readline()
        if not line:
            raise EOFError
        return line.strip()


def _parse(question: Question, line: str) -> Answer | None:
    """Return what was typed as an answer, or ``None``."""
    if question.kind == "text":
        return line or None
    if question.kind == "number":
        digits = line.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
            return None
        number = int(line)
        low = question.minimum is None or number >= question.minimum
        high = question.maximum is None or number <= question.maximum
        return number if low and high else None
    picked = [part.strip() for part in line.split(",")] if question.kind == "choices" else [line]
    places = [int(part) - 1 for part in picked if part.isascii() and part.isdecimal()]
    if len(places) != len(picked) or not all(0 <= p <= len(question.options) for p in places):
        return None
    if question.not_applicable and places == [len(question.options)]:
        return NOT_APPLICABLE
    if any(place == len(question.options) for place in places):
        return None
    if question.kind == "choices":
        return tuple(str(v) for i, v in enumerate(question.values) if i in places)
    return question.values[places[0]]
