"""Ask with menus, drawn on stderr."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any, cast

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.output import ColorDepth

from burgerkompas.cases import Absence, Answer
from burgerkompas.cases.writer import answer_text
from burgerkompas.interview.asker import (
    HELP,
    Command,
    Entry,
    Lettered,
    Prompt,
    clashing,
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
    leave,
    letter_keys,
    output_for,
    paging_keys,
    point,
    run_field,
    run_prompt,
    toggle,
    without_text,
)
from burgerkompas.questionnaire.model import Question
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
        question = screen.question
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
            self._help(question)

    def accepted(self, text: str) -> None:
        """Show an answer, in place of its menu, once it has been saved."""
        self.tell(text, "    ", "  > ")

    def _help(self, question: Question) -> None:
        text = question.help[self.language] if question.help else self.words("no-help")
        keys = self.words("keys" if question.options else "keys-in-text")
        self.tell(f"\n{text}\n\n{keys}\n", "  ")

    def _head(self, screen: Prompt) -> str:
        """Return the question, with its note, and its answer if the menu can't show that."""
        lines = [self._fit(screen.question.text[self.language], " ", "")]
        if screen.rule:
            lines.append(self._fit(screen.rule, " "))
        if screen.note:
            note = self.words("noted", text=screen.note)
            lines.append(self._fit(cut(note, shutil.get_terminal_size().columns - 9), "   "))
        if isinstance(screen.now, Absence) and not screen.question.options:
            now = in_words(screen.question, screen.now, self.language)
            lines.append(self._fit(self.words("plain-now", answer=now), "   "))
        return "\n".join(lines)

    def _one(self, screen: Prompt, head: str) -> object:
        """Ask for one of the options."""
        offers = offered(screen.question, self.language)
        values = [value for value, _, _ in offers]
        at = None if screen.now is None else values.index(screen.now)
        menu = self._menu(questionary.select, head, self._choices(offers), at, "keys-menu")
        shown = control(menu)
        keys = self._commands(menu=True) | by_hand(shown, values.__getitem__)
        keys |= letter_keys((letter for _, letter, _ in offers), partial(point, shown))
        return self._run_menu(screen.question.text[self.language], menu, keys)

    def _several(self, screen: Prompt, head: str) -> object:
        """Ask for any number of the options."""
        question = screen.question
        offers = offered(question, self.language)
        now = screen.now if isinstance(screen.now, tuple) else (screen.now,)
        warned = screen.now == ()
        while True:
            choices = self._choices(offers, now)
            menu = self._menu(questionary.checkbox, head, choices, 0, "keys-choices")
            shown = control(menu)
            keys = self._commands(menu=True) | {" ": toggle(shown)}
            keys |= by_hand(shown)
            keys |= letter_keys((letter for _, letter, _ in offers), partial(toggle, shown))
            found = self._run_menu(question.text[self.language], menu, keys)
            now = tuple(offers[place][0] for place in sorted(shown.selected_options))
            if found is _HELP:
                # What is marked stays so.
                self._help(question)
            elif not isinstance(found, list):
                return found
            elif clash := clashing(question, now, self.language):
                self.tell(self.words("not-together", alone=clash))
            elif now or warned:
                return now[0] if now and isinstance(now[0], Absence) else now
            else:
                # Enter without a choice is more likely a slip than an answer.
                warned = True
                self.tell(self.words("nothing-chosen"))

    def _menu(
        self,
        build: Callable[..., questionary.Question],
        head: str,
        choices: list[questionary.Choice],
        at: int | None,
        keys: str,
        tight: bool = False,
    ) -> Application[Any]:
        """Build a menu below a question; with ``at`` ``None`` it points at nothing at first.

        ``tight``: if there is room, the keys stand on the line of the question.
        """
        shown = self._keys(keys)
        line = f"{head} {shown.strip()}"
        beside = tight and "\n" not in line and self._fit(line) == line
        menu = build(
            head if beside else f"{head}\n",
            choices,
            qmark="",
            instruction=shown.strip() if beside else shown,
            use_jk_keys=False,
            **self.looks,
        ).application
        control(menu).pointed_at = NOWHERE if at is None else at
        return menu

    def _choices(
        self, offers: Sequence[Lettered], chosen: Collection[Answer | None] = ()
    ) -> list[questionary.Choice]:
        """Return a line of a menu for each answer; those ``chosen`` are marked."""
        choices = []
        for place, (value, letter, label) in enumerate(offers):
            choices.append(self._choice(f"{letter} {label}", place))
            choices[-1].checked = value in chosen
        return choices

    def _run_menu(self, question: str, menu: Application[Any], keys: dict[str, Press]) -> object:
        """Run a menu; its question stays when the menu is erased."""

        def refused(typed: str) -> str:
            return self._fit(self.words("typed-at-menu", text=typed[-_TYPED_SHOWN:]), " ")

        found = run_prompt(menu, without_text(menu, keys, refused), erase=True)
        self.tell(question)
        return found

    def _written(self, screen: Prompt, head: str) -> object:
        """Ask for a number or a text."""
        question = screen.question
        is_number = question.kind == "number"
        now = ""
        if screen.now is not None and not isinstance(screen.now, Absence):
            now = answer_text(screen.now) if is_number else inert(str(screen.now))
        self.tell(f"{head}\n{self._keys('keys-text')}".rstrip())
        typed: dict[str, object] = {letter: v for v, letter, _ in offered(question, self.language)}
        typed[HELP] = _HELP
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

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        """Ask for a line of text; Esc goes back."""
        self.tell(prompt)
        self._tell_once("keys-line")
        while True:
            field = questionary.text("", default=lines_of(now, None), qmark=">", **self.looks)
            found = run_field(field.application, {"escape": leave(Command.BACK)})
            text = lines_of(found, None).strip() if isinstance(found, str) else None
            if text != HELP:
                return text
            self.tell(explanation or self.words("no-help"), "  ")

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
        place = None if at is None else places[at]
        menu = self._menu(questionary.select, head, choices, place, keys_shown, tight=True)
        shown = control(menu)
        keys = dict.fromkeys(_BACK_KEYS, leave(Command.BACK)) | paging_keys(shown, places, _PAGE)
        keys |= by_hand(shown, lambda place: choices[place].value)
        found = self._run_menu(title, menu, keys)
        if not isinstance(found, int):
            return None
        self.tell(entries[found].text, "    ", "  > ")
        return found

    def _commands(self, menu: bool = False) -> dict[str, Press]:
        """Return the keys that work at every question; in a ``menu`` they are more."""
        commands: dict[str, object] = {
            "c-n": Command.NOTE, "c-o": Command.REVIEW, "c-s": Command.SECTIONS,
            "escape": Command.BACK,
        }  # fmt: skip
        if menu:
            commands |= {"?": _HELP} | dict.fromkeys(_BACK_KEYS, Command.BACK)
        return {key: leave(command) for key, command in commands.items()}

    def _keys(self, key: str) -> str:
        """Return the line below a question that shows the keys."""
        # Keep a key and its meaning on one line: no line breaks at an underscore.
        kept = self.words(key).replace(" ", "_").replace("_·_", "_· ")
        return self._fit(kept, "  ").replace("_", " ").strip() + "\n"

    def _choice(self, text: str, value: int) -> questionary.Choice:
        return questionary.Choice(self._fit(text, "     ", ""), value=value)

    def _tell_once(self, key: str, before: str = "") -> None:
        """Show what some keys do, the first time only."""
        if key not in self.keys_shown:
            self.tell(f"{before}{self.words(key)}")
            self.keys_shown.add(key)

    def _fit(self, text: str, indent: str = "", first: str | None = None) -> str:
        # Leave room for the pointer or mark before each line of a menu.
        return lines_of(text, shutil.get_terminal_size().columns - 6, indent, first)

    def tell(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Show a text, with an indent before its lines, or something else before the first."""
        width = shutil.get_terminal_size().columns - 1
        print(lines_of(text, width, indent, first), file=sys.stderr, flush=True)
