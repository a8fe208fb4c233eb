"""The smallest change, down to which of equals it is."""

from __future__ import annotations

import itertools
import random

import small

from burgerkompas.answers import Absence, Answer
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.changes import fixed_questions, moves, smallest_changes
from burgerkompas.scoring.components import SpaceQuestion
from burgerkompas.scoring.effects import MOST_CHANGES, NOTHING, OPEN, Label, joined
from burgerkompas.scoring.plan import plan_for
from burgerkompas.scoring.space import Space, space_for


def ways(
    space: Space, given: dict[str, Answer], fixed: set[str]
) -> list[list[tuple[str, Answer, Label]]]:
    """For each question that counts: to stay, and every change."""
    found = []
    spaced: list[SpaceQuestion] = [q for c in space.components for q in c.questions]
    for question in sorted(spaced, key=lambda q: q.index):
        answer = given.get(question.spec.id, Absence.UNANSWERED)
        some = moves(question, answer)
        assert some[0] == (answer, NOTHING)
        if answer not in OPEN and question.spec.id in fixed:
            some = some[:1]
        found.append([(question.spec.id, new, label) for new, label in some])
    return found


def least(
    spec: Instrument, given: dict[str, Answer], choices: list[list[tuple[str, Answer, Label]]]
) -> dict[str, tuple[Label, list[tuple[str, Answer]]]]:
    """Return for each outcome the least change that gives it, by trying all."""
    best: dict[str, tuple[Label, list[tuple[str, Answer]]]] = {}
    for choice in itertools.product(*choices):
        changed = [(name, new, label) for name, new, label in choice if label[0]]
        if len(changed) > MOST_CHANGES:
            continue
        label = NOTHING
        for _, _, more in changed:
            label = joined(label, more)
        new = [(name, answer) for name, answer, _ in changed]
        then = small.outcome(small.scored(spec, given | dict(new)))
        if then not in best or label < best[then][0]:
            best[then] = label, new
    return best


def test_of_equal_changes_the_one_first_in_the_questionnaire_is_told_and_the_smallest_first() -> (
    None
):
    told = 0
    for seed in range(400):
        rng = random.Random(seed)
        spec = small.instrument(rng)
        given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6]))
        if len(spec.questions) > 4:
            continue
        space = space_for(plan_for(spec))
        advice = small.scored(spec, given).strategy
        assert advice is not None
        best = least(spec, given, ways(space, given, fixed_questions(space, advice)))
        changes = smallest_changes(space, given, advice)
        assert changes is not None
        others = [name for name in space.strategies if name != advice.id]
        far = (MOST_CHANGES + 1, 0, ()), []
        others.sort(key=lambda name: best.get(name, far)[0][:2])
        assert [change.to for change in changes] == others, seed
        for change in changes:
            if change.to not in best:
                assert change.answers is None, seed
                continue
            assert change.answers is not None, seed
            label, new = best[change.to]
            assert [(one.item, one.new) for one in change.answers] == new, seed
            assert change.steps == label[1], seed
            told += 1
    assert told > 100
