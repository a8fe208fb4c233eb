"""What a menu shows of its entries, however high its window is."""

from __future__ import annotations

import pytest

pytest.importorskip("prompt_toolkit")

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import set_app
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen, WritePosition
from prompt_toolkit.output import DummyOutput

from burgerkompas.interview.prompts import keep_lines_around


def shown(entries: int, pointed: int, height: int) -> set[int]:
    """Return which entries stand on the screen once a menu has been drawn, then points at one."""
    window = Window(wrap_lines=True)
    keep_lines_around(window)
    menu: Application[None] = Application(Layout(window), output=DummyOutput())
    with set_app(menu):
        for at in (0, pointed):
            ends = ["\n"] * (entries - 1) + [""]
            window.content = FormattedTextControl(
                [
                    ("[SetCursorPosition]" if i == at else "", f"{i}{end}")
                    for i, end in enumerate(ends)
                ]
            )
            menu.render_counter += 1
            screen, place = Screen(), WritePosition(0, 0, 20, height)
            window.write_to_screen(screen, MouseHandlers(), place, "", False, None)
    rows = ("".join(screen.data_buffer[y][x].char for x in range(20)) for y in range(height))
    return {int(row) for row in rows if row.strip()}


@pytest.mark.parametrize("entries", [2, 3, 5])
def test_a_menu_that_fits_shows_every_entry_whichever_it_points_at(entries: int) -> None:
    for pointed in range(entries):
        assert shown(entries, pointed, entries) == set(range(entries))


def test_a_longer_menu_shows_what_is_around_the_entry_that_it_points_at() -> None:
    assert shown(30, 15, 9) >= set(range(12, 19))
    assert 15 in shown(30, 15, 2)
