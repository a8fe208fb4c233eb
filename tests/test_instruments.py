"""Instruments from elsewhere run without a line of Python, and give the published scores."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.cli.report import render

HERE = Path(__file__).parent / "instruments"


def scored(name: str, answers: dict[str, object]) -> tuple[object, str | None]:
    (found,) = bk.score(bk.load_questions(HERE / f"{name}.yaml"), answers).dimensions
    return found.raw, found.level


PHQ = ["interest", "mood", "sleep", "energy", "appetite", "worth", "attention", "pace", "harm"]
SUS = [f"i{i}" for i in range(1, 11)]


@pytest.mark.parametrize(
    ("values", "total", "level"),
    [
        ([0] * 9, 0, "minimal"),
        ([1, 1, 1, 1, 0, 0, 0, 0, 0], 4, "minimal"),
        ([1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"),
        ([2, 2, 2, 2, 2, 0, 0, 0, 0], 10, "moderate"),
        ([3, 3, 3, 3, 3, 0, 0, 0, 0], 15, "moderately-severe"),
        ([3, 3, 3, 3, 3, 3, 2, 0, 0], 20, "severe"),
        ([3] * 9, 27, "severe"),
    ],
)
def test_phq9_sums_to_its_published_levels(values: list[int], total: int, level: str) -> None:
    assert scored("phq9", dict(zip(PHQ, values, strict=True))) == (total, level)


def test_phq9_prorates_two_missing_items_and_refuses_three() -> None:
    answers = dict.fromkeys(PHQ[:7], 2)
    assert scored("phq9", answers) == (18, "moderately-severe")
    assert scored("phq9", dict.fromkeys(PHQ[:6], 2)) == (None, None)


@pytest.mark.parametrize(
    ("values", "percent"),
    [
        ([3] * 10, 50),
        ([5, 1] * 5, 100),
        ([1, 5] * 5, 0),
        ([4, 2, 4, 1, 5, 2, 4, 1, 4, 2], Fraction(165, 2)),
    ],
)
def test_sus_reverses_the_even_items_and_runs_to_100(values: list[int], percent: Fraction) -> None:
    assert scored("sus", dict(zip(SUS, values, strict=True)))[0] == percent


def test_a_count_of_choices_runs_on_points() -> None:
    answers = {"e1": "yes", "e2": "mid", "e3": "no", "s1": "yes", "s2": "mid", "s3": "no"}
    assert scored("loneliness", answers) == (4, "lonely")
    quiet = {"e1": "no", "e2": "no", "e3": "no", "s1": "yes", "s2": "yes", "s3": "mid"}
    assert scored("loneliness", quiet) == (1, "not-lonely")


def test_a_mean_reverses_first_and_leaves_out_what_is_unknown() -> None:
    assert scored("facets", {"a": 5, "b": 1, "c": 4, "d": 2})[0] == Fraction(18, 4)
    assert scored("facets", {"a": 5, "b": 1, "c": 4, "d": "unknown"})[0] == Fraction(14, 3)
    assert scored("facets", {"a": 5, "b": 1})[0] is None


@pytest.mark.parametrize("name", ["phq9", "sus", "loneliness", "facets"])
def test_they_are_reported_without_the_sections_they_lack(name: str) -> None:
    result = bk.score(bk.load_questions(HERE / f"{name}.yaml"), {})
    data = result.to_dict()
    assert data["outcome"] == "none"
    assert not {"success_factors", "roles", "participation", "strategy"} & set(data)
    assert render([result], "en", "terminal", "-", True)
