"""How robust the advice is, compared with trying every slip and adversarial weights."""

from __future__ import annotations

import itertools
import random

import pytest

from burgerkompas.cases import OPEN, Answer, Case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.results import Advice, Result
from tests.helpers import exact, small
from tests.helpers.slow import slow

MANY = [0, *(pytest.param(block, marks=pytest.mark.slow) for block in range(1, 30))]


def slips(question: Question, answer: Answer | None) -> list[Answer]:
    """Return the answers one step away from a known one."""
    if answer is None or answer in OPEN:
        return []
    if question.kind == "scale":
        place = question.values.index(answer)  # type: ignore[arg-type]
        return [question.values[i] for i in (place - 1, place + 1) if 0 <= i < len(question.values)]
    domain = [value for value in small.domain(question) if value != answer]
    if question.kind == "choices":
        return [value for value in domain if len(set(value) ^ set(answer)) == 1]  # type: ignore[arg-type]
    return domain


def free(spec: Questionnaire, result: Result) -> list[Question]:
    fixed = exact.fixed_questions(spec, result)
    return [question for question in spec.questions if question.id not in fixed]


@pytest.mark.parametrize("block", MANY)
def test_one_and_two_answers_a_step_off_are_those_that_brute_force_finds(block: int) -> None:
    compared = 0
    for seed in range(block * 40, block * 40 + 40):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        given = small.answers(rng, spec, rng.choice([0, 0.3]))
        result = score(spec, Case(answers=given))
        robust = result.strategy.robust if result.strategy else None
        if robust is None:
            continue
        moves = [(q.id, new) for q in free(spec, result) for new in slips(q, given.get(q.id))]
        ends = {move: exact.judged(spec, given | dict([move])).end for move in moves}
        hinges = {name for (name, _), end in ends.items() if end != result.end}
        assert set(robust.one_step) == hinges, seed
        pairs = (
            given | {a: x, b: y} for (a, x), (b, y) in itertools.combinations(moves, 2) if a != b
        )
        changed = hinges or any(exact.judged(spec, then).end != result.end for then in pairs)
        assert robust.two_steps is (not changed), seed
        compared += 1
    assert compared > 10


def weighed(advice: Advice, weights: dict[str, float]) -> dict[str, float]:
    return {
        entry.id: sum(weights[c.driver] * c.contribution for c in entry.contributions)
        for entry in advice.ranking
        if entry.open
    }


@pytest.mark.parametrize("block", [0, *slow(1, 2)])
def test_no_weights_within_the_range_change_the_winner_and_some_just_beyond_it_do(
    block: int,
) -> None:
    compared = 0
    for seed in range(block * 100, block * 100 + 100):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        result = score(spec, Case(answers=small.answers(rng, spec, 0)))
        advice = result.strategy
        if advice is None or advice.robust is None or advice.robust.weights is None:
            continue
        k = advice.robust.weights
        drivers = sorted({c.driver for entry in advice.ranking for c in entry.contributions})
        for _ in range(20):
            scores = weighed(advice, {d: k ** rng.uniform(-1, 1) for d in drivers})
            assert scores[advice.id] >= max(scores.values()) - 1e-6, seed
        beaten = False
        far = k + 0.001
        for worst in itertools.product((1 / far, far), repeat=len(drivers)):
            scores = weighed(advice, dict(zip(drivers, worst, strict=True)))
            beaten = beaten or scores[advice.id] < max(scores.values())
        assert beaten, seed
        compared += 1
    assert compared > 10


def test_an_advice_by_a_gate_has_no_weights() -> None:
    for seed in range(60):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        advice = score(spec, Case(answers=small.answers(rng, spec, 0))).strategy
        if advice and advice.robust and advice.decided_by != "scores":
            assert advice.robust.weights is None


@pytest.mark.parametrize("block", [0, *slow(1, 2)])
def test_the_question_that_decides_between_two_has_an_answer_that_matters(block: int) -> None:
    named = turned = 0
    for seed in range(block * 80, block * 80 + 80):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        given = small.answers(rng, spec, 0.4)
        advice = score(spec, Case(answers=given)).strategy
        if advice is None or advice.id is None or advice.clear or advice.runner_up is None:
            assert advice is None or advice.decides_between is None
            continue
        name = advice.decides_between
        if name is None:
            continue
        results = [
            exact.judged(spec, given | {name: value}) for value in small.domain(spec.question[name])
        ]
        told = {(r.end, tuple(e.score for e in r.strategy.ranking)) for r in results if r.strategy}
        assert len(told) > 1, seed
        # That another answer makes it the second is said where one does, and nowhere else.
        assert advice.decides_alone is (advice.runner_up in [r.end for r in results]), seed
        named += 1
        turned += advice.decides_alone
    assert named > 5
    assert 0 < turned < named
