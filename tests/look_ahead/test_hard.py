"""Questionnaires made to be hard: looking ahead gives up after so much work and memory."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.authoring.check import run_checks
from burgerkompas.authoring.check.inspection import Inspection
from burgerkompas.authoring.check.run import CHECKS
from burgerkompas.cases import Case
from burgerkompas.engine import Engine
from burgerkompas.look_ahead import WORK_IN_BATCH
from burgerkompas.questionnaire.catalog import home, shipped
from burgerkompas.questionnaire.loader import load_files
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.hard import hard_ones

HARD = dict(hard_ones())
QUICK = [name for name in HARD if "000 choices" not in name]
SLOW = (
    "400 questions, 60 strategies", "40 questions of 101 values", "200 rules, any",
    "60 rules, unique",
)  # fmt: skip
"""What takes most; others of their kinds are quick."""

MAX_CALLS = 3_000_000
"""How many functions may be called for one case of a batch: about a quarter of a second."""

MAX_CALLS_IN_REPORT = 20_000_000
"""The same for a report: about 3 seconds."""

MAX_MEMORY = 160_000_000
"""200 MB, but for what Python and the libraries take themselves."""


def load(name: str, folder: Path) -> Questionnaire:
    path = folder / "hard.yaml"
    path.write_text(HARD[name], encoding="utf-8")
    return bk.load_questions(path)


def calls(work: Callable[[], object]) -> int:
    """Count the functions that some work calls."""
    count = 0

    def called(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW)) for name in QUICK]
)
def test_a_case_in_a_batch_takes_little_work(name: str, tmp_path: Path) -> None:
    engine = Engine(load(name, tmp_path))
    # What is made ready once counts for all cases together.
    assert engine.look_ahead.levels is not None
    engine.look_ahead.model  # noqa: B018
    assert calls(lambda: engine.score(Case(), full=False, work=WORK_IN_BATCH)) < MAX_CALLS


@pytest.mark.slow
@pytest.mark.parametrize("name", HARD)
def test_a_report_takes_no_more_work_and_memory_than_it_may(name: str, tmp_path: Path) -> None:
    questions = load(name, tmp_path)
    assert calls(lambda: Engine(questions).score(Case())) < MAX_CALLS_IN_REPORT
    tracemalloc.start()
    try:
        Engine(questions).score(Case())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MAX_MEMORY


MAX_CALLS_IN_CHECK = 25_000_000
"""The same for `questions check`."""


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_check_says_in_time_that_something_is_not_proven(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hard.yaml"
    path.write_text(HARD[name], encoding="utf-8")
    assert calls(lambda: run_checks(path)) < MAX_CALLS_IN_CHECK
    tracemalloc.start()
    try:
        run_checks(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MAX_MEMORY


def test_the_shipped_questionnaires_are_proven_with_much_to_spare() -> None:
    for name in shipped():
        subject = Inspection(load_files(home() / name))
        for check in CHECKS:
            assert all(found.problem.code != "undetermined" for found in check(subject))
        assert subject.budget.left > subject.budget.work / 2
