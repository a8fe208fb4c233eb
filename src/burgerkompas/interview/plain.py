"""Ask line by line, without redrawing or colour, for screen readers and slow connections."""

from __future__ import annotations

from typing import TextIO

from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Answer
from burgerkompas.interview.asker import (
    Command,
    Entry,
    Screen,
    in_words,
    lines_of,
    typed_number,
    wrong_number,
)
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW

_HELP = "?"
_NOTHING = "-"


class PlainAsker:
    """Asks on one stream and reads lines from another.

    Lines are wrapped at ``width`` columns; ``None``: not at all.
    """

    def __init__(
        self, source: TextIO, target: TextIO, language: str, width: int | None = None
    ) -> None:
        self.source = source
        self.target = target
        self.width = width
        self.words = Words(INTERVIEW, language)
        self.keys_shown = False
        commands = {"?": _HELP, "w": UNKNOWN, "x": NOT_APPLICABLE} | {c.value: c for c in Command}
        # By letter or by word.
        self.commands: dict[str, object] = {
            typed: what for key, what in commands.items() for typed in (key, self.words(f"={key}"))
        }

    def tell(self, text: str) -> None:
        """Show a text."""
        self._tell(text)

    def ask(self, screen: Screen) -> Answer | Command:
        """Ask a question until there is a valid answer or a command."""
        question, language = screen.question, screen.language
        for line in screen.header:
            self._tell(line)
        self._tell(f"\n{screen.progress}\n{question.text[language]}")
        for number, option in enumerate(question.options, 1):
            self._tell(option.label[language], "     ", f"{number:3}. ")
        if question.kind == "choices":
            self._tell(self.words("none-of-these"), "     ", "  0. ")
        self._tell(self.words("unknown"), "     ", "  w. ")
        if question.not_applicable:
            self._tell(self.words("not-applicable"), "     ", "  x. ")
        if screen.note:
            self._tell(self.words("noted", text=screen.note))
        if not self.keys_shown or screen.header:
            self._tell(self.words("keys-plain"))
            self.keys_shown = True
        while True:
            found = self._entry(screen)
            if found is _HELP:
                text = question.help[language] if question.help else self.words("no-help")
                self._tell(f"{text}\n{self.words('keys-plain')}")
            elif found is not None:
                return found  # type: ignore[return-value]

    def accepted(self, text: str) -> None:
        """Show an answer once it has been saved."""
        self._tell(f"> {text}")

    def _entry(self, screen: Screen) -> object:
        """Read one line: an answer, a command, or ``None`` (after saying why) if it is neither."""
        question = screen.question
        kind = question.kind if question.kind in ("choices", "number", "text") else "choice"
        line = self._line(self._prompt(self.words(f"plain-{kind}"), self._now(screen)))
        if not line:
            if screen.now is None:
                self._tell(self.words("empty"))
            return screen.now
        # If any text can be an answer, only single letters are commands.
        typed = line.lower()
        if kind != "text" or len(typed) == 1:
            command = self.commands.get(typed)
            if command is not None and (
                command is not NOT_APPLICABLE or screen.question.not_applicable
            ):
                return command
        answer = _parse(question, line)
        if answer is None:
            if kind == "number":
                self._tell(wrong_number(question, self.words, line[:60], screen.language))
            else:
                high = len(question.options)
                self._tell(self.words(f"invalid-{kind}", text=line[:60], low=1, high=high))
        return answer

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text; ``b`` alone goes back, ``-`` alone clears it."""
        kept = inert(now)
        hint = f"{self.words('plain-now', answer=kept)}; {self.words('clear')}"
        line = self._line(f"{prompt} ({hint})" if kept else prompt)
        if line.lower() == Command.BACK.value:
            return None
        return "" if line == _NOTHING else line or kept

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        """Let the user choose an entry by its number."""
        self._tell(f"\n{title}")
        for number, entry in enumerate(entries, 1):
            if entry.heading is not None:
                self._tell(f"\n{entry.heading}")
            self._tell(entry.text, "     ", f"{number:3}. ")
        how = self.words("plain-stop" if stops else "plain-entry")
        prompt = self._prompt(how, "" if at is None else str(at + 1))
        while True:
            line = self._line(prompt)
            if not line and at is not None:
                return at
            if self.commands.get(line.lower()) is Command.BACK:
                return None
            if line.isascii() and line.isdecimal() and 1 <= int(line[:9]) <= len(entries):
                return int(line) - 1
            values = {"text": line[:60], "low": 1, "high": len(entries)}
            self._tell(self.words("invalid-choice", **values))

    def _now(self, screen: Screen) -> str:
        if screen.now is None:
            return ""
        return in_words(screen.question, screen.now, self.words, screen.language)

    def _prompt(self, text: str, now: str) -> str:
        return f"{text} ({self.words('plain-now', answer=now)})" if now else text

    def _tell(self, text: str, indent: str = "", first: str | None = None) -> None:
        print(lines_of(text, self.width, indent, first), file=self.target, flush=True)

    def _line(self, prompt: str) -> str:
        # The reply is typed on the same line as the prompt.
        shown = lines_of(f"{prompt}:", self.width)
        print(f"{shown} ", end="", file=self.target, flush=True)
        line = self.source.readline()
        # An incomplete line at the end of the input was never sent.
        if not line.endswith("\n"):
            raise EOFError
        return inert(line)


def _parse(question: Question, line: str) -> Answer | None:
    """Parse a typed answer; return ``None`` if it isn't one."""
    if question.kind == "text":
        return line
    if question.kind == "number":
        return typed_number(question, line)
    if question.kind == "choices" and line == "0":
        return ()
    picked = line.replace(",", " ").split() if question.kind == "choices" else [line]
    if not all(part.isascii() and part.isdecimal() and len(part) < 5 for part in picked):
        return None
    places = [int(part) - 1 for part in picked]
    if not all(0 <= place < len(question.options) for place in places):
        return None
    if question.kind == "choices":
        return tuple(str(v) for i, v in enumerate(question.values) if i in places) or None
    return question.values[places[0]]
