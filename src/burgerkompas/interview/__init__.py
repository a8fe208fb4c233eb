"""Asking: what comes next, one session of it, and two ways to ask: menus and plain lines."""

from __future__ import annotations

from burgerkompas.interview.about import ask_about
from burgerkompas.interview.asker import Asker, Command, Entry, Screen, open_asker
from burgerkompas.interview.session import hold

__all__ = ["Asker", "Command", "Entry", "Screen", "ask_about", "hold", "open_asker"]
