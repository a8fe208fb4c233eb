"""The space of completions, cut into components that don't touch each other.

Whatever the open answers turn out to be, the decision sees of them only two things: which
*literals* of the gates hold (a test that is true, or one that is false), and a *vector*, what the
drivers add to each strategy's score, with the number of known drivers at its end. Of each component
the distinct effects (literals, vector) are listed exactly; the vectors of components add up, and
their literals join. So 10^30 completions become a few short lists.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping

import msgspec
from msgspec import structs

from burgerkompas.cases import Answer
from burgerkompas.kept import Kept
from burgerkompas.look_ahead.components import Component, Literals, Term, key_of
from burgerkompas.look_ahead.composing import Composer, union
from burgerkompas.look_ahead.feasible import Options
from burgerkompas.look_ahead.leads import Demands, Fields, Leads, fields_for
from burgerkompas.questionnaire.model import Gate, Scorecard
from burgerkompas.scoring.grid import Plan


class SpaceLead(msgspec.Struct, frozen=True):
    """The strategy that keeps a gate from putting its own first, and what it takes to do so."""

    strategy: int
    ahead: Demands
    short: Demands


class SpaceGate(msgspec.Struct, frozen=True):
    """A gate that can decide something, with its conditions written out.

    Strategies and outcomes are named by their place in the space's ``outcomes``; ``close`` is a
    mask of them. ``asks`` are the literals of which one must hold, ``bits`` all that it looks at.
    """

    id: str
    when: Term
    unless: Term
    asks: int
    outcome: int | None
    close: int
    close_only: bool
    first: int | None
    lead: SpaceLead | None
    bits: int


class Branch(msgspec.Struct, frozen=True):
    """Something open that gates can see, and what goes with each way in which they can see it.

    ``choices`` are masks of literals with their vectors and demands; ``options`` all vectors.
    The demands belong to a test on the number of known drivers, which holds or doesn't by the sum
    of all vectors.
    """

    bits: int
    choices: tuple[tuple[int, Options, tuple[Demands, ...]], ...]
    options: Options


class Outlook(msgspec.Struct, frozen=True):
    """What a component can do, sorted out for the search.

    ``sure`` are the literals that hold in any case, ``leads`` those of all its vectors. If gates
    can see more than one thing, that is the ``branch``; else, where there is more than one vector,
    ``options`` has them.
    """

    sure: int
    leads: Leads
    options: Options | None
    branch: Branch | None


class CountTest(msgspec.Struct, frozen=True):
    """A test on the number of known drivers: its literals, and what each demands of the sum."""

    bits: int
    ways: tuple[tuple[int, Demands], ...]


Wins = tuple[tuple[int, Demands], ...]
"""The strategies that can win by their scores, with what each has to be ahead by."""


class Space(msgspec.Struct, frozen=True):
    """Everything about a questionnaire's completions that doesn't depend on the case.

    ``outcomes`` are the strategies and then the other outcomes; ``bits`` is each one's bit in
    masks of them, ``all_closed`` the place of the one that comes when every strategy is closed.
    ``undecided`` are all gates, with nothing certain about any; ``leaders`` the strategies whose
    lead one of them looks at. ``always`` is a literal that holds. ``contenders`` has each
    strategy's bit with its rivals' and the bits of the pairs, which ``leads + to_win`` has where
    the lead is enough. ``lookups`` pick a key for each component out of all answers, with what was
    worked out for them before (at 1 where *unknown* stays so); ``shared`` keeps that by where a
    case stands and by effects. ``late`` are the tests on the number of known drivers, ``nothing``
    is the choice that adds nothing.
    """

    plan: Plan
    fields: Fields
    strategies: tuple[str, ...]
    outcomes: tuple[str, ...]
    bits: dict[str, int]
    all_closed: int | None
    all_strategies: int
    all_outcomes: int
    always: int
    nothing: Options
    undecided: tuple[tuple[SpaceGate, bool], ...]
    leaders: int
    components: tuple[Component, ...]
    contenders: tuple[tuple[int, tuple[tuple[int, int], ...]], ...]
    to_win: int
    late: tuple[CountTest, ...]
    lookups: tuple[tuple[Lookup, ...], ...]
    shared: dict[Hashable, Outlook]
    winners: dict[int, Wins]

    def filled(self, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """Return the answers with every question among them."""
        blank = self.plan.blank
        return answers if len(answers) == len(blank) else {**blank, **answers}

    def wins(self, closed: int) -> Wins:
        """Return which strategies can win by their scores, and how, where some are closed."""
        found = self.winners.get(closed)
        if found is None:
            rivals = [i for i in range(len(self.strategies)) if not closed >> i & 1]
            found = self.winners[closed] = tuple(
                (winner, self.fields.demands(_to_beat(winner, rivals))) for winner in rivals
            )
        return found

    def forget(self) -> None:
        """Drop everything that was worked out for cases."""
        self.shared.clear()
        self.winners.clear()
        for _, _, kept in itertools.chain(*self.lookups):
            kept.clear()


Lookup = tuple[int, Callable[[Mapping[str, Answer]], Hashable], dict[Hashable, Outlook]]
"""A component's place, what picks a key out of all answers, and what was worked out by it."""


def _to_beat(winner: int, rivals: Iterable[int]) -> list[tuple[int, int, int]]:
    """Who stands higher wins a tie, so the higher rivals have to be beaten by at least 1."""
    return [(winner, rival, int(rival < winner)) for rival in rivals if rival != winner]


@Kept
def space_for(plan: Plan) -> Space:
    """Return the space of a plan; the latest few are kept. Raises ``TooHardError``."""
    composer = Composer(plan)
    card = plan.questionnaire.decision
    assert isinstance(card, Scorecard)
    strategies = tuple(strategy.id for strategy in card.strategies)
    outcomes = (*strategies, *(outcome.id for outcome in card.outcomes))
    size, last = len(strategies), card.all_closed
    # A score is a mean, so it lies from -unit to unit.
    fields = fields_for(size, max(2 * plan.unit, len(plan.drivers)))
    gates = [
        _gate(composer, gate, outcomes, fields)
        for gate in card.gates
        if gate.outcome or gate.close or gate.first
    ]
    components = tuple(composer.components(plan.drivers, tuple(t for t, _ in composer.bits)))
    late = tuple(
        _count_test(fields, composer.literals(test))
        for test in dict.fromkeys(test for test, _ in composer.bits)
        if test.subject == "count"
    )
    # No literal comes after this.
    always = 1 << len(composer.bits)
    gates = [g if g.asks else structs.replace(g, asks=always) for g in gates]
    pairs = [pair for i in range(size) for pair in _to_beat(i, range(size))]
    return Space(
        plan=plan,
        fields=fields,
        strategies=strategies,
        outcomes=outcomes,
        bits={name: 1 << i for i, name in enumerate(outcomes)},
        all_closed=None if last is None else outcomes.index(last.strategy),
        all_strategies=(1 << size) - 1,
        all_outcomes=(1 << len(outcomes)) - 1,
        always=always,
        nothing=Options(fields, [(0,) * (size + 2)]),
        undecided=tuple((gate, False) for gate in gates),
        leaders=union(tuple(1 << gate.lead.strategy for gate in gates if gate.lead)),
        components=components,
        contenders=tuple(
            (
                1 << i,
                tuple(
                    (1 << j, fields.demands([(i, j, t)]).mask)
                    for _, j, t in _to_beat(i, range(size))
                ),
            )
            for i in range(size)
        ),
        to_win=fields.demands(pairs).offset,
        late=late,
        lookups=tuple(
            tuple((at, key_of(one, stays), {}) for at, one in enumerate(components))
            for stays in (False, True)
        ),
        shared={},
        winners={},
    )


def _gate(composer: Composer, gate: Gate, outcomes: tuple[str, ...], fields: Fields) -> SpaceGate:
    lead = None
    if gate.unless_leads is not None:
        leader, first = (outcomes.index(n) for n in (gate.unless_leads.strategy, gate.first))
        by = -int(-gate.unless_leads.by * composer.plan.unit // 1)
        lead = SpaceLead(
            leader,
            fields.demands([(leader, first, by)]),
            fields.demands([(first, leader, 1 - by)]),
        )
    when = composer.written_out(gate.when, True)
    unless = composer.written_out(gate.unless, True) if gate.unless else ()
    return SpaceGate(
        id=gate.id,
        when=when,
        unless=unless,
        asks=0 if 0 in when else union(when),
        outcome=None if gate.outcome is None else outcomes.index(gate.outcome),
        close=sum(1 << outcomes.index(name) for name in gate.close),
        close_only=gate.outcome is None and gate.first is None,
        first=None if gate.first is None else outcomes.index(gate.first),
        lead=lead,
        bits=union(when) | union(unless),
    )


def _count_test(fields: Fields, one: Literals) -> CountTest:
    """Return a test on the number of known drivers."""
    count, zero, test = fields.size, fields.size + 1, one.test
    whole, floor = test.bound.denominator == 1, int(test.bound // 1)
    # The test holds from `least` up, or up to `least - 1`.
    least = floor if whole and test.op in ("at_least", "below") else floor + 1
    from_least = fields.demands([(count, zero, least)])
    under = fields.demands([(zero, count, 1 - least)])
    upward = test.op in ("at_least", "above")
    return CountTest(
        bits=one.if_true | one.if_false,
        ways=(
            (one.if_true, from_least if upward else under),
            (one.if_false, under if upward else from_least),
        ),
    )
