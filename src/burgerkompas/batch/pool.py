"""Do work in several processes and give it back in order.

A run begins in its own process: starting others takes longer than a small run does. At most a few
pieces of work are under way, so memory is bounded. Where a process dies, what it did is done again
by itself, case by case, and the case that kills it becomes a row.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from burgerkompas.batch.processes import begin, end, hear, start
from burgerkompas.batch.run import Done, Job
from burgerkompas.batch.work import Work, split

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ALONE_SECONDS = 0.1
"""How long a run goes on by itself before it asks for help."""

UNDER_WAY = 3
"""How many pieces of work a process has before it, at most."""

Finished = Iterator[tuple[Work, list[Done]]]


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(job: Job, works: Iterable[Work], jobs: int) -> Finished:
    """Yield every piece of work with what was done, in order."""
    works = iter(works)
    until = time.monotonic() + ALONE_SECONDS
    for work in works:
        yield work, [job(work)]
        if jobs > 1 and time.monotonic() > until:
            break
    else:
        return
    yield from _together(job, works, jobs)


class _Task:
    """A piece of work on its way; what was done is never nothing, once it is."""

    __slots__ = ("done", "work")

    def __init__(self, work: Work) -> None:
        self.work = work
        self.done: list[Done] = []


class _Helper:
    """A process that does one piece of work after the other."""

    def __init__(self, job: Job) -> None:
        self.process, self.line = start(_help, job, duplex=True)
        self.task: _Task | None = None

    def give(self, task: _Task) -> None:
        """Hand it work; it must have none."""
        self.task = task
        # Of a process that is gone it is heard when its answer is asked for.
        with suppress(OSError):
            self.line.send(task.work)

    def take(self) -> Done | None:
        """Wait for what it did; ``None`` where it died. Raises what the work raised."""
        self.task = None
        try:
            found = hear(self.line)
        except EOFError:
            return None
        if isinstance(found, Exception):
            raise found
        assert isinstance(found, Done)
        return found

    def end(self) -> None:
        """End the process, whatever it does."""
        end(self.process, self.line)


def _help(line: Connection, job: Job) -> None:
    begin()
    with suppress(EOFError, OSError):
        while True:
            work = line.recv()
            try:
                found: Done | Exception = job(work)
            except Exception as error:
                found = error
            line.send(found)


def _together(job: Job, works: Iterator[Work], jobs: int) -> Finished:
    from multiprocessing.connection import wait

    helpers = [_Helper(job) for _ in range(jobs)]
    under_way: deque[_Task] = deque()
    waiting: deque[_Task] = deque()
    is_more = True
    try:
        while is_more or under_way:
            for helper in helpers:
                if helper.task is None and waiting:
                    helper.give(waiting.popleft())
            while under_way and under_way[0].done:
                task = under_way.popleft()
                yield task.work, task.done
            # What is done is heard before more is asked for: that may be long in coming.
            is_full = not is_more or len(under_way) >= UNDER_WAY * jobs
            busy = [helper for helper in helpers if helper.task]
            lines = [helper.line for helper in busy]
            heard = wait(lines, None if is_full else 0) if lines else []
            for helper in busy:
                if helper.line in heard:
                    helpers[helpers.index(helper)] = _heard(job, helper)
            if not heard and not is_full:
                work = next(works, None)
                is_more = work is not None
                if work is not None:
                    waiting.append(_Task(work))
                    under_way.append(waiting[-1])
    finally:
        for helper in helpers:
            helper.end()


def _heard(job: Job, helper: _Helper) -> _Helper:
    """Take what a helper did; of one that died the work is done otherwise, by another from now."""
    task = helper.task
    assert task is not None
    found = helper.take()
    if found is not None:
        task.done = [found]
        return helper
    helper.end()
    task.done = _alone(job, task.work)
    return _Helper(job)


def _alone(job: Job, work: Work) -> list[Done]:
    """Do work in a process of its own; where that dies, each of its cases in one of its own."""
    helper = _Helper(job)
    try:
        helper.give(_Task(work))
        found = helper.take()
    finally:
        helper.end()
    if found is not None:
        return [found]
    parts = split(work)
    if len(parts) == 1:
        return [job.given_up(work, "process-died")]
    return [done for part in parts for done in _alone(job, part)]
