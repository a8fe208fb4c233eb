"""Put a questionnaire on one integer grid.

Every score of a questionnaire is a fraction whose denominator can be known beforehand: it divides
the plan's ``unit``. So all sums and comparisons are of whole numbers, and a tie is a tie.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm, prod

from burgerkompas.cases import Absence, Answer
from burgerkompas.kept import Kept
from burgerkompas.questionnaire.model import (
    Condition,
    Dimension,
    Driver,
    Gate,
    Question,
    Questionnaire,
    Scorecard,
    Strategy,
    Test,
    Trigger,
    tests_in,
)
from burgerkompas.results.result import RoleResult
from burgerkompas.scoring.conditions import Predicate, asked_in, predicate
from burgerkompas.scoring.grid import (
    Plan,
    PlanClassification,
    PlanDimension,
    PlanDriver,
    PlanGate,
    PlanItem,
    PlanRole,
    PlanStrategy,
    PlanTrigger,
)


@Kept
def plan_for(questionnaire: Questionnaire) -> Plan:
    """Return the questionnaire's plan; the latest few are kept."""
    dimensions = tuple(_dimension(dimension) for dimension in questionnaire.dimensions)
    decision = questionnaire.decision
    card = decision if isinstance(decision, Scorecard) else None
    strategies = card.strategies if card else ()
    counts = lcm(*(len(strategy.drivers) for strategy in strategies))
    spans = lcm(*(_denominator(dimension.items) for dimension in dimensions))
    unit = lcm(spans * counts, *(bound.denominator for bound in _bounds(questionnaire)))
    return Plan(
        questionnaire=questionnaire,
        unit=unit,
        blank=dict.fromkeys(questionnaire.question, Absence.UNANSWERED),
        routes=tuple(
            (question.id, _ready(question.ask_if)) for question in questionnaire.questions
        ),
        dimensions=dimensions,
        classifications=tuple(
            PlanClassification(
                spec,
                () if spec.axes else tuple((kind.id, _ready(kind.when)) for kind in spec.types),
            )
            for spec in questionnaire.classifications
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
        gates=tuple(_gate(questionnaire, gate, unit) for gate in (card.gates if card else ())),
        ends=questionnaire.ends,
        bits=_bits(strategies),
        clear_above=int(card.clear_above * unit) if card else 0,
        clear_margin=int(card.clear_margin * unit) if card else 0,
        roles=tuple(
            PlanRole(tuple(_trigger(questionnaire, unit, role.id, t) for t in role.triggers))
            for role in (questionnaire.sections.roles.roles if questionnaire.sections.roles else ())
        ),
    )


def _bits(strategies: Sequence[Strategy]) -> dict[str, int]:
    return {strategy.id: 1 << place for place, strategy in enumerate(strategies)}


MOST_COMBINATIONS = 500
"""Where the questions of a gate have more combinations of answers, few would come back."""


def _gate(questionnaire: Questionnaire, gate: Gate, unit: int) -> PlanGate:
    bits = _bits(questionnaire.strategies)
    tests = tests_in(gate.when) + tests_in(gate.unless)
    asks = asked_in(gate.when)
    questions = dict.fromkeys(test.id for test in tests if test.subject == "question")
    ways = prod(_answers(questionnaire.question[name]) for name in questions)
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


def _trigger(questionnaire: Questionnaire, unit: int, role: str, trigger: Trigger) -> PlanTrigger:
    test = trigger.when
    sign = -1 if test.op in ("at_least", "above") else 1
    weakness: dict[Answer, int | Fraction] | None = None
    if test.subject == "question":
        numbers = [v for v in questionnaire.question[test.id].values if isinstance(v, int)]
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


def _bounds(questionnaire: Questionnaire) -> Iterable[Fraction]:
    """Every number in the questionnaire that a score is compared with."""
    for dimension in questionnaire.dimensions:
        yield dimension.near
        for level in dimension.levels:
            yield from (bound for bound in (level.low, level.high) if bound is not None)
    for test in _tests(questionnaire):
        yield test.bound
    card = questionnaire.decision
    if isinstance(card, Scorecard):
        yield card.clear_above
        yield card.clear_margin
        for gate in card.gates:
            if gate.unless_leads:
                yield gate.unless_leads.by
        for strategy in card.strategies:
            yield from (d.only_above for d in strategy.drivers if d.only_above is not None)


def _tests(questionnaire: Questionnaire) -> Iterable[Test]:
    for condition in questionnaire.decision.conditions() if questionnaire.decision else ():
        yield from tests_in(condition)
    for classification in questionnaire.classifications:
        for kind in classification.types:
            yield from tests_in(kind.when)
    if questionnaire.sections.roles:
        for role in questionnaire.sections.roles.roles:
            yield from (trigger.when for trigger in role.triggers)
