"""The grid: a questionnaire on whole numbers, so that sums are exact and a tie is a tie.

Every score of a questionnaire is a fraction whose denominator can be known beforehand: it divides
the grid's ``unit``. Scores, and the bounds they are compared with, are whole numbers of 1/unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

import msgspec

from burgerkompas.cases import Absence
from burgerkompas.numbers import sums_of_some
from burgerkompas.questionnaire.model import (
    Dimension,
    Driver,
    Questionnaire,
    Scorecard,
    Strategy,
    Test,
    Value,
    tests_in,
)


class GridItem(msgspec.Struct, frozen=True):
    """An item with its reversed, weighted points by answer, and their range.

    ``NOT_ASKED`` has points where the author gives some to an item that the route skips.
    """

    question: str
    points: dict[Value | Absence, int]
    low: int
    high: int
    weight: int


class GridLevel(msgspec.Struct, frozen=True):
    """A level with its bounds: on the grid for levels on the score, else in the author's unit."""

    id: str
    low: int | Fraction | None
    low_in: bool
    high: int | Fraction | None
    high_in: bool

    def holds(self, at: int | Fraction) -> bool:
        """Return whether a position on the dimension is within the level."""
        above = self.low is None or at > self.low or (self.low_in and at == self.low)
        below = self.high is None or at < self.high or (self.high_in and at == self.high)
        return above and below


class GridDimension(msgspec.Struct, frozen=True, eq=False):
    """A dimension's items and levels.

    ``denominator`` turns points back into the author's numbers; ``near`` is how near to the bound
    of a level a position is borderline, as the bounds are given.
    """

    spec: Dimension
    items: tuple[GridItem, ...]
    denominator: int
    levels: tuple[GridLevel, ...]
    near: int | Fraction

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and the highest points of all items together."""
        return sum(item.low for item in self.items), sum(item.high for item in self.items)


class GridDriver(msgspec.Struct, frozen=True):
    """A driver of a strategy that has ``count`` of them; it counts for values above ``above``."""

    dimension: str
    sign: int
    above: int | None
    count: int

    def contribution(self, value: int | None) -> int:
        """Return what a dimension's value adds to the strategy's score; nothing when unknown."""
        if value is None or (self.above is not None and value <= self.above):
            return 0
        return self.sign * value // self.count


class GridStrategy(msgspec.Struct, frozen=True):
    """A strategy's drivers."""

    id: str
    drivers: tuple[GridDriver, ...]


class Grid(msgspec.Struct, frozen=True, eq=False):
    """A questionnaire with everything that scoring needs, on whole numbers.

    ``drivers`` are the dimensions that drive a strategy. The advice is clear for a score above
    ``clear_above`` that is ahead by at least ``clear_margin``.
    """

    questionnaire: Questionnaire
    unit: int
    dimensions: tuple[GridDimension, ...]
    strategies: tuple[GridStrategy, ...]
    drivers: tuple[str, ...]
    clear_above: int
    clear_margin: int


def grid_of(questionnaire: Questionnaire) -> Grid:
    """Put a questionnaire on its grid."""
    card = questionnaire.decision if isinstance(questionnaire.decision, Scorecard) else None
    strategies = questionnaire.strategies
    items = {spec.id: _items(spec) for spec in questionnaire.dimensions}
    unit = lcm(
        lcm(*(len(strategy.drivers) for strategy in strategies))
        * lcm(*(_spans(own) for own, _ in items.values())),
        *(bound.denominator for bound in _bounds(questionnaire)),
    )
    return Grid(
        questionnaire=questionnaire,
        unit=unit,
        dimensions=tuple(_dimension(d, *items[d.id], unit) for d in questionnaire.dimensions),
        strategies=tuple(_strategy(strategy, unit) for strategy in strategies),
        drivers=card.drivers if card else (),
        clear_above=int(card.clear.above * unit) if card else 0,
        clear_margin=int(card.clear.margin * unit) if card else 0,
    )


def _items(dimension: Dimension) -> tuple[tuple[GridItem, ...], int]:
    """Return the items on whole numbers, and the number that makes them so."""
    weighted = [[item.weight * p for p in item.points.values()] for item in dimension.items]
    denominator = lcm(
        *(number.denominator for row in weighted for number in row),
        *(item.weight.denominator for item in dimension.items),
        *((item.weight * item.not_asked).denominator for item in dimension.items if item.not_asked),
    )
    items = []
    for item, row in zip(dimension.items, weighted, strict=True):
        whole = [int(number * denominator) for number in row]
        low, high = min(whole), max(whole)
        points = [low + high - number for number in whole] if item.reverse else whole
        weight = int(item.weight * denominator)
        by_value: dict[Value | Absence, int] = dict(zip(item.points, points, strict=True))
        if item.not_asked is not None:
            by_value[Absence.NOT_ASKED] = int(item.weight * item.not_asked * denominator)
        items.append(GridItem(item.question, by_value, low, high, weight))
    return tuple(items), denominator


def _spans(items: Iterable[GridItem]) -> int:
    """Return a number that the span of every selection of the items divides."""
    sums = sums_of_some(item.high - item.low for item in items)
    assert sums is not None, "a questionnaire is loaded only if its grid is not too fine"
    return lcm(*(total for total in sums if total))


def _dimension(
    spec: Dimension, items: tuple[GridItem, ...], denominator: int, unit: int
) -> GridDimension:
    on_grid = spec.levels_on == "score"

    def placed(bound: Fraction | None) -> int | Fraction | None:
        return int(bound * unit) if on_grid and bound is not None else bound

    levels = tuple(
        GridLevel(level.id, placed(level.low), level.low_in, placed(level.high), level.high_in)
        for level in spec.levels
    )
    near = int(spec.near * unit) if on_grid else spec.near
    return GridDimension(spec, items, denominator, levels, near)


def _strategy(strategy: Strategy, unit: int) -> GridStrategy:
    count = len(strategy.drivers)

    def driver(spec: Driver) -> GridDriver:
        above = None if spec.only_above is None else int(spec.only_above * unit)
        return GridDriver(spec.dimension, spec.sign, above, count)

    return GridStrategy(strategy.id, tuple(driver(one) for one in strategy.drivers))


def _bounds(questionnaire: Questionnaire) -> Iterable[Fraction]:
    """Yield every number in the questionnaire that a score is compared with."""
    for dimension in questionnaire.dimensions:
        yield dimension.near
        for level in dimension.levels:
            yield from (bound for bound in (level.low, level.high) if bound is not None)
    for test in _tests(questionnaire):
        yield test.bound
    card = questionnaire.decision
    if isinstance(card, Scorecard):
        yield card.clear.above
        yield card.clear.margin
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
