"""Published instruments give their published scores, with items skipped and items missing."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

import burgerkompas as bk
from burgerkompas.authoring.check import run_checks
from tests.helpers.paths import QUESTIONNAIRES

Score = tuple[int | None, str | None]
MORE = ("stop", "failed", "morning", "guilt", "memory")


def audit(answers: Mapping[str, object]) -> Score:
    asked = ["often", "injured", "concern"]
    first, typical, six = (answers.get(name) for name in ("often", "typical", "six"))
    if first != 0:
        asked += ["typical", "six"]
        if not (typical == 0 and six == 0):
            asked += MORE
    if any(name not in answers for name in asked):
        return None, None
    total = sum(int(str(answers[name])) for name in asked)
    zones = [(8, "one"), (16, "two"), (20, "three"), (41, "four")]
    return total, next(zone for end, zone in zones if total < end)


def gierveld(items: int, classes: list[tuple[int, str]]) -> Callable[[Mapping[str, object]], Score]:
    def scored(answers: Mapping[str, object]) -> Score:
        if len(answers) < items - 1:
            return None, None
        total = 0
        for name, answer in answers.items():
            total += answer in (("yes", "mid") if name.startswith("e") else ("no", "mid"))
        return total, next(name for end, name in classes if total < end)

    return scored


def gds(answers: Mapping[str, object]) -> Score:
    if len(answers) < 12:
        return None, None
    negative = {"i1", "i5", "i7", "i11", "i13"}
    points = sum(
        answer == ("no" if name in negative else "yes") for name, answer in answers.items()
    )
    exact = Decimal(points * 15) / len(answers)
    total = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    classes = [(5, "normal"), (9, "mild"), (12, "moderate"), (16, "severe")]
    return total, next(name for end, name in classes if total < end)


RULES: dict[str, Callable[[Mapping[str, object]], Score]] = {
    "audit": audit,
    "gierveld6": gierveld(6, [(2, "not-lonely"), (5, "moderate"), (7, "severe")]),
    "gierveld11": gierveld(
        11, [(3, "not-lonely"), (9, "moderate"), (11, "severe"), (12, "very-severe")]
    ),
    "gds15": gds,
}


@pytest.mark.parametrize("name", RULES)
def test_five_hundred_respondents_get_the_published_scores(name: str) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / f"{name}.yaml")
    rng = random.Random(name)
    seen = set()
    for _ in range(500):
        missing = rng.choice([0, 0, 0.05, 0.15])
        # Few drink every day: low answers come more often.
        answers: dict[str, object] = {
            question.id: rng.choice([question.values[0], *question.values])
            for question in questions.questions
            if rng.random() >= missing
        }
        (found,) = bk.score(questions, answers, look_ahead=False).dimensions
        raw = None if found.raw is None else Fraction(found.raw)
        assert (raw, found.level) == RULES[name](answers), answers
        seen.add(found.level)
    assert len(seen) >= 4


@pytest.mark.parametrize("name", RULES)
def test_check_finds_nothing_wrong_with_them_but_that_they_name_no_source(name: str) -> None:
    found = run_checks(QUESTIONNAIRES / f"{name}.yaml").findings
    assert {finding.problem.code for finding in found} <= {"without-source"}
