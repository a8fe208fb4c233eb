"""Decision tables, compared with brute force."""

from __future__ import annotations

import itertools
import random

import pytest

from burgerkompas.batch.summary import Tally, summary
from burgerkompas.scoring.hit_policies import fold_for, verdict
from tests.helpers import small_tables as tables


@pytest.mark.parametrize("block", range(6))
def test_a_table_gives_just_what_some_completion_gives_and_the_smallest_changes(block: int) -> None:
    assert sum(tables.compare(seed) for seed in range(block * 50, block * 50 + 50)) > 0


def test_the_counts_of_many_cases_have_what_comes_where_no_rule_decides() -> None:
    spec = tables.questionnaire(random.Random(2))
    data = summary(spec, Tally(), "en")
    names = [value["id"] for value in data["outcomes"]["values"]]
    assert names == list(spec.ends)


@pytest.mark.parametrize("block", range(2))
def test_one_more_answer_never_adds_an_outcome_to_a_table(block: int) -> None:
    assert sum(tables.settles(seed) for seed in range(block * 50, block * 50 + 50)) > 0


@pytest.mark.parametrize("policy", ["unique", "first", "any", "priority"])
def test_an_outcome_stands_only_if_it_does_however_every_open_rule_turns_out(policy: str) -> None:
    fold = fold_for(policy)
    for size in range(5):
        for tags in itertools.product(range(2), repeat=size):
            for truths in itertools.product((True, False, None), repeat=size):
                entries = tuple(zip(tags, truths, strict=True))
                expected = tables.by_resolving(policy, tags, truths)
                assert verdict(fold(entries)) == expected, (policy, entries)
                assert fold(fold(entries)) == fold(entries)
