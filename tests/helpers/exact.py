"""Compare the exact analysis with brute force on one small random questionnaire."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping

from burgerkompas.cases import UNKNOWN, Absence, Answer
from burgerkompas.look_ahead.changes import fixed_questions, smallest_changes
from burgerkompas.look_ahead.components import Component, added, seen_by
from burgerkompas.look_ahead.effects import OPEN
from burgerkompas.look_ahead.futures import futures, standing
from burgerkompas.look_ahead.levels import (
    possible_levels,
    possible_range,
    possible_types,
    sights_for,
)
from burgerkompas.look_ahead.possible import possible_outcomes
from burgerkompas.look_ahead.space import space_for
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.scoring.gridding import plan_for
from tests.helpers import small

MOST_COMPLETIONS = 400
MOST_QUESTIONS = 5


def compare_possible(seed: int) -> bool:
    """Fail where anything possible differs; return whether it was small enough to tell."""
    rng = random.Random(seed)
    spec = small.questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0.3, 0.6, 1]))
    completions = list(small.completions(spec, given))
    if len(completions) > MOST_COMPLETIONS:
        return False
    results = [small.scored(spec, completion) for completion in completions]
    now = {d.id: d for d in small.scored(spec, given).dimensions}
    plan = plan_for(spec)
    sights = sights_for(plan)
    found = possible_outcomes(space_for(plan), given)
    assert found is not None, seed
    assert set(found) == {small.outcome(result) for result in results}, seed
    for i, dimension in enumerate(spec.dimensions):
        levels = {result.dimensions[i].level for result in results} - {None}
        assert set(possible_levels(sights, dimension.id, given) or ()) == levels, seed
        scores = [s for result in results if (s := result.dimensions[i].score) is not None]
        reach = (min(scores), max(scores)) if scores else None
        assert possible_range(sights, dimension.id, given) == reach, seed
    for i, kind in enumerate(spec.classifications):
        types = {result.classifications[i].type for result in results} - {None}
        assert set(possible_types(sights, kind, given, now) or ()) == types, seed
    return True


def compare_changes(seed: int) -> bool:
    """Fail where a smallest change differs; return whether it was small enough to tell."""
    rng = random.Random(seed)
    spec = small.questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6]))
    if len(spec.questions) > MOST_QUESTIONS:
        return False
    advice = small.scored(spec, given).strategy
    assert advice is not None
    space = space_for(plan_for(spec))
    changes = smallest_changes(space, given, advice)
    assert changes is not None
    assert {c.to for c in changes} == {s for s in space.strategies if s != advice.id}
    fixed = fixed_questions(space, advice)
    for change in changes:
        expected = breadth_first(spec, given, change.to, fixed)
        if change.answers is None:
            assert expected is None, seed
            continue
        assert (len(change.answers), change.steps) == expected, seed
        then = given | {changed.item: changed.new for changed in change.answers}
        assert small.outcome(small.scored(spec, then)) == change.to, seed
    return True


def _steps(question: Question, old: Answer, new: Answer) -> int:
    if old in OPEN:
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
                if small.outcome(small.scored(spec, then)) == target:
                    best = taken
        if best is not None:
            return count, best
    return None


def only_narrow(seed: int) -> int:
    """Fail where one more known answer adds an outcome; return how many answers were tried."""
    rng = random.Random(seed)
    spec = small.questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0.3, 0.6, 1]))
    space = space_for(plan_for(spec))
    before = possible_outcomes(space, given)
    assert before is not None, seed
    tried = 0
    for question in spec.questions:
        if given.get(question.id, UNKNOWN) not in OPEN:
            continue
        for value in small.domain(question):
            after = possible_outcomes(space, given | {question.id: value})
            assert after is not None, seed
            assert set(after) <= set(before), (seed, question.id, value)
            tried += 1
    return tried


def stand_alike(seed: int) -> int:
    """Fail where two cases share a number and not what they come to; return how many stood."""
    rng = random.Random(seed)
    spec = small.questionnaire(rng)
    several = [small.answers(rng, spec, rng.choice([0.3, 0.6])) for _ in range(40)]
    stood = 0
    for component in space_for(plan_for(spec)).components:
        if component.has_routes:
            continue
        for unknown_stays in (False, True):
            places: dict[object, object] = {}
            reached: dict[object, object] = {}
            for given in several:
                place = standing(component, given, unknown_stays)
                states = frozenset(futures(component, given, unknown_stays))
                known = _come_to(component, given, unknown_stays)
                assert places.setdefault(place, known) == known, seed
                assert reached.setdefault(known, place) == place, seed
                assert places.setdefault(("states", place), states) == states, seed
                stood += 1
    return stood


def _come_to(
    component: Component, given: Mapping[str, Answer], unknown_stays: bool
) -> tuple[object, ...]:
    """Return the state of the known answers, and of which kinds the open questions are."""
    opened = (None, Absence.UNANSWERED) if unknown_stays else (None, *OPEN)
    mask, sums = component.empty
    kinds = []
    for question, kind in zip(component.questions, component.kinds, strict=True):
        answer = given.get(question.spec.id)
        if answer in opened:
            kinds.append(kind)
        else:
            assert answer is not None
            more, points = seen_by(component, question, answer)
            mask, sums = mask | more, added(sums, points)
    return mask, sums, tuple(sorted(kinds))


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
    before = small.scored(spec, given)
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
            after = small.scored(spec, given | {name: value})
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
