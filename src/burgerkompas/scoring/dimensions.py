"""From answers to dimensions, their levels, and the classifications on them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import Dimension, Level
from burgerkompas.results.result import ClassificationResult, DimensionResult
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.grid import PlanClassification, PlanDimension

MOST_RESULTS = 20_000
"""How many results of one dimension are kept."""


def dimension_result(
    plan: PlanDimension, unit: int, answers: Mapping[str, Answer]
) -> DimensionResult:
    """Score one dimension; unknown items are left out, never counted as zero."""
    total = low = high = weight = known = 0
    for item in plan.items:
        points = item.points.get(answers[item.question])  # type: ignore[arg-type]
        if points is not None:
            total += points
            low += item.low
            high += item.high
            weight += item.weight
            known += 1
    return from_sums(plan, unit, (total, low, high, weight, known))


Sums = tuple[int, int, int, int, int]
"""Of the known items: points, lowest and highest possible points, weight, number."""


def from_sums(plan: PlanDimension, unit: int, sums: Sums) -> DimensionResult:
    """Score a dimension from the sums over its known items; what was worked out is kept."""
    found = plan.results.get(sums)
    if found is None:
        if len(plan.results) >= MOST_RESULTS:
            plan.results.clear()
        found = plan.results[sums] = _from_sums(plan, unit, sums)
    return found


def _from_sums(plan: PlanDimension, unit: int, sums: Sums) -> DimensionResult:
    spec = plan.spec
    total, low, high, weight, known = sums
    if not known:
        return DimensionResult(spec.id, None, None, None, False, 0, len(plan.items), None)
    value = (2 * total - low - high) * unit // (high - low)
    if known < spec.min_known:
        return DimensionResult(spec.id, None, None, None, False, known, len(plan.items), value)
    raw = _raw(plan, Fraction(total, weight), Fraction(value, unit))
    place = raw if spec.levels_on == "raw" else Fraction(value, unit)
    level = next((level.id for level in spec.levels if _within(level, place)), None)
    return DimensionResult(
        id=spec.id,
        score=value,
        raw=raw,
        level=level,
        borderline=is_borderline(spec, place),
        known=known,
        items=len(plan.items),
        value=value,
    )


def _raw(plan: PlanDimension, mean: Fraction, score: Fraction) -> Fraction:
    """Return the raw value in the author's unit.

    A sum over fewer than all items is scaled up to all of them (prorated), which is the same as
    filling in each missing item with the person's mean.
    """
    if plan.spec.aggregate == "mean":
        return mean
    if plan.spec.aggregate == "percent":
        return 50 * (score + 1)
    lowest = Fraction(sum(item.low for item in plan.items), plan.denominator)
    highest = Fraction(sum(item.high for item in plan.items), plan.denominator)
    return lowest + (score + 1) / 2 * (highest - lowest)


def _within(level: Level, place: Fraction) -> bool:
    above = level.low is None or place > level.low or (level.low_in and place == level.low)
    below = level.high is None or place < level.high or (level.high_in and place == level.high)
    return above and below


def is_borderline(dimension: Dimension, place: Fraction) -> bool:
    """Whether a place on a dimension lies nearer than ``near`` to the bound of a level."""
    bounds = (level.low for level in dimension.levels if level.low is not None)
    return any(abs(place - bound) < dimension.near for bound in bounds)


def classification_result(plan: PlanClassification, facts: Facts) -> ClassificationResult:
    """Classify by the levels of the axes, or by the first rule that holds."""
    spec = plan.spec
    if spec.axes:
        axes = [facts.dimensions[axis] for axis in spec.axes]
        levels = tuple([axis.level for axis in axes])
        for kind in spec.types:
            if kind.at == levels:
                return ClassificationResult(spec.id, kind.id, any(a.borderline for a in axes))
        return ClassificationResult(spec.id, None, False)
    for name, rule in plan.rules:
        truth = True if rule is None else rule(facts)
        if truth is not False:
            return ClassificationResult(spec.id, name if truth else None, False)
    raise AssertionError("the last rule holds otherwise")
