"""Definitions: expressions with a name, each computed once, in stages that follow each other."""

from __future__ import annotations

from math import prod

import msgspec

from burgerkompas.columns import expression as ex
from burgerkompas.questionnaire.model import Questionnaire

MOST_IN_A_CELL = 10**15
"""A bound above every number that is read from a cell, in its smallest steps."""

FEWEST_CODES = 5
"""The number of codes for answers that are not values."""


class Definition(msgspec.Struct, frozen=True):
    """An expression with its name."""

    name: str
    expression: ex.Expression


class Definitions:
    """The definitions so far; the same expression never gets two names."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._question = questionnaire.question
        self.most = 0
        """No intermediate number is further from 0 than this."""
        self._all: dict[str, ex.Expression] = {}
        self._sizes: dict[str, int] = {}
        self._columns: dict[ex.Expression, ex.ColumnRef] = {}

    def define(self, name: str, expression: ex.Expression) -> ex.Expression:
        """Name an expression and return its column; one that needs no name comes back as it is."""
        if isinstance(expression, ex.ColumnRef | ex.Integer | ex.Truth):
            return expression
        found = self._columns.get(expression)
        if found is None:
            assert name not in self._all, name
            self._all[name] = expression
            self.most = max(self.most, self._most(expression))
            self._sizes[name] = self._size(expression)
            found = self._columns[expression] = ex.ColumnRef(name)
        return found

    def stages(self) -> tuple[tuple[Definition, ...], ...]:
        """Return the definitions by stage: each uses only columns of the stages before its own."""
        stages: list[list[Definition]] = []
        stage_of: dict[str, int] = {}
        for name, one in self._all.items():
            stage = 1 + max((stage_of[used] for used in _columns_in(one)), default=-1)
            stage_of[name] = stage
            if stage == len(stages):
                stages.append([])
            stages[stage].append(Definition(name, one))
        return tuple(map(tuple, stages))

    def _most(self, expression: ex.Expression) -> int:
        """Return a bound on all intermediate numbers."""
        return max([self._size(expression), *map(self._most, expression.parts_within())])

    def _size(self, expression: ex.Expression) -> int:
        """Return a bound on the value's distance from 0; 1 for a truth."""
        match expression:
            case ex.Integer(value):
                return abs(value)
            case ex.ColumnRef(name):
                return self._sizes[name]
            case ex.NumberInCell():
                return MOST_IN_A_CELL
            case ex.AnswerCode(question):
                return max(FEWEST_CODES, len(self._question[question].values))
            case ex.Conditional(branches, otherwise):
                return max(map(self._size, [*(value for _, value in branches), otherwise]))
            case ex.Operation("add", parts):
                return sum(map(self._size, parts))
            case ex.Operation("times", parts):
                return prod(map(self._size, parts))
            case ex.Operation("divide" | "modulo" | "greatest", parts):
                return max(map(self._size, parts))
        return 1


def _columns_in(expression: ex.Expression) -> set[str]:
    if isinstance(expression, ex.ColumnRef):
        return {expression.name}
    return set().union(*map(_columns_in, expression.parts_within()))
