"""A decision written out as ways: for every end, the conjunctions that lead to it.

A way names guards that must fire, guards that must not fire, and demands on the strategies' points.
The ways of an end together say exactly when the decision comes to it (``scoring.gates.decide`` for
a scorecard, ``scoring.decision_table.verdict_of`` for a table). So an end is possible if one of its
ways is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

import msgspec

from burgerkompas.look_ahead.budget import WORK, Budget
from burgerkompas.look_ahead.groups import Group, GroupQuestion, groups_of
from burgerkompas.look_ahead.literals import ALWAYS, NEVER, Literals, LiteralTest, Masks, union
from burgerkompas.questionnaire.model import (
    CONFLICT,
    NO_RULE,
    UNDECIDED,
    Condition,
    DecisionTable,
    Gate,
    Scorecard,
)
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.grid import Grid


class Guard(msgspec.Struct, frozen=True):
    """A gate or a rule in normal form: it fires if ``when`` holds and ``unless`` doesn't.

    ``looks_at`` is the mask of all its literals.
    """

    when: Masks
    unless: Masks
    looks_at: int


class Demand(msgspec.Struct, frozen=True):
    """A condition on points: strategy ``ahead`` has at least ``least`` more than ``behind``.

    It is also met if a guard in ``or_fires`` fires, or one in ``or_silent`` doesn't. If a guard in
    ``barred_by`` fires, points cannot meet it. Sets of guards are masks.
    """

    ahead: int = 0
    behind: int = 0
    least: int = 1
    or_fires: int = 0
    or_silent: int = 0
    barred_by: int = 0


class Way(msgspec.Struct, frozen=True, eq=False):
    """A conjunction that leads to an end.

    The guards in ``fire`` fire, those in ``silent`` don't, and every demand is met. ``guards`` are
    all it mentions, ``looks_at`` their literals, ``pairs`` the strategies that its demands
    compare. ``given`` are the literals about the number of known drivers that hold, because some
    of the demands bound that number.
    """

    end: str
    fire: int
    silent: int
    demands: tuple[Demand, ...]
    guards: int
    looks_at: int
    pairs: tuple[tuple[int, int], ...]
    given: int


class Ways:
    """A builder of guards and ways. The literals have the budget of the work."""

    def __init__(self, grid: Grid, literals: Literals) -> None:
        self.grid = grid
        self.literals = literals
        self.guards: list[Guard] = []
        self.ways: list[Way] = []

    def guard(self, when: Masks, unless: Masks = NEVER) -> int:
        """Add a guard; returns its bit."""
        self.guards.append(Guard(when, unless, union(when) | union(unless)))
        return 1 << len(self.guards) - 1

    def guard_of(self, gate: Gate) -> int:
        """Add the guard of a gate; returns its bit. Raises ``TooHardError``."""
        unless = self.literals.written(gate.unless, True) if gate.unless else NEVER
        return self.guard(self.literals.written(gate.when, True), unless)

    def guard_if(self, condition: Condition, truth: bool = True) -> int:
        """Add a guard that fires when a condition is true (or false); returns its bit."""
        return self.guard(self.literals.written(condition, truth))

    def add(self, end: str, fire: int = 0, silent: int = 0, demands: Sequence[Demand] = ()) -> None:
        """Add a way. Raises ``TooHardError``.

        A way that depends on the number of known drivers is added once for each range of that
        number in which all tests on it give the same answer.
        """
        self.literals.budget.spend(len(self.guards) + len(demands))
        guards = fire | silent
        for demand in demands:
            guards |= demand.or_fires | demand.or_silent | demand.barred_by
        looks_at = union(g.looks_at for i, g in enumerate(self.guards) if guards >> i & 1)
        for given, bounds in self._count_ranges(looks_at):
            every = (*demands, *bounds)
            pairs = tuple((demand.ahead, demand.behind) for demand in every)
            self.ways.append(Way(end, fire, silent, every, guards, looks_at, pairs, given))

    def _count_ranges(self, looks_at: int) -> Iterator[tuple[int, list[Demand]]]:
        """Yield ranges of the number of known drivers: the literals that hold, and the bounds."""
        counts = dict.fromkeys(t for t, _ in self.literals.bits if t.subject == "count")
        tests = [LiteralTest(test, *self.literals.known(test)) for test in counts]
        tests = [one for one in tests if (one.true | one.false) & looks_at]

        def given(count: int) -> int:
            facts = Facts({}, counts={"known_drivers": count})
            return union(one.literals(facts) for one in tests)

        if not tests:
            yield 0, []
            return
        count, zero = len(self.grid.strategies), len(self.grid.strategies) + 1
        for literals, group in groupby(range(len(self.grid.drivers) + 1), given):
            numbers = list(group)
            yield literals, [Demand(count, zero, numbers[0]), Demand(zero, count, -numbers[-1])]


def scorecard_ways(ways: Ways, card: Scorecard) -> None:
    """Write a scorecard out. Raises ``TooHardError``."""
    unit = ways.grid.unit
    index = {strategy.id: i for i, strategy in enumerate(card.strategies)}
    gates = [(g, ways.guard_of(g)) for g in card.gates if g.outcome or g.close or g.first]
    closing = {name: union(bit for g, bit in gates if name in g.close) for name in index}
    ending = union(bit for gate, bit in gates if gate.outcome)
    firsts = [(gate, bit) for gate, bit in gates if gate.first]

    def passed(before: Sequence[tuple[Gate, int]], target: str) -> list[Demand]:
        """Return what it takes that no gate puts another strategy first.

        It is silent, its strategy is closed, or the one that may lead does and is open. A gate
        for the target itself need not be passed: if it puts it first, the target comes anyway.
        """
        demands = []
        for gate, bit in before:
            if gate.first is None or gate.first == target:
                continue
            demand = Demand(or_fires=closing[gate.first], or_silent=bit)
            if gate.unless_leads is not None:
                leader, by = gate.unless_leads.strategy, _points(gate.unless_leads.by, unit)
                demand = Demand(
                    ahead=index[leader],
                    behind=index[gate.first],
                    least=by,
                    or_fires=closing[gate.first],
                    or_silent=bit,
                    barred_by=closing[leader],
                )
            demands.append(demand)
        return demands

    earlier = 0
    for gate, bit in gates:
        if gate.outcome:
            ways.add(gate.outcome, fire=bit, silent=earlier)
            earlier |= bit
    if card.all_closed is not None:
        closed = [Demand(or_fires=bits) for bits in closing.values()]
        ways.add(card.all_closed.strategy, silent=ending, demands=closed)
    for i, (gate, bit) in enumerate(firsts):
        assert gate.first is not None
        demands = passed(firsts[:i], gate.first)
        if gate.unless_leads is not None:
            leader, by = gate.unless_leads.strategy, _points(gate.unless_leads.by, unit)
            demands.append(
                Demand(index[gate.first], index[leader], 1 - by, or_fires=closing[leader])
            )
        ways.add(gate.first, bit, ending | closing[gate.first], demands)
    for winner, mine in index.items():
        demands = passed(firsts, winner)
        for rival, its in index.items():
            if rival != winner:
                # Whoever stands higher wins a tie.
                demands.append(Demand(mine, its, int(its < mine), or_fires=closing[rival]))
        ways.add(winner, silent=ending | closing[winner], demands=demands)


def _points(lead: Fraction, unit: int) -> int:
    """Return a lead on the grid; no score is more than 2 above another, so more is all the same."""
    return int(max(Fraction(-3), min(Fraction(3), lead)) * unit)


def table_ways(ways: Ways, table: DecisionTable) -> None:
    """Write a decision table out, with what comes where no rule decides.

    Every rule has three guards: it holds, it doesn't, it is open. Raises ``TooHardError``.
    """
    rules = [table.rules[i] for i in table.precedence]
    true = [ways.guard_if(rule.condition) for rule in rules]
    false = [ways.guard_if(rule.condition, False) for rule in rules]
    opened = [
        ways.guard(
            ALWAYS, ways.guards[t.bit_length() - 1].when + ways.guards[f.bit_length() - 1].when
        )
        for t, f in zip(true, false, strict=True)
    ]
    thens = [rule.then for rule in rules]
    indexes = range(len(rules))
    ways.add(NO_RULE, fire=union(false))
    if table.hit_policy in ("unique", "any"):
        # Which rules may hold together: those with the same outcome, or none.
        alike = thens if table.hit_policy == "any" else [str(i) for i in indexes]
        for i in indexes:
            others = [j for j in indexes if alike[j] != alike[i]]
            ways.add(thens[i], fire=true[i] | union(false[j] for j in others))
            another = Demand(or_fires=union(true[j] for j in others))
            ways.add(CONFLICT, fire=true[i], demands=[another])
        for one in (None, *dict.fromkeys(alike)):
            others = [j for j in indexes if alike[j] != one]
            still_open = Demand(or_fires=union(opened[j] for j in others))
            ways.add(UNDECIDED, silent=union(true[j] for j in others), demands=[still_open])
    else:
        for i in indexes:
            before = [j for j in indexes[:i] if thens[j] != thens[i]]
            ways.add(thens[i], fire=true[i] | union(false[j] for j in before))
            # An open rule leaves it undecided unless the first that holds after it says the same.
            turned = [
                Demand(
                    or_silent=true[j],
                    or_fires=union(true[k] for k in range(i, j) if thens[k] != thens[i]),
                )
                for j in indexes[i + 1 :]
                if thens[j] == thens[i]
            ]
            ways.add(UNDECIDED, opened[i], union(true[:i]), turned)


class Model(msgspec.Struct, frozen=True, eq=False):
    """The groups of a questionnaire, and the ways in which each end of its decision comes."""

    grid: Grid
    groups: tuple[Group, ...]
    guards: tuple[Guard, ...]
    ways: dict[str, tuple[Way, ...]]

    @property
    def questions(self) -> list[GroupQuestion]:
        """The questions that the decision depends on, in the order of the questionnaire."""
        questions = [question for group in self.groups for question in group.questions]
        return sorted(questions, key=lambda question: question.index)


def model_of(grid: Grid, work: int = WORK) -> Model:
    """Prepare the decision of a questionnaire. Raises ``TooHardError``."""
    ways = Ways(grid, Literals(Budget(work)))
    decision = grid.questionnaire.decision
    if isinstance(decision, Scorecard):
        scorecard_ways(ways, decision)
    elif isinstance(decision, DecisionTable):
        table_ways(ways, decision)
    return model_with(ways, grid.drivers)


def model_with(ways: Ways, drivers: Iterable[str]) -> Model:
    """Return a model with these ways and the groups that they and some drivers depend on.

    Raises ``TooHardError``.
    """
    grid, tests = ways.grid, [one.test for one in ways.literals.tests]
    groups = groups_of(grid, ways.literals, drivers, tests)
    by_end: dict[str, list[Way]] = {end: [] for end in grid.questionnaire.ends}
    for way in ways.ways:
        by_end.setdefault(way.end, []).append(way)
    frozen = {end: tuple(some) for end, some in by_end.items()}
    return Model(grid, groups, tuple(ways.guards), frozen)
