"""Asking: what comes next, one session of it, and two ways to ask: menus and plain lines."""

from __future__ import annotations

import os
import shutil
import signal
import sys

from burgerkompas.interview.asker import Asker, Command, Entry, Screen
from burgerkompas.interview.review import ask_about
from burgerkompas.interview.session import hold

__all__ = ["Asker", "Command", "Entry", "Screen", "ask_about", "hold", "open_asker"]


def open_asker(language: str, plain: bool, color: bool) -> Asker:
    """Return a way to ask: menus, or line by line where that is wanted or all there is.

    Being ended from outside is from then on the same as Ctrl-C: it says how to go on, and the
    terminal is given back as it was.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if plain or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb":
        from burgerkompas.interview.plain import PlainAsker

        width = min(100, shutil.get_terminal_size().columns - 1)
        return PlainAsker(sys.stdin, sys.stderr, language, width)
    from burgerkompas.interview.menus import MenuAsker

    return MenuAsker(language, color)
