"""What is known about null beforehand: where an expression may be null, and why.

The conditions of a ``Conditional`` show which columns are not null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from burgerkompas.columns import expression as ex

COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
ARITHMETIC = ("add", "times", "divide", "modulo")


class Nulls:
    """Where expressions may be null, given what is known about columns."""

    def __init__(self) -> None:
        self.may_be_null: dict[str, bool] = {}
        """By column, for those that have been defined."""
        self.present: frozenset[str] = frozenset()
        """Columns that are not null at the place that is looked at."""

    def null(self, expression: ex.Expression) -> bool:
        """Return whether an expression may be null."""
        return self.causes(expression) != frozenset()

    def is_null_in(self, condition: ex.Expression, value: ex.Expression) -> bool:
        """Return whether the value of a branch may be null."""
        with self.knowing(self.told_by(condition, True)):
            return self.null(value)

    @contextmanager
    def knowing(self, names: Iterable[str] = ()) -> Iterator[None]:
        """Assume within a block that columns are not null; forget afterwards what was learned."""
        before = self.present
        self.present = before.union(names)
        yield
        self.present = before

    def branches(self, expression: ex.Conditional) -> Iterator[tuple[ex.Expression, ex.Expression]]:
        """Yield the branches, and learn from each what is known at those after it."""
        for condition, value in (*expression.branches, (ex.TRUE, expression.otherwise)):
            yield condition, value
            if not self.null(condition):
                self.present |= self.told_by(condition, False)

    def told_by(self, condition: ex.Expression, truth: bool) -> frozenset[str]:
        """Return the columns that are certainly not null if a condition is true, or false."""
        match condition:
            case ex.ColumnRef(name):
                return frozenset([name])
            case ex.Operation("not", (part,)):
                return self.told_by(part, not truth)
            case ex.Operation("null", (ex.ColumnRef(name),)):
                return frozenset() if truth else frozenset([name])
            case ex.Operation("and" | "or" as op, parts) if (op == "and") is truth:
                return frozenset[str]().union(*(self.told_by(part, truth) for part in parts))
            case ex.Operation(op) if op in COMPARISONS:
                return self.causes(condition) or frozenset()
            case ex.Conditional(((inner, ex.Truth(True)),), ex.Truth(False)) if truth:
                return self.told_by(inner, True)
        return frozenset()

    def causes(self, expression: ex.Expression) -> frozenset[str] | None:
        """Return the columns that make an expression null if any of them is null.

        ``None``: it may be null, and it is not as simple as that.
        """
        match expression:
            case ex.ColumnRef(name):
                known = name in self.present or not self.may_be_null[name]
                return frozenset() if known else frozenset([name])
            case ex.Truth(None):
                return None
            case ex.Conditional():
                with self.knowing():
                    nullable = any(self.is_null_in(*one) for one in self.branches(expression))
                return None if nullable else frozenset()
            case ex.TextAt(index):
                return None if self.null(index) else frozenset()
            case ex.Operation("and" | "or", parts):
                first, *others = map(self.causes, parts)
                return first if all(other == first for other in others) else None
            case ex.Operation(op, parts) if op != "null":
                found = [self.causes(part) for part in parts]
                if op in (*COMPARISONS, *ARITHMETIC, "not") and None not in found:
                    return frozenset[str]().union(*filter(None, found))
                return None if any(one != frozenset() for one in found) else frozenset()
        return frozenset()
