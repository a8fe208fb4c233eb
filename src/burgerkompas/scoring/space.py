"""The space of completions, cut into components that don't touch each other.

Whatever the open answers turn out to be, the decision sees of them only two things: which
*literals* of the gates hold (a test that is true, or one that is false), and a *vector*, what the
drivers add to each strategy's score, with the number of known drivers at its end. Questions that
share a dimension, a route or a tested classification form a component. Of each component the
distinct effects (literals, vector) are listed exactly; the vectors of components add up, and their
literals join. So 10^30 completions become a few short lists.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Hashable, Iterable, Mapping

import msgspec

from burgerkompas.answers import Answer
from burgerkompas.instrument.model import (
    All,
    Condition,
    Gate,
    Instrument,
    Not,
    Question,
    Test,
    tests_in,
)
from burgerkompas.scoring.components import (
    Argument,
    Component,
    Literals,
    SpaceQuestion,
    Term,
    component_of,
    question_domain,
)
from burgerkompas.scoring.conditions import predicate
from burgerkompas.scoring.feasible import Demand, Leads, Options, TooHardError, Vector, compared
from burgerkompas.scoring.plan import Plan, PlanDimension

MOST_TERMS = 256
"""How many alternatives one condition may have when it is written out."""


class SpaceGate(msgspec.Struct, frozen=True):
    """A gate that can decide something, with its conditions written out.

    Strategies and outcomes are named by their place in the space's ``outcomes``; ``close`` is a
    mask of them. ``asks`` are the literals of which one must hold (0: it needs none), ``bits`` all
    that it looks at.
    """

    id: str
    when: Term
    unless: Term
    asks: int
    outcome: int | None
    close: int
    first: int | None
    lead: tuple[int, int] | None
    bits: int


def union(term: Term) -> int:
    """Return all literals of a condition that is written out."""
    bits = 0
    for mask in term:
        bits |= mask
    return bits


class Branch(msgspec.Struct, frozen=True):
    """Something open that gates can see, and what goes with each way in which they can see it.

    ``choices`` are masks of literals with their vectors and demands; ``options`` all vectors.
    The demands belong to a test on the number of known drivers, which holds or doesn't by the sum
    of all vectors.
    """

    bits: int
    choices: tuple[tuple[int, Options, tuple[Demand, ...]], ...]
    options: Options


class Outlook(msgspec.Struct, frozen=True):
    """What a component can do, sorted out for the search.

    ``sure`` are the literals that hold in any case. If gates can see more than one thing, that is
    the ``branch``; else ``fixed`` is the one vector there is, or ``options`` are several.
    ``leads`` are those of all its vectors. ``None`` where there is no such thing, or it adds
    nothing; ``is_bare`` where there are only literals.
    """

    sure: int
    branch: Branch | None
    options: Options | None
    fixed: Vector | None
    leads: Leads | None
    is_bare: bool


class CountTest(msgspec.Struct, frozen=True):
    """A test on the number of known drivers: its literals, and what each demands of the sum.

    Every way it can turn out comes with its demand and the place of that among the leads.
    """

    bits: int
    ways: tuple[tuple[int, Demand, int], ...]


class Space(msgspec.Struct, frozen=True):
    """Everything about an instrument's completions that doesn't depend on the case.

    ``outcomes`` are the strategies and then the other outcomes, ``all_closed`` the place of the
    one that comes when every strategy is closed. ``undecided`` are all gates, with nothing certain
    about any. ``contenders`` has each strategy's bit with its rivals': theirs, the place of the
    lead over them, and the least that wins. ``keys`` pick the answers of each component out of
    all; ``late`` are the tests on the number of known
    drivers. ``zeros`` is the choice that adds nothing. ``known`` keeps what was worked out before
    by answers (at 1 where *unknown* stays so), for each component; ``shared`` by where a case
    stands and by effects.
    """

    plan: Plan
    strategies: tuple[str, ...]
    outcomes: tuple[str, ...]
    all_closed: int | None
    zeros: Options
    gates: tuple[SpaceGate, ...]
    undecided: list[tuple[SpaceGate, bool]]
    components: tuple[Component, ...]
    contenders: tuple[tuple[int, tuple[tuple[int, int, int], ...]], ...]
    keys: tuple[Callable[[Mapping[str, Answer]], Hashable], ...]
    late: tuple[CountTest, ...]
    known: tuple[tuple[dict[Hashable, Outlook], ...], ...]
    shared: dict[Hashable, Outlook]

    def filled(self, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """Return the answers with every question among them."""
        blank = self.plan.blank
        return answers if len(answers) == len(blank) else {**blank, **answers}

    def forget(self) -> None:
        """Drop everything that was worked out for cases."""
        self.shared.clear()
        for kept in itertools.chain(*self.known):
            kept.clear()


def view_component(plan: Plan, drivers: Iterable[str], tests: Iterable[Test]) -> Component | None:
    """Return one component that holds just these dimensions and tested things.

    ``None`` when they don't touch each other. Raises ``TooHardError``.
    """
    found = list(_Builder(plan).components(drivers, tests))
    return found[0] if len(found) == 1 else None


def _count_test(one: Literals, count: int) -> CountTest:
    """Return a test on the number of known drivers, which stands behind ``count`` strategies."""
    zero, test = count + 1, one.test
    whole, floor = test.bound.denominator == 1, int(test.bound // 1)
    # The test holds from `least` up, or up to `least - 1`.
    least = floor if whole and test.op in ("at_least", "below") else floor + 1
    from_least: Demand = (count, zero, least)
    under: Demand = (zero, count, 1 - least)
    if test.op in ("at_least", "above"):
        ways = (one.if_true, from_least), (one.if_false, under)
    else:
        ways = (one.if_true, under), (one.if_false, from_least)
    at = compared(count + 2)
    return CountTest(
        bits=one.if_true | one.if_false,
        ways=tuple((mask, demand, at[demand[0], demand[1]]) for mask, demand in ways),
    )


def _contenders(size: int) -> tuple[tuple[int, tuple[tuple[int, int, int], ...]], ...]:
    places = compared(size + 2)
    return tuple(
        (1 << i, tuple((1 << j, places[i, j], int(j < i)) for j in range(size) if j != i))
        for i in range(size)
    )


class Conditions(msgspec.Struct, frozen=True):
    """Some conditions written out, when each is true and when false, with what they rest on.

    ``late`` are the tests on the number of known drivers, ``bits`` the literals of each component.
    """

    plan: Plan
    terms: tuple[tuple[Term, Term], ...]
    components: tuple[Component, ...]
    bits: tuple[int, ...]
    late: tuple[Literals, ...]


def write_out(plan: Plan, conditions: Iterable[Condition]) -> Conditions:
    """Write conditions out with just the components that they look at. Raises ``TooHardError``."""
    builder = _Builder(plan)
    terms = tuple((builder.written_out(c, True), builder.written_out(c, False)) for c in conditions)
    tests = tuple(dict.fromkeys(test for test, _ in builder.bits))
    counted = any(test.subject == "count" for test in tests)
    components = tuple(builder.components(plan.drivers if counted else (), tests))
    return Conditions(
        plan=plan,
        terms=terms,
        components=components,
        bits=tuple(_bits_of(component) for component in components),
        late=tuple(builder.literals(test) for test in tests if test.subject == "count"),
    )


def _bits_of(component: Component) -> int:
    found = 0
    for question in component.questions:
        for test in question.tests:
            found |= test.if_true | test.if_false
    for test in component.tests:
        found |= test.if_true | test.if_false
    return found


_kept: dict[int, Space] = {}


def space_for(plan: Plan) -> Space:
    """Return the space of a plan; the latest few are kept. Raises ``TooHardError``."""
    space = _kept.get(id(plan))
    if space is None or space.plan is not plan:
        if len(_kept) >= 8:
            _kept.clear()
        space = _kept[id(plan)] = _Builder(plan).space()
    return space


class _Builder:
    """Works out components, giving every literal that is met a bit of its own."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.instrument: Instrument = plan.instrument
        self.bits: dict[tuple[Test, bool], int] = {}
        self.index = {question.id: i for i, question in enumerate(self.instrument.questions)}

    def space(self) -> Space:
        card = self.instrument.scorecard
        assert card is not None
        strategies = tuple(strategy.id for strategy in card.strategies)
        outcomes = (*strategies, *(outcome.id for outcome in card.outcomes))
        last = card.all_closed
        gates = tuple(
            self.gate(gate, outcomes)
            for gate in card.gates
            if gate.outcome or gate.close or gate.first
        )
        components = tuple(self.components(self.plan.drivers, tuple(t for t, _ in self.bits)))
        late = tuple(
            _count_test(self.literals(test), len(strategies))
            for test in dict.fromkeys(test for test, _ in self.bits)
            if test.subject == "count"
        )
        return Space(
            plan=self.plan,
            strategies=strategies,
            outcomes=outcomes,
            all_closed=None if last is None else outcomes.index(last.strategy),
            zeros=Options([(0,) * (len(strategies) + 2)]),
            gates=gates,
            undecided=[(gate, False) for gate in gates],
            components=components,
            contenders=_contenders(len(strategies)),
            keys=tuple(operator.itemgetter(*component.ids) for component in components),
            late=late,
            known=tuple(tuple({} for _ in components) for _ in range(2)),
            shared={},
        )

    def gate(self, gate: Gate, outcomes: tuple[str, ...]) -> SpaceGate:
        lead = None
        if gate.unless_leads is not None:
            by = gate.unless_leads.by * self.plan.unit
            lead = (outcomes.index(gate.unless_leads.strategy), -int(-by // 1))
        when = self.written_out(gate.when, True)
        unless = self.written_out(gate.unless, True) if gate.unless else ()
        bits = union(when) | union(unless)
        return SpaceGate(
            id=gate.id,
            when=when,
            unless=unless,
            asks=0 if 0 in when else union(when),
            outcome=None if gate.outcome is None else outcomes.index(gate.outcome),
            close=sum(1 << outcomes.index(name) for name in gate.close),
            first=None if gate.first is None else outcomes.index(gate.first),
            lead=lead,
            bits=bits,
        )

    def written_out(self, condition: Condition, truth: bool) -> Term:
        """Write out when a condition is true (or false) as alternatives of literals."""
        if isinstance(condition, Test):
            return (1 << self.bits.setdefault((condition, truth), len(self.bits)),)
        if isinstance(condition, Not):
            return self.written_out(condition.part, not truth)
        parts = [self.written_out(part, truth) for part in condition.parts]
        if isinstance(condition, All) is not truth:
            return tuple(dict.fromkeys(mask for part in parts for mask in part))
        masks: dict[int, None] = {0: None}
        for part in parts:
            masks = dict.fromkeys(mask | other for mask in masks for other in part)
            if len(masks) > MOST_TERMS:
                raise TooHardError
        return tuple(masks)

    def components(self, drivers: Iterable[str], tests: Iterable[Test]) -> Iterable[Component]:
        """Join what belongs together; every question that matters is in one component."""
        group: dict[str, str] = {}

        def root(name: str) -> str:
            while group.setdefault(name, name) != name:
                name = group[name]
            return name

        def join(names: list[str]) -> None:
            for name in names:
                group[root(name)] = root(names[0])

        items = {d.spec.id: [f"q:{i.question}" for i in d.items] for d in self.plan.dimensions}
        dimensions = dict.fromkeys(drivers)
        for test in tests:
            if test.subject != "count":
                join(self.touched(test, dimensions))
        for name in dimensions:
            join([f"d:{name}", *items[name]])
        skipped: dict[str, Term] = {}
        # Routes look back only, so going backwards finds all that a relevant question rests on.
        for question in reversed(self.instrument.questions):
            if f"q:{question.id}" in group and question.ask_if is not None:
                join([f"q:{question.id}", *(f"q:{t.id}" for t in tests_in(question.ask_if))])
                skipped[question.id] = self.written_out(question.ask_if, False)
        met = list(dict.fromkeys(test for test, _ in self.bits))
        for name in dict.fromkeys(root(name) for name in group):
            members = {member for member in group if root(member) == name}
            yield self.component(members, met, skipped)

    def touched(self, test: Test, dimensions: dict[str, None]) -> list[str]:
        """Return what a test looks at, adding its dimensions to ``dimensions``."""
        if test.subject == "question":
            return [f"q:{test.id}"]
        if test.subject in ("dimension", "raw"):
            dimensions.setdefault(test.id)
            return [f"d:{test.id}"]
        if test.subject == "count":
            return []
        spec = self.instrument.classification[test.id]
        names = [f"c:{test.id}"]
        for axis in spec.axes:
            dimensions.setdefault(axis)
            names.append(f"d:{axis}")
        for kind in spec.types:
            for inner in tests_in(kind.when):
                names += self.touched(inner, dimensions)
                if inner.subject == "question":
                    self.written_out(inner, True)
                    self.written_out(inner, False)
        return names

    def component(
        self, members: set[str], tests: list[Test], skipped: Mapping[str, Term]
    ) -> Component:
        dimensions = tuple(d for d in self.plan.dimensions if f"d:{d.spec.id}" in members)
        questions = tuple(
            self.question(question, dimensions, tests, skipped.get(question.id, ()))
            for question in self.instrument.questions
            if f"q:{question.id}" in members
        )
        own = tuple(
            self.literals(test)
            for test in tests
            if (test.subject in ("dimension", "raw") and f"d:{test.id}" in members)
            or (test.subject == "classification" and f"c:{test.id}" in members)
        )
        return component_of(
            questions,
            dimensions,
            tuple(self.arguments(dimension.spec.id) for dimension in dimensions),
            tuple(c for c in self.plan.classifications if f"c:{c.spec.id}" in members),
            own,
        )

    def arguments(self, dimension: str) -> tuple[Argument, ...]:
        return tuple(
            (i, driver.sign, driver.above, driver.count)
            for i, strategy in enumerate(self.plan.strategies)
            for driver in strategy.drivers
            if driver.dimension == dimension
        )

    def literals(self, test: Test) -> Literals:
        bits = [self.bits.get((test, truth)) for truth in (True, False)]
        if_true, if_false = (0 if bit is None else 1 << bit for bit in bits)
        return Literals(test, predicate(test), if_true, if_false)

    def question(
        self,
        question: Question,
        dimensions: tuple[PlanDimension, ...],
        tests: list[Test],
        skipped_when: Term,
    ) -> SpaceQuestion:
        own = [test for test in tests if test.subject == "question" and test.id == question.id]
        return SpaceQuestion(
            spec=question,
            index=self.index[question.id],
            domain=question_domain(question, own),
            tests=tuple(self.literals(test) for test in own),
            skipped_when=skipped_when,
            places=tuple(
                (d, i)
                for d, dimension in enumerate(dimensions)
                for i, item in enumerate(dimension.items)
                if item.question == question.id
            ),
            seen={},
        )
