"""Ask line by line, without redrawing or colour, for screen readers and slow connections."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TextIO

from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Answer
from burgerkompas.interview.asker import (
    HELP,
    Command,
    Entry,
    HalfTyped,
    Prompt,
    clashing,
    cut,
    in_words,
    letter_of,
    lines_of,
    offered,
    typed_number,
    wrong_number,
)
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_NOTHING = "-"
_FLAGS = 3
"""Where the flags for line editing stand among a terminal's attributes."""


class PlainAsker:
    """Asks on one stream and reads lines from another.

    Lines are wrapped at ``width`` columns; ``None``: not at all.
    """

    around = 3

    def __init__(
        self, source: TextIO, target: TextIO, language: str, width: int | None = None
    ) -> None:
        self.source = source
        self.target = target
        self.language = language
        self.width = width
        self.words = Words("interview", language)
        self.keys_shown = False
        self.commands: dict[str, object] = {HELP: HELP, "w": UNKNOWN, "x": NOT_APPLICABLE}
        named = {"help": HELP, "unknown": UNKNOWN, "not-applicable": NOT_APPLICABLE}
        for key, what in (named | {c.value: c for c in Command}).items():
            self.commands[self.words(f"typed-{key}")] = what

    def ask(self, screen: Prompt) -> Answer | Command:
        """Ask a question until there is a valid answer or a command."""
        question, language = screen.question, self.language
        for line in screen.header:
            self.tell(line)
        # Above a text there is no letter to type.
        if not self.keys_shown and question.options:
            self.tell(f"\n{self.words('keys-plain')}")
            self.keys_shown = True
        self.tell(f"\n{screen.progress}\n{question.text[language]}")
        if screen.rule:
            self.tell(screen.rule)
        for value, letter, label in offered(question, language):
            if value is UNKNOWN and question.kind == "choices":
                self.tell(self.words("none-of-these"), "     ", f"  {_NOTHING}. ")
            self.tell(label, "     ", f"{letter:>3}. ")
        if screen.note:
            self.tell(self._cut(self.words("noted", text=screen.note)))
        while True:
            found = self._entry(screen)
            if found is HELP:
                text = question.help[language] if question.help else self.words("no-help")
                self.tell(f"{text}\n{self.words('keys-plain')}")
            elif found is not None:
                return found  # type: ignore[return-value]

    def accepted(self, text: str) -> None:
        """Show an answer once it has been saved."""
        self.tell(f"> {text}")

    def _entry(self, screen: Prompt) -> object:
        """Read one line: an answer, a command, or ``None`` (after saying why) if it is neither."""
        question = screen.question
        kind = question.kind if question.kind in ("choices", "number", "text") else "choice"
        prompt = self._prompt(self.words(f"plain-{kind}"), self._now(screen))
        line = self._line(prompt, is_text=kind == "text")
        if not line:
            if screen.now is None:
                self.tell(self.words("empty"))
            return screen.now
        command = self.commands.get(line.lower())
        if command is not None and (command is not NOT_APPLICABLE or question.not_applicable):
            return command
        answer = _parse(question, line)
        if isinstance(answer, tuple) and (clash := clashing(question, answer, self.language)):
            self.tell(self.words("not-together", alone=clash))
            return None
        if answer is None:
            if kind == "number":
                self.tell(wrong_number(question, line[:60], self.language))
            else:
                low, high = letter_of(0), letter_of(len(question.options) - 1)
                self.tell(self.words(f"invalid-{kind}", text=line[:60], low=low, high=high))
        return answer

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        """Ask for a line of text; a word alone goes back, ``-`` alone clears it."""
        kept = inert(now)
        hints = [self.words("plain-now", answer=self._cut(kept)), self.words("clear")]
        hints = [*hints * bool(kept), self.words("plain-back")]
        while (line := self._line(f"{prompt} ({'; '.join(hints)})", is_text=True)) == HELP:
            self.tell(explanation or self.words("no-help"))
        if self.commands.get(line.lower()) is Command.BACK:
            return None
        return "" if line == _NOTHING else line or kept

    def choose(
        self,
        title: str,
        entries: tuple[Entry, ...],
        at: int | None,
        stops: bool = False,
        pointed: int | None = None,
    ) -> int | None:
        """Let the user choose an entry by its number."""
        self.tell(f"\n{title}")
        for number, entry in enumerate(entries, 1):
            if entry.heading is not None:
                self.tell(f"\n{entry.heading}")
            self.tell(entry.text, "     ", f"{number:3}. ")
        how = self.words("plain-stop" if stops else "plain-entry")
        prompt = self._prompt(how, "" if at is None else str(at + 1))
        while True:
            line = self._line(prompt)
            if not line and at is not None:
                return at
            if line.lower() in (self.words("typed-back"), self.words("typed-stop")):
                return None
            if line.isascii() and line.isdecimal() and 1 <= int(line[:9]) <= len(entries):
                return int(line) - 1
            values = {"text": line[:60], "low": 1, "high": len(entries)}
            self.tell(self.words("invalid-entry", **values))

    def _now(self, screen: Prompt) -> str:
        if screen.now is None:
            return ""
        return self._cut(in_words(screen.question, screen.now, self.language))

    def _cut(self, text: str) -> str:
        return cut(text, self.width or 80)

    def _prompt(self, text: str, now: str) -> str:
        return f"{text} ({self.words('plain-now', answer=now)})" if now else text

    def tell(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Show a text, with an indent before its lines, or something else before the first."""
        print(lines_of(text, self.width, indent, first), file=self.target, flush=True)

    def _line(self, prompt: str, is_text: bool = False) -> str:
        """Ask for a line; ``is_text``: Ctrl-C raises ``HalfTyped`` with what was typed of it."""
        # The reply is typed on the same line as the prompt.
        shown = lines_of(f"{prompt}:", self.width)
        with _half_line_kept(self.source) if is_text else nullcontext():
            print(f"{shown} ", end="", file=self.target, flush=True)
            line = self.source.readline()
        # An incomplete line at the end of the input was never sent.
        if not line.endswith("\n"):
            raise EOFError
        return inert(line)


@contextmanager
def _half_line_kept(source: TextIO) -> Iterator[None]:
    """Raise ``HalfTyped`` for Ctrl-C: a terminal normally throws away the line being typed."""
    if sys.platform == "win32":
        yield
        return
    import termios

    try:
        handle = source.fileno()
        before = termios.tcgetattr(handle)
    except (termios.error, OSError, ValueError):
        yield
        return
    kept = [*before[:-1], [*before[-1]]]
    kept[_FLAGS] |= termios.NOFLSH
    termios.tcsetattr(handle, termios.TCSANOW, kept)
    try:
        yield
    except KeyboardInterrupt:
        # Without line editing, what is there of the line can be read, and reading doesn't wait.
        kept[_FLAGS] &= ~termios.ICANON
        kept[-1][termios.VMIN], kept[-1][termios.VTIME] = 0, 0
        termios.tcsetattr(handle, termios.TCSANOW, kept)
        typed = os.read(handle, 65536).decode(source.encoding, "replace")
        raise HalfTyped(typed) from None
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)


def _parse(question: Question, line: str) -> Answer | None:
    """Parse a typed answer; return ``None`` if it isn't one."""
    if question.kind == "text":
        return line
    if question.kind == "number":
        return typed_number(question, line)
    if question.kind == "choices" and line == _NOTHING:
        return ()
    line = line.lower()
    picked = line.replace(",", " ").split() if question.kind == "choices" else [line]
    place_of = {letter_of(place): place for place in range(len(question.options))}
    if not all(part in place_of for part in picked):
        return None
    places = [place_of[part] for part in picked]
    if question.kind == "choices":
        return tuple(str(v) for i, v in enumerate(question.values) if i in places) or None
    return question.values[places[0]]
