"""Measures derived from answers: dimensions and classifications; and sections that show them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.questions import ById, Condition, Derived, Test, Text, Value

Rounding = Literal["half_up", "up", "down"]
"""To the nearest whole number, halves up; to the next one; to the one before."""


class Item(msgspec.Struct, frozen=True, kw_only=True, rename={"question": "id"}):
    """A question in a dimension; a bare id stands for one without further keys."""

    question: str
    """A question in any part."""
    reverse: bool = False
    """True if a high value counts as low."""
    weight: Fraction = Fraction(1)
    """Its weight. Default: 1."""
    points: dict[Value, Fraction] = {}
    """The points for each answer; required if answers are not numbers."""
    not_asked: Fraction | None = None
    """The points it counts as known with, not reversed, when the route does not ask it."""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A level: its bounds, and what to advise."""

    id: Derived[str] = ""
    label: Text
    from_: Fraction | None = None
    """Starts here, this value included."""
    above: Fraction | None = None
    """Starts beyond this value."""
    below: Fraction | None = None
    """Ends before this value."""
    up_to: Fraction | None = None
    """Ends here, this value included."""
    advice: Text | None = None
    """What to do at this level."""

    @property
    def low(self) -> Fraction | None:
        """The lower bound; the lowest level has none."""
        return self.above if self.from_ is None else self.from_

    @property
    def low_in(self) -> bool:
        """Whether the lower bound itself belongs to the level."""
        return self.from_ is not None

    @property
    def high(self) -> Fraction | None:
        """The upper bound; the highest level has none."""
        return self.below if self.up_to is None else self.up_to

    @property
    def high_in(self) -> bool:
        """Whether the upper bound itself belongs to the level."""
        return self.up_to is not None


class Dimension(msgspec.Struct, frozen=True, kw_only=True):
    """A dimension over items of any part."""

    id: Derived[str] = ""
    part: Derived[str] = ""
    label: Text
    items: tuple[Item, ...]
    """The questions that it combines."""
    text: Text | None = None
    aggregate: Literal["mean", "sum", "percent"] = "mean"
    """How items are combined. Default: 'mean'."""
    min_known: int = 0
    """With fewer known items there is no score."""
    prorate: bool = True
    """For a sum: false if missing items count 0, instead of scaling the sum up."""
    round: Rounding | None = None
    """Rounds the raw value to a whole number; levels and conditions see it rounded."""
    report: bool = True
    """False if it is only a driver, not reported as a dimension."""
    levels: ById[Level] = ()
    """Its levels by id; together they cover the whole range exactly once."""
    levels_on: Literal["score", "raw"] = "score"
    """The unit of the bounds: scores (-1 to +1) or raw values."""
    near: Fraction = Fraction(0)
    """A score closer than this to a bound is borderline."""
    high: Text | None = None
    """The high end in words; required for a driver."""
    low: Text | None = None
    """The low end in words; required for a driver."""
    sources: tuple[str, ...] = ()
    basis: str | None = None


class Type(msgspec.Struct, frozen=True, kw_only=True):
    """A type of a classification: in a cell it has an id, in a rule also a ``when``."""

    id: str
    at: Derived[tuple[str, ...]] = ()
    """The level on each axis; empty in a rule."""
    label: Text
    when: Condition | None = None
    """The condition, for a classification by rules; the last has none."""
    text: Text | None = None
    first_thing: Text | None = None
    """The first thing to add."""
    warning: Text | None = None
    """A warning about this type."""


class Classification(msgspec.Struct, frozen=True, kw_only=True):
    """A typology: ``axes`` with ``cells`` (LEVEL/LEVEL), or ``rules`` in order."""

    id: Derived[str] = ""
    part: Derived[str] = ""
    label: Text
    text: Text | None = None
    axes: tuple[str, ...] = ()
    """Dimensions with levels; 'cells' has a type for each pair."""
    cells: dict[str, Type] = {}
    """A type for each combination of levels: level/level."""
    rules: tuple[Type, ...] = ()
    """Or types in order; the first whose 'when' is true applies."""
    sources: tuple[str, ...] = ()
    basis: str | None = None

    @property
    def types(self) -> tuple[Type, ...]:
        """The types, of its cells or its rules."""
        return tuple(self.cells.values()) or self.rules


# -- sections of the report ------------------------------------------------------------------


class Factors(msgspec.Struct, frozen=True):
    """A section that shows dimensions as bars, the lowest first, each with its advice."""

    title: Text
    dimensions: tuple[str, ...]
    """Dimensions shown as bars, the lowest first."""
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """A reason for a role."""

    when: Test
    """A comparison with a number; its distance says how weak the spot is."""
    because: Text


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A role and its triggers."""

    id: Derived[str] = ""
    label: Text
    meaning: Text
    triggers: tuple[Trigger, ...]
    """The reasons for it; any of them calls for it."""


class Roles(msgspec.Struct, frozen=True, kw_only=True):
    """The roles, in the order that decides ties."""

    title: Text
    roles: ById[Role]
    """The roles by id, in the order that decides ties."""
    intro: Text | None = None
    most: int = 3
    """The maximum number of roles to name. Default: 3."""
    sources: tuple[str, ...] = ()


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


class Sections(msgspec.Struct, frozen=True, kw_only=True):
    """Sections of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    """Dimensions as bars, each with its advice."""
    roles: Roles | None = None
    """Roles that are needed, the one for the weakest spot first."""
    participation: Participation | None = None
    """The present degree of participation and the one wanted."""
