"""The interview: what is asked next, one session of asking, and two ways to ask."""

from __future__ import annotations

import os
import shutil
import signal
import sys

from burgerkompas.interview.asker import Asker, Command, Entry, Prompt
from burgerkompas.interview.review import ask_about
from burgerkompas.interview.session import Session

__all__ = ["Asker", "Command", "Entry", "Prompt", "Session", "ask_about", "open_asker"]


def is_accessible(value: str | None) -> bool:
    """Tell whether ``ACCESSIBLE`` asks for plain lines: any value but empty, 0 and false."""
    return (value or "").strip().lower() not in ("", "0", "false")


def open_asker(language: str, plain: bool, color: bool) -> Asker:
    """Return a way to ask: menus, or line by line if that is wanted or all the terminal can do.

    From then on SIGTERM has the effect of Ctrl-C: the program says how to continue, and restores
    the terminal.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if plain or is_accessible(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM") == "dumb":
        from burgerkompas.interview.plain import PlainAsker

        width = min(100, shutil.get_terminal_size().columns - 1)
        return PlainAsker(sys.stdin, sys.stderr, language, width)
    from burgerkompas.interview.menus import MenuAsker

    return MenuAsker(language, color)
