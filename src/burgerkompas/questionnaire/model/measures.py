"""Measures derived from answers: dimensions with levels, and classifications."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.questions import Condition, Text, Value


class Item(msgspec.Struct, frozen=True):
    """A question's place in a dimension.

    ``points`` gives the points for each value of the question, before reversal.
    """

    question: str
    reverse: bool
    weight: Fraction
    points: tuple[tuple[Value, Fraction], ...]


class Level(msgspec.Struct, frozen=True):
    """A named range of a dimension: from/above ``low`` to below/up to ``high``.

    ``low_in`` and ``high_in`` say whether the bound itself belongs to the level.
    """

    id: str
    label: Text
    low: Fraction | None
    low_in: bool
    high: Fraction | None
    high_in: bool
    advice: Text | None


class Dimension(msgspec.Struct, frozen=True):
    """A quantity that several items measure together.

    The raw value is the ``aggregate`` of the known items; the score is its place between the
    lowest and the highest possible raw value, from -1 to +1. Fewer than ``min_known`` known
    items: neither score nor level. A score nearer than ``near`` to the bound of a level (in the
    unit that ``levels_on`` names) is borderline. ``high`` and ``low`` put the two ends in words.
    """

    id: str
    part: str
    label: Text
    text: Text | None
    items: tuple[Item, ...]
    aggregate: Literal["mean", "sum", "percent"]
    min_known: int
    report: bool
    levels: tuple[Level, ...]
    levels_on: Literal["score", "raw"]
    near: Fraction
    high: Text | None
    low: Text | None
    sources: tuple[str, ...]
    basis: str | None


class Type(msgspec.Struct, frozen=True):
    """One outcome of a classification.

    ``at`` names the level on each axis (empty for a classification by rules), ``when`` the rule
    (``None`` for the last, which applies otherwise).
    """

    id: str
    label: Text
    text: Text | None
    first_thing: Text | None
    warning: Text | None
    at: tuple[str, ...]
    when: Condition | None


class Classification(msgspec.Struct, frozen=True):
    """A typology: by the levels of its ``axes``, or by the first of its rules that is true."""

    id: str
    part: str
    label: Text
    text: Text | None
    axes: tuple[str, ...]
    types: tuple[Type, ...]
    sources: tuple[str, ...]
    basis: str | None
