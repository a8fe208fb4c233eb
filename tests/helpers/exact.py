"""Compare the exact analysis with brute force on one small random questionnaire."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from burgerkompas.cases import OPEN, UNKNOWN, Absence, Answer, Case
from burgerkompas.engine import engine_for, score
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.results import Change, Result
from tests.helpers import small

MAX_COMPLETIONS = 400
MAX_QUESTIONS = 5

Draw = Callable[[random.Random], Questionnaire]
"""Draws a random questionnaire."""


def compare_possible(seed: int, draw: Draw = small.questionnaire) -> bool:
    """Fail where anything possible differs; return whether it was small enough to tell."""
    rng = random.Random(seed)
    spec = draw(rng)
    given = small.answers(rng, spec, rng.choice([0.3, 0.6, 1]))
    completions = list(small.completions(spec, given))
    if len(completions) > MAX_COMPLETIONS:
        return False
    results = [judged(spec, completion) for completion in completions]
    now = small.scored(spec, given)
    assert small.possible(spec, given) == {result.end for result in results}, seed
    for i, dimension in enumerate(now.dimensions):
        levels = {result.dimensions[i].level for result in results} - {None}
        assert set(dimension.possible_levels or ()) == levels, seed
        scores = [s for result in results if (s := result.dimensions[i].score) is not None]
        reach = (min(scores), max(scores)) if scores else None
        assert dimension.possible_range == reach, seed
    for i, classification in enumerate(now.classifications):
        types = {result.classifications[i].type for result in results} - {None}
        assert set(classification.possible or ()) == types, seed
    return True


def compare_changes(seed: int, draw: Draw = small.questionnaire) -> bool:
    """Fail where a smallest change differs; return whether it was small enough to tell."""
    rng = random.Random(seed)
    spec = draw(rng)
    given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6]))
    if len(spec.questions) > MAX_QUESTIONS:
        return False
    result = score(spec, Case(answers=given))
    assert result.changes is not None
    assert {c.to for c in result.changes} == {s.id for s in spec.strategies} - {result.end}
    fixed = fixed_questions(spec, result)
    for change in result.changes:
        compare_change(spec, given, change, fixed, seed)
    return True


def compare_change(
    spec: Questionnaire, given: dict[str, Answer], change: Change, fixed: set[str], seed: int
) -> None:
    """Fail where a change is not the smallest, or doesn't lead where it says."""
    expected = breadth_first(spec, given, change.to, fixed)
    if change.answers is None:
        assert expected is None, seed
        return
    assert (len(change.answers), change.steps) == expected, seed
    then = given | {changed.item: changed.new for changed in change.answers}
    assert judged(spec, then).end == change.to, seed


def judged(spec: Questionnaire, given: dict[str, Answer]) -> Result:
    """Score answers without looking ahead."""
    return score(spec, Case(answers=given), look_ahead=False)


def fixed_questions(spec: Questionnaire, result: Result) -> set[str]:
    """Return the gate questions whose known answers stay where they are."""
    assert result.strategy is not None
    return engine_for(spec).look_ahead.fixed_questions(result.strategy)


def _steps(question: Question, old: Answer, new: Answer) -> int:
    if isinstance(old, Absence):
        return 1
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(set(old) ^ set(new))
    if question.kind == "scale":
        return abs(question.values.index(old) - question.values.index(new))
    return 1


def breadth_first(
    spec: Questionnaire, given: dict[str, Answer], target: str, fixed: set[str]
) -> tuple[int, int] | None:
    """Return the fewest answers and steps that lead to a target, if three answers do."""
    free = [q for q in spec.questions if q.id not in fixed or given.get(q.id, UNKNOWN) in OPEN]
    for count in (1, 2, 3):
        best = None
        for chosen in itertools.combinations(free, count):
            old = [given.get(q.id, UNKNOWN) for q in chosen]
            values = [
                [v for v in small.domain(q) if v != o] for q, o in zip(chosen, old, strict=True)
            ]
            for new in itertools.product(*values):
                taken = sum(map(_steps, chosen, old, new))
                if best is not None and taken >= best:
                    continue
                then = given | {q.id: v for q, v in zip(chosen, new, strict=True)}
                if judged(spec, then).end == target:
                    best = taken
        if best is not None:
            return count, best
    return None


def only_narrow(seed: int) -> int:
    """Fail where one more known answer adds an outcome; return how many answers were tried."""
    rng = random.Random(seed)
    spec = small.questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0.3, 0.6, 1]))
    before = small.possible(spec, given)
    tried = 0
    for question in spec.questions:
        if given.get(question.id, UNKNOWN) not in OPEN:
            continue
        for value in small.domain(question):
            after = small.possible(spec, given | {question.id: value})
            assert after <= before, (seed, question.id, value)
            tried += 1
    return tried


def keep_the_law(seed: int) -> int:
    """Fail where a strategy that alone gains loses its first place; return how often it gained.

    The law: a changed known answer that raises the score of the strategy in first place, raises no
    other one's and changes nothing about any gate, leaves it there.
    """
    rng = random.Random(seed)
    spec = small.questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0, 0.2]))
    return changes_that_help(spec, given, {q.id: small.domain(q) for q in spec.questions})


def changes_that_help(
    spec: Questionnaire, given: dict[str, Answer], domains: dict[str, list[Answer]]
) -> int:
    """Try every other value of every known answer of a case on the law."""
    before = judged(spec, given)
    advice = before.strategy
    assert advice is not None
    if advice.id is None:
        return 0
    scores = {entry.id: entry.score for entry in advice.ranking}
    gained = 0
    for name, values in domains.items():
        if given.get(name, UNKNOWN) in OPEN:
            continue
        for value in values:
            after = judged(spec, given | {name: value})
            assert after.strategy is not None
            new = {entry.id: entry.score for entry in after.strategy.ranking}
            rises = {strategy for strategy in new if new[strategy] > scores[strategy]}
            gates = [[(g.id, g.effect) for g in result.gates] for result in (before, after)]
            closed = [
                {entry.id: entry.closed_by for entry in result.strategy.ranking}
                for result in (before, after)
                if result.strategy
            ]
            if rises != {advice.id} or gates[0] != gates[1] or closed[0] != closed[1]:
                continue
            if after.strategy.decided_by != advice.decided_by:
                continue
            gained += 1
            assert after.strategy.id == advice.id, (name, value)
    return gained
