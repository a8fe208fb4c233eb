"""What is still possible, compared with brute force on small questionnaires of every shape."""

from __future__ import annotations

import random

import exact
import pytest
import small

from burgerkompas.scoring.plan import plan_for
from burgerkompas.scoring.possible import possible_outcomes
from burgerkompas.scoring.space import space_for


@pytest.mark.parametrize("block", range(10))
def test_possible_is_just_what_some_completion_gives(block: int) -> None:
    assert sum(exact.compare_possible(seed) for seed in range(block * 60, block * 60 + 60)) > 0


@pytest.mark.parametrize("block", range(4))
def test_one_more_known_answer_never_adds_an_outcome(block: int) -> None:
    for seed in range(block * 50, block * 50 + 50):
        rng = random.Random(seed)
        spec = small.instrument(rng)
        given = small.answers(rng, spec, 0.7)
        space = space_for(plan_for(spec))
        before = set(possible_outcomes(space, given) or ())
        for question in spec.questions:
            if question.id not in given:
                known = {**given, question.id: rng.choice(small.domain(question))}
                assert set(possible_outcomes(space, known) or ()) <= before, seed
