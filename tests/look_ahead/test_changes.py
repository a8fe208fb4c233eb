"""The smallest change, compared with breadth-first search on small questionnaires."""

from __future__ import annotations

import pytest

from tests.helpers import exact


@pytest.mark.parametrize("block", range(8))
def test_changes_are_the_smallest_and_really_change_the_advice(block: int) -> None:
    assert sum(exact.compare_changes(seed) for seed in range(block * 50, block * 50 + 50)) > 0


@pytest.mark.parametrize("block", range(3))
def test_a_strategy_that_alone_gains_keeps_its_first_place(block: int) -> None:
    assert sum(exact.keep_the_law(seed) for seed in range(block * 40, block * 40 + 40)) > 0
