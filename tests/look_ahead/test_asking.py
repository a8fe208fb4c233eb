"""What to ask next, by its definition: every answer tried, every completion of it scored."""

from __future__ import annotations

import itertools
import random

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.asking import ask_next
from burgerkompas.look_ahead.effects import OPEN
from burgerkompas.look_ahead.possible import possible_outcomes
from burgerkompas.look_ahead.space import space_for
from burgerkompas.questionnaire import model as m
from burgerkompas.scoring.decision_table import ask_next_by_table, table_for
from burgerkompas.scoring.gridding import plan_for
from tests.helpers import small
from tests.helpers import small_tables as tables

MOST_COMPLETIONS = 150


def left_open(spec: m.Questionnaire, given: dict[str, Answer]) -> tuple[int, int]:
    """Return how many outcomes are possible, and how far all scores can be above each other."""
    outcomes: set[str] = set()
    gaps: dict[tuple[str, str], int] = {}
    for completion in small.completions(spec, given):
        result = small.scored(spec, completion)
        outcomes.add(small.outcome(result))
        assert result.strategy is not None
        scores = {entry.id: entry.score for entry in result.strategy.ranking}
        for one, other in itertools.permutations(scores, 2):
            lead = scores[one] - scores[other]
            gaps[one, other] = max(gaps.get((one, other), lead), lead)
    return len(outcomes), sum(gaps.values())


def test_first_comes_what_leaves_fewest_outcomes_then_the_smallest_gap() -> None:
    asked = 0
    for seed in range(150):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        given = small.answers(rng, spec, 0.7)
        open_now = tuple(q.id for q in spec.questions if given.get(q.id, OPEN[0]) in OPEN)
        if sum(1 for _ in small.completions(spec, given)) > MOST_COMPLETIONS or not open_now:
            continue
        open_now = open_now[: rng.randint(1, len(open_now))]
        space = space_for(plan_for(spec))
        ranks = []
        for question in (q for c in space.components for q in c.questions):
            if question.spec.id in open_now:
                left = [left_open(spec, {**given, question.spec.id: v}) for v in question.domain]
                outcomes, gap = (sum(column) / len(left) for column in zip(*left, strict=True))
                ranks.append((outcomes, gap, question.index, question.spec.id))
        found = ask_next(space, given, open_now, possible_outcomes(space, given))
        assert found == tuple(name for *_, name in sorted(ranks)), seed
        asked += len(ranks) > 1
    assert asked > 20


def test_of_a_table_first_comes_what_leaves_fewest_outcomes() -> None:
    asked = 0
    for seed in range(150):
        rng = random.Random(seed)
        spec = tables.questionnaire(rng)
        given = small.answers(rng, spec, 0.7)
        open_now = tuple(q.id for q in spec.questions if given.get(q.id, OPEN[0]) in OPEN)
        if sum(1 for _ in small.completions(spec, given)) > MOST_COMPLETIONS or not open_now:
            continue
        open_now = open_now[: rng.randint(1, len(open_now))]
        table = table_for(plan_for(spec))
        ranks = []
        for question in (q for c in table.conditions().components for q in c.questions):
            if question.spec.id in open_now:
                left = [
                    {small.scored(spec, one).outcome for one in small.completions(spec, then)}
                    for value in question.domain
                    for then in ({**given, question.spec.id: value},)
                ]
                ranks.append((sum(map(len, left)) / len(left), question.index, question.spec.id))
        found = ask_next_by_table(table, given, open_now)
        assert found == tuple(name for *_, name in sorted(ranks)), seed
        asked += len(ranks) > 1
    assert asked > 20
