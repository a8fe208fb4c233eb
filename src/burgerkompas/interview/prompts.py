"""Asking with menus, drawn on stderr: the only place that knows questionary."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import Output, create_output

from burgerkompas.answers import NOT_APPLICABLE, UNKNOWN, Absence, Answer
from burgerkompas.instrument.model import Question
from burgerkompas.interview.asker import Command, Screen
from burgerkompas.interview.wording import wrapped
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW

_HELP = object()

# The same keys in every menu; the letters are free because menus have no search.
_KEYS: dict[str, object] = {
    "c-b": Command.BACK,
    "left": Command.BACK,
    "b": Command.BACK,
    "o": Command.REVIEW,
    "n": Command.NOTE,
    "w": UNKNOWN,
    "?": _HELP,
}


class PromptAsker:
    """Asks with questionary's menus."""

    def __init__(self, language: str, color: bool) -> None:
        self.words = Words(INTERVIEW, language)
        self.output: Output = create_output(stdout=sys.stderr)
        plain = dict.fromkeys(("qmark", "question", "pointer", "highlighted", "answer"), "")
        self.style = None if color else questionary.Style(list(plain.items()))

    def tell(self, text: str) -> None:
        """Show a text."""
        print(wrapped(text), file=sys.stderr, flush=True)

    def ask(self, screen: Screen) -> Answer | Command:
        """Ask a question until there is a valid answer or a command."""
        for line in screen.header:
            self.tell(line)
        self.tell("")
        self.tell(screen.progress)
        while True:
            found = self._once(screen)
            if found is not _HELP:
                return found  # type: ignore[no-any-return]
            help_text = screen.question.help
            self.tell(help_text[screen.language] if help_text else self.words("no-help"))

    def _once(self, screen: Screen) -> Any:
        question, language = screen.question, screen.language
        if question.kind in ("number", "text"):
            return self._written(screen)
        choices = [
            questionary.Choice(option.label[language], value=option.value)
            for option in question.options
        ]
        if question.kind == "choices":
            chosen = screen.now if isinstance(screen.now, tuple) else ()
            for choice in choices:
                choice.checked = choice.value in chosen
            hint = f"{self.words('keys-checkbox')} · {self.words('keys')}"
            prompt = questionary.checkbox(
                question.text[language],
                choices,
                instruction=f"\n  {hint}\n",
                style=self.style,
                output=self.output,
            )
            found = self._run(prompt.application, _KEYS)
            return tuple(found) if isinstance(found, list) else found
        if question.not_applicable:
            choices.append(
                questionary.Choice(self.words("not-applicable"), value=Absence.NOT_APPLICABLE)
            )
        choices.append(questionary.Choice(self.words("unknown"), value=UNKNOWN))
        default = next((choice for choice in choices if choice.value == screen.now), None)
        prompt = questionary.select(
            question.text[language],
            choices,
            default=default,
            instruction=f"\n  {self.words('keys')}\n",
            style=self.style,
            output=self.output,
        )
        return self._run(prompt.application, _KEYS)

    def _written(self, screen: Screen) -> Any:
        question = screen.question
        now = "" if screen.now is None or isinstance(screen.now, Absence) else str(screen.now)
        while True:
            self.tell(self.words("keys-text"))
            prompt = questionary.text(
                question.text[screen.language], default=now, style=self.style, output=self.output
            )
            found = self._run(prompt.application, {"c-b": Command.BACK})
            if not isinstance(found, str):
                return found
            line = found.strip()
            if line == "?":
                return _HELP
            if not line:
                return UNKNOWN
            answer = _number(question, line) if question.kind == "number" else line
            if answer is not None:
                return answer
            self.tell(self.words("invalid", text=line[:60]))

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text; Ctrl-B goes back."""
        asked = questionary.text(prompt, default=now, style=self.style, output=self.output)
        found = self._run(asked.application, {"c-b": Command.BACK})
        return found.strip() if isinstance(found, str) else None

    def choose(self, title: str, entries: tuple[str, ...], at: int) -> int:
        """Let one of some lines be chosen."""
        choices = [questionary.Choice(entry, value=i) for i, entry in enumerate(entries)]
        prompt = questionary.select(
            title,
            choices,
            default=choices[at],
            instruction=" ",
            style=self.style,
            output=self.output,
        )
        found: int = self._run(prompt.application, {})
        return found

    def _run(self, application: Application[Any], keys: dict[str, object]) -> Any:
        bindings = KeyBindings()
        for key, result in keys.items():
            bindings.add(key, eager=True)(_leave(result))
        own = application.key_bindings
        application.key_bindings = merge_key_bindings([own, bindings] if own else [bindings])
        # Questions and answers are read whole, also where the terminal is narrow.
        for window in application.layout.find_all_windows():
            window.wrap_lines = Always()
        return application.run()


def _leave(result: object) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return leave


def _number(question: Question, line: str) -> int | None:
    digits = line.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        return None
    number = int(line)
    low = question.minimum is None or number >= question.minimum
    high = question.maximum is None or number <= question.maximum
    return number if low and high else None


__all__ = ["NOT_APPLICABLE", "PromptAsker"]
