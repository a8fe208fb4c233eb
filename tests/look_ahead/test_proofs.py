"""What a check proves, compared with brute force."""

from __future__ import annotations

import pytest

from tests.helpers import proofs

BLOCKS = [0, *(pytest.param(block, marks=pytest.mark.slow) for block in (1, 2, 3))]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_gate_is_said_never_to_decide_only_if_it_never_does(block: int) -> None:
    seeds = range(block * 40, block * 40 + 40)
    assert sum(proofs.compare_gates(seed) for seed in seeds) > 0


@pytest.mark.parametrize("block", BLOCKS)
def test_gaps_overlaps_and_shadowed_rules_are_those_that_brute_force_finds(block: int) -> None:
    seeds = range(block * 40, block * 40 + 40)
    assert sum(proofs.compare_rules(seed) for seed in seeds) > 0
