"""Which outcomes can still come, whatever the open answers turn out to be: exactly.

A search over what the gates see of the open answers. At every node each gate is sure to fire,
sure not to, or undecided; where no undecided gate is left, the scores decide among linear
demands (``feasible``). A branch on which nothing new can come is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from burgerkompas.answers import Answer
from burgerkompas.instrument.model import Test
from burgerkompas.scoring.effects import effects
from burgerkompas.scoring.feasible import Demand, is_feasible
from burgerkompas.scoring.space import Effect, Space, SpaceGate, Term, TooHardError, Vector

MOST_NODES = 20_000
"""How many nodes the search over the gates may have before it gives up."""


class Branch(msgspec.Struct, frozen=True):
    """Something open that gates can see: its effects by what they see, or a demand for each.

    ``choices`` maps the literals to the vectors that go with them; ``demands`` belong to a test
    on the number of known drivers, which holds or doesn't by the sum of all vectors.
    """

    choices: tuple[tuple[int, tuple[Vector, ...], tuple[Demand, ...]], ...]

    @property
    def bits(self) -> int:
        """Every literal that some choice makes hold."""
        found = 0
        for mask, _, _ in self.choices:
            found |= mask
        return found


def possible_outcomes(
    space: Space, answers: Mapping[str, Answer], present: str | None = None
) -> tuple[str, ...] | None:
    """Return the outcomes that some completion gives: strategies in order, then the others.

    ``answers`` are as given, before routing; ``present`` is the outcome now, where it is
    known: it is always among them. ``None`` when the analysis would take more than its budget.
    """
    try:
        found = _Search(space, answers, present).run()
    except TooHardError:
        return None
    card = space.plan.instrument.scorecard
    assert card is not None
    order = [*space.strategies, *(outcome.id for outcome in card.outcomes)]
    return tuple(name for name in order if name in found)


class _Search:
    def __init__(self, space: Space, answers: Mapping[str, Answer], present: str | None) -> None:
        self.space = space
        self.found = {present} if present else set()
        self.nodes = 0
        self.all_closed = None
        card = space.plan.instrument.scorecard
        if card is not None and card.all_closed is not None:
            self.all_closed = card.all_closed.strategy
        self.sure = 0
        self.base = [0] * (len(space.strategies) + 2)
        self.lists: list[tuple[Vector, ...]] = []
        self.branches: list[Branch] = []
        for at in range(len(space.components)):
            self._component(effects(space, at, answers))
        for test, if_true, if_false in space.late:
            zeros = ((0,) * len(self.base),)
            true, false = count_demands(space, test)
            self.branches.append(Branch(((if_true, zeros, (true,)), (if_false, zeros, (false,)))))

    def _component(self, found: tuple[Effect, ...]) -> None:
        """Sort a component: settled, open for the scores only, or open for the gates too."""
        common = found[0][0]
        for mask, _ in found:
            common &= mask
        self.sure |= common
        if len(found) == 1:
            self.base = [a + b for a, b in zip(self.base, found[0][1], strict=True)]
            return
        by_mask: dict[int, list[Vector]] = {}
        for mask, vector in found:
            by_mask.setdefault(mask, []).append(vector)
        if len(by_mask) == 1:
            self.lists.append(tuple(vector for _, vector in found))
            return
        self.branches.append(
            Branch(tuple((mask, tuple(vectors), ()) for mask, vectors in by_mask.items()))
        )

    def run(self) -> set[str]:
        self._node(self.sure, self.branches, [], [])
        return self.found

    def _node(
        self,
        sure: int,
        branches: list[Branch],
        lists: list[tuple[Vector, ...]],
        demands: list[Demand],
    ) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise TooHardError
        maybe = sure
        for branch in branches:
            maybe |= branch.bits
        states = firings(self.space, sure, maybe)
        if not candidates(self.space, states, self.all_closed) - self.found:
            return
        undecided = undecided_bits(states)
        chosen = next((b for b in branches if b.bits & undecided & ~sure), None)
        if chosen is None:
            fired = [gate for gate, certain, _ in states if certain]
            rest = [tuple(v for _, vs, _ in b.choices for v in vs) for b in branches]
            self._leaf(fired, [*self.lists, *lists, *rest], demands)
            return
        others = [branch for branch in branches if branch is not chosen]
        for mask, vectors, more in chosen.choices:
            self._node(sure | mask, others, [*lists, vectors], [*demands, *more])

    def _leaf(
        self, fired: list[SpaceGate], lists: list[tuple[Vector, ...]], demands: list[Demand]
    ) -> None:
        """Settle what comes when it is known which gates fire."""
        base = tuple(self.base)
        for outcome, wanted in contests(self.space, fired, self.all_closed):
            if outcome not in self.found and is_feasible(lists, base, [*demands, *wanted]):
                self.found.add(outcome)


def count_demands(space: Space, test: Test) -> tuple[Demand, Demand]:
    """Return what a test on the number of known drivers demands when it is true, and when not."""
    count, zero = len(space.strategies), len(space.strategies) + 1
    whole, floor = test.bound.denominator == 1, int(test.bound // 1)
    # The test holds from `least` up, or up to `least - 1`.
    least = floor if whole and test.op in ("at_least", "below") else floor + 1
    from_least: Demand = (count, zero, least)
    under: Demand = (zero, count, 1 - least)
    return (from_least, under) if test.op in ("at_least", "above") else (under, from_least)


Firing = tuple[SpaceGate, bool, bool]
"""A gate, whether it is certain to fire, and whether it can."""


def firings(space: Space, sure: int, maybe: int) -> list[Firing]:
    """Evaluate every gate, given the literals that surely hold and those that may."""
    return [(gate, *_firing(gate, sure, maybe)) for gate in space.gates]


def undecided_bits(states: list[Firing]) -> int:
    """Return the literals that gates look at of which it is open whether they fire."""
    found = 0
    for gate, certain, can in states:
        if certain is not can:
            found |= gate.bits
    return found


def candidates(space: Space, states: list[Firing], all_closed: str | None) -> set[str]:
    """Return at least every outcome that can come while the gates are in these states."""
    found: set[str] = set()
    closed = maybe_closed = 0
    for gate, certain, can in states:
        if gate.outcome is not None and can:
            found.add(gate.outcome)
            if certain:
                return found
        closed |= gate.close if certain else 0
        maybe_closed |= gate.close if can else 0
    names = space.strategies
    for gate, certain, can in states:
        if gate.first is not None and can and not closed >> gate.first & 1:
            found.add(names[gate.first])
            if certain and gate.lead is None and not maybe_closed >> gate.first & 1:
                return found
    everything = (1 << len(names)) - 1
    if maybe_closed == everything and all_closed is not None:
        found.add(all_closed)
    return found | {name for i, name in enumerate(names) if not closed >> i & 1}


def _firing(gate: SpaceGate, sure: int, maybe: int) -> tuple[bool, bool]:
    can = term_holds(gate.when, maybe) and not term_holds(gate.unless, sure)
    certain = can and term_holds(gate.when, sure) and not term_holds(gate.unless, maybe)
    return certain, can


def term_holds(term: Term, mask: int) -> bool:
    """Whether a condition that is written out holds, given the literals that do."""
    return any(part & mask == part for part in term)


def contests(
    space: Space, fired: list[SpaceGate], all_closed: str | None
) -> Iterator[tuple[str, list[Demand]]]:
    """Yield every outcome that the scores can still give, with its demands on them.

    The same order as ``gates.decide``: outcomes, closings, firsts, and then the scores, where a
    tie goes to the strategy that stands higher.
    """
    closed = 0
    for gate in fired:
        if gate.outcome is not None:
            yield gate.outcome, []
            return
        closed |= gate.close
    candidates = [i for i in range(len(space.strategies)) if not closed >> i & 1]
    if not candidates:
        if all_closed is not None:
            yield all_closed, []
        return
    led: list[Demand] = []
    for gate in fired:
        if gate.first is None or gate.first not in candidates:
            continue
        if gate.lead is None or gate.lead[0] not in candidates:
            yield space.strategies[gate.first], led
            return
        leader, by = gate.lead
        yield space.strategies[gate.first], [*led, (gate.first, leader, 1 - by)]
        led = [*led, (leader, gate.first, by)]
    for winner in candidates:
        # Who stands higher wins a tie, so the higher rivals have to be beaten by at least 1.
        yield (
            space.strategies[winner],
            [
                *led,
                *((winner, rival, int(rival < winner)) for rival in candidates if rival != winner),
            ],
        )
