"""Which outcomes can still come, whatever the open answers turn out to be: exactly.

A search over what the gates see of the open answers. At every node each gate is sure to fire,
sure not to, or undecided; where no undecided gate is left, the scores decide among linear
demands (``feasible``). A branch on which nothing new can come is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from burgerkompas.answers import Answer
from burgerkompas.scoring.components import Term
from burgerkompas.scoring.feasible import (
    Demand,
    Leads,
    Options,
    TooHardError,
    is_feasible,
)
from burgerkompas.scoring.futures import outlook
from burgerkompas.scoring.space import Branch, CountTest, Outlook, Space, SpaceGate

MOST_NODES = 20_000
"""How many nodes the search over the gates may have before it gives up."""


def possible_outcomes(
    space: Space, answers: Mapping[str, Answer], present: str | None = None
) -> tuple[str, ...] | None:
    """Return the outcomes that some completion gives: strategies in order, then the others.

    ``answers`` are as given, before routing; ``present`` is the outcome now, where it is
    known: it is always among them. ``None`` when the analysis would take more than its budget.
    """
    try:
        return Prospect(space, outlooks(space, answers), present).outcomes()
    except TooHardError:
        return None


def outlooks(
    space: Space, answers: Mapping[str, Answer], unknown_stays: bool = False
) -> list[Outlook]:
    """Return what the completions of every component can do."""
    answers = space.filled(answers)
    return [
        kept.get(key(answers)) or outlook(space, at, answers, unknown_stays)
        for at, (key, kept) in enumerate(zip(space.keys, space.known[unknown_stays], strict=True))
    ]


class Prospect:
    """The outcomes that some choice of one effect for each component gives.

    ``present`` is known to be one of them, ``within`` are all that can be. ``leads`` says how far
    the strategies' scores can get above each other.
    """

    def __init__(
        self,
        space: Space,
        looks: Sequence[Outlook],
        present: str | None = None,
        within: Iterable[str] | None = None,
    ) -> None:
        self.space = space
        self.found = _mask(space, (present,) if present else ())
        self.wanted = _mask(space, space.outcomes if within is None else within) & ~self.found
        self.nodes = 0
        self.sure = 0
        self.lists: list[Options] = []
        self.branches: list[Branch] = []
        self.fixed = [space.zeros.vectors[0]]
        leads = [space.zeros.leads]
        sure = 0
        for look in looks:
            sure |= look.sure
            if look.is_bare:
                continue
            if look.leads is not None:
                leads.append(look.leads)
            if look.fixed is not None:
                self.fixed.append(look.fixed)
            elif look.options is not None:
                self.lists.append(look.options)
            elif look.branch is not None:
                self.branches.append(look.branch)
        self.sure = sure
        self.leads = total_leads(leads)
        # Tests on the number of known drivers come first: they mostly settle themselves.
        for late in space.late:
            ways = late_choices(late, self.leads)
            if len(ways) == 1:
                self.sure |= ways[0][0]
            else:
                choices = tuple([(mask, space.zeros, demands) for mask, demands in ways])
                self.branches.insert(0, Branch(late.bits, choices, space.zeros))

    def outcomes(self) -> tuple[str, ...]:
        """Search; returns the outcomes in their order. Raises ``TooHardError``."""
        self._node(self.space.undecided, self.sure, self.leads, self.branches, [], [])
        return tuple([name for i, name in enumerate(self.space.outcomes) if self.found >> i & 1])

    def _node(
        self,
        before: list[Firing],
        sure: int,
        leads: Leads,
        branches: list[Branch],
        lists: list[Options],
        demands: list[Demand],
    ) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise TooHardError
        maybe = sure
        for branch in branches:
            maybe |= branch.bits
        gates = firings(before, sure, maybe)
        left = candidates(self.space, gates, leads)
        if not self.wanted & left:
            return
        if not left & (left - 1) and not demands:
            # Whatever completion there is below here, this one outcome comes.
            self.found |= left
            self.wanted &= ~left
            return
        chosen = None
        if branches:
            undecided = undecided_bits(gates) & ~sure
            for branch in branches:
                if branch.bits & undecided:
                    chosen = branch
                    break
        if chosen is None:
            fired = [gate for gate, certain in gates if certain]
            rest = [branch.options for branch in branches if not branch.options.is_nothing]
            self._leaf(fired, left, [*self.lists, *lists, *rest], demands)
            return
        others = [branch for branch in branches if branch is not chosen]
        if chosen.options.is_nothing:
            for mask, _, more in chosen.choices:
                if not self.wanted & left:
                    return
                self._node(gates, sure | mask, leads, others, lists, [*demands, *more])
            return
        without = tuple(map(int.__sub__, leads, chosen.options.leads))
        for mask, options, more in chosen.choices:
            if not self.wanted & left:
                return
            closer = tuple(map(int.__add__, without, options.leads))
            self._node(gates, sure | mask, closer, others, [*lists, options], [*demands, *more])

    def _leaf(
        self, fired: list[SpaceGate], left: int, lists: list[Options], demands: list[Demand]
    ) -> None:
        """Settle what comes of ``left`` when it is known which gates fire."""
        base = tuple(map(sum, zip(*self.fixed, strict=True)))
        for outcome, needed in contests(self.space, fired):
            bit = 1 << outcome
            if self.wanted & left & bit and is_feasible(lists, base, [*demands, *needed]):
                self.found |= bit
                self.wanted &= ~bit


def total_leads(leads: Sequence[Leads]) -> Leads:
    """Return how far the sum of one vector of each list can have one coordinate above another."""
    return tuple(map(sum, zip(*leads, strict=True)))


def late_choices(late: CountTest, leads: Leads) -> list[tuple[int, tuple[Demand, ...]]]:
    """Return how a test of the number of known drivers can turn out, with what that demands."""
    return [(mask, (demand,)) for mask, demand, at in late.ways if leads[at] >= demand[2]]


Firing = tuple[SpaceGate, bool]
"""A gate that can fire, and whether it is certain to."""


def firings(before: list[Firing], sure: int, maybe: int) -> list[Firing]:
    """Look at the gates that could fire once more, knowing more of the literals.

    ``sure`` are the literals that hold in any case, ``maybe`` all that may.
    """
    found = []
    for firing in before:
        gate, certain = firing
        if certain:
            found.append(firing)
        # Most gates are out of the question at a glance: nothing that they ask for can hold.
        elif (gate.asks & maybe or not gate.asks) and term_holds(gate.when, maybe):
            if not gate.unless:
                found.append((gate, term_holds(gate.when, sure)))
            elif not term_holds(gate.unless, sure):
                settled = term_holds(gate.when, sure) and not term_holds(gate.unless, maybe)
                found.append((gate, settled))
    return found


def undecided_bits(gates: list[Firing]) -> int:
    """Return the literals that gates look at of which it is open whether they fire."""
    found = 0
    for gate, certain in gates:
        if not certain:
            found |= gate.bits
    return found


def candidates(space: Space, gates: list[Firing], leads: Leads) -> int:
    """Return a mask of at least every outcome that can come while these gates can fire.

    ``leads`` bound how far the strategies' scores can be above each other.
    """
    found = closed = maybe_closed = 0
    for gate, certain in gates:
        if gate.outcome is not None:
            found |= 1 << gate.outcome
            if certain:
                return found
        maybe_closed |= gate.close
        if certain:
            closed |= gate.close
    for gate, certain in gates:
        if gate.first is not None and not closed >> gate.first & 1:
            found |= 1 << gate.first
            if certain and gate.lead is None and not maybe_closed >> gate.first & 1:
                return found
    size = len(space.strategies)
    if maybe_closed == (1 << size) - 1 and space.all_closed is not None:
        found |= 1 << space.all_closed
    excluded = closed | found
    for bit, rivals in space.contenders:
        if not excluded & bit:
            for rival, place, least in rivals:
                if leads[place] < least and not maybe_closed & rival:
                    break
            else:
                found |= bit
    return found


def _mask(space: Space, names: Iterable[str]) -> int:
    return sum([1 << space.outcomes.index(name) for name in names])


def term_holds(term: Term, mask: int) -> bool:
    """Whether a condition that is written out holds, given the literals that do."""
    for part in term:  # noqa: SIM110 - any() costs twice as much, and this is the inner loop.
        if part & mask == part:
            return True
    return False


def contests(space: Space, fired: list[SpaceGate]) -> Iterator[tuple[int, list[Demand]]]:
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
        if space.all_closed is not None:
            yield space.all_closed, []
        return
    led: list[Demand] = []
    for gate in fired:
        if gate.first is None or gate.first not in candidates:
            continue
        if gate.lead is None or gate.lead[0] not in candidates:
            yield gate.first, led
            return
        leader, by = gate.lead
        yield gate.first, [*led, (gate.first, leader, 1 - by)]
        led = [*led, (leader, gate.first, by)]
    for winner in candidates:
        # Who stands higher wins a tie, so the higher rivals have to be beaten by at least 1.
        yield (
            winner,
            [
                *led,
                *((winner, rival, int(rival < winner)) for rival in candidates if rival != winner),
            ],
        )
