"""Compare engines with the scorer of single cases on a great many random cases.

    python -m tests.helpers.many_rows polars duckdb spark postgres --number 100000

The cases have unknowns and every share of open answers, on the shipped questionnaire and on
random small ones with routes (a tenth of the number), where answers lie off the route.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import engines, small, small_tables as tables
from tests.helpers.rows import Cells, differences, expected, random_cases

ENGINES = ("polars", "duckdb", "spark", "postgres")
BLOCK = 50_000
CASES_OF_A_SMALL_ONE = 100

Runner = Callable[[Questionnaire, list[Cells]], engines.Rows]


def start(name: str, stack: ExitStack) -> Runner:
    """Start an engine; return what runs rows in it."""
    if name == "polars":
        return engines.in_polars
    if name == "postgres":
        connection = stack.enter_context(engines.postgres())
        return lambda questionnaire, cells: engines.in_postgres(connection, questionnaire, cells)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    if name == "duckdb":
        return lambda questionnaire, cells: engines.in_duckdb(questionnaire, cells, folder)
    session = stack.enter_context(engines.spark())
    return lambda questionnaire, cells: engines.in_spark(session, questionnaire, cells, folder)


def compare(
    runners: dict[str, Runner], questionnaire: Questionnaire, number: int, seed: int
) -> None:
    """Score cases in every engine; end at the first difference."""
    found: list[Any] = list(random_cases(questionnaire, number, seed))
    wanted = [expected(questionnaire, answers) for _, answers in found]
    for name, runner in runners.items():
        unlike = differences(
            questionnaire, runner(questionnaire, [cells for cells, _ in found]), wanted
        )
        if unlike:
            sys.exit(f"{name}, seed {seed}, {questionnaire.id}: {unlike[:3]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("engines", nargs="+", choices=ENGINES)
    parser.add_argument("--number", type=int, default=100_000)
    options = parser.parse_args()
    began = time.monotonic()
    shipped = load_questions(None)
    with ExitStack() as stack:
        runners = {name: start(name, stack) for name in options.engines}
        for done in range(0, options.number, BLOCK):
            number = min(BLOCK, options.number - done)
            compare(runners, shipped, number, seed=done)
            print(f"{done + number} cases, {time.monotonic() - began:.0f} s", flush=True)
        for seed in range(max(1, options.number // 10 // CASES_OF_A_SMALL_ONE)):
            kind = tables if seed % 3 == 0 else small
            questionnaire = kind.questionnaire(random.Random(seed))
            compare(runners, questionnaire, CASES_OF_A_SMALL_ONE, seed)
    print(f"{', '.join(runners)}: no difference")


if __name__ == "__main__":
    main()
