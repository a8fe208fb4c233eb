"""Processes of our own: how they are started, begin, are listened to, and end.

Each has a line of its own to the one that started it, which ends with the process: also where that
dies in the middle of a message, so that nobody waits for the rest of it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess


def start(
    target: Callable[..., None], *arguments: object, duplex: bool = False
) -> tuple[BaseProcess, Connection]:
    """Start ``target(line, *arguments)`` in a process of its own; returns our end of the line too.

    Without ``duplex`` only the process speaks.
    """
    started = context()
    ours, theirs = started.Pipe(duplex)
    process = started.Process(target=target, args=(theirs, *arguments), daemon=True)  # type: ignore[attr-defined]
    process.start()
    # The line ends with the process only where nobody else holds that end of it.
    theirs.close()
    return process, ours


def hear(line: Connection) -> Any:
    """Return what comes next; raises ``EOFError`` where the line has ended, also in the middle."""
    try:
        return line.recv()
    except OSError as error:
        raise EOFError from error


def end(process: BaseProcess, line: Connection) -> None:
    """End a process, whatever it does, and its line."""
    process.kill()
    process.join()
    line.close()


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
