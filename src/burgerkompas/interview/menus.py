"""Ask with menus, drawn on stderr; the only module that knows questionary and prompt_toolkit."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO, cast

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary.prompts.common import InquirerControl

from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Absence, Answer
from burgerkompas.cases.writer import answer_text
from burgerkompas.interview.asker import (
    Command,
    Entry,
    HalfTyped,
    Prompt,
    cut,
    excluding,
    in_words,
    letter_of,
    lines_of,
    typed_number,
    wrong_number,
)
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

Press = Callable[[KeyPressEvent], None]
"""What a key does."""

_MARKS = "●○»·"
_PLAIN_MARKS = str.maketrans(dict(zip(_MARKS, "x-> ", strict=True)))


def _run(application: Application[Any], keys: dict[str, Press], erase: bool) -> object:
    """Run a prompt with extra keys, which override its own; ``erase`` it afterwards."""
    bindings = KeyBindings()
    for key, press in keys.items():
        bindings.add(key, eager=True)(press)
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([own, bindings] if own else [bindings])
    application.erase_when_done = erase
    for window in application.layout.find_all_windows():
        # Show questions and answers in full on a narrow terminal, too.
        window.wrap_lines = Always()
    return application.run()


def _type(field: Application[Any], keys: dict[str, Press]) -> object:
    """Run a text field, and leave it on the screen; raises ``HalfTyped`` for Ctrl-C."""
    try:
        return _run(field, keys, erase=False)
    except KeyboardInterrupt:
        raise HalfTyped(field.current_buffer.text) from None


def _leave(result: object) -> Press:
    """Return a key press that ends a prompt with a result."""

    def press(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return press


def _output_for(stream: TextIO) -> Output:
    """Return prompt_toolkit's output for a stream, which replaces marks that it can't show."""
    try:
        _MARKS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        stream = cast(TextIO, _Narrow(stream))
    output = create_output(stdout=stream)
    if isinstance(output, Vt100_Output):
        # A slow terminal's reply about its cursor would end up in what is typed next.
        output.enable_cpr = False
    return output


class _Narrow:
    """Wraps a stream that can't show questionary's marks, and writes plain ones instead."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding or "ascii"
        self.fileno = stream.fileno
        self.isatty = stream.isatty
        self.flush = stream.flush

    def write(self, text: str) -> int:
        errors = "replace" if self._stream.errors in (None, "strict") else self._stream.errors
        fit = text.translate(_PLAIN_MARKS).encode(self.encoding, errors).decode(self.encoding)
        return self._stream.write(fit)


_HELP = object()
_BACK_KEYS = ("c-h", "escape", "left")
"""Backspace, Esc and the left arrow: in a menu they go back, in a text field only Esc does."""

_PAGE = 10
_WITHOUT_UNKNOWN = ("choices", "number", "text")
"""Kinds whose prompt has no entry for *unknown*: if that is the answer, Enter keeps it."""

_NOWHERE = -1
"""Where a menu points while nothing has been chosen."""


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
        self.looks: dict[str, Any] = {"output": _output_for(sys.stderr), "color_depth": depth}
        self.keys_shown: set[str] = set()

    def tell(self, text: str) -> None:
        """Show a text."""
        self._tell(text)

    def ask(self, screen: Prompt) -> Answer | Command:
        """Ask a question until there is a valid answer or a command."""
        question, language = screen.question, screen.language
        for line in screen.header:
            self._tell(line)
        if question.options:
            self._tell_once("keys", "\n")
        self._tell(f"\n{screen.progress}")
        kinds = {"number": self._written, "text": self._written, "choices": self._several}
        ask = kinds.get(question.kind, self._one)
        while True:
            found = ask(screen, self._head(screen))
            if found is not _HELP:
                return cast(Answer | Command, found)
            text = question.help[language] if question.help else self.words("no-help")
            keys = self.words("keys" if question.options else "keys-in-text")
            self._tell(f"\n{text}\n\n{keys}\n", "  ")

    def accepted(self, text: str) -> None:
        """Show an answer, in place of its menu, once it has been saved."""
        self._tell(text, "    ", "  > ")

    def _head(self, screen: Prompt) -> str:
        """Return the question, with its note, and its answer if the menu can't show that."""
        lines = [self._fit(screen.question.text[screen.language], " ", "")]
        if screen.rule:
            lines.append(self._fit(screen.rule, " "))
        if screen.note:
            lines.append(self._fit(self._cut(self.words("noted", text=screen.note)), "   "))
        if isinstance(screen.now, Absence) and screen.question.kind in _WITHOUT_UNKNOWN:
            now = in_words(screen.question, screen.now, self.words, screen.language)
            lines.append(self._fit(self.words("plain-now", answer=now), "   "))
        return "\n".join(lines)

    def _one(self, screen: Prompt, head: str) -> object:
        """Ask for one of the options."""
        question = screen.question
        values: list[object] = [*question.values, UNKNOWN]
        lines = [*_lettered(question, screen.language), f"w {self.words('unknown')}"]
        if question.not_applicable:
            values.append(NOT_APPLICABLE)
            lines.append(f"x {self.words('not-applicable')}")
        choices = [self._choice(line, i) for i, line in enumerate(lines)]
        at = None if screen.now is None else values.index(screen.now)
        menu = self._select(head, choices, at, "keys-menu")
        keys = self._commands(screen)
        for place, value in enumerate(question.values):
            keys |= _either_case(letter_of(place), _leave(value))
        keys |= _by_hand(_control(menu), values.__getitem__)
        return self._run_menu(question.text[screen.language], menu, keys)

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
            _control(menu).pointed_at = _NOWHERE
        return menu

    def _run_menu(self, question: str, menu: Application[Any], keys: dict[str, Press]) -> object:
        """Run a menu; its question stays when the menu is erased."""
        found = _run(menu, keys, erase=True)
        self._tell(question)
        return found

    def _several(self, screen: Prompt, head: str) -> object:
        """Ask for any number of the options."""
        question = screen.question
        now = screen.now if isinstance(screen.now, tuple) else ()
        lines = _lettered(question, screen.language)
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
            keys = dict.fromkeys("ai", _nothing) | self._commands(screen)
            for place in range(len(choices)):
                keys |= _either_case(letter_of(place), _toggle(_control(menu), place))
            found = self._run_menu(question.text[screen.language], menu, keys)
            if not isinstance(found, list):
                return found
            if not found and isinstance(screen.now, Absence):
                return screen.now
            chosen = tuple(str(question.values[place]) for place in sorted(found))
            alone = excluding(question, chosen, screen.language)
            if alone is not None:
                now = chosen
                self._tell(self.words("not-together", alone=alone))
                continue
            if found or warned or screen.now == ():
                return chosen
            # Enter without a choice is more likely a slip than an answer.
            warned = True
            self._tell(self.words("nothing-chosen"))

    def _written(self, screen: Prompt, head: str) -> object:
        """Ask for a number or a text."""
        question = screen.question
        is_number = question.kind == "number"
        now = ""
        if screen.now is not None and not isinstance(screen.now, Absence):
            now = answer_text(screen.now) if is_number else inert(str(screen.now))
        self._tell(head)
        self._tell_once("keys-text")
        while True:
            field = questionary.text("", default=now, qmark=">", **self.looks).application
            found = _type(field, self._commands(screen, typing=True))
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
                self._tell(wrong_number(question, self.words, line[:60], screen.language))
            else:
                self._tell(self.words("empty"))

    def text(self, prompt: str, now: str) -> str | None:
        """Ask for a line of text; Esc goes back."""
        self._tell(prompt)
        self._tell_once("keys-line")
        field = questionary.text("", default=lines_of(now, None), qmark=">", **self.looks)
        found = _type(field.application, {"escape": _leave(Command.BACK)})
        return lines_of(found, None).strip() if isinstance(found, str) else None

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        """Let the user choose an entry."""
        self._tell("")
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
        shown = _control(menu)

        def move(by: int) -> Press:
            def turn(_event: Any) -> None:
                here = shown.pointed_at
                place = places.index(here) + by if here in places else 0
                shown.pointed_at = places[min(max(place, 0), len(places) - 1)]

            return turn

        keys = dict.fromkeys(_BACK_KEYS, _leave(Command.BACK))
        keys |= {"pagedown": move(_PAGE), "pageup": move(-_PAGE)}
        keys |= {"home": move(-len(places)), "end": move(len(places))}
        keys |= _by_hand(shown, lambda place: choices[place].value)
        found = self._run_menu(title, menu, keys)
        if not isinstance(found, int):
            return None
        self._tell(entries[found].text, "    ", "  > ")
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
        keys = {key: _leave(what) for key, what in found.items()}
        if not typing:
            keys |= _either_case("w", keys["c-w"])
            if screen.question.not_applicable:
                keys |= _either_case("x", keys["c-x"])
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
            self._tell(f"{before}{self.words(key)}")
            self.keys_shown.add(key)

    def _cut(self, text: str) -> str:
        return cut(text, shutil.get_terminal_size().columns - 9)

    def _fit(self, text: str, indent: str = "", first: str | None = None) -> str:
        # Leave room for the pointer or mark before each line of a menu.
        return lines_of(text, shutil.get_terminal_size().columns - 6, indent, first)

    def _tell(self, text: str, indent: str = "", first: str | None = None) -> None:
        width = shutil.get_terminal_size().columns - 1
        print(lines_of(text, width, indent, first), file=sys.stderr, flush=True)


def _lettered(question: Question, language: str) -> list[str]:
    """Return the options with the letter that chooses each."""
    options = enumerate(question.options)
    return [f"{letter_of(place)} {option.label[language]}" for place, option in options]


def _either_case(letter: str, press: Press) -> dict[str, Press]:
    """Return a letter as a key, also with Caps Lock on; what is no single letter is no key."""
    return dict.fromkeys((letter, letter.upper()), press) if len(letter) == 1 else {}


def _nothing(_event: KeyPressEvent) -> None:
    """Do nothing."""


def _by_hand(shown: InquirerControl, value: Callable[[int], object]) -> dict[str, Press]:
    """Return keys for a menu with possibly nothing selected: then Enter only rings the bell."""

    def enter(event: Any) -> None:
        if shown.pointed_at == _NOWHERE:
            event.app.output.bell()
        else:
            event.app.exit(result=value(shown.pointed_at))

    def up(_event: Any) -> None:
        shown.pointed_at = max(shown.pointed_at, 0)
        shown.select_previous()
        while not shown.is_selection_valid():
            shown.select_previous()

    return {"enter": enter, "up": up, "c-p": up}


def _toggle(shown: InquirerControl, place: int) -> Press:
    def toggle(_event: Any) -> None:
        shown.pointed_at = place
        chosen = shown.selected_options
        (chosen.remove if place in chosen else chosen.append)(place)

    return toggle


def _control(application: Any) -> InquirerControl:
    windows: Sequence[Any] = list(application.layout.find_all_windows())
    return next(w.content for w in windows if isinstance(w.content, InquirerControl))
