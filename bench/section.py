"""What a part of the bench gives: a table of ratios. And what all parts measure with."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

FIXED = str(Path(__file__).resolve().parent / "frozen-1.0.0" / "burgerkompas.yaml")
"""The questionnaire in its version 1.0.0, in Dutch: what is written by hand beside it stays right,
and figures stay comparable, while the shipped one goes on."""

LAUNCHER = Path(__file__).resolve().parent / "launcher.py"


class Options(NamedTuple):
    """How much to measure."""

    rounds: int = 5
    large: bool = False


class Section(NamedTuple):
    """One table of the page: what was compared with what, and how to read it."""

    title: str
    intro: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def page(self) -> str:
        """Return the section as Markdown."""
        lines = [f"### {self.title}", "", self.intro, ""]
        lines.append("| " + " | ".join(self.columns) + " |")
        lines.append("|" + "---|" * len(self.columns))
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines) + "\n"


class Spent(NamedTuple):
    """What a process took: seconds of CPU and of the clock, and its largest memory in MB."""

    cpu: float
    wall: float
    memory: float


def times(ratio: float) -> str:
    """Return a ratio as it stands in the tables."""
    return f"{ratio:.2f} ×" if ratio < 10 else f"{ratio:,.0f} ×"


def spent(
    command: list[str], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Spent:
    """Run a program to its end; of several processes the memory is that of the largest."""
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), *command],
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    cpu, wall, memory, end = told.split()
    if end != "0":
        sys.exit(f"{' '.join(command)} ended with {end}")
    return Spent(float(cpu), float(wall), int(memory) / 1024)


class Time(NamedTuple):
    """What work took: seconds of CPU of all threads, and of the clock."""

    cpu: float
    clock: float


def quickest(rounds: int, *works: Callable[[], object]) -> list[Time]:
    """Return the least that each took, of either kind of time; they take turns."""
    found: list[list[Time]] = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, found, strict=True):
            cpu, clock = time.process_time(), time.perf_counter()
            work()
            times.append(Time(time.process_time() - cpu, time.perf_counter() - clock))
    return [Time(*map(min, zip(*times, strict=True))) for times in found]


def least(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Return the least CPU time of each, in seconds; they take turns."""
    return [one.cpu for one in quickest(rounds, *works)]
