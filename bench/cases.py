"""Measure what a case costs beside PyYAML's C loader reading the same file, in one run.

For every case: reading with all checks; scoring with reasons, `possible` and `settled`; then
`changes` and `ask_next`, from a cold memory. The parts take turns with the loader, and the least of
several times counts: what a busy machine adds is not ours.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

import yaml

from burgerkompas.answers import UNKNOWN, Answer, Case, dump_case, parse_case
from burgerkompas.instrument.catalog import load_questions
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.asking import ask_next
from burgerkompas.scoring.changes import smallest_changes
from burgerkompas.scoring.effects import OPEN
from burgerkompas.scoring.plan import plan_for
from burgerkompas.scoring.routes import on_route
from burgerkompas.scoring.score import score
from burgerkompas.scoring.space import space_for

REAL = sorted((Path(__file__).resolve().parent.parent / "tests" / "cases").glob("*.yaml"))
SCORE_MEDIAN, SCORE_WORST, MOST_MS = 0.5, 5.0, 10.0
"""The bounds: scoring x the loader in the median and at worst; `changes` and `ask_next` in ms."""


def random_cases(instrument: Instrument) -> Iterator[Case]:
    """Yield random cases without end, 10 to 30 % of their questions open; each time the same."""
    chance = random.Random(20)
    for n in count():
        share = chance.uniform(0.1, 0.3)
        answers: dict[str, Answer] = {}
        for question in instrument.questions:
            if question.kind in ("text", "number") or chance.random() < share:
                if chance.random() < 0.5:
                    answers[question.id] = UNKNOWN
            elif question.kind == "choices":
                answers[question.id] = tuple(
                    str(value) for value in question.values if chance.random() < 0.4
                )
            elif question.kind == "yes_no":
                # A gate that fires in nearly every case would be no realistic case.
                answers[question.id] = question.values[chance.random() > 0.1]
            else:
                answers[question.id] = chance.choice(question.values)
        yield Case(name=f"Case {n}", answers=answers)


def made_up(instrument: Instrument, number: int) -> list[bytes]:
    """Return the files of the first random cases."""
    cases = islice(random_cases(instrument), number)
    return [dump_case(instrument, case).encode() for case in cases]


def least(work: Callable[[], object]) -> float:
    """Return how long it takes, in microseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e6


def measure(instrument: Instrument, data: bytes, rounds: int) -> dict[str, float]:
    """Return the least times of every part for one case."""
    case = parse_case(instrument, data, "case.yaml")
    advice = score(instrument, case, full=False).strategy
    assert advice is not None
    space = space_for(plan_for(instrument))
    open_now = tuple(n for n, a in on_route(instrument, case.answers).items() if a in OPEN)

    def cold(work: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            space.forget()
            return work()

        return run

    parts: dict[str, Callable[[], object]] = {
        "loader": lambda: yaml.load(data, yaml.CSafeLoader),
        "read": lambda: parse_case(instrument, data, "case.yaml"),
        "score": lambda: score(instrument, case, full=False),
        "changes": cold(lambda: smallest_changes(space, case.answers, advice)),
        "ask_next": cold(lambda: ask_next(space, case.answers, open_now, advice.possible)),
    }
    times = dict.fromkeys(parts, float("inf"))
    for turn in range(rounds):
        for name, work in parts.items():
            if turn < 3 or name not in ("changes", "ask_next"):
                times[name] = min(times[name], least(work))
    return times


def main() -> None:
    """Measure real and random cases and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--number", type=int, default=200, help="random cases")
    options = parser.parse_args()
    instrument = load_questions()
    gc.disable()
    print(f"{'':18} {'x loader: median':>16} {'worst':>7} {'ms: median':>11} {'worst':>7}")
    for label, files in (
        ("real", [path.read_bytes() for path in REAL]),
        ("random", made_up(instrument, options.number)),
    ):
        for data in files:
            score(instrument, parse_case(instrument, data, "case.yaml"), full=False)
        found = [measure(instrument, data, options.rounds) for data in files]
        for part in ("read", "score", "changes", "ask_next"):
            ratios = [times[part] / times["loader"] for times in found]
            ms = [times[part] / 1000 for times in found]
            print(
                f"{label:8} {part:9} {statistics.median(ratios):16.2f} {max(ratios):7.2f} "
                f"{statistics.median(ms):11.2f} {max(ms):7.2f}"
            )
    print(
        f"bounds: score {SCORE_MEDIAN} in the median, {SCORE_WORST} at worst; "
        f"changes and ask_next {MOST_MS} ms"
    )


if __name__ == "__main__":
    main()
