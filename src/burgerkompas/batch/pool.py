"""Score chunks in several processes, in order.

The first chunk is scored here: starting processes takes longer than a small run does. Then the
workers stand in a ring: each has one chunk, and the one that got its chunk first is asked first.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

from burgerkompas.batch.reader import Chunk
from burgerkompas.batch.results import ScoredChunk, Scorer
from burgerkompas.batch.worker import Worker, WorkerDied


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
    try:
        for chunk in chunks:
            scored = None
            if len(ring) == jobs:
                scored = _take_next(ring, idle, scorer)
            worker = idle.pop() if idle else Worker(_serve, scorer)
            worker.send(chunk)
            ring.append((worker, chunk))
            if scored is not None:
                yield scored
            # What is ready goes out before more is read, for that may be long in coming.
            while ring and ring[0][0].has_answered():
                yield _take_next(ring, idle, scorer)
        while ring:
            yield _take_next(ring, idle, scorer)
    finally:
        for worker in (*idle, *(worker for worker, _ in ring)):
            worker.close()


def _take_next(
    ring: deque[tuple[Worker, Chunk]], idle: list[Worker], scorer: Scorer
) -> ScoredChunk:
    """Return the next results in the ring; the worker that had them is idle then."""
    worker, chunk = ring[0]
    try:
        scored: ScoredChunk = worker.receive()
    except WorkerDied:
        ring.popleft()
        worker.close()
        return _score_alone(scorer, chunk)
    ring.popleft()
    idle.append(worker)
    return scored


def _score_alone(scorer: Scorer, chunk: Chunk) -> ScoredChunk:
    """Score a chunk in a process of its own; where that dies, each of its cases in one."""
    worker = Worker(_serve, scorer)
    worker.send(chunk)
    try:
        scored: ScoredChunk = worker.receive()
        return scored
    except WorkerDied:
        parts = chunk.split()
        if len(parts) == 1:
            return scorer.refuse(chunk)
        scored = ScoredChunk()
        for part in parts:
            scored += _score_alone(scorer, part)
        return scored
    finally:
        worker.close()


def _serve(connection: Connection, scorer: Scorer) -> None:
    """Score what comes until nothing comes any more."""
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(scorer(connection.recv()))
