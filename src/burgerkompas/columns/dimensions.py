"""Dimensions as column expressions: scores on the grid, levels as indices."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from burgerkompas.columns.expression import (
    NULL,
    ZERO,
    Expression,
    Number,
    Operation,
    add,
    both,
    bounded,
    case,
    compare,
    is_null,
    times,
)
from burgerkompas.questionnaire.model import Level, Questionnaire
from burgerkompas.scoring.grid import PlanDimension, PlanItem

Codes = Callable[[str], Expression]
Points = Callable[[PlanItem, int], int]


class Sums:
    """Sums over the known items of one dimension."""

    def __init__(self, questionnaire: Questionnaire, plan: PlanDimension, code: Codes) -> None:
        self.plan = plan
        self.values = {
            item.question: questionnaire.question[item.question].values for item in plan.items
        }
        self.code = code

    def count(self) -> Expression:
        """Return how many items are known."""
        return add(*(self._of_item(item, lambda _, __: 1) for item in self.plan.items))

    def over(self, points: Points) -> Expression:
        """Return the sum of what each known item counts; ``points`` are those of an answer."""
        return add(*(self._of_item(item, points) for item in self.plan.items))

    def _of_item(self, item: PlanItem, points: Points, otherwise: Expression = ZERO) -> Expression:
        code = self.code(item.question)
        numbers = [points(item, item.points[v]) for v in self.values[item.question]]
        return case((compare(">=", code, 0), _looked_up(code, numbers)), otherwise=otherwise)

    def value(self, unit: int) -> Expression:
        """Return the dimension's value on the grid; null where no item is known."""

        def off_middle(item: PlanItem, points: int) -> int:
            return 2 * points - item.low - item.high

        spans = {item.high - item.low for item in self.plan.items}
        if len(self.plan.items) == 1:
            factor = unit // spans.pop()
            (item,) = self.plan.items
            return self._of_item(item, lambda i, p: off_middle(i, p) * factor, NULL)
        total, known = self.over(off_middle), self.count()
        if len(spans) > 1:
            span = self.over(lambda item, _: item.high - item.low)
            whole = Operation("divide", (times(total, unit), span))
            return case((compare(">", known, 0), whole), otherwise=NULL)
        (span_of_one,) = spans
        return case(
            *(
                (compare("=", known, n), times(total, unit // (n * span_of_one)))
                for n in range(len(self.plan.items), 0, -1)
            ),
            otherwise=NULL,
        )


def _looked_up(code: Expression, numbers: list[int]) -> Expression:
    """Return the number at an index; evenly spaced ones are worked out."""
    step = numbers[1] - numbers[0] if len(numbers) > 1 else 0
    if all(number == numbers[0] + i * step for i, number in enumerate(numbers)):
        return add(times(code, step), Number(numbers[0]))
    branches = ((compare("=", code, i), Number(number)) for i, number in enumerate(numbers[:-1]))
    return case(*branches, otherwise=Number(numbers[-1]))


def raw_test(sums: Sums, score: Expression, unit: int, op: str, bound: Fraction) -> Expression:
    """Compare a raw value with a bound; null where there is no score."""
    plan = sums.plan
    if plan.spec.aggregate != "mean":
        return bounded(score, op, _on_score(plan, bound) * unit)
    over, under = bound.numerator, bound.denominator
    lead = sums.over(lambda item, points: points * under - item.weight * over)
    return case((is_null(score), NULL), otherwise=bounded(lead, op, Fraction(0)))


def _on_score(plan: PlanDimension, raw: Fraction) -> Fraction:
    """Return the score at which the raw value is that: both are straight lines."""
    low, high = Fraction(0), Fraction(100)
    if plan.spec.aggregate == "sum":
        low = Fraction(sum(item.low for item in plan.items), plan.denominator)
        high = Fraction(sum(item.high for item in plan.items), plan.denominator)
    return 2 * (raw - low) / (high - low) - 1


def level_index(sums: Sums, score: Expression, unit: int) -> Expression:
    """Return the index of the level; null where there is no score."""
    spec = sums.plan.spec

    def within(level: Level) -> Expression:
        sides = [
            (("at_least" if level.low_in else "above"), level.low),
            (("at_most" if level.high_in else "below"), level.high),
        ]
        return both(*(_side(op, bound) for op, bound in sides if bound is not None))

    def _side(op: str, bound: Fraction) -> Expression:
        if spec.levels_on == "raw":
            return raw_test(sums, score, unit, op, bound)
        return bounded(score, op, bound * unit)

    # The loader sees to it that the levels leave no gap: what is in no other is in the last.
    last = len(spec.levels) - 1
    levels = ((within(level), Number(i)) for i, level in enumerate(spec.levels[:last]))
    return case((is_null(score), NULL), *levels, otherwise=Number(last))
