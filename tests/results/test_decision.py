"""A decision beside the advice: whether it is what was advised, and when to look again at it."""

from __future__ import annotations

import pytest
from msgspec import structs

from burgerkompas.cases import Case, CaseDecision, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.results import Result
from tests.helpers.paths import CASES

QUESTIONS = load_questions()


def decided(name: str, chosen: str | None, on: str | None = None, **about: str) -> Result:
    case = read_case(QUESTIONS, CASES / f"{name}.yaml")
    decision = None if chosen is None else CaseDecision(chosen, on=on)
    return score(QUESTIONS, structs.replace(case, decision=decision, **about), full=False)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("huurders-rotterdam", ["safety-first"]),
        ("emmas-hof-nu", ["monitor"]),
        ("oranje", ["inform", "be-present"]),
        ("emmas-hof-start", ["co-create"]),
        ("zoutberg-chelsea", ["be-present"]),
    ],
    ids=["an outcome", "clear", "two named together", "provisional", "alone but not clear"],
)
def test_a_decision_follows_the_advice_where_it_is_what_was_advised(
    name: str, told: list[str]
) -> None:
    assert decided(name, None).follows is None
    followed = [end for end in QUESTIONS.choosable if decided(name, end).follows]
    assert sorted(followed) == sorted(told)


def test_nothing_follows_what_is_no_advice() -> None:
    table = load_questions(str(CASES.parent / "questionnaires" / "discount.yaml"))
    name = next(iter(table.choosable))
    result = score(table, Case(name="x", decision=CaseDecision(name)))
    assert result.end not in table.choosable
    assert result.follows is None


@pytest.mark.parametrize(
    ("chosen", "on", "expected"),
    [
        (None, None, "2026-12-22"),
        ("monitor", None, "2027-02-23"),
        ("monitor", "2026-11-30", "2027-03-01"),
        ("safety-first", "2026-11-30", None),
    ],
)
def test_a_decision_is_looked_at_again_after_the_days_of_what_was_chosen(
    chosen: str | None, on: str | None, expected: str | None
) -> None:
    result = decided("stille-tocht-hoogkerk", chosen, on, date="2026-11-24")
    assert result.end == "be-present"
    assert result.look_again_on == "2026-12-22"
    assert result.due_on == expected
