"""A process of our own: to score beside others, or to read what may kill its reader.

The libraries that read workbooks and Parquet are not Python: a damaged file can make them abort,
take all memory, or never come back. Then their process is gone, and the run goes on.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from traceback import format_exc
from typing import Any, NamedTuple

from burgerkompas.errors import Refused

MAX_MEMORY = 4_000_000_000
"""How many bytes a bounded worker may hold, where the system can enforce that (Linux)."""

MAX_SILENCE = 60.0
"""After how many seconds without a message a bounded worker is given up."""


class WorkerDied(Exception):
    """The process ended, or was ended, before its task was done."""


class _End(NamedTuple):
    """The last message of a task, with the exception that ended it, if any."""

    error: Exception | None


class Worker:
    """Runs ``task(connection, *arguments)`` in a process of its own.

    Each worker has a connection of its own, which ends with it, also in the middle of a message. A
    ``bounded`` one is for a library that may die: its memory is limited and what it prints is
    dropped.
    """

    def __init__(self, task: Callable[..., None], *arguments: object, bounded: bool = False):
        context = start_method()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(  # type: ignore[attr-defined]
            target=_run, args=(theirs, task, arguments, bounded), daemon=True
        )
        self.process.start()
        # The connection ends with the process only where nobody else holds that end of it.
        theirs.close()

    def send(self, value: object) -> None:
        """Hand a value to the task; that its process is gone is told by ``receive``."""
        with suppress(OSError):
            self.connection.send(value)

    def receive(self) -> Any:
        """Wait for the next value that the task sends.

        Raises ``WorkerDied`` where its process is gone, and whatever the task raised.
        """
        for value in self.values(None):
            return value
        raise WorkerDied

    def has_answered(self) -> bool:
        """Tell whether ``receive`` would return at once."""
        return self.connection.poll()

    def values(self, silence: float | None = MAX_SILENCE) -> Iterator[Any]:
        """Yield what the task sends until it is done.

        Raises ``WorkerDied`` where its process is gone or sends nothing for ``silence`` seconds.
        Problems and bugs that the task raises are raised here too; what a foreign library raises in
        a bounded worker is ``WorkerDied`` as well.
        """
        while True:
            try:
                if not self.connection.poll(silence):
                    raise WorkerDied
                value = self.connection.recv()
            except (EOFError, OSError):
                raise WorkerDied from None
            if not isinstance(value, _End):
                yield value
            elif value.error is None:
                return
            else:
                raise value.error

    def close(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def start_method() -> BaseContext:
    """Choose how processes start: a fork takes milliseconds, but is not safe beside polars."""
    fork = sys.platform == "linux" and "polars" not in sys.modules
    return get_context("fork" if fork else "spawn")


def _run(
    connection: Connection, task: Callable[..., None], arguments: tuple[object, ...], bounded: bool
) -> None:
    # Ctrl-C is for the process that started this one, with which it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if bounded:
        _bound_memory()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    end = _End(None)
    try:
        task(connection, *arguments)
    except BaseException as error:
        # A panic in Rust is no Exception.
        ours = not bounded or isinstance(error, Refused) or type(error).__module__ == "builtins"
        if not ours or not isinstance(error, Exception) or isinstance(error, MemoryError):
            return
        error.add_note(format_exc())
        end = _End(error)
    with suppress(OSError):
        connection.send(end)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        # A container may have set a limit that can't be raised.
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
