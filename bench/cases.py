"""Measure what a case costs beside PyYAML's C loader reading the same file, in one run.

For every case: reading with all checks; scoring with reasons, `possible` and `settled`; writing a
line of JSON; the three together, which is what a batch does; then `changes` and `ask_next`. The
parts take turns with the loader, and the least of several times counts: what a busy machine adds is
not ours. `new score` and `new all` are cases that were never seen before, each once, some at a
time, beside the loader doing the same; of real cases such that differ from them in a quarter of
their answers. There the memory of what was worked out for other cases helps only as far as cases
are alike.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import yaml

from burgerkompas.cases import OPEN, UNKNOWN, Answer, Case, dump_case, parse_case
from burgerkompas.engine import engine_for, score
from burgerkompas.look_ahead import WORK_IN_BATCH
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire

REAL = sorted((Path(__file__).resolve().parent.parent / "tests" / "data" / "cases").glob("*.yaml"))
BOUNDS = (
    "score 0.5 in the median, 5 at worst; all 0.7 in the median; changes, ask_next 10 ms at worst"
)
SEEN = 500
"""How many other random cases are scored before a case is new."""

BLOCK = 50
"""How many new cases are read, then scored, then written."""

CHANGED = 0.25
"""Of how many answers another one is taken to make a new case of a real one."""


def random_cases(questionnaire: Questionnaire, seed: int = 20) -> Iterator[Case]:
    """Yield random cases without end, 10 to 30 % of their questions open; each time the same."""
    chance = random.Random(seed)
    for n in count():
        share = chance.uniform(0.1, 0.3)
        answers: dict[str, Answer] = {}
        for question in questionnaire.questions:
            if question.kind in ("text", "number") or chance.random() < share:
                if chance.random() < 0.5:
                    answers[question.id] = UNKNOWN
            elif question.kind == "choices":
                chosen = [str(value) for value in question.values if chance.random() < 0.4]
                apart = question.excluding(chosen)
                answers[question.id] = (str(apart.value),) if apart else tuple(chosen)
            elif question.kind == "yes_no":
                # A gate that fires in nearly every case would be no realistic case.
                answers[question.id] = question.values[chance.random() > 0.1]
            else:
                answers[question.id] = chance.choice(question.values)
        yield Case(name=f"Case {n}", answers=answers)


def made_up(questionnaire: Questionnaire, number: int, seed: int = 20) -> list[bytes]:
    """Return the files of the first random cases."""
    cases = islice(random_cases(questionnaire, seed), number)
    return [dump_case(questionnaire, case).encode() for case in cases]


def like_real(questionnaire: Questionnaire, number: int, seed: int = 4) -> list[bytes]:
    """Return real cases with their stories as they stand and a quarter of the answers others."""
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in REAL]
    values = {q.id: [*map(str, q.values), "unknown"] for q in questionnaire.questions if q.values}

    def other(line: re.Match[str]) -> str:
        start, name = line.groups()
        if name not in values or questionnaire.question[name].kind == "choices":
            return line[0]
        return line[0] if chance.random() > CHANGED else start + chance.choice(values[name])

    lines = re.compile(r"^(  (\w+): )\S.*$", re.M)
    return [lines.sub(other, chance.choice(texts)).encode() for _ in range(number)]


def least(work: Callable[[], object]) -> float:
    """Return the CPU time that it takes, in microseconds."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e6


Parts = dict[str, Callable[[], object]]


def often(questionnaire: Questionnaire, data: bytes) -> Parts:
    """Return what every case of a batch takes."""
    case = parse_case(questionnaire, data, "case.yaml")
    result = score(questionnaire, case, full=False)

    def everything() -> str:
        read = parse_case(questionnaire, data, "case.yaml")
        return score(questionnaire, read, full=False).to_json_line("nl")

    return {
        "loader": lambda: yaml.load(data, yaml.CSafeLoader),
        "read": lambda: parse_case(questionnaire, data, "case.yaml"),
        "score": lambda: score(questionnaire, case, full=False),
        "write": lambda: result.to_json_line("nl"),
        "all": everything,
    }


def seldom(questionnaire: Questionnaire, data: bytes) -> Parts:
    """Return what a report adds."""
    case = parse_case(questionnaire, data, "case.yaml")
    result = score(questionnaire, case, full=False)
    advice = result.strategy
    assert advice is not None
    ahead, answers = engine_for(questionnaire).look_ahead, case.answers
    open_now = tuple(name for name, answer in result.answers.items() if answer in OPEN)

    return {
        "changes": lambda: ahead.smallest_changes(result),
        "ask_next": lambda: ahead.next_questions(answers, open_now, advice.possible),
    }


def measure(parts: Parts, rounds: int) -> dict[str, float]:
    """Return the least time of every part, in microseconds; they take turns."""
    times = dict.fromkeys(parts, float("inf"))
    for _ in range(rounds):
        for name, work in parts.items():
            times[name] = min(times[name], least(work))
    return times


def tell(label: str, part: str, rows: list[dict[str, float]]) -> None:
    """Print a line of the table."""
    ratios = [times[part] / times["loader"] for times in rows]
    ms = [times[part] / 1000 for times in rows]
    print(
        f"{label:8} {part:9} {statistics.median(ratios):16.2f} {max(ratios):7.2f} "
        f"{statistics.median(ms):11.3f} {max(ms):7.2f}"
    )


def main() -> None:
    """Measure real and random cases and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--number", type=int, default=200, help="random cases")
    options = parser.parse_args()
    questionnaire = load_questions()
    for seen in (made_up(questionnaire, SEEN, seed=21), like_real(questionnaire, SEEN, seed=5)):
        for block in in_blocks(seen):
            first_time(questionnaire, block)
    gc.disable()
    print(f"{'':18} {'x loader: median':>16} {'worst':>7} {'ms: median':>11} {'worst':>7}")
    labelled = {
        "real": [path.read_bytes() for path in REAL],
        "random": made_up(questionnaire, options.number),
    }
    # First what is new, while all that was seen is remembered.
    new = {
        "real": like_real(questionnaire, options.number),
        "random": made_up(questionnaire, options.number),
    }
    fresh = {
        label: [first_time(questionnaire, block) for block in in_blocks(files)]
        for label, files in new.items()
    }
    for label, files in labelled.items():
        found = [measure(often(questionnaire, data), options.rounds) for data in files]
        rest = [measure(seldom(questionnaire, data), 3) for data in files]
        rows = [{**times, **more} for times, more in zip(found, rest, strict=True)]
        for part in ("read", "score", "write", "all"):
            tell(label, part, rows)
        for part in ("new score", "new all"):
            tell(label, part, fresh[label])
        for part in ("changes", "ask_next"):
            tell(label, part, rows)
    print(f"bounds: {BOUNDS}")


def first_time(questionnaire: Questionnaire, files: list[bytes]) -> dict[str, float]:
    """Return what cases take that were never seen before, in microseconds a case."""
    found: list[float] = []

    def timed(work: Callable[[], list[Any]]) -> list[Any]:
        start = time.process_time()
        done = work()
        found.append((time.process_time() - start) * 1e6 / len(files))
        return done

    timed(lambda: [yaml.load(data, yaml.CSafeLoader) for data in files])
    cases = timed(lambda: [parse_case(questionnaire, data, "case.yaml") for data in files])
    engine = engine_for(questionnaire)
    results = timed(lambda: [engine.score(c, full=False, work=WORK_IN_BATCH) for c in cases])
    timed(lambda: [result.to_json_line("nl") for result in results])
    timed(lambda: [yaml.load(data, yaml.CSafeLoader) for data in files])
    loader = (found[0] + found[4]) / 2
    return {"loader": loader, "new score": found[2], "new all": sum(found[1:4])}


def in_blocks(files: list[bytes]) -> Iterator[list[bytes]]:
    """Yield the files some at a time."""
    for start in range(0, len(files), BLOCK):
        yield files[start : start + BLOCK]


if __name__ == "__main__":
    main()
