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
from typing import TYPE_CHECKING

from burgerkompas.batch.processes import begin, context
from burgerkompas.batch.run import Done, Job
from burgerkompas.batch.work import Work, split

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

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


def _together(job: Job, works: Iterator[Work], jobs: int) -> Finished:
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(job, jobs)
    under_way: deque[tuple[Work, Future[Done]]] = deque()
    try:
        while True:
            # What is done goes out before more is asked for: that may be long in coming.
            while len(under_way) < UNDER_WAY * jobs and not _is_done(under_way):
                work = next(works, None)
                if work is None:
                    break
                under_way.append((work, _submitted(pool, work)))
            if not under_way:
                return
            work, future = under_way.popleft()
            try:
                done = [future.result()]
            except BrokenProcessPool:
                pool.shutdown()
                done = _alone(job, work)
                pool = _pool(job, jobs)
                under_way = deque((w, _submitted(pool, w)) for w, _ in under_way)
            yield work, done
    finally:
        pool.shutdown(cancel_futures=True)


def _is_done(under_way: deque[tuple[Work, Future[Done]]]) -> bool:
    return bool(under_way) and under_way[0][1].done()


def _submitted(pool: ProcessPoolExecutor, work: Work) -> Future[Done]:
    """Hand work to the pool; where a process died a moment ago, that is what comes of it."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_do, work)
    except BrokenProcessPool as error:
        lost: Future[Done] = Future()
        lost.set_exception(error)
        return lost


def _alone(job: Job, work: Work) -> list[Done]:
    """Do work in a process of its own; where that dies, each of its cases in one of its own."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(job, 1) as pool:
        try:
            return [pool.submit(_do, work).result()]
        except BrokenProcessPool:
            parts = split(work)
    if len(parts) == 1:
        return [job.given_up(work, "process-died")]
    return [done for part in parts for done in _alone(job, part)]


def _pool(job: Job, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=context(), initializer=_begin, initargs=(job,))


_job: Job | None = None


def _begin(job: Job) -> None:
    global _job  # noqa: PLW0603
    _job = job
    begin()


def _do(work: Work) -> Done:
    assert _job is not None
    return _job(work)
