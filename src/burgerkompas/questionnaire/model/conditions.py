"""Conditions: data that is true, false or open for some answers."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

Text = dict[str, str]
"""One text in every language of the questionnaire, by language code."""

Value = int | str
"""A value of a closed question: a number of a scale, or the id of a choice."""


class Test(msgspec.Struct, frozen=True, tag="test"):
    """A condition on one thing: an answer, a dimension, a classification or a count.

    ``subject`` says what ``id`` names: a question; a ``dimension`` (its score, -1 to +1); ``raw``
    (a dimension's raw value); a classification; or a ``count`` (``known_drivers``). ``is`` and
    ``includes`` hold when the value is one of ``values``; the others compare with ``bound``.
    """

    subject: Literal["question", "dimension", "raw", "classification", "count"]
    id: str
    op: Literal["is", "includes", "at_least", "at_most", "above", "below"]
    values: tuple[Value, ...] = ()
    bound: Fraction = Fraction(0)


class All(msgspec.Struct, frozen=True, tag="all"):
    """True when every part is true; false when one is false; else open."""

    parts: tuple[Condition, ...]


class Any(msgspec.Struct, frozen=True, tag="any"):
    """True when one part is true; false when every one is false; else open."""

    parts: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True, tag="not"):
    """The opposite of ``part``; open when that is open."""

    part: Condition


Condition = Test | All | Any | Not


def tests_in(condition: Condition | None) -> tuple[Test, ...]:
    """Return every test in a condition, in the order in which they are written."""
    if condition is None:
        return ()
    if isinstance(condition, Test):
        return (condition,)
    if isinstance(condition, Not):
        return tests_in(condition.part)
    return tuple(test for part in condition.parts for test in tests_in(part))
