"""Questionary's prompts with keys of our own, on a terminal that may not show its marks."""

from __future__ import annotations

import signal
from asyncio import get_running_loop
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, TextIO, cast

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    ScrollOffsets,
    Window,
)
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary.prompts.common import InquirerControl

from burgerkompas.interview.asker import HalfTyped

Press = Callable[[KeyPressEvent], None]
"""What a key does."""

NOWHERE = -1
"""Where a menu points while nothing has been chosen."""

_AROUND = 3
"""How many lines are kept in view around the entry that a long menu points at."""

_MARKS = "●○»·"
_PLAIN_MARKS = str.maketrans(dict(zip(_MARKS, "x-> ", strict=True)))


def run_prompt(application: Application[Any], keys: dict[str, Press], erase: bool) -> object:
    """Run a prompt with extra keys, which override its own; ``erase`` it afterwards."""
    bindings = KeyBindings()
    for key, press in keys.items():
        # Any other key comes last.
        bindings.add(key, eager=key != Keys.Any)(press)
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([own, bindings] if own else [bindings])
    application.erase_when_done = erase
    for window in application.layout.find_all_windows():
        # Show questions and answers in full on a narrow terminal, too.
        window.wrap_lines = Always()
        keep_lines_around(window)
    return _run(application)


def _run(application: Application[Any]) -> object:
    """Run a prompt that SIGTERM ends as Ctrl-C does.

    Python's own way would raise wherever the prompt's event loop is at that moment, also where
    nothing catches it.
    """

    def end() -> None:
        if not application.is_done:
            application.exit(exception=KeyboardInterrupt)

    def watch() -> None:
        # Windows has no handlers in its event loop.
        with suppress(NotImplementedError):
            get_running_loop().add_signal_handler(signal.SIGTERM, end)

    before = signal.getsignal(signal.SIGTERM)
    try:
        return application.run(pre_run=watch)
    finally:
        signal.signal(signal.SIGTERM, before)


def keep_lines_around(window: Window) -> None:
    """Keep some lines in view around the entry that a long menu points at.

    At most half of what the window shows: else a short menu would show that entry alone.
    """

    def lines() -> int:
        shown = window.render_info
        return min(_AROUND, (shown.window_height - 1) // 2) if shown else 0

    window.scroll_offsets = ScrollOffsets(top=lines, bottom=lines)


def run_field(field: Application[Any], keys: dict[str, Press]) -> object:
    """Run a text field, and leave it on the screen; raises ``HalfTyped`` for Ctrl-C."""
    try:
        return run_prompt(field, keys, erase=False)
    except KeyboardInterrupt:
        raise HalfTyped(field.current_buffer.text) from None


def leave(result: object) -> Press:
    """Return a key press that ends a prompt with a result."""

    def press(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    return press


def output_for(stream: TextIO) -> Output:
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


def letter_keys(letters: Iterable[str], press: Callable[[int], Press]) -> dict[str, Press]:
    """Return keys for letters, also with Caps Lock on; ``press`` makes the key of each place."""
    return {
        key: press(place)
        for place, letter in enumerate(letters)
        for key in (letter, letter.upper())
        if len(letter) == 1
    }


def paging_keys(shown: InquirerControl, places: list[int], page: int) -> dict[str, Press]:
    """Return keys that go through the places of a menu that can be chosen by more than one."""

    def move(by: int) -> Press:
        def turn(_event: Any) -> None:
            here = shown.pointed_at
            place = places.index(here) + by if here in places else 0
            shown.pointed_at = places[min(max(place, 0), len(places) - 1)]

        return turn

    far = {"pageup": -page, "pagedown": page, "home": -len(places), "end": len(places)}
    return {key: move(by) for key, by in far.items()}


def by_hand(
    shown: InquirerControl, value: Callable[[int], object] | None = None
) -> dict[str, Press]:
    """Return keys for a menu that may point at nothing: then Enter only rings the bell.

    Elsewhere Enter ends the menu with the ``value`` of the place that it points at, by default
    with all places that are marked.
    """

    def enter(event: Any) -> None:
        if shown.pointed_at == NOWHERE:
            event.app.output.bell()
        else:
            event.app.exit(result=value(shown.pointed_at) if value else shown.selected_options)

    def up(_event: Any) -> None:
        shown.pointed_at = max(shown.pointed_at, 0)
        shown.select_previous()
        while not shown.is_selection_valid():
            shown.select_previous()

    return {"enter": enter, "up": up, "c-p": up}


def without_text(
    menu: Application[Any], keys: dict[str, Press], say: Callable[[str], str]
) -> dict[str, Press]:
    """Return the keys of a menu such that other text, typed or pasted there, chooses nothing.

    From the first character that is no key, the menu points at nothing, and what ``say`` makes of
    the text stands below it, until an arrow key is used or any other key that is no character.
    """
    shown, typed, said = control(menu), "", ""
    begin = shown.pointed_at

    def hold(event: KeyPressEvent) -> None:
        nonlocal typed, said
        # A text that is pasted may have several lines.
        text = event.data.replace("\r", " ").replace("\n", " ")
        if text.isprintable() and (typed or text.strip()):
            typed += text
            shown.pointed_at, said = NOWHERE, say(typed)

    def guard(key: str, press: Press) -> Press:
        def pressed(event: KeyPressEvent) -> None:
            nonlocal typed, said
            if typed and shown.pointed_at == NOWHERE:
                if len(key) == 1:
                    hold(event)
                else:
                    typed, shown.pointed_at = "", begin
                    said = said if key == "enter" else ""
                return
            told, typed, said = said, "", ""
            # Backspace clears what was told after Enter, too, before it goes back.
            if not (told and key == "c-h"):
                press(event)

        return pressed

    below = Window(FormattedTextControl(lambda: said), dont_extend_height=True)
    is_said = Condition(lambda: said != "")
    cast(HSplit, menu.layout.container).children.append(ConditionalContainer(below, is_said))
    # Questionary's own letters (select all, invert) are no keys of ours.
    held = dict.fromkeys(("a", "i", Keys.BracketedPaste, Keys.Any), hold)
    return held | {key: guard(key, press) for key, press in keys.items()}


def point(shown: InquirerControl, place: int) -> Press:
    """Return a key that points at an option."""

    def press(_event: Any) -> None:
        shown.pointed_at = place

    return press


def toggle(shown: InquirerControl, place: int | None = None) -> Press:
    """Return a key that chooses or drops the option at a place, by default the one pointed at."""

    def press(_event: Any) -> None:
        if place is not None:
            shown.pointed_at = place
        chosen = shown.selected_options
        (chosen.remove if shown.pointed_at in chosen else chosen.append)(shown.pointed_at)

    return press


def control(application: Any) -> InquirerControl:
    """Return the part of a prompt that knows its choices."""
    windows: Sequence[Any] = list(application.layout.find_all_windows())
    return next(w.content for w in windows if isinstance(w.content, InquirerControl))
