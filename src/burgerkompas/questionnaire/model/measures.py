"""Measures derived from answers: dimensions and classifications; and sections that show them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.questions import Condition, Test, Text, Value

Rounding = Literal["half_up", "up", "down"]
"""To the nearest whole number, halves up; to the next one; to the one before."""


class Item(msgspec.Struct, frozen=True):
    """A question's place in a dimension.

    ``points`` gives the points for each value of the question, before reversal; ``not_asked`` those
    that count, as they are, when the route does not ask it. With ``None`` it is then unknown.
    """

    question: str
    reverse: bool
    weight: Fraction
    points: tuple[tuple[Value, Fraction], ...]
    not_asked: Fraction | None = None


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
    items: neither score nor level. ``near`` is in the unit that ``levels_on`` names, and the raw
    value is rounded after a sum is scaled up; ``documents.DimensionSpec`` tells the rest.
    """

    id: str
    part: str
    label: Text
    text: Text | None
    items: tuple[Item, ...]
    aggregate: Literal["mean", "sum", "percent"]
    min_known: int
    prorate: bool
    round: Rounding | None
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


# -- sections of the report ------------------------------------------------------------------


class Factors(msgspec.Struct, frozen=True):
    """A section that shows dimensions as bars, the lowest first, each with its advice."""

    title: Text
    dimensions: tuple[str, ...]
    """Dimensions shown as bars, the lowest first."""
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Trigger(msgspec.Struct, frozen=True):
    """One reason for a role; the subject of ``when`` says how weak the spot is."""

    when: Test
    because: Text


class Role(msgspec.Struct, frozen=True):
    """A way to carry the advice out, called for by any of its triggers."""

    id: str
    label: Text
    meaning: Text
    triggers: tuple[Trigger, ...]


class Roles(msgspec.Struct, frozen=True):
    """A section that names at most ``most`` roles, the one at the weakest spot first."""

    title: Text
    intro: Text | None
    most: int
    roles: tuple[Role, ...]
    sources: tuple[str, ...]


class Participation(msgspec.Struct, frozen=True):
    """A section that compares the present degree of participation with the one wanted.

    Both questions have the same values.
    """

    title: Text
    now: str
    """The scale question on the present degree."""
    wished: str
    """The scale question on the degree wanted."""
    note: Text
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Sections(msgspec.Struct, frozen=True):
    """The parts of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    roles: Roles | None = None
    participation: Participation | None = None
