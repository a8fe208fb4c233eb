"""The answers of a question that can make a difference."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from msgspec import structs

import burgerkompas as bk
from burgerkompas.look_ahead.budget import Budget
from burgerkompas.look_ahead.groups import question_domain
from burgerkompas.questionnaire import model as m
from burgerkompas.scoring.conditions import Facts, truth
from tests.helpers.paths import DATA

EVERYTHING = bk.load_questions(DATA / "everything.yaml")
NUMBER = structs.replace(
    EVERYTHING.questions[0], kind="number", options=(), minimum=None, maximum=None
)
ORDERED = ("at_least", "at_most", "above", "below")


def truths(tests: list[m.Test], answer: object) -> tuple[bool | None, ...]:
    facts = Facts({NUMBER.id: answer})  # type: ignore[dict-item]
    return tuple(truth(test, facts) for test in tests)


@pytest.mark.parametrize("bounds", [(None, None), (0, None), (None, 6), (-3, 4), (2, 2)])
def test_the_numbers_of_a_domain_come_to_all_that_numbers_can_come_to(
    bounds: tuple[int | None, int | None],
) -> None:
    low, high = bounds
    question = structs.replace(NUMBER, minimum=low, maximum=high)
    for seed in range(60):
        rng = random.Random(seed)
        tests = [
            m.Test("question", NUMBER.id, rng.choice(ORDERED), (), Fraction(rng.randint(-9, 9), 2))  # type: ignore[arg-type]
            for _ in range(rng.randint(0, 3))
        ]
        domain = question_domain(question, tests, Budget())
        assert list(domain) == sorted(set(domain))
        assert 0 < len(domain) <= 3 * (len(tests) + 2)
        allowed = [n for n in range(-12, 13) if question.takes(Fraction(n))]
        assert set(domain) <= set(allowed), seed
        assert {truths(tests, n) for n in domain} == {truths(tests, n) for n in allowed}, seed


@pytest.mark.parametrize(
    ("tested", "domain"),
    [
        ("", ["a"]),
        ("b", ["a", "b"]),
        ("ab", ["c", "a", "b", "ab"]),
        ("abc", ["", "a", "b", "ab", "c", "ac", "bc", "abc"]),
    ],
)
def test_of_several_choices_every_selection_of_those_tested_counts(
    tested: str, domain: list[str]
) -> None:
    options = tuple(m.Option(value=value, label={"en": value}) for value in "abc")
    question = structs.replace(NUMBER, kind="choices", options=options)
    tests = [m.Test("question", NUMBER.id, "includes", (value,)) for value in tested]
    assert list(question_domain(question, tests, Budget())) == [
        tuple(selection) for selection in domain
    ]


def test_the_domain_of_a_closed_question_is_its_values() -> None:
    for question in EVERYTHING.questions:
        assert question_domain(question, (), Budget()) == question.values
