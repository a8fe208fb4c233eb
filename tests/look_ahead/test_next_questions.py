"""What to ask next, by its definition: every answer tried, every completion of it scored."""

from __future__ import annotations

import itertools
import random

from burgerkompas.cases import OPEN, Answer
from burgerkompas.engine import engine_for
from burgerkompas.questionnaire import model as m
from tests.helpers import exact, small
from tests.helpers import small_tables as tables

MOST_COMPLETIONS = 150


def left_open(spec: m.Questionnaire, given: dict[str, Answer]) -> tuple[int, int]:
    """Return how many outcomes are possible, and how far all scores can be above each other."""
    outcomes: set[str] = set()
    gaps: dict[tuple[str, str], int] = {}
    for completion in small.completions(spec, given):
        result = exact.judged(spec, completion)
        outcomes.add(small.outcome(result))
        assert result.strategy is not None
        scores = {entry.id: entry.score for entry in result.strategy.ranking}
        for one, other in itertools.permutations(scores, 2):
            lead = scores[one] - scores[other]
            gaps[one, other] = max(gaps.get((one, other), lead), lead)
    return len(outcomes), sum(gaps.values())


def test_first_comes_what_leaves_fewest_outcomes_then_the_smallest_gap() -> None:
    asked = 0
    for seed in range(100):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        given = small.answers(rng, spec, 0.7)
        open_now = tuple(q.id for q in spec.questions if given.get(q.id, OPEN[0]) in OPEN)
        if sum(1 for _ in small.completions(spec, given)) > MOST_COMPLETIONS or not open_now:
            continue
        open_now = open_now[: rng.randint(1, len(open_now))]
        ahead = engine_for(spec).look_ahead
        assert ahead.model is not None
        ranks = []
        for question in (q for group in ahead.model.groups for q in group.questions):
            if question.spec.id in open_now:
                left = [left_open(spec, {**given, question.spec.id: v}) for v in question.domain]
                outcomes, gap = (sum(column) / len(left) for column in zip(*left, strict=True))
                ranks.append((outcomes, gap, question.index, question.spec.id))
        found = ahead.next_questions(given, open_now, ahead.possible(given))
        assert found == tuple(name for *_, name in sorted(ranks)), seed
        asked += len(ranks) > 1
    assert asked > 15


def test_of_a_table_first_comes_what_leaves_fewest_outcomes() -> None:
    asked = 0
    for seed in range(100):
        rng = random.Random(seed)
        spec = tables.questionnaire(rng)
        given = small.answers(rng, spec, 0.7)
        open_now = tuple(q.id for q in spec.questions if given.get(q.id, OPEN[0]) in OPEN)
        if sum(1 for _ in small.completions(spec, given)) > MOST_COMPLETIONS or not open_now:
            continue
        open_now = open_now[: rng.randint(1, len(open_now))]
        ahead = engine_for(spec).look_ahead
        assert ahead.model is not None
        ranks = []
        for question in (q for group in ahead.model.groups for q in group.questions):
            if question.spec.id in open_now:
                left = [
                    {exact.judged(spec, one).outcome for one in small.completions(spec, then)}
                    for value in question.domain
                    for then in ({**given, question.spec.id: value},)
                ]
                ranks.append((sum(map(len, left)) / len(left), question.index, question.spec.id))
        found = ahead.next_questions(given, open_now, ahead.possible(given))
        assert found == tuple(name for *_, name in sorted(ranks)), seed
        asked += len(ranks) > 1
    assert asked > 15
