"""Ask with menus, drawn on stderr."""

from __future__ import annotations

import shutil
import sys
from typing import Any, cast

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.output import ColorDepth

from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Absence, Answer
from burgerkompas.cases.writer import answer_text
from burgerkompas.interview.asker import (
    Command,
    Entry,
    Prompt,
    cut,
    in_words,
    letter_of,
    lines_of,
    typed_number,
    wrong_number,
)
from burgerkompas.interview.prompts import (
    NOWHERE,
    Press,
    by_hand,
    control,
    either_case,
    leave,
    nothing,
    output_for,
    run_field,
    run_prompt,
    toggle,
)
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_HELP = object()
_BACK_KEYS = ("c-h", "escape", "left")
"""Backspace, Esc and the left arrow: in a menu they go back, in a text field only Esc does."""

_PAGE = 10
_WITHOUT_UNKNOWN = ("choices", "number", "text")
"""Kinds whose prompt has no entry for *unknown*: if that is the answer, Enter keeps it."""


class MenuAsker:
    """Asks with questionary's menus.

    The question is drawn together with its menu, so that both adapt to the terminal, and the
    answer replaces the menu. Nothing is selected at first: Enter alone only confirms an answer
    that is already there.
    """

    def __init__(self, language: str, color: bool) -> None:
        self.language = language
        self.words = Words("interview", language)
        depth = None if color else ColorDepth.DEPTH_1_BIT
        self.looks: dict[str, Any] = {"output": output_for(sys.stderr), "color_depth": depth}
        self.keys_shown: set[str] = set()

    def ask(self, screen: Prompt) -> Answer | Command:
        """Ask a question until there is a valid answer or a command."""
        question, language = screen.question, self.language
        for line in screen.header:
            self.tell(line)
        if question.options:
            self._tell_once("keys", "\n")
        self.tell(f"\n{screen.progress}")
        kinds = {"number": self._written, "text": self._written, "choices": self._several}
        ask = kinds.get(question.kind, self._one)
        while True:
            found = ask(screen, self._head(screen))
            if found is not _HELP:
                return cast(Answer | Command, found)
            text = question.help[language] if question.help else self.words("no-help")
            keys = self.words("keys" if question.options else "keys-in-text")
            self.tell(f"\n{text}\n\n{keys}\n", "  ")

    def accepted(self, text: str) -> None:
        """Show an answer, in place of its menu, once it has been saved."""
        self.tell(text, "    ", "  > ")

    def _head(self, screen: Prompt) -> str:
        """Return the question, with its note, and its answer if the menu can't show that."""
        lines = [self._fit(screen.question.text[self.language], " ", "")]
        if screen.rule:
            lines.append(self._fit(screen.rule, " "))
        if screen.note:
            lines.append(self._fit(self._cut(self.words("noted", text=screen.note)), "   "))
        if isinstance(screen.now, Absence) and screen.question.kind in _WITHOUT_UNKNOWN:
            now = in_words(screen.question, screen.now, self.language)
            lines.append(self._fit(self.words("plain-now", answer=now), "   "))
        return "\n".join(lines)

    def _one(self, screen: Prompt, head: str) -> object:
        """Ask for one of the options."""
        question = screen.question
        values: list[object] = [*question.values, UNKNOWN]
        lines = [*_lettered(question, self.language), f"w {self.words('unknown')}"]
        if question.not_applicable:
            values.append(NOT_APPLICABLE)
            lines.append(f"x {self.words('not-applicable')}")
        choices = [self._choice(line, i) for i, line in enumerate(lines)]
        at = None if screen.now is None else values.index(screen.now)
        menu = self._select(head, choices, at, "keys-menu")
        keys = self._commands(screen)
        for place, value in enumerate(question.values):
            keys |= either_case(letter_of(place), leave(value))
        keys |= by_hand(control(menu), values.__getitem__)
        return self._run_menu(question.text[self.language], menu, keys)

    def _select(
        self, head: str, choices: list[questionary.Choice], at: int | None, keys: str
    ) -> Application[Any]:
        """Build a menu below a question; with ``at`` ``None`` nothing is selected at first."""
        menu = questionary.select(
            f"{head}\n",
            choices,
            default=None if at is None else choices[at],
            qmark="",
            instruction=self._keys(keys),
            use_jk_keys=False,
            **self.looks,
        ).application
        if at is None:
            control(menu).pointed_at = NOWHERE
        return menu

    def _run_menu(self, question: str, menu: Application[Any], keys: dict[str, Press]) -> object:
        """Run a menu; its question stays when the menu is erased."""
        found = run_prompt(menu, keys, erase=True)
        self.tell(question)
        return found

    def _several(self, screen: Prompt, head: str) -> object:
        """Ask for any number of the options."""
        question = screen.question
        now = screen.now if isinstance(screen.now, tuple) else ()
        lines = _lettered(question, self.language)
        warned = False
        while True:
            choices = [self._choice(line, i) for i, line in enumerate(lines)]
            for choice, value in zip(choices, question.values, strict=True):
                choice.checked = value in now
            menu = questionary.checkbox(
                f"{head}\n",
                choices,
                qmark="",
                instruction=self._keys("keys-choices"),
                use_jk_keys=False,
                **self.looks,
            ).application
            # Questionary's own letters (select all, invert) are no keys of ours.
            keys = dict.fromkeys("ai", nothing) | self._commands(screen)
            for place in range(len(choices)):
                keys |= either_case(letter_of(place), toggle(control(menu), place))
            found = self._run_menu(question.text[self.language], menu, keys)
            if not isinstance(found, list):
                return found
            if not found and isinstance(screen.now, Absence):
                return screen.now
            chosen = tuple(str(question.values[place]) for place in sorted(found))
            alone = question.excluding(chosen)
            if alone is not None:
                now = chosen
                self.tell(self.words("not-together", alone=alone.label[self.language]))
                continue
            if found or warned or screen.now == ():
                return chosen
            # Enter without a choice is more likely a slip than an answer.
            warned = True
            self.tell(self.words("nothing-chosen"))

    def _written(self, screen: Prompt, head: str) -> object:
        """Ask for a number or a text."""
        question = screen.question
        is_number = question.kind == "number"
        now = ""
        if screen.now is not None and not isinstance(screen.now, Absence):
            now = answer_text(screen.now) if is_number else inert(str(screen.now))
        self.tell(head)
        self._tell_once("keys-text")
        while True:
            field = questionary.text("", default=now, qmark=">", **self.looks).application
            found = run_field(field, self._commands(screen, typing=True))
            if not isinstance(found, str):
                return found
            line = " ".join(found.split())
            if line == "?":
                return _HELP
            answer = typed_number(question, line) if is_number else line
            if line and answer is not None:
                return answer
            if not line and isinstance(screen.now, Absence):
                return screen.now
            if line:
                self.tell(wrong_number(question, line[:60], self.language))
            else:
                self.tell(self.words("empty-line"))

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text; Esc goes back."""
        self.tell(prompt)
        self._tell_once("keys-line")
        field = questionary.text("", default=lines_of(now, None), qmark=">", **self.looks)
        found = run_field(field.application, {"escape": leave(Command.BACK)})
        return lines_of(found, None).strip() if isinstance(found, str) else None

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        """Let the user choose an entry."""
        self.tell("")
        choices: list[questionary.Choice] = []
        places = []
        for i, entry in enumerate(entries):
            if entry.heading is not None:
                choices.append(questionary.Separator(self._fit(entry.heading)))
            places.append(len(choices))
            choices.append(self._choice(entry.text, i))
        head = self._fit(title, " ", "")
        keys_shown = "keys-stop" if stops else "keys-entries"
        menu = self._select(head, choices, None if at is None else places[at], keys_shown)
        shown = control(menu)

        def move(by: int) -> Press:
            def turn(_event: Any) -> None:
                here = shown.pointed_at
                place = places.index(here) + by if here in places else 0
                shown.pointed_at = places[min(max(place, 0), len(places) - 1)]

            return turn

        keys = dict.fromkeys(_BACK_KEYS, leave(Command.BACK))
        keys |= {"pagedown": move(_PAGE), "pageup": move(-_PAGE)}
        keys |= {"home": move(-len(places)), "end": move(len(places))}
        keys |= by_hand(shown, lambda place: choices[place].value)
        found = self._run_menu(title, menu, keys)
        if not isinstance(found, int):
            return None
        self.tell(entries[found].text, "    ", "  > ")
        return found

    def _commands(self, screen: Prompt, typing: bool = False) -> dict[str, Press]:
        """Return the keys that work at every question; ``typing``: where letters are text."""
        found: dict[str, object] = {
            "c-n": Command.NOTE, "c-o": Command.REVIEW, "c-s": Command.SECTIONS, "c-w": UNKNOWN,
            "escape": Command.BACK,
        }  # fmt: skip
        if screen.question.not_applicable:
            found["c-x"] = NOT_APPLICABLE
        if not typing:
            found |= dict.fromkeys(_BACK_KEYS, Command.BACK) | {"?": _HELP}
        keys = {key: leave(what) for key, what in found.items()}
        if not typing:
            keys |= either_case("w", keys["c-w"])
            if screen.question.not_applicable:
                keys |= either_case("x", keys["c-x"])
        return keys

    def _keys(self, key: str) -> str:
        """Return the line below a question that shows the keys."""
        lines: list[str] = []
        # Keep a key and its meaning on one line.
        for part in self.words(key).split(" · "):
            if lines and len(lines[-1]) + len(part) + 3 <= shutil.get_terminal_size().columns - 8:
                lines[-1] += f" · {part}"
            else:
                lines.append(part)
        return "\n".join(self._fit(line, "  ") for line in lines).strip() + "\n"

    def _choice(self, text: str, value: int) -> questionary.Choice:
        return questionary.Choice(self._fit(text, "     ", ""), value=value)

    def _tell_once(self, key: str, before: str = "") -> None:
        """Show what some keys do, the first time only."""
        if key not in self.keys_shown:
            self.tell(f"{before}{self.words(key)}")
            self.keys_shown.add(key)

    def _cut(self, text: str) -> str:
        return cut(text, shutil.get_terminal_size().columns - 9)

    def _fit(self, text: str, indent: str = "", first: str | None = None) -> str:
        # Leave room for the pointer or mark before each line of a menu.
        return lines_of(text, shutil.get_terminal_size().columns - 6, indent, first)

    def tell(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Show a text, with an indent before its lines, or something else before the first."""
        width = shutil.get_terminal_size().columns - 1
        print(lines_of(text, width, indent, first), file=sys.stderr, flush=True)


def _lettered(question: Question, language: str) -> list[str]:
    """Return the options with the letter that chooses each."""
    options = enumerate(question.options)
    return [f"{letter_of(place)} {option.label[language]}" for place, option in options]
