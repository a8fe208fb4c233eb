"""Conditions in disjunctive normal form, over literals.

A test can be true, false or open, so it has two literals: "it is true" and "it is false". An open
test has neither. A set of literals is a mask with one bit for each. A condition in normal form is a
tuple of masks, and holds if all literals of one of the masks hold. There is no negation, so knowing
more literals can never make a condition stop holding (this is Kleene's logic in two halves).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from burgerkompas.look_ahead.budget import Budget, TooHardError
from burgerkompas.questionnaire.model import All, Any, Condition, Not, Test
from burgerkompas.scoring.conditions import Facts, truth

Masks = tuple[int, ...]
"""A condition in normal form: it holds if all literals of one of these masks hold."""

MAX_MASKS = 256
"""The largest number of masks that one condition may have."""

ALWAYS: Masks = (0,)
NEVER: Masks = ()


def holds(masks: Masks, literals: int) -> bool:
    """Return whether a condition in normal form holds, given literals."""
    for mask in masks:  # noqa: SIM110 - any() costs twice as much, and this is the inner loop.
        if mask & literals == mask:
            return True
    return False


def union(masks: Iterable[int]) -> int:
    """Return all bits of several masks."""
    bits = 0
    for mask in masks:
        bits |= mask
    return bits


class LiteralTest(msgspec.Struct, frozen=True):
    """A test with the masks of its two literals; 0 for one that no condition needs."""

    test: Test
    true: int
    false: int

    def literals(self, facts: Facts) -> int:
        """Return the literal that holds, given facts; 0 if the test is open."""
        holds = truth(self.test, facts)
        return self.true if holds else self.false if holds is False else 0


class Literals:
    """The literals of a questionnaire; each gets its bit when it is first needed."""

    def __init__(self, budget: Budget) -> None:
        self.bits: dict[tuple[Test, bool], int] = {}
        self.budget = budget

    @property
    def tests(self) -> list[LiteralTest]:
        """Every test that has a literal."""
        tests = dict.fromkeys(test for test, _ in self.bits)
        return [LiteralTest(test, *self.known(test)) for test in tests]

    def bit(self, test: Test, truth: bool) -> int:
        """Return the mask of one literal."""
        return 1 << self.bits.setdefault((test, truth), len(self.bits))

    def known(self, test: Test) -> tuple[int, int]:
        """Return the masks of a test's two literals; 0 for one that no condition needs."""
        indexes = (self.bits.get((test, truth)) for truth in (True, False))
        true, false = (0 if index is None else 1 << index for index in indexes)
        return true, false

    @property
    def mask(self) -> int:
        """The mask of all literals."""
        return (1 << len(self.bits)) - 1

    def written(self, condition: Condition, truth: bool) -> Masks:
        """Return the normal form of a condition being true (or false). Raises ``TooHardError``."""
        if isinstance(condition, Test):
            return (self.bit(condition, truth),)
        if isinstance(condition, Not):
            return self.written(condition.part, not truth)
        parts = [self.written(part, truth) for part in condition.parts]
        if isinstance(condition, Any) is truth:
            return tuple(dict.fromkeys(mask for part in parts for mask in part))
        masks: Masks = ALWAYS
        for part in parts:
            self.budget.spend(len(masks) * len(part))
            masks = tuple(dict.fromkeys(mask | other for mask in masks for other in part))
            if len(masks) > MAX_MASKS:
                raise TooHardError
        return masks

    def truth(self, condition: Condition, literals: int) -> bool | None:
        """Evaluate a condition, given the literals that hold; all of its own have their bits."""
        if isinstance(condition, Test):
            true, false = self.known(condition)
            return True if literals & true else False if literals & false else None
        if isinstance(condition, Not):
            inner = self.truth(condition.part, literals)
            return None if inner is None else not inner
        found = {self.truth(part, literals) for part in condition.parts}
        decisive = not isinstance(condition, All)
        if decisive in found:
            return decisive
        return None if None in found else not decisive
