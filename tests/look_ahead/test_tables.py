"""Decision tables, compared with brute force."""

from __future__ import annotations

import itertools
import random

import pytest

from burgerkompas.batch.results import Presentation
from burgerkompas.batch.summary import Tally, summary
from burgerkompas.scoring.decision_table import verdict_of
from tests.helpers import small_tables as tables
from tests.helpers.slow import slow

MANY = [0, *slow(*range(1, 40))]
"""Blocks of 50 questionnaires, of which only the first is quick."""


@pytest.mark.parametrize("block", MANY)
def test_a_table_gives_just_what_some_completion_gives_and_the_smallest_changes(block: int) -> None:
    assert sum(tables.compare(seed) for seed in range(block * 50, block * 50 + 50)) > 0


def test_the_counts_of_many_cases_have_what_comes_where_no_rule_decides() -> None:
    spec = tables.questionnaire(random.Random(2))
    data = summary([Tally()], Presentation(spec, "en", str))
    names = [value["id"] for value in data["outcomes"]["values"]]
    assert names == list(spec.ends)


@pytest.mark.parametrize("block", MANY[:2])
def test_one_more_answer_never_adds_an_outcome_to_a_table(block: int) -> None:
    assert sum(tables.settles(seed) for seed in range(block * 50, block * 50 + 50)) > 0


@pytest.mark.parametrize("policy", ["unique", "first", "any", "priority"])
def test_an_outcome_stands_only_if_it_does_however_every_open_rule_turns_out(policy: str) -> None:
    for size in range(5):
        for thens in itertools.product("ab", repeat=size):
            if policy == "priority" and list(thens) != sorted(thens):
                continue
            for truths in itertools.product((True, False, None), repeat=size):
                expected = tables.by_resolving(policy, list(thens), list(truths))
                assert verdict_of(policy, thens, truths) == expected, (thens, truths)  # type: ignore[arg-type]
