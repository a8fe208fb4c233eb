"""The flow of the interview, apart from any screen."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
import small

from burgerkompas.answers import UNKNOWN, Absence
from burgerkompas.instrument.model import Instrument
from burgerkompas.interview import flow
from burgerkompas.scoring.conditions import on_route


@pytest.mark.parametrize("seed", range(60))
def test_every_route_ends_and_asks_just_what_is_on_it(seed: int) -> None:
    rng = random.Random(seed)
    spec = small.instrument(rng)
    answers: dict = {}
    at = flow.first_unanswered(spec, answers)
    steps = 0
    while at is not None:
        assert on_route(spec, answers)[at] is not Absence.NOT_ASKED
        choices = [*small.domain(spec.question[at]), UNKNOWN]
        answers[at] = rng.choice(choices)
        at = flow.next_unanswered(spec, answers, at)
        steps += 1
        assert steps <= len(spec.questions)
    assert set(flow.route(spec, answers)) <= set(answers)


def test_first_comes_what_the_advice_rests_on(shipped: Instrument) -> None:
    names = flow.order(shipped)
    first = flow.advice_rests_on(shipped)
    assert set(names[: len(first)]) == first
    assert {"acuut_gevaar", "hulpvraag", "eigenaarschap", "nieuwkomers", "extern_partijen"} <= first
    assert not {"banden_vooraf", "doelen", "plek"} & first
    assert sorted(names) == sorted(q.id for q in shipped.questions)


def test_back_undoes_next(shipped: Instrument) -> None:
    answers: dict = {}
    at = flow.first_unanswered(shipped, answers)
    while at is not None:
        answers[at] = UNKNOWN
        following = flow.next_unanswered(shipped, answers, at)
        if following is not None:
            assert flow.previous_question(shipped, answers, following) == at
        at = following


def test_progress_counts_up_to_the_end(shipped: Instrument) -> None:
    answers: dict = {}
    seen = []
    for name in flow.route(shipped, answers):
        seen.append(flow.progress(shipped, answers, name))
        answers[name] = UNKNOWN
    assert [p.question for p in seen] == list(range(1, len(seen) + 1))
    assert seen[0].minutes <= 12
    assert all(a.minutes >= b.minutes for a, b in pairwise(seen))
    assert seen[-1].section == seen[-1].sections
