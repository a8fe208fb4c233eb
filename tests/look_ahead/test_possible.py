"""What is still possible, compared with brute force on small questionnaires of every shape."""

from __future__ import annotations

import pytest

from tests.helpers import exact


@pytest.mark.parametrize("block", range(10))
def test_possible_is_just_what_some_completion_gives(block: int) -> None:
    assert sum(exact.compare_possible(seed) for seed in range(block * 60, block * 60 + 60)) > 0


@pytest.mark.parametrize("block", range(4))
def test_one_more_known_answer_never_adds_an_outcome(block: int) -> None:
    tried = [exact.only_narrow(seed) for seed in range(block * 50, (block + 1) * 50)]
    assert sum(tried) > 100


@pytest.mark.parametrize("block", range(4))
def test_cases_stand_alike_just_where_their_known_answers_come_to_the_same(block: int) -> None:
    assert sum(exact.stand_alike(seed) for seed in range(block * 25, block * 25 + 25)) > 1000
