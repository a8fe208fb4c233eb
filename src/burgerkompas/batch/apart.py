"""Do in a process of its own what that may die of.

The libraries that read workbooks and Parquet are not ours and not Python: a damaged file can make
them end their process, take all memory, or never come back. Then that process is gone, and the run
goes on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from burgerkompas.batch.processes import begin, end, hear, start
from burgerkompas.errors import Refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MOST_MEMORY = 4_000_000_000
"""How many bytes the process may hold, where the system can be asked to see to that (Linux)."""

MOST_SILENCE = 60.0
"""After how many seconds without a word it is given up."""

Send = Callable[[Any], None]


class Died(Exception):
    """The process ended, or was ended, before its task was done."""


def apart(
    task: Callable[..., None], *arguments: object, silence: float | None = None
) -> Iterator[Any]:
    """Yield what a task sends: ``task(send, *arguments)`` runs in a process of its own.

    A problem that it raises is raised here too, and so is a bug; whatever a foreign library raises
    is ``Died``, as is the end of the process. One that isn't listened to any more is ended.
    """
    process, line = start(_run, task, arguments)
    try:
        while line.poll(silence or MOST_SILENCE):
            kind, value = hear(line)
            if kind == "raised":
                raise value
            if kind == "done":
                return
            yield value
        raise Died
    except EOFError:
        raise Died from None
    finally:
        end(process, line)


def _run(sender: Connection, task: Callable[..., None], arguments: tuple[object, ...]) -> None:
    begin()
    _bound_memory()
    # What a library says when it panics is told in our own words.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        task(lambda value: sender.send(("sent", value)), *arguments)
        sender.send(("done", None))
    except BaseException as error:
        ours = isinstance(error, Refused) or type(error).__module__ == "builtins"
        if ours and isinstance(error, Exception) and not isinstance(error, MemoryError):
            from traceback import format_exc

            error.add_note(format_exc())
            sender.send(("raised", error))
    # What the other process has open isn't ours to flush or clear away.
    os._exit(0)


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        # A container may have set a bound that can't be raised.
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
