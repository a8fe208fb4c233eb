"""Ask with menus, drawn on stderr."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Sequence
from typing import Any, cast

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.output import ColorDepth

from burgerkompas.cases import Absence, Answer
from burgerkompas.cases.writer import answer_text
from burgerkompas.interview.asker import (
    Command,
    Entry,
    Lettered,
    Prompt,
    cut,
    in_words,
    lines_of,
    offered,
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
    output_for,
    point,
    run_field,
    run_prompt,
    toggle,
    without_text,
)
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_HELP = object()
_BACK_KEYS = ("c-h", "escape", "left")
"""Backspace, Esc and the left arrow: in a menu they go back, in a text field only Esc does."""

_PAGE = 10
_TYPED_SHOWN = 40
"""How much of what was typed at a menu is shown."""


class MenuAsker:
    """Asks with questionary's menus.

    The question is drawn together with its menu, so that both adapt to the terminal, and the
    answer replaces the menu. Nothing is selected at first: Enter alone only confirms an answer
    that is already there.
    """

    around = 2

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
        if isinstance(screen.now, Absence) and not screen.question.options:
            now = in_words(screen.question, screen.now, self.language)
            lines.append(self._fit(self.words("plain-now", answer=now), "   "))
        return "\n".join(lines)

    def _one(self, screen: Prompt, head: str) -> object:
        """Ask for one of the options."""
        offers = offered(screen.question, self.language)
        values = [value for value, _, _ in offers]
        at = None if screen.now is None else values.index(screen.now)
        menu = self._select(head, self._choices(offers), at, "keys-menu")
        shown = control(menu)
        keys = self._menu_commands() | by_hand(shown, values.__getitem__)
        for place, (_, letter, _) in enumerate(offers):
            keys |= either_case(letter, point(shown, place))
        return self._run_menu(screen.question.text[self.language], menu, keys)

    def _choices(
        self, offers: Sequence[Lettered], chosen: Collection[Answer | None] = ()
    ) -> list[questionary.Choice]:
        """Return a line of a menu for each answer; those ``chosen`` are marked."""
        choices = []
        for place, (value, letter, label) in enumerate(offers):
            choices.append(self._choice(f"{letter} {label}", place))
            choices[-1].checked = value in chosen
        return choices

    def _select(
        self,
        head: str,
        choices: list[questionary.Choice],
        at: int | None,
        keys: str,
        tight: bool = False,
    ) -> Application[Any]:
        """Build a menu below a question; with ``at`` ``None`` nothing is selected at first.

        ``tight``: if there is room, the keys stand on the line of the question.
        """
        shown = self._keys(keys)
        line = f"{head} {shown.strip()}"
        beside = tight and "\n" not in line and self._fit(line) == line
        menu = questionary.select(
            head if beside else f"{head}\n",
            choices,
            default=None if at is None else choices[at],
            qmark="",
            instruction=shown.strip() if beside else shown,
            use_jk_keys=False,
            **self.looks,
        ).application
        if at is None:
            control(menu).pointed_at = NOWHERE
        return menu

    def _run_menu(self, question: str, menu: Application[Any], keys: dict[str, Press]) -> object:
        """Run a menu; its question stays when the menu is erased."""

        def refused(typed: str) -> str:
            return self._fit(self.words("typed-at-menu", text=typed[-_TYPED_SHOWN:]), " ")

        found = run_prompt(menu, without_text(menu, keys, refused), erase=True)
        self.tell(question)
        return found

    def _several(self, screen: Prompt, head: str) -> object:
        """Ask for any number of the options."""
        question = screen.question
        offers = offered(question, self.language)
        now = screen.now if isinstance(screen.now, tuple) else (screen.now,)
        warned = screen.now == ()
        while True:
            found = self._marked(question.text[self.language], head, offers, now)
            if not isinstance(found, list):
                return found
            now = tuple(offers[place][0] for place in sorted(found))
            alone = question.excluding(now)
            label = alone.label[self.language] if alone else ""
            if now and isinstance(now[-1], Absence):
                if len(now) == 1:
                    return now[0]
                label = in_words(question, now[-1], self.language)
            if label:
                self.tell(self.words("not-together", alone=label))
            elif now or warned:
                return now
            else:
                # Enter without a choice is more likely a slip than an answer.
                warned = True
                self.tell(self.words("nothing-chosen"))

    def _marked(
        self, question: str, head: str, offers: Sequence[Lettered], now: Collection[Answer | None]
    ) -> object:
        """Run a menu in which answers are marked, ``now`` already; return their places."""
        menu = questionary.checkbox(
            f"{head}\n",
            self._choices(offers, now),
            qmark="",
            instruction=self._keys("keys-choices"),
            use_jk_keys=False,
            **self.looks,
        ).application
        shown = control(menu)
        keys = self._menu_commands() | {" ": toggle(shown)}
        keys |= by_hand(shown, lambda _: shown.selected_options)
        for place, (_, letter, _) in enumerate(offers):
            keys |= either_case(letter, toggle(shown, place))
        return self._run_menu(question, menu, keys)

    def _written(self, screen: Prompt, head: str) -> object:
        """Ask for a number or a text."""
        question = screen.question
        is_number = question.kind == "number"
        now = ""
        if screen.now is not None and not isinstance(screen.now, Absence):
            now = answer_text(screen.now) if is_number else inert(str(screen.now))
        self.tell(f"{head}\n{self._keys('keys-text')}".rstrip())
        typed = {"?": _HELP} | {
            letter: value for value, letter, _ in offered(question, self.language)
        }
        while True:
            field = questionary.text("", default=now, qmark=">", **self.looks).application
            found = run_field(field, self._commands())
            if not isinstance(found, str):
                return found
            line = " ".join(found.split())
            if line.lower() in typed:
                return typed[line.lower()]
            answer = typed_number(question, line) if is_number else line
            if line and answer is not None:
                return answer
            if not line and isinstance(screen.now, Absence):
                return screen.now
            if line:
                self.tell(wrong_number(question, line[:60], self.language))
            else:
                self.tell(self.words("empty"))

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text; Esc goes back."""
        self.tell(prompt)
        self._tell_once("keys-line")
        field = questionary.text("", default=lines_of(now, None), qmark=">", **self.looks)
        found = run_field(field.application, {"escape": leave(Command.BACK)})
        return lines_of(found, None).strip() if isinstance(found, str) else None

    def choose(
        self,
        title: str,
        entries: tuple[Entry, ...],
        at: int | None,
        stops: bool = False,
        pointed: int | None = None,
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
        several = "keys-long" if len(entries) > _PAGE else "keys-entries"
        keys_shown = "keys-stop" if stops else several
        at = at if pointed is None else pointed
        menu = self._select(head, choices, None if at is None else places[at], keys_shown, True)
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

    def _commands(self) -> dict[str, Press]:
        """Return the keys that work at every question."""
        commands = {
            "c-n": Command.NOTE, "c-o": Command.REVIEW, "c-s": Command.SECTIONS,
            "escape": Command.BACK,
        }  # fmt: skip
        return {key: leave(command) for key, command in commands.items()}

    def _menu_commands(self) -> dict[str, Press]:
        """Return the keys that work at every question with a menu."""
        keys = self._commands() | {"?": leave(_HELP)}
        return keys | dict.fromkeys(_BACK_KEYS, leave(Command.BACK))

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
