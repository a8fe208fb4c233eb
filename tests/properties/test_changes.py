"""The smallest change, compared with breadth-first search on small questionnaires."""

from __future__ import annotations

import itertools
import random

import pytest
import small

from burgerkompas.answers import UNKNOWN, Answer
from burgerkompas.instrument.model import Instrument, Question
from burgerkompas.scoring.changes import fixed_questions, smallest_changes
from burgerkompas.scoring.effects import OPEN
from burgerkompas.scoring.plan import plan_for
from burgerkompas.scoring.space import space_for


def steps(question: Question, old: Answer, new: Answer) -> int:
    if old in OPEN:
        return 1
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(set(old) ^ set(new))
    if question.kind == "scale":
        return abs(question.values.index(old) - question.values.index(new))
    return 1


def breadth_first(
    spec: Instrument, given: dict[str, Answer], target: str, fixed: set[str]
) -> tuple[int, int] | None:
    free = [q for q in spec.questions if q.id not in fixed or given.get(q.id, UNKNOWN) in OPEN]
    for count in (1, 2, 3):
        best = None
        for chosen in itertools.combinations(free, count):
            old = [given.get(q.id, UNKNOWN) for q in chosen]
            values = [
                [v for v in small.domain(q) if v != o] for q, o in zip(chosen, old, strict=True)
            ]
            for new in itertools.product(*values):
                taken = sum(map(steps, chosen, old, new))
                if best is not None and taken >= best:
                    continue
                then = given | {q.id: v for q, v in zip(chosen, new, strict=True)}
                if small.outcome(small.scored(spec, then)) == target:
                    best = taken
        if best is not None:
            return count, best
    return None


@pytest.mark.parametrize("block", range(8))
def test_changes_are_the_smallest_and_really_change_the_advice(block: int) -> None:
    for seed in range(block * 50, block * 50 + 50):
        rng = random.Random(seed)
        spec = small.instrument(rng)
        given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6]))
        if len(spec.questions) > 5:
            continue
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
