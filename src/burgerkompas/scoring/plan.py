"""An instrument on one integer grid, ready to score.

Every score of an instrument is a fraction whose denominator can be known beforehand: it divides
the plan's ``unit``. So all sums and comparisons are of whole numbers, and a tie is a tie.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm, prod

import msgspec

from burgerkompas.answers import Absence, Answer
from burgerkompas.instrument.model import (
    Classification,
    Condition,
    Dimension,
    Driver,
    Gate,
    Instrument,
    Outcome,
    Question,
    Scorecard,
    Strategy,
    Test,
    Trigger,
    Value,
    tests_in,
)
from burgerkompas.kept import Kept
from burgerkompas.scoring.conditions import Predicate, asked_in, predicate
from burgerkompas.scoring.result import (
    Contribution,
    DimensionResult,
    GateResult,
    RoleResult,
)


class PlanItem(msgspec.Struct, frozen=True):
    """An item with its reversed, weighted points as whole numbers, and their range."""

    question: str
    points: dict[Value, int]
    low: int
    high: int
    weight: int


class PlanDimension(msgspec.Struct, frozen=True):
    """A dimension's items; ``denominator`` turns points back into the author's numbers.

    ``results`` keeps the scored dimension by the sums over its known items.
    """

    spec: Dimension
    items: tuple[PlanItem, ...]
    denominator: int
    results: dict[tuple[int, int, int, int, int], DimensionResult]


class PlanDriver(dict[int | None, Contribution]):
    """A driver of a strategy that has ``count`` of them, and the grid value above which it counts.

    Its entries are what each value adds to the strategy's score; an unknown one adds 0. They are
    made when they are first asked for: a driver has few values, which come back in many cases.
    """

    def __init__(self, dimension: str, sign: int, above: int | None, count: int) -> None:
        self.dimension = dimension
        self.sign = sign
        self.above = above
        self.count = count

    def __missing__(self, value: int | None) -> Contribution:
        counts = value is not None and (self.above is None or value > self.above)
        points = self.sign * value // self.count if counts and value is not None else 0
        found = self[value] = Contribution(self.dimension, value, points)
        return found


class PlanStrategy(msgspec.Struct, frozen=True):
    """A strategy's drivers, and the names of their dimensions."""

    id: str
    drivers: tuple[PlanDriver, ...]
    names: tuple[str, ...]

    def contributions(self, values: Mapping[str, int | None]) -> tuple[Contribution, ...]:
        """Return what the drivers add to the score, by the values of the dimensions."""
        # A loop that stays in C: this is done for every strategy of every case.
        return tuple(map(operator.getitem, self.drivers, map(values.get, self.names)))


class PlanClassification(msgspec.Struct, frozen=True):
    """A classification with its rules ready; ``None`` holds always. By axes they mean nothing."""

    spec: Classification
    rules: tuple[tuple[str, Predicate | None], ...]


class PlanGate(msgspec.Struct, frozen=True):
    """A gate with its conditions ready.

    ``asks`` are the questions that ``when`` tests, with what each says. ``close`` are the bits of
    the strategies that it closes, ``leader`` that of the one whose lead of ``lead`` keeps it from
    putting another first. ``firings`` keeps what came of it, by the answers that ``pick`` takes
    out of all; where ``is_wide``, these are only those to ``asks``, and the truths are added.
    """

    spec: Gate
    when: Predicate
    unless: Predicate | None
    asks: tuple[tuple[str, Predicate], ...]
    close: int
    leader: int
    lead: int
    is_wide: bool
    pick: Callable[[Mapping[str, Answer]], Hashable]
    firings: dict[Hashable, Firing | None]


class Firing(msgspec.Struct, frozen=True):
    """A gate that fires, or that what is still open could make fire or keep from it.

    ``results`` tells each effect of a gate that fires; of one that doesn't that it is open.
    """

    gate: PlanGate
    fires: bool
    open: bool
    results: tuple[GateResult, ...]


class PlanTrigger(msgspec.Struct, frozen=True):
    """A reason for a role with its condition ready, and what comes of it.

    ``weakness`` says for each answer to its question how weak a spot that is, on the grid: the
    lower, the weaker. It is ``None`` where the trigger looks at a dimension. ``sign`` is -1 where
    high values are the weak ones.
    """

    when: Predicate
    subject: str
    sign: int
    weakness: dict[Answer, int | Fraction] | None
    result: RoleResult


class PlanRole(msgspec.Struct, frozen=True):
    """A role with its triggers ready."""

    triggers: tuple[PlanTrigger, ...]


class Plan(msgspec.Struct, frozen=True):
    """The instrument with everything that scoring needs, worked out once.

    ``blank`` is no answer to any question;
    ``routes`` has every question with the condition on which it is asked (``None``: always),
    ``ends`` every strategy and outcome by id, ``bits`` the strategies' in masks of them. The
    advice is clear from ``clear_margin`` on, for a score above ``clear_above``.
    """

    instrument: Instrument
    unit: int
    blank: dict[str, Answer]
    routes: tuple[tuple[str, Predicate | None], ...]
    dimensions: tuple[PlanDimension, ...]
    classifications: tuple[PlanClassification, ...]
    strategies: tuple[PlanStrategy, ...]
    drivers: tuple[str, ...]
    gates: tuple[PlanGate, ...]
    ends: dict[str, Strategy | Outcome]
    bits: dict[str, int]
    clear_above: int
    clear_margin: int
    roles: tuple[PlanRole, ...]


@Kept
def plan_for(instrument: Instrument) -> Plan:
    """Return the instrument's plan; the latest few are kept."""
    dimensions = tuple(_dimension(dimension) for dimension in instrument.dimensions)
    card = instrument.scorecard
    strategies = card.strategies if card else ()
    counts = lcm(*(len(strategy.drivers) for strategy in strategies))
    spans = lcm(*(_denominator(dimension.items) for dimension in dimensions))
    unit = lcm(spans * counts, *(bound.denominator for bound in _bounds(instrument)))
    return Plan(
        instrument=instrument,
        unit=unit,
        blank=dict.fromkeys(instrument.question, Absence.UNANSWERED),
        routes=tuple((question.id, _ready(question.ask_if)) for question in instrument.questions),
        dimensions=dimensions,
        classifications=tuple(
            PlanClassification(
                spec,
                () if spec.axes else tuple((kind.id, _ready(kind.when)) for kind in spec.types),
            )
            for spec in instrument.classifications
        ),
        strategies=tuple(
            PlanStrategy(
                s.id,
                tuple(_driver(d, unit, len(s.drivers)) for d in s.drivers),
                tuple(d.dimension for d in s.drivers),
            )
            for s in strategies
        ),
        drivers=card.drivers if card else (),
        gates=tuple(_gate(instrument, gate, unit) for gate in (card.gates if card else ())),
        ends=_ends(card) if card else {},
        bits=_bits(card) if card else {},
        clear_above=int(card.clear_above * unit) if card else 0,
        clear_margin=int(card.clear_margin * unit) if card else 0,
        roles=tuple(
            PlanRole(tuple(_trigger(instrument, unit, role.id, t) for t in role.triggers))
            for role in (instrument.sections.roles.roles if instrument.sections.roles else ())
        ),
    )


def _ends(card: Scorecard) -> dict[str, Strategy | Outcome]:
    ends: tuple[Strategy | Outcome, ...] = (*card.strategies, *card.outcomes)
    return {end.id: end for end in ends}


def _bits(card: Scorecard) -> dict[str, int]:
    return {strategy.id: 1 << place for place, strategy in enumerate(card.strategies)}


MOST_COMBINATIONS = 500
"""Where the questions of a gate have more combinations of answers, few would come back."""


def _gate(instrument: Instrument, gate: Gate, unit: int) -> PlanGate:
    assert instrument.scorecard is not None
    bits = _bits(instrument.scorecard)
    tests = tests_in(gate.when) + tests_in(gate.unless)
    asks = asked_in(gate.when)
    questions = dict.fromkeys(test.id for test in tests if test.subject == "question")
    ways = prod(_answers(instrument.question[name]) for name in questions)
    is_wide = ways > MOST_COMBINATIONS or any(test.subject != "question" for test in tests)
    return PlanGate(
        spec=gate,
        when=predicate(gate.when),
        unless=_ready(gate.unless),
        asks=asks,
        close=sum(bits[name] for name in gate.close),
        leader=bits[gate.unless_leads.strategy] if gate.unless_leads else 0,
        lead=int(gate.unless_leads.by * unit) if gate.unless_leads else 0,
        is_wide=is_wide,
        pick=_picking([name for name, _ in asks] if is_wide else list(questions)),
        firings={},
    )


def _answers(question: Question) -> int:
    """Return how many answers a question has at the most, absences among them."""
    if question.kind in ("text", "number"):
        return MOST_COMBINATIONS
    values = len(question.values)
    return len(Absence) + (2**values if question.kind == "choices" else values)


def _picking(names: Sequence[str]) -> Callable[[Mapping[str, Answer]], Hashable]:
    return operator.itemgetter(*names) if names else lambda answers: None


def _ready(condition: Condition | None) -> Predicate | None:
    return None if condition is None else predicate(condition)


def _trigger(instrument: Instrument, unit: int, role: str, trigger: Trigger) -> PlanTrigger:
    test = trigger.when
    sign = -1 if test.op in ("at_least", "above") else 1
    weakness: dict[Answer, int | Fraction] | None = None
    if test.subject == "question":
        numbers = [v for v in instrument.question[test.id].values if isinstance(v, int)]
        low, high = min(numbers), max(numbers)
        weakness = {}
        for number in numbers:
            place = Fraction(sign * (2 * number - low - high) * unit, high - low)
            # Whole numbers compare faster, and they mostly are.
            weakness[number] = int(place) if place.denominator == 1 else place
    return PlanTrigger(predicate(test), test.id, sign, weakness, RoleResult(role, trigger.because))


def _driver(driver: Driver, unit: int, count: int) -> PlanDriver:
    above = driver.only_above
    whole = None if above is None else int(above * unit)
    return PlanDriver(driver.dimension, driver.sign, whole, count)


def _dimension(dimension: Dimension) -> PlanDimension:
    weighted = [[item.weight * p for _, p in item.points] for item in dimension.items]
    denominator = lcm(
        *(number.denominator for row in weighted for number in row),
        *(item.weight.denominator for item in dimension.items),
    )
    items = []
    for item, row in zip(dimension.items, weighted, strict=True):
        whole = [int(number * denominator) for number in row]
        low, high = min(whole), max(whole)
        points = [low + high - number for number in whole] if item.reverse else whole
        values = [value for value, _ in item.points]
        items.append(
            PlanItem(
                item.question,
                dict(zip(values, points, strict=True)),
                low,
                high,
                int(item.weight * denominator),
            )
        )
    return PlanDimension(dimension, tuple(items), denominator, {})


def _denominator(items: Iterable[PlanItem]) -> int:
    """Return a number that the span of every selection of the items divides."""
    sums = {0}
    for item in items:
        sums |= {total + item.high - item.low for total in sums}
    return lcm(*(total for total in sums if total))


def _bounds(instrument: Instrument) -> Iterable[Fraction]:
    """Every number in the instrument that a score is compared with."""
    for dimension in instrument.dimensions:
        yield dimension.near
        for level in dimension.levels:
            yield from (bound for bound in (level.low, level.high) if bound is not None)
    for test in _tests(instrument):
        yield test.bound
    card = instrument.scorecard
    if card:
        yield card.clear_above
        yield card.clear_margin
        for gate in card.gates:
            if gate.unless_leads:
                yield gate.unless_leads.by
        for strategy in card.strategies:
            yield from (d.only_above for d in strategy.drivers if d.only_above is not None)


def _tests(instrument: Instrument) -> Iterable[Test]:
    gates: tuple[Gate, ...] = instrument.scorecard.gates if instrument.scorecard else ()
    for gate in gates:
        yield from tests_in(gate.when) + tests_in(gate.unless)
    for classification in instrument.classifications:
        for kind in classification.types:
            yield from tests_in(kind.when)
    for rule in instrument.table.rules if instrument.table else ():
        yield from tests_in(rule.when)
    if instrument.sections.roles:
        for role in instrument.sections.roles.roles:
            yield from (trigger.when for trigger in role.triggers)
