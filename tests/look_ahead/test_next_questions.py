"""What to ask next, by its definition: every answer tried, every completion of it scored."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from pathlib import Path

import burgerkompas as bk
from burgerkompas.cases import OPEN, Answer
from burgerkompas.engine import engine_for
from burgerkompas.questionnaire import model as m
from tests.helpers import exact, small, small_tables as tables
from tests.helpers.hard import scorecard

MAX_COMPLETIONS = 150


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


def ranked_as_defined(seed: int, draw: exact.Draw, left: Callable[..., tuple[int, ...]]) -> bool:
    """Fail where the order differs; return whether there was an order of several to tell.

    ``left`` returns what is left open by some answers, the less the better, most important first.
    """
    rng = random.Random(seed)
    spec = draw(rng)
    given = small.answers(rng, spec, 0.7)
    open_now = tuple(q.id for q in spec.questions if given.get(q.id, OPEN[0]) in OPEN)
    if sum(1 for _ in small.completions(spec, given)) > MAX_COMPLETIONS or not open_now:
        return False
    open_now = open_now[: rng.randint(1, len(open_now))]
    ahead = engine_for(spec).look_ahead
    assert ahead.model is not None
    ranks = []
    for question in (q for group in ahead.model.groups for q in group.questions):
        if question.spec.id in open_now:
            lefts = [left(spec, {**given, question.spec.id: v}) for v in question.domain]
            means = [sum(column) / len(lefts) for column in zip(*lefts, strict=True)]
            ranks.append((*means, question.index, question.spec.id))
    found = ahead.next_questions(given, open_now, ahead.possible(given))
    assert found == tuple(name for *_, name in sorted(ranks)), seed
    return len(ranks) > 1


def test_first_comes_what_leaves_fewest_outcomes_then_the_smallest_gap() -> None:
    seeds = range(100)
    assert sum(ranked_as_defined(seed, small.questionnaire, left_open) for seed in seeds) > 15


def test_of_a_table_first_comes_what_leaves_fewest_outcomes() -> None:
    def left(spec: m.Questionnaire, given: dict[str, Answer]) -> tuple[int]:
        return (len({exact.judged(spec, one).outcome for one in small.completions(spec, given)}),)

    assert sum(ranked_as_defined(seed, tables.questionnaire, left) for seed in range(100)) > 15


def test_on_a_grid_finer_than_any_float_the_questions_are_ordered_too(tmp_path: Path) -> None:
    path = tmp_path / "fine.yaml"
    path.write_text(scorecard(8, 4, 8, 4, 3), encoding="utf-8")
    result = bk.score(bk.load_questions(path), {f"q{i}": 2 for i in range(6)})
    assert result.unit > 2**1024
    assert set(result.ask_next or ()) == {"q6", "q7"}
