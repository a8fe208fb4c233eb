"""From answers to dimensions, their levels, and the classifications on them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import Classification, Rounding
from burgerkompas.results import ClassificationResult, DimensionResult
from burgerkompas.scoring.conditions import Facts, truth
from burgerkompas.scoring.grid import GridDimension

Sums = tuple[int, int, int, int, int]
"""Of the known items: points, lowest and highest possible points, weight, number.

Of a sum that is not prorated, the lowest and the highest possible points are those of all items.
"""


def dimension_result(
    dimension: GridDimension, unit: int, answers: Mapping[str, Answer]
) -> DimensionResult:
    """Score one dimension; unknown items are left out, never counted as zero."""
    total = low = high = weight = known = 0
    for item in dimension.items:
        points = item.points.get(answers[item.question])  # type: ignore[arg-type]
        if points is not None:
            total += points
            low += item.low
            high += item.high
            weight += item.weight
            known += 1
    if not dimension.spec.prorate:
        # A missing item counts 0, and its range counts as that of any other.
        low, high = dimension.range
    return from_sums(dimension, unit, (total, low, high, weight, known))


@lru_cache(maxsize=4_096)
def from_sums(dimension: GridDimension, unit: int, sums: Sums) -> DimensionResult:
    """Score a dimension from the sums over its known items.

    Cached: the same few sums recur across cases; see bench/README.md.
    """
    name, count, known = dimension.spec.id, len(dimension.items), sums[-1]
    if not known:
        return DimensionResult(name, None, None, None, False, 0, count, None)
    value = value_of(unit, sums)
    if known < dimension.spec.min_known:
        return DimensionResult(name, None, None, None, False, known, count, value)
    raw = raw_of(dimension, unit, sums)
    position = raw if dimension.spec.levels_on == "raw" else value
    level, borderline = level_at(dimension, position), is_borderline(dimension, position)
    return DimensionResult(name, value, raw, level, borderline, known, count, value)


def value_of(unit: int, sums: Sums) -> int:
    """Return where the known items' points are, from -``unit`` (the lowest) to ``unit``."""
    total, low, high, _, _ = sums
    return (2 * total - low - high) * unit // (high - low)


def raw_of(dimension: GridDimension, unit: int, sums: Sums) -> Fraction:
    """Return the raw value in the author's unit, rounded as the author says.

    A sum over fewer than all items is scaled up to all of them (prorated), which is the same as
    filling in each missing item with the person's mean; unless the author says it is not.
    """
    raw = _unrounded(dimension, unit, sums)
    match dimension.spec.round:
        case "half_up":
            return Fraction(floor(raw + Fraction(1, 2)))
        case "up":
            return Fraction(ceil(raw))
        case "down":
            return Fraction(floor(raw))
    return raw


def before_rounding(rounding: Rounding | None, op: str, bound: Fraction) -> tuple[str, Fraction]:
    """Return the comparison of an unrounded value that says the same as one of the rounded."""
    if rounding is None:
        return op, bound
    # The rounded value is at least a whole number n exactly when the value is past one point.
    n = Fraction(ceil(bound) if op in ("at_least", "below") else floor(bound) + 1)
    upwards = op in ("at_least", "above")
    if rounding == "up":
        return ("above" if upwards else "at_most"), n - 1
    return ("at_least" if upwards else "below"), n - Fraction(rounding == "half_up", 2)


def _unrounded(dimension: GridDimension, unit: int, sums: Sums) -> Fraction:
    if dimension.spec.aggregate == "mean":
        return Fraction(sums[0], sums[3])
    value = value_of(unit, sums)
    if dimension.spec.aggregate == "percent":
        return Fraction(50 * (value + unit), unit)
    lowest, highest = dimension.range
    # From the lowest on, as far as the value is from -1, which is half of 2.
    return Fraction(
        2 * unit * lowest + (value + unit) * (highest - lowest), 2 * unit * dimension.denominator
    )


def level_at(dimension: GridDimension, position: int | Fraction) -> str | None:
    """Return the level that a position on the dimension lies in."""
    for level in dimension.levels:
        if level.holds(position):
            return level.id
    return None


def is_borderline(dimension: GridDimension, position: int | Fraction) -> bool:
    """Return whether a position lies nearer than ``near`` to the bound of a level."""
    for level in dimension.levels:
        if level.low is not None and -dimension.near < position - level.low < dimension.near:
            return True
    return False


def classification_result(spec: Classification, facts: Facts) -> ClassificationResult:
    """Classify by the levels of the axes, or by the first rule that holds."""
    if spec.axes:
        axes = [facts.dimensions[axis] for axis in spec.axes]
        levels = tuple([axis.level for axis in axes])
        for kind in spec.types:
            if kind.at == levels:
                borderline = any(axis.borderline for axis in axes)
                return ClassificationResult(spec.id, kind.id, borderline)
        return ClassificationResult(spec.id, None, False)
    for kind in spec.types:
        holds = kind.when is None or truth(kind.when, facts)
        if holds is not False:
            return ClassificationResult(spec.id, kind.id if holds else None, False)
    raise AssertionError("the last rule holds otherwise")
