"""Column expressions: the little that every engine has, as a tree.

Numbers are whole, truth has three values (``None`` is open, as in SQL), a ``Case`` takes its first
branch that is true. Whoever makes one goes through the functions beneath, which leave out what can
be decided beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Literal

import msgspec


class Column(msgspec.Struct, frozen=True, tag=True):
    """A column that was defined before, by its name."""

    name: str


class Number(msgspec.Struct, frozen=True, tag=True):
    """The same whole number in every row."""

    value: int


class Truth(msgspec.Struct, frozen=True, tag=True):
    """True or false in every row, or ``None``: open, and also no number."""

    value: bool | None


class Answer(msgspec.Struct, frozen=True, tag=True):
    """A question's cell as a code: the index of the value, or one of the codes beneath.

    What isn't a closed question has 0 where there is an answer.
    """

    question: str


class Steps(msgspec.Struct, frozen=True, tag=True):
    """The number in the cell of a question of the kind ``number``, in its smallest steps."""

    question: str


class Chosen(msgspec.Struct, frozen=True, tag=True):
    """Whether a cell with several choices has this one."""

    question: str
    choice: str


class Operation(msgspec.Struct, frozen=True, tag=True):
    """An operation on parts.

    ``add``, ``and`` and ``or`` take any number of parts, ``greatest`` two or more (none of them
    null); ``divide`` comes out even; ``modulo`` has no negative part; ``rounded`` is its first part
    divided by the second, to 4 places, halves to even, as a floating-point number.
    """

    op: Operator
    parts: tuple[Expression, ...]


class Case(msgspec.Struct, frozen=True, tag=True):
    """The value of the first branch whose condition is true, else ``otherwise``."""

    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression


class Label(msgspec.Struct, frozen=True, tag=True):
    """The text at an index; null where that is."""

    index: Expression
    texts: tuple[str, ...]


Operator = Literal[
    "add", "times", "divide", "modulo", "greatest", "rounded",
    "=", "<>", "<", "<=", ">", ">=", "and", "or", "not", "null",
]  # fmt: skip

Expression = Column | Number | Truth | Answer | Steps | Chosen | Operation | Case | Label

UNKNOWN, MISSING, NOT_APPLICABLE, INVALID, NOT_ASKED = -1, -2, -3, -4, -5
"""The codes of answers that are no values."""

NULL, TRUE, FALSE = Truth(None), Truth(True), Truth(False)
ZERO, ONE = Number(0), Number(1)


def add(*parts: Expression) -> Expression:
    """Add up."""
    known = sum(part.value for part in parts if isinstance(part, Number))
    rest = tuple(part for part in parts if not isinstance(part, Number))
    if not rest:
        return Number(known)
    whole = (*rest, Number(known)) if known else rest
    return whole[0] if len(whole) == 1 else Operation("add", whole)


def times(part: Expression, factor: int) -> Expression:
    """Multiply by a number known beforehand."""
    if factor == 1:
        return part
    return ZERO if factor == 0 else Operation("times", (part, Number(factor)))


def compare(op: Operator, left: Expression, right: Expression | int) -> Expression:
    """Compare two numbers."""
    other = Number(right) if isinstance(right, int) else right
    return Operation(op, (left, other))


_SIGNS: dict[str, Operator] = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}


def bounded(part: Expression, op: str, bound: Fraction) -> Expression:
    """Compare a whole number with a fraction, in whole numbers; ``op`` as in conditions."""
    whole = ceil(bound) if op in ("at_least", "below") else floor(bound)
    return compare(_SIGNS[op], part, whole)


def both(*parts: Expression) -> Expression:
    """Return whether all parts are true."""
    return _junction("and", parts, ends=FALSE, idle=TRUE)


def either(*parts: Expression) -> Expression:
    """Return whether one of the parts is true."""
    return _junction("or", parts, ends=TRUE, idle=FALSE)


def _junction(op: Operator, parts: Iterable[Expression], ends: Truth, idle: Truth) -> Expression:
    kept = tuple(dict.fromkeys(part for part in parts if part != idle))
    if ends in kept:
        return ends
    if not kept:
        return idle
    return kept[0] if len(kept) == 1 else Operation(op, kept)


def negation(part: Expression) -> Expression:
    """Return the opposite; open stays open."""
    if isinstance(part, Truth):
        return part if part.value is None else Truth(not part.value)
    if isinstance(part, Operation) and part.op == "not":
        return part.parts[0]
    return Operation("not", (part,))


def is_null(part: Expression) -> Expression:
    """Return whether there is no value."""
    if isinstance(part, Number | Truth):
        return Truth(part == NULL)
    return Operation("null", (part,))


def case(*branches: tuple[Expression, Expression], otherwise: Expression) -> Expression:
    """Return the value of the first branch whose condition is true."""
    kept: list[tuple[Expression, Expression]] = []
    for condition, value in branches:
        if condition == TRUE:
            otherwise = value
            break
        if condition not in (FALSE, NULL):
            kept.append((condition, value))
    while kept and kept[-1][1] == otherwise:
        kept.pop()
    return Case(tuple(kept), otherwise) if kept else otherwise


def holds(part: Expression) -> Expression:
    """Return whether a condition is true, where open is not."""
    if isinstance(part, Truth):
        return Truth(part == TRUE)
    return case((part, TRUE), otherwise=FALSE)


def one_of(part: Expression, values: Iterable[int]) -> Expression:
    """Return whether a number is one of some, null where it is; neighbours become a range."""
    runs: list[list[int]] = []
    for value in sorted(set(values)):
        if runs and runs[-1][1] == value - 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    if not runs:
        return compare("<>", part, part)
    return either(
        *(
            compare("=", part, low)
            if low == high
            else both(compare(">=", part, low), compare("<=", part, high))
            for low, high in runs
        )
    )


def columns_in(expression: Expression) -> set[str]:
    """Return the names of the columns that an expression uses."""
    if isinstance(expression, Column):
        return {expression.name}
    return set().union(*map(columns_in, parts_of(expression)))


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Return what an expression is made of."""
    if isinstance(expression, Operation):
        return expression.parts
    if isinstance(expression, Case):
        pairs = [part for branch in expression.branches for part in branch]
        return (*pairs, expression.otherwise)
    return (expression.index,) if isinstance(expression, Label) else ()
