"""What the gates and the scores can still decide, knowing some of the literals.

A gate is certain to fire, undecided, or out of the question. From that, and from how far the scores
can be above each other, follows at least every outcome that can come; and where no gate is
undecided, what each outcome demands of the scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from burgerkompas.look_ahead.leads import Demands, Leads
from burgerkompas.look_ahead.space import CountTest, Space, SpaceGate

Firing = tuple[SpaceGate, bool]
"""A gate that can fire, and whether it is certain to."""


def survey(
    space: Space, before: Sequence[Firing], sure: int, maybe: int, reach: int
) -> tuple[list[Firing], int, int]:
    """Look at the gates that could fire once more, knowing more of the literals.

    ``sure`` are the literals that hold in any case, ``maybe`` all that may; ``reach`` are the pairs
    of strategies of which the first can win from the second. Returns the gates that can still
    fire and make a difference, the literals that the undecided ones look at, and a mask of at
    least every outcome that can come.
    """
    gates: list[Firing] = []
    found = closed = maybe_closed = 0
    for gate, was_certain in before:
        certain = was_certain
        if not certain:
            # Most gates are out of the question at a glance: nothing that they ask for can hold.
            if not gate.asks & maybe:
                continue
            for part in gate.when:
                if part & sure == part:
                    certain = True
                    break
            else:
                for part in gate.when:
                    if part & maybe == part:
                        break
                else:
                    continue
            if gate.unless:
                if _holds(gate.unless, sure):
                    continue
                certain = certain and not _holds(gate.unless, maybe)
        gates.append((gate, certain))
        maybe_closed |= gate.close
        if gate.outcome is not None:
            found |= 1 << gate.outcome
            if certain:
                break
        elif certain:
            closed |= gate.close
    else:
        found = _without_outcome(space, gates, found, closed, maybe_closed, reach)
    left, undecided = [], 0
    for firing in gates:
        gate, certain = firing
        if not certain:
            # To close what doesn't come anyway, and gives no other a start, changes nothing.
            if gate.close_only and not gate.close & (found | space.leaders):
                continue
            undecided |= gate.bits
        left.append(firing)
    return left, undecided & ~sure, found


def _without_outcome(
    space: Space, gates: list[Firing], found: int, closed: int, maybe_closed: int, reach: int
) -> int:
    """Add every outcome that can come where no gate is certain to give one."""
    for gate, certain in gates:
        if gate.first is not None and not closed >> gate.first & 1:
            found |= 1 << gate.first
            if certain and gate.lead is None and not maybe_closed >> gate.first & 1:
                return found
    if maybe_closed == space.all_strategies and space.all_closed is not None:
        found |= 1 << space.all_closed
    excluded = closed | found
    for bit, rivals in space.contenders:
        if not excluded & bit:
            for rival, pair in rivals:
                if not (reach & pair or maybe_closed & rival):
                    break
            else:
                found |= bit
    return found


def _holds(term: tuple[int, ...], mask: int) -> bool:
    """Whether a condition that is written out holds, given the literals that do."""
    for part in term:  # noqa: SIM110 - any() costs twice as much, and this is the inner loop.
        if part & mask == part:
            return True
    return False


def contests(space: Space, gates: Sequence[Firing]) -> Iterator[tuple[int, list[Demands]]]:
    """Yield every outcome that the scores can still give, with its demands on them.

    Only gates that are certain fire. The same order as ``gates.decide``: outcomes, closings,
    firsts, and then the scores, where a tie goes to the strategy that stands higher.
    """
    closed = 0
    fired = [gate for gate, certain in gates if certain]
    for gate in fired:
        if gate.outcome is not None:
            yield gate.outcome, []
            return
        closed |= gate.close
    if closed == space.all_strategies:
        if space.all_closed is not None:
            yield space.all_closed, []
        return
    led: list[Demands] = []
    for gate in fired:
        if gate.first is None or closed >> gate.first & 1:
            continue
        if gate.lead is None or closed >> gate.lead.strategy & 1:
            yield gate.first, led
            return
        yield gate.first, [*led, gate.lead.short]
        led = [*led, gate.lead.ahead]
    for winner, demands in space.wins(closed):
        yield winner, [*led, demands] if demands.pairs else led


def late_choices(late: CountTest, leads: Leads) -> list[tuple[int, tuple[Demands, ...]]]:
    """Return how a test of the number of known drivers can turn out, with what that demands."""
    return [
        (mask, (demands,))
        for mask, demands in late.ways
        if (leads + demands.offset) & demands.mask == demands.mask
    ]
