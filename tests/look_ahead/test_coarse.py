"""Instruments on so coarse a grid that one more or less is another outcome, against brute force."""

from __future__ import annotations

import random
from fractions import Fraction

from msgspec import structs

from burgerkompas.questionnaire import model as m
from burgerkompas.scoring import grid_of
from tests.helpers import exact, small


def coarse(rng: random.Random) -> m.Questionnaire:
    """Return a small questionnaire: a dimension has one item, a strategy one driver."""
    spec = small.questionnaire(rng)
    card = spec.decision
    assert isinstance(card, m.Scorecard)
    dimensions = [
        structs.replace(d, items=(structs.replace(d.items[0], weight=Fraction(1)),), min_known=1)
        for d in spec.dimensions
    ]
    strategies = [structs.replace(s, for_=s.drivers[:1], against=()) for s in card.strategies]
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
            card,
            strategies=tuple(strategies),
            gates=tuple(gates),
            clear=structs.replace(card.clear, margin=Fraction(0)),
        ),
    )


def test_their_grid_is_coarse() -> None:
    assert {grid_of(coarse(random.Random(seed))).unit for seed in range(50)} <= {1, 2, 3, 6}


def test_possible_is_just_what_some_completion_gives() -> None:
    assert sum(exact.compare_possible(seed, coarse) for seed in range(100)) > 60


def test_changes_are_the_smallest_and_really_change_the_advice() -> None:
    assert sum(exact.compare_changes(seed, coarse) for seed in range(60)) > 20
