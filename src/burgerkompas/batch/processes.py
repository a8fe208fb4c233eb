"""Processes of our own: how they are started, and how each begins."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """Return how to start a process here.

    A fork is there at once and shares what was loaded, but is not safe beside foreign threads.
    """
    from multiprocessing import get_context

    fork = sys.platform == "linux" and "polars" not in sys.modules
    return get_context("fork" if fork else "spawn")


def begin() -> None:
    """Get a process ready: Ctrl-C is for the one that started it, with which it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        # Who hands out work and gathers it goes first: all others wait for that.
        os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
