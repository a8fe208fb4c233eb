"""Definitions: expressions that get a name, each once, and stages in which they can be computed."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import msgspec

from burgerkompas.columns.expression import (
    Answer,
    Case,
    Column,
    Expression,
    Number,
    Operation,
    Steps,
    Truth,
    columns_in,
    parts_of,
)

MOST_IN_A_CELL = 10**15
"""Beyond every number that is read from a cell, in its smallest steps."""

FEWEST_CODES = 5
"""How many codes there are for answers that are no values."""


class Definition(msgspec.Struct, frozen=True):
    """An expression with its name; ``most`` is beyond every number in it, but for the sign."""

    name: str
    expression: Expression
    most: int


class Definitions:
    """What was defined so far. The same expression has one name.

    ``values`` tells how many values each question has.
    """

    def __init__(self, values: Mapping[str, int]) -> None:
        self.values = values
        self.all: dict[str, Definition] = {}
        self.sizes: dict[str, int] = {}
        self._known: dict[Expression, Column] = {}

    def define(self, name: str, expression: Expression) -> Expression:
        """Give an expression a name, unless it has one or is too small to need one."""
        if isinstance(expression, Column | Number | Truth):
            return expression
        found = self._known.get(expression)
        if found is None:
            assert name not in self.all, name
            self.all[name] = Definition(name, expression, self.most(expression))
            self.sizes[name] = self.size(expression)
            found = self._known[expression] = Column(name)
        return found

    def most(self, expression: Expression) -> int:
        """Return a number that nothing in an expression goes beyond, on either side of 0."""
        return max([self.size(expression), *map(self.most, parts_of(expression))])

    def size(self, expression: Expression) -> int:
        """Return a number that the value of an expression doesn't go beyond; of a truth 1."""
        if isinstance(expression, Number):
            return abs(expression.value)
        if isinstance(expression, Column):
            return self.sizes[expression.name]
        if isinstance(expression, Steps):
            return MOST_IN_A_CELL
        if isinstance(expression, Answer):
            return max(FEWEST_CODES, self.values[expression.question])
        if isinstance(expression, Case):
            values = [value for _, value in expression.branches]
            return max(map(self.size, [*values, expression.otherwise]))
        if not isinstance(expression, Operation):
            return 1
        sizes = [self.size(part) for part in expression.parts]
        if expression.op == "add":
            return sum(sizes)
        if expression.op == "times":
            return prod(sizes)
        return max(sizes) if expression.op in ("divide", "modulo", "greatest") else 1

    def stages(self) -> tuple[tuple[Definition, ...], ...]:
        """Return the definitions by stage: each uses only columns of the stages before."""
        stage: dict[str, int] = {}
        for name, one in self.all.items():
            stage[name] = 1 + max((stage[used] for used in columns_in(one.expression)), default=-1)
        return tuple(
            tuple(one for name, one in self.all.items() if stage[name] == n)
            for n in range(max(stage.values(), default=-1) + 1)
        )
