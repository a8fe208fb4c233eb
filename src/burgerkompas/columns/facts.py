"""Facts derived from answers, as column expressions: the route, scores, levels and types.

They say what ``scoring`` says of a single case; conditions test them.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from burgerkompas.cases import Absence
from burgerkompas.columns import expression as ex
from burgerkompas.questionnaire.model import (
    All,
    Any,
    Classification,
    Condition,
    Not,
    Question,
    Test,
)
from burgerkompas.scoring.conditions import Facts, truth
from burgerkompas.scoring.dimensions import before_rounding
from burgerkompas.scoring.grid import Grid, GridDimension, GridItem, GridLevel

Define = Callable[[str, ex.Expression], ex.Expression]
"""Names an expression and returns its column."""


class FactColumns:
    """The columns derived from the answers, each by the id of its subject.

    ``asked`` are the codes of the answers on the route; ``values`` (which count as drivers) and
    ``scores`` are numbers on the grid, null if too little is known; ``levels`` and ``types``
    are indices.
    """

    def __init__(self, grid: Grid, define: Define) -> None:
        self.grid = grid
        self.questionnaire = grid.questionnaire
        self.define = define
        self.asked: dict[str, ex.Expression] = {}
        self.dimensions = {dimension.spec.id: dimension for dimension in grid.dimensions}
        self.known: dict[str, ex.Expression] = {}
        self.values: dict[str, ex.Expression] = {}
        self.scores: dict[str, ex.Expression] = {}
        self.levels: dict[str, ex.Expression] = {}
        self.types: dict[str, ex.Expression] = {}
        for question in self.questionnaire.questions:
            self._define_question(question)
        for dimension in grid.dimensions:
            self._define_dimension(dimension)
        for classification in self.questionnaire.classifications:
            index = self._type_index(classification)
            self.types[classification.id] = self.define(f"{classification.id}.type", index)

    def _define_question(self, question: Question) -> None:
        code = self.define(f"{question.id}.code", _code(question))
        if question.ask_if is not None:
            asked = self.condition(question.ask_if)
            code = ex.first_true((~asked, ex.NOT_ASKED), otherwise=code)
        self.asked[question.id] = self.define(f"{question.id}.asked", code)

    def _define_dimension(self, dimension: GridDimension) -> None:
        name = dimension.spec.id
        known = self.known[name] = self.define(f"{name}.known", self._count_known(dimension))
        score = value = self.values[name] = self.define(f"{name}.value", self._value(dimension))
        if dimension.spec.min_known > 1:
            score = ex.first_true((known >= dimension.spec.min_known, value))
        self.scores[name] = self.define(f"{name}.score", score)
        if dimension.levels:
            self.levels[name] = self.define(f"{name}.level", self._level_index(dimension))

    def _level_index(self, dimension: GridDimension) -> ex.Expression:
        name = dimension.spec.id

        def within(level: GridLevel) -> ex.Expression:
            sides = [
                (("at_least" if level.low_in else "above"), level.low),
                (("at_most" if level.high_in else "below"), level.high),
            ]
            return ex.all_of(
                *(self.beyond(dimension, op, bound) for op, bound in sides if bound is not None)
            )

        # The loader ensures that levels leave no gap: a score in no other level is in the last.
        *before, _ = enumerate(dimension.levels)
        branches = ((within(level), i) for i, level in before)
        no_score = (self.scores[name].is_null(), ex.NULL)
        return ex.first_true(no_score, *branches, otherwise=len(before))

    def beyond(self, dimension: GridDimension, op: str, bound: int | Fraction) -> ex.Expression:
        """Return on which side of a bound a dimension's place is, as the bounds of its levels."""
        name = dimension.spec.id
        if dimension.spec.levels_on == "raw":
            return self._raw_test(name, op, Fraction(bound))
        return ex.bounded(self.scores[name], op, bound)

    def _type_index(self, spec: Classification) -> ex.Expression:
        """Return the index of the type: by the levels of the axes, or by the first rule."""
        branches: list[ex.Branch] = []
        for i, kind in enumerate(spec.types):
            if spec.axes:
                places = [
                    self.levels[axis].equals(self._place(axis, level))
                    for axis, level in zip(spec.axes, kind.at, strict=True)
                ]
                branches.append((ex.all_of(*places), i))
            else:
                truth = ex.TRUE if kind.when is None else self.condition(kind.when)
                branches += [(truth, i), (truth.is_null(), ex.NULL)]
        return ex.first_true(*branches)

    def _place(self, axis: str, level: str) -> int:
        levels = self.questionnaire.dimension[axis].levels
        return next(i for i, one in enumerate(levels) if one.id == level)

    def condition(self, spec: Condition) -> ex.Expression:
        """Return whether a condition holds; null if that is open."""
        match spec:
            case Test():
                return self._test(spec)
            case Not(part):
                return ~self.condition(part)
            case All(parts):
                return ex.all_of(*map(self.condition, parts))
            case Any(parts):
                return ex.any_of(*map(self.condition, parts))

    def _test(self, test: Test) -> ex.Expression:
        if test.subject == "question":
            return self._answer_test(test)
        if test.op == "is":
            return self._name_test(test)
        if test.subject == "count":
            return ex.bounded(self._known_drivers(), test.op, test.bound)
        if test.subject == "raw":
            return self._raw_test(test.id, test.op, test.bound)
        return ex.bounded(self.scores[test.id], test.op, test.bound * self.grid.unit)

    def _answer_test(self, test: Test) -> ex.Expression:
        """Test an answer: null if it is open, false if there never will be one."""
        question, asked = self.questionnaire.question[test.id], self.asked[test.id]
        answer = ex.first_true(
            (ex.one_of(asked, (ex.UNKNOWN, ex.MISSING)), ex.NULL), otherwise=asked
        )
        code = self.define(f"{test.id}.answer", answer)
        if question.kind == "choices":
            choice = str(test.values[0])
            holds = self.define(f"{test.id}.has.{choice}", ex.ChoiceInCell(test.id, choice))
        elif question.kind == "number":
            steps = self.define(f"{test.id}.steps", ex.NumberInCell(test.id))
            holds = ex.bounded(steps, test.op, test.bound * question.grain)
        else:
            facts = (Facts({test.id: value}) for value in question.values)
            return ex.one_of(code, (i for i, one in enumerate(facts) if truth(test, one)))
        return ex.first_true((code >= 0, holds), otherwise=code >= 0)

    def _name_test(self, test: Test) -> ex.Expression:
        """Test a level or a type; null where there is none, as its index is."""
        if test.subject == "dimension":
            names = [level.id for level in self.questionnaire.dimension[test.id].levels]
            index = self.levels[test.id]
        else:
            names = [kind.id for kind in self.questionnaire.classification[test.id].types]
            index = self.types[test.id]
        return ex.one_of(index, (i for i, name in enumerate(names) if name in test.values))

    def _raw_test(self, name: str, op: str, bound: Fraction) -> ex.Expression:
        """Compare a dimension's raw value with a bound; null where there is no score."""
        dimension, score = self.dimensions[name], self.scores[name]
        op, bound = before_rounding(dimension.spec.round, op, bound)
        if dimension.spec.aggregate == "mean":
            over, under = bound.numerator, bound.denominator
            lead = self.sum_of(dimension, lambda item, at: at * under - item.weight * over)
            return ex.first_true(
                (score.is_null(), ex.NULL), otherwise=ex.bounded(lead, op, Fraction(0))
            )
        # The raw value and the score are both straight lines: compare the score with its bound.
        low, high = Fraction(0), Fraction(100)
        if dimension.spec.aggregate == "sum":
            low, high = (Fraction(one, dimension.denominator) for one in dimension.range)
        on_score = 2 * (bound - low) / (high - low) - 1
        return ex.bounded(score, op, on_score * self.grid.unit)

    def _known_drivers(self) -> ex.Expression:
        unknown = (self.values[name].is_null() for name in self.grid.drivers)
        known = ex.total(*(ex.first_true((one, 0), otherwise=1) for one in unknown))
        return self.define("decision.known_drivers", known)

    # -- sums over the known items of a dimension --------------------------------------------

    def _count_known(self, dimension: GridDimension) -> ex.Expression:
        return self.sum_of(dimension, lambda _, __: 1)

    def sum_of(
        self, dimension: GridDimension, points: Callable[[GridItem, int], int]
    ) -> ex.Expression:
        """Return the sum of the points of each known item, given those of its answer."""
        return ex.total(*(self._item(item, points, 0) for item in dimension.items))

    def _value(self, dimension: GridDimension) -> ex.Expression:
        """Return the dimension's value on the grid; null where no item is known."""

        def off_middle(item: GridItem, points: int) -> int:
            return 2 * points - item.low - item.high

        unit, items, known = self.grid.unit, dimension.items, self._count_known(dimension)
        if not dimension.spec.prorate:
            low, high = dimension.range
            doubled = self.sum_of(dimension, lambda _, points: 2 * points) + -(low + high)
            return ex.first_true((known > 0, doubled * (unit // (high - low))))
        span, *other_spans = {item.high - item.low for item in items}
        if len(items) == 1:
            return self._item(items[0], lambda i, p: off_middle(i, p) * (unit // span), ex.NULL)
        points = self.sum_of(dimension, off_middle)
        if other_spans:
            spans = self.sum_of(dimension, lambda item, _: item.high - item.low)
            return ex.first_true((known > 0, points * unit // spans))
        branches = (
            (known.equals(n), points * (unit // (n * span))) for n in range(len(items), 0, -1)
        )
        return ex.first_true(*branches)

    def _item(
        self, item: GridItem, points: Callable[[GridItem, int], int], otherwise: ex.Expression | int
    ) -> ex.Expression:
        code = self.asked[item.question]
        values = self.questionnaire.question[item.question].values
        numbers = [points(item, item.points[value]) for value in values]
        branches: list[ex.Branch] = [(code >= 0, at_index(code, numbers))]
        if Absence.NOT_ASKED in item.points:
            skipped = points(item, item.points[Absence.NOT_ASKED])
            branches.append((code.equals(ex.NOT_ASKED), skipped))
        return ex.first_true(*branches, otherwise=otherwise)


def _code(question: Question) -> ex.Expression:
    """Return the code of a cell; choices of which one excludes the others are no answer."""
    if question.kind != "choices":
        return ex.AnswerCode(question.id)
    has = {value: ex.ChoiceInCell(question.id, str(value)) for value in question.values}
    apart = (
        has[alone.value] & ex.any_of(*(has[value] for value in has if value != alone.value))
        for alone in question.options
        if alone.alone
    )
    return ex.first_true((ex.any_of(*apart), ex.INVALID), otherwise=ex.AnswerCode(question.id))


def at_index(code: ex.Expression, numbers: list[int]) -> ex.Expression:
    """Return the number at an index; evenly spaced ones are computed."""
    step = numbers[1] - numbers[0] if len(numbers) > 1 else 0
    if all(number == numbers[0] + i * step for i, number in enumerate(numbers)):
        return code * step + numbers[0]
    branches = ((code.equals(i), number) for i, number in enumerate(numbers[:-1]))
    return ex.first_true(*branches, otherwise=numbers[-1])
