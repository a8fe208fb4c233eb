"""The processes that a running `batch` starts."""

from __future__ import annotations

from pathlib import Path
from subprocess import Popen

MAX_CHUNKS = 2000


def feed_until_two_workers(program: Popen[bytes], chunk: bytes) -> tuple[list[int], int]:
    """Write a chunk to a program again and again, until it has started two processes.

    Returns their ids and how many chunks were written. Each write waits until the program has
    read what came before, so what is counted is the work that it was given.
    """
    assert program.stdin is not None
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
    for count in range(1, MAX_CHUNKS):
        program.stdin.write(chunk)
        program.stdin.flush()
        if len(started := children.read_text().split()) == 2:
            return [int(child) for child in started], count
    raise AssertionError(f"{MAX_CHUNKS} chunks started {started}")
