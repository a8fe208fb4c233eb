"""An instrument on one integer grid, ready to score.

Every score of an instrument is a fraction whose denominator can be known beforehand: it divides
the plan's ``unit``. So all sums and comparisons are of whole numbers, and a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

import msgspec

from burgerkompas.instrument.model import (
    Dimension,
    Driver,
    Gate,
    Instrument,
    Test,
    Value,
    tests_in,
)


class PlanItem(msgspec.Struct, frozen=True):
    """An item with its reversed, weighted points as whole numbers, and their range."""

    question: str
    points: dict[Value, int]
    low: int
    high: int
    weight: int


class PlanDimension(msgspec.Struct, frozen=True):
    """A dimension's items; ``denominator`` turns points back into the author's numbers."""

    spec: Dimension
    items: tuple[PlanItem, ...]
    denominator: int


class PlanStrategy(msgspec.Struct, frozen=True):
    """A strategy's drivers: dimension, sign and the grid value above which it counts."""

    id: str
    drivers: tuple[tuple[str, int, int | None], ...]


class Plan(msgspec.Struct, frozen=True):
    """The instrument with everything that scoring needs, worked out once."""

    instrument: Instrument
    unit: int
    dimensions: tuple[PlanDimension, ...]
    strategies: tuple[PlanStrategy, ...]
    drivers: tuple[str, ...]


_kept: dict[int, Plan] = {}


def plan_for(instrument: Instrument) -> Plan:
    """Return the instrument's plan; the latest few are kept."""
    plan = _kept.get(id(instrument))
    if plan is None or plan.instrument is not instrument:
        if len(_kept) >= 8:
            _kept.clear()
        plan = _kept[id(instrument)] = _plan(instrument)
    return plan


def _plan(instrument: Instrument) -> Plan:
    dimensions = tuple(_dimension(dimension) for dimension in instrument.dimensions)
    card = instrument.scorecard
    strategies = card.strategies if card else ()
    counts = lcm(*(len(strategy.drivers) for strategy in strategies))
    spans = lcm(*(_denominator(dimension.items) for dimension in dimensions))
    unit = lcm(spans * counts, *(bound.denominator for bound in _bounds(instrument)))
    return Plan(
        instrument=instrument,
        unit=unit,
        dimensions=dimensions,
        strategies=tuple(
            PlanStrategy(s.id, tuple(_driver(driver, unit) for driver in s.drivers))
            for s in strategies
        ),
        drivers=card.drivers if card else (),
    )


def _driver(driver: Driver, unit: int) -> tuple[str, int, int | None]:
    above = driver.only_above
    return driver.dimension, driver.sign, None if above is None else int(above * unit)


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
    return PlanDimension(dimension, tuple(items), denominator)


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
    if instrument.sections.roles:
        for role in instrument.sections.roles.roles:
            yield from (trigger.when for trigger in role.triggers)
