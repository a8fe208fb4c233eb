"""Where questions are asked: whether they can be, and in which of the two ways."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burgerkompas.interview.asker import Asker


def can_ask() -> bool:
    """Whether there is a terminal to ask on, and to be answered from."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def asker_for(language: str, plain: bool, color: bool) -> Asker:
    """Return a way to ask: menus, or line by line where that is wanted or all there is.

    Being ended from outside is from then on the same as Ctrl-C: it says how to go on, and the
    terminal is given back as it was.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if plain or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb":
        from burgerkompas.interview.plain import PlainAsker

        width = min(100, shutil.get_terminal_size().columns - 1)
        return PlainAsker(sys.stdin, sys.stderr, language, width)
    from burgerkompas.interview.prompts import PromptAsker

    return PromptAsker(language, color)
