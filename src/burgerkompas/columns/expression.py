"""Column expressions: the few operations that every engine has, as a tree.

Numbers are whole; truth has three values, where ``None`` is open, as in SQL's logic. Build
expressions with the operators and functions of this module: they simplify constants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Literal

import msgspec

from burgerkompas.cases.answers import ABSENCE_WORDS, Absence

UNKNOWN, MISSING, NOT_APPLICABLE, INVALID, NOT_ASKED = -1, -2, -3, -4, -5
"""The codes of answers that are not values."""

ABSENCE_TEXTS = {
    code: tuple(text for text, absence in ABSENCE_WORDS.items() if absence is reason)
    for code, reason in ((UNKNOWN, Absence.UNKNOWN), (NOT_APPLICABLE, Absence.NOT_APPLICABLE))
}
"""The texts in a cell that give a reason for having no value, by its code."""

Operator = Literal[
    "add", "times", "divide", "modulo", "greatest", "rounded", "fraction",
    "=", "<>", "<", "<=", ">", ">=", "and", "or", "not", "null",
]  # fmt: skip


def _comparison(op: Operator) -> Callable[[Expression, Expression | int], Expression]:
    return lambda one, other: Operation(op, (one, _integer(other)))


class Expression(msgspec.Struct, frozen=True):
    """A value in every row of a table. ``==`` compares expressions, ``equals`` their values."""

    def __add__(self, other: Expression | int) -> Expression:
        return total(self, other)

    def __sub__(self, other: Expression) -> Expression:
        return total(self, other * -1)

    def __mul__(self, factor: int) -> Expression:
        if factor == 1:
            return self
        return ZERO if factor == 0 else Operation("times", (self, Integer(factor)))

    def __floordiv__(self, other: Expression | int) -> Expression:
        """Divide by a number that divides it without a remainder."""
        return self if other == 1 else Operation("divide", (self, _integer(other)))

    def __mod__(self, other: int) -> Expression:
        """Return the remainder; the expression is never negative."""
        return Operation("modulo", (self, Integer(other)))

    __lt__, __le__ = _comparison("<"), _comparison("<=")
    __gt__, __ge__ = _comparison(">"), _comparison(">=")
    equals, differs = _comparison("="), _comparison("<>")

    def __and__(self, other: Expression) -> Expression:
        return all_of(self, other)

    def __or__(self, other: Expression) -> Expression:
        return any_of(self, other)

    def __invert__(self) -> Expression:
        """Return the opposite; open stays open."""
        if isinstance(self, Truth):
            return self if self.value is None else Truth(not self.value)
        if isinstance(self, Operation) and self.op == "not":
            return self.parts[0]
        return Operation("not", (self,))

    def is_null(self) -> Expression:
        """Return whether there is no value: a number is missing, a truth is open."""
        if isinstance(self, Integer | Truth):
            return Truth(self == NULL)
        return Operation("null", (self,))

    def is_true(self) -> Expression:
        """Return whether a condition is true, where open counts as false."""
        if isinstance(self, Truth):
            return Truth(self == TRUE)
        return first_true((self, TRUE), otherwise=FALSE)

    def rounded(self, unit: int) -> Expression:
        """Divide by ``unit`` and round to 4 places, halves to even: a floating-point number."""
        return Operation("rounded", (self, Integer(unit)))

    def parts_within(self) -> tuple[Expression, ...]:
        """Return the expressions that this one is made of."""
        return ()


class ColumnRef(Expression, frozen=True):
    """A column that was defined earlier, by its name."""

    name: str


class Integer(Expression, frozen=True):
    """The same whole number in every row."""

    value: int


class Truth(Expression, frozen=True):
    """True or false in every row, or ``None``: open, which also represents a missing number."""

    value: bool | None


class AnswerCode(Expression, frozen=True):
    """A question's cell as a code: the index of its value, or one of the negative codes above.

    Questions of the kinds ``number``, ``text`` and ``choices`` have 0 for every answer.
    """

    question: str


class NumberInCell(Expression, frozen=True):
    """The number in the cell of a question of the kind ``number``, in its smallest steps."""

    question: str


class ChoiceInCell(Expression, frozen=True):
    """True if a cell with several choices includes this one."""

    question: str
    choice: str


class Operation(Expression, frozen=True):
    """An operator on its operands.

    ``add``, ``and`` and ``or`` take any number of parts, ``greatest`` two or more (none of them
    null); ``divide`` leaves no remainder; ``rounded`` is described at ``Expression.rounded``,
    ``fraction`` at ``fraction``.
    """

    op: Operator
    parts: tuple[Expression, ...]

    def parts_within(self) -> tuple[Expression, ...]:
        return self.parts


class Conditional(Expression, frozen=True):
    """The value of the first branch (condition, value) whose condition is true."""

    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression

    def parts_within(self) -> tuple[Expression, ...]:
        return (*(part for branch in self.branches for part in branch), self.otherwise)


class TextAt(Expression, frozen=True):
    """The text at an index; null where the index is null."""

    index: Expression
    texts: tuple[str, ...]

    def parts_within(self) -> tuple[Expression, ...]:
        return (self.index,)


NULL, TRUE, FALSE = Truth(None), Truth(True), Truth(False)
ZERO, ONE = Integer(0), Integer(1)


def _integer(value: Expression | int) -> Expression:
    return Integer(value) if isinstance(value, int) else value


def total(*parts: Expression | int) -> Expression:
    """Add up, with constants combined at the end."""
    numbers = [_integer(part) for part in parts]
    known = sum(part.value for part in numbers if isinstance(part, Integer))
    rest = [part for part in numbers if not isinstance(part, Integer)]
    if not rest:
        return Integer(known)
    whole = (*rest, Integer(known)) if known else tuple(rest)
    return whole[0] if len(whole) == 1 else Operation("add", whole)


def count(truths: Iterable[Expression]) -> Expression:
    """Return how many conditions are true."""
    return total(*(first_true((truth, ONE), otherwise=ZERO) for truth in truths))


def all_of(*parts: Expression) -> Expression:
    """Return whether all parts are true."""
    return _junction("and", parts, decides=FALSE, neutral=TRUE)


def any_of(*parts: Expression) -> Expression:
    """Return whether at least one part is true."""
    return _junction("or", parts, decides=TRUE, neutral=FALSE)


def _junction(
    op: Operator, parts: Iterable[Expression], decides: Truth, neutral: Truth
) -> Expression:
    kept = tuple(dict.fromkeys(part for part in parts if part != neutral))
    if decides in kept:
        return decides
    if not kept:
        return neutral
    return kept[0] if len(kept) == 1 else Operation(op, kept)


def greatest(parts: Iterable[Expression]) -> Expression:
    """Return the greatest of some numbers, none of them null."""
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else Operation("greatest", kept)


def fraction(over: Expression, under: Expression | int) -> Expression:
    """Divide to the nearest floating-point number, then round it to 4 places; for a page only."""
    return Operation("fraction", (over, _integer(under)))


Branch = tuple[Expression, Expression | int]
"""A condition, and the value if it is true."""


def first_true(*branches: Branch, otherwise: Expression | int = NULL) -> Expression:
    """Return the value of the first branch (condition, value) whose condition is true."""
    last = _integer(otherwise)
    kept: list[tuple[Expression, Expression]] = []
    for condition, value in branches:
        if condition == TRUE:
            last = _integer(value)
            break
        if condition not in (FALSE, NULL):
            kept.append((condition, _integer(value)))
    while kept and kept[-1][1] == last:
        kept.pop()
    return Conditional(tuple(kept), last) if kept else last


def bounded(part: Expression, op: str, bound: Fraction | int) -> Expression:
    """Compare a whole number with a bound, in whole numbers; ``op`` as in conditions."""
    match op:
        case "at_least":
            return part >= ceil(bound)
        case "at_most":
            return part <= floor(bound)
        case "above":
            return part > floor(bound)
    return part < ceil(bound)


def one_of(part: Expression, values: Iterable[int]) -> Expression:
    """Return whether a number is one of several, null if it is null; neighbours form a range."""
    runs: list[list[int]] = []
    for value in sorted(set(values)):
        if runs and runs[-1][1] == value - 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    if not runs:
        return part.differs(part)
    return any_of(
        *(part.equals(low) if low == high else (part >= low) & (part <= high) for low, high in runs)
    )
