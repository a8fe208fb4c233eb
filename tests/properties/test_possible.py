"""What is still possible, compared with brute force on small questionnaires of every shape."""

from __future__ import annotations

import random

import pytest
import small

from burgerkompas.scoring.levels import possible_levels, possible_types, sights_for
from burgerkompas.scoring.plan import plan_for
from burgerkompas.scoring.possible import possible_outcomes
from burgerkompas.scoring.space import space_for

MOST_COMPLETIONS = 400


@pytest.mark.parametrize("block", range(10))
def test_possible_is_just_what_some_completion_gives(block: int) -> None:
    for seed in range(block * 60, block * 60 + 60):
        rng = random.Random(seed)
        spec = small.instrument(rng)
        given = small.answers(rng, spec, rng.choice([0.3, 0.6, 1]))
        completions = list(small.completions(spec, given))
        if len(completions) > MOST_COMPLETIONS:
            continue
        results = [small.scored(spec, completion) for completion in completions]
        plan = plan_for(spec)
        found = possible_outcomes(space_for(plan), given)
        assert found is not None, seed
        assert set(found) == {small.outcome(result) for result in results}, seed
        sights = sights_for(plan)
        for i, dimension in enumerate(spec.dimensions):
            levels = {result.dimensions[i].level for result in results} - {None}
            assert set(possible_levels(sights, dimension.id, given) or ()) == levels, seed
        for i, classification in enumerate(spec.classifications):
            types = {result.classifications[i].type for result in results} - {None}
            assert (
                set(
                    possible_types(
                        sights,
                        classification,
                        given,
                        {d.id: d for d in small.scored(spec, given).dimensions},
                    )
                    or ()
                )
                == types
            ), seed


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
