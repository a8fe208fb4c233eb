"""What is still possible, compared with brute force on small questionnaires of every shape."""

from __future__ import annotations

import pytest

from tests.helpers import exact
from tests.helpers.slow import slow

MANY = [0, *slow(*range(1, 60))]
"""Blocks of 50 questionnaires, of which only the first are quick."""


@pytest.mark.parametrize("block", MANY)
def test_possible_is_just_what_some_completion_gives(block: int) -> None:
    assert sum(exact.compare_possible(seed) for seed in range(block * 50, block * 50 + 50)) > 0


@pytest.mark.parametrize("block", MANY[:4])
def test_one_more_known_answer_never_adds_an_outcome(block: int) -> None:
    tried = [exact.only_narrow(seed) for seed in range(block * 50, (block + 1) * 50)]
    assert sum(tried) > 100
