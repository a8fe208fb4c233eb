"""Processes of our own: to score chunks in parallel, or to run parsers that may crash.

Chunks are scored in order, the first of them here: starting processes takes longer than a small
run does. Then the workers stand in a ring: each has one chunk, and the one that got its chunk first
is asked first.

The libraries that read workbooks and Parquet are not Python: a damaged file can make them abort,
take all memory, or never come back. Then their process is gone, and the run goes on.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from traceback import format_exc
from typing import Any, NamedTuple

from burgerkompas.batch.reader import Chunk
from burgerkompas.batch.results import ScoredChunk, Scorer
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


# -- many chunks in several processes ----------------------------------------------------------


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def score_in_order(scorer: Scorer, chunks: Iterable[Chunk], jobs: int) -> Iterator[ScoredChunk]:
    """Yield every chunk's results in order, scored by ``jobs`` processes.

    Where a process dies its chunk is scored again by itself, case by case if need be, and the case
    that kills its process becomes a row with a problem.
    """
    chunks = iter(chunks)
    for chunk in chunks:
        yield scorer(chunk)
        if jobs > 1:
            yield from _in_workers(scorer, chunks, jobs)


def _in_workers(scorer: Scorer, chunks: Iterator[Chunk], jobs: int) -> Iterator[ScoredChunk]:
    ring: deque[tuple[Worker, Chunk]] = deque()
    idle: list[Worker] = []

    def take_next() -> list[ScoredChunk]:
        """Wait for the chunk that was handed out first; its worker is idle then."""
        worker, chunk = ring[0]
        try:
            scored = [worker.receive()]
            idle.append(worker)
        except WorkerDied:
            worker.close()
            scored = _score_alone(scorer, chunk)
        ring.popleft()
        return scored

    try:
        for chunk in chunks:
            scored = take_next() if len(ring) == jobs else []
            worker = idle.pop() if idle else Worker(_serve, scorer)
            worker.send(chunk)
            ring.append((worker, chunk))
            yield from scored
            # What is ready goes out before more is read, for that may be long in coming.
            while ring and ring[0][0].has_answered():
                yield from take_next()
        while ring:
            yield from take_next()
    finally:
        for worker in (*idle, *(worker for worker, _ in ring)):
            worker.close()


def _score_alone(scorer: Scorer, chunk: Chunk) -> list[ScoredChunk]:
    """Score a chunk in a process of its own; where that dies, each of its cases in one."""
    worker = Worker(_serve, scorer)
    worker.send(chunk)
    try:
        return [worker.receive()]
    except WorkerDied:
        parts = chunk.split()
        if len(parts) == 1:
            return [scorer.refuse(chunk)]
        return [scored for part in parts for scored in _score_alone(scorer, part)]
    finally:
        worker.close()


def _serve(connection: Connection, scorer: Scorer) -> None:
    """Score what comes until nothing comes any more."""
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(scorer(connection.recv()))
