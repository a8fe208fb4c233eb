"""The page's report says what the program's does, in every language, but for what looks ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from burgerkompas.cases import Case, CaseDecision, read_case
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.columns.test_javascript import OTHERS, any_cases, fine
from tests.columns.test_program import any_small
from tests.helpers.javascript import AT_ONCE, Answers, report_differences
from tests.helpers.paths import EXAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Page

DATES = (None, "2026-11-24", "2024-02-29", "9999-12-31", "0999-01-31")

Job = tuple[str, Questionnaire, Iterable[Case]]


def cases(questionnaire: Questionnaire, number: int, seed: int) -> list[Case]:
    return list(as_cases(questionnaire, any_cases(questionnaire, number, seed)))


def as_cases(questionnaire: Questionnaire, many: Iterable[Answers]) -> Iterator[Case]:
    """Yield cases with these answers, now and then with a date, a place and a decision."""
    ends = list(questionnaire.choosable)
    for i, answers in enumerate(many):
        chosen = CaseDecision(ends[i % len(ends)], why="So." if i % 2 else None) if ends else None
        yield Case(
            name=f"Case {i}",
            place="Ede" if i % 3 == 0 else None,
            date=DATES[i % len(DATES)],
            answers=dict(answers),
            decision=chosen if i % 4 == 0 else None,
        )


def others(number: int) -> Iterator[Job]:
    for seed, path in enumerate(OTHERS):
        questionnaire = load(path)
        yield path.stem, questionnaire, cases(questionnaire, number, seed)


def small_ones(seeds: range, number: int) -> Iterator[Job]:
    for seed in seeds:
        questionnaire = any_small(seed)
        yield f"seed {seed}", questionnaire, cases(questionnaire, number, seed)


def test_the_page_reports_the_examples_as_the_program_does(shipped: Questionnaire) -> None:
    paths = sorted(EXAMPLES.glob("*.yaml"))
    examples = [replace(read_case(shipped, path), file=None) for path in paths]
    assert examples
    assert not report_differences([("examples", shipped, examples)])


def test_the_page_reports_any_case_as_the_program_does(shipped: Questionnaire) -> None:
    assert not report_differences([("shipped", shipped, cases(shipped, 30, 3))])
    assert not report_differences([("fine grid", fine(shipped, 10**12 + 1), cases(shipped, 10, 4))])


def test_the_page_reports_on_every_other_questionnaire_as_the_program_does() -> None:
    assert not report_differences(others(4))


def test_the_page_reports_on_random_questionnaires_as_the_program_does() -> None:
    assert not report_differences(small_ones(range(15), 6))


@pytest.mark.slow
def test_many_reports_are_the_same(shipped: Questionnaire) -> None:
    for seed in range(20):
        found = report_differences([("shipped", shipped, cases(shipped, AT_ONCE // 4, seed))])
        assert not found
    assert not report_differences(others(100))
    for first in range(0, 600, 100):
        assert not report_differences(small_ones(range(first, first + 100), 20))


@pytest.mark.heavy
def test_chromium_reports_as_the_program_does(
    shipped: Questionnaire, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    (tmp_path / "empty.html").write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    page = open_page(tmp_path / "empty.html")
    jobs = [("shipped", shipped, cases(shipped, AT_ONCE // 4, 30)), *others(20)]
    assert not report_differences(jobs, page.evaluate)
