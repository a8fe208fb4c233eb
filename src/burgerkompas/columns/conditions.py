"""Conditions as column expressions: true, false or null, as ``scoring.conditions`` has them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from burgerkompas.columns.definitions import Definitions
from burgerkompas.columns.dimensions import Sums, raw_test
from burgerkompas.columns.expression import (
    MISSING,
    NULL,
    ONE,
    UNKNOWN,
    ZERO,
    Chosen,
    Expression,
    Steps,
    add,
    both,
    bounded,
    case,
    compare,
    either,
    is_null,
    negation,
    one_of,
)
from burgerkompas.questionnaire.model import All, Any, Condition, Not, Question, Test
from burgerkompas.scoring.grid import Plan

_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "at_least": Fraction.__ge__,
    "at_most": Fraction.__le__,
    "above": Fraction.__gt__,
    "below": Fraction.__lt__,
}


class Grounds:
    """What was defined so far, by id: what tests are about.

    ``asked`` are the codes of the answers on the route, ``values`` and ``scores`` those of the
    dimensions on the grid, ``levels`` and ``types`` indices.
    """

    def __init__(self, plan: Plan, definitions: Definitions) -> None:
        self.plan = plan
        self.define = definitions.define
        self.asked: dict[str, Expression] = {}
        self.sums: dict[str, Sums] = {}
        self.values: dict[str, Expression] = {}
        self.scores: dict[str, Expression] = {}
        self.levels: dict[str, Expression] = {}
        self.types: dict[str, Expression] = {}

    def answer(self, question: str) -> Expression:
        """Return the code of an answer on the route; null while it is open."""
        code = self.asked[question]
        value = case((one_of(code, (UNKNOWN, MISSING)), NULL), otherwise=code)
        return self.define(f"{question}.answer", value)

    def known_drivers(self) -> Expression:
        """Return how many drivers are known."""
        known = (is_null(self.values[name]) for name in self.plan.drivers)
        total = add(*(case((unknown, ZERO), otherwise=ONE) for unknown in known))
        return self.define("decision.known_drivers", total)


def condition(grounds: Grounds, spec: Condition) -> Expression:
    """Return a condition as an expression; SQL's three values are those of the conditions."""
    if isinstance(spec, Test):
        return _test(grounds, spec)
    if isinstance(spec, Not):
        return negation(condition(grounds, spec.part))
    parts = [condition(grounds, part) for part in spec.parts]
    assert isinstance(spec, All | Any)
    return both(*parts) if isinstance(spec, All) else either(*parts)


def _test(grounds: Grounds, test: Test) -> Expression:
    if test.subject == "question":
        return _on_answer(grounds, test)
    if test.op == "is":
        return _on_name(grounds, test)
    if test.subject == "count":
        return bounded(grounds.known_drivers(), test.op, test.bound)
    score, unit = grounds.scores[test.id], grounds.plan.unit
    if test.subject == "raw":
        return raw_test(grounds.sums[test.id], score, unit, test.op, test.bound)
    return bounded(score, test.op, test.bound * unit)


def _on_name(grounds: Grounds, test: Test) -> Expression:
    """Test a level or a type; null where there is none, for so is its index."""
    questionnaire = grounds.plan.questionnaire
    if test.subject == "dimension":
        names = [level.id for level in questionnaire.dimension[test.id].levels]
        index = grounds.levels[test.id]
    else:
        names = [kind.id for kind in questionnaire.classification[test.id].types]
        index = grounds.types[test.id]
    return one_of(index, (i for i, name in enumerate(names) if name in test.values))


def _on_answer(grounds: Grounds, test: Test) -> Expression:
    """Test an answer: null where it is open, false where there never will be one."""
    question, code = grounds.plan.questionnaire.question[test.id], grounds.answer(test.id)
    there = compare(">=", code, 0)
    if question.kind == "choices":
        choice = str(test.values[0])
        chosen = grounds.define(f"{test.id}.has.{choice}", Chosen(test.id, choice))
        return case((there, chosen), otherwise=there)
    if question.kind != "number":
        return one_of(code, _fitting(question, test))
    steps = grounds.define(f"{test.id}.steps", Steps(test.id))
    fits = bounded(steps, test.op, test.bound * question.grain)
    return case((there, fits), otherwise=there)


def _fitting(question: Question, test: Test) -> list[int]:
    """Return the indices of the values for which a test on a closed question holds."""
    if test.op == "is":
        return [i for i, value in enumerate(question.values) if value in test.values]
    fits = _COMPARE[test.op]
    numbers = ((i, value) for i, value in enumerate(question.values) if isinstance(value, int))
    return [i for i, value in numbers if fits(Fraction(value), test.bound)]
