"""Instruments on so coarse a grid that one more or less is another outcome, against brute force."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from msgspec import structs

from burgerkompas.questionnaire import model as m
from burgerkompas.scoring.gridding import plan_for
from tests.helpers import exact, small

any_instrument = small.questionnaire


def coarse(rng: random.Random) -> m.Questionnaire:
    """Return a small questionnaire: a dimension has one item, a strategy one driver."""
    spec = any_instrument(rng)
    card = spec.decision
    assert isinstance(card, m.Scorecard)
    dimensions = [
        structs.replace(d, items=(structs.replace(d.items[0], weight=Fraction(1)),), min_known=1)
        for d in spec.dimensions
    ]
    strategies = [structs.replace(s, drivers=s.drivers[:1]) for s in card.strategies]
    gates = [
        structs.replace(
            gate,
            unless_leads=gate.unless_leads
            and m.Lead(gate.unless_leads.strategy, Fraction(rng.randint(0, 2), 2)),
        )
        for gate in card.gates
    ]
    return structs.replace(
        spec,
        dimensions=tuple(dimensions),
        decision=structs.replace(
            card, strategies=tuple(strategies), gates=tuple(gates), clear_margin=Fraction(0)
        ),
    )


@pytest.fixture(autouse=True)
def only_coarse_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small, "instrument", coarse)


def test_their_grid_is_coarse() -> None:
    assert {plan_for(coarse(random.Random(seed))).unit for seed in range(50)} <= {1, 2, 3, 6}


def test_possible_is_just_what_some_completion_gives() -> None:
    assert sum(exact.compare_possible(seed) for seed in range(400)) > 300


def test_changes_are_the_smallest_and_really_change_the_advice() -> None:
    assert sum(exact.compare_changes(seed) for seed in range(200)) > 100
