"""Dimensions and classifications as authors write them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.documents.questions import ConditionSpec
from burgerkompas.questionnaire.model import Rounding, Text, Value


class ItemSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A question in a dimension; a bare id stands for one without further keys."""

    id: str
    """A question in any part."""
    reverse: bool = False
    """True if a high value counts as low."""
    weight: Fraction = Fraction(1)
    """Its weight. Default: 1."""
    points: dict[Value, Fraction] | None = None
    """The points for each answer; required if answers are not numbers."""
    not_asked: Fraction | None = None
    """The points it counts as known with, not reversed, when the route does not ask it."""


class LevelSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A level: its bounds, and what to advise."""

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


class DimensionSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A dimension over items of any part."""

    label: Text
    items: tuple[ItemSpec, ...]
    """The questions that it combines."""
    text: Text | None = None
    aggregate: Literal["mean", "sum", "percent"] = "mean"
    """How items are combined. Default: 'mean'."""
    min_known: int | None = None
    """With fewer known items there is no score."""
    prorate: bool = True
    """For a sum: false if missing items count 0, instead of scaling the sum up."""
    round: Rounding | None = None
    """Rounds the raw value to a whole number; levels and conditions see it rounded."""
    report: bool = True
    """False if it is only a driver, not reported as a dimension."""
    levels: dict[str, LevelSpec] = {}
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


class TypeSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A type of a classification: in a cell it has an id, in a rule also a ``when``."""

    id: str
    label: Text
    when: ConditionSpec | None = None
    """The condition, for a classification by rules; the last has none."""
    text: Text | None = None
    first_thing: Text | None = None
    """The first thing to add."""
    warning: Text | None = None
    """A warning about this type."""


class ClassificationSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A typology: ``axes`` with ``cells`` (LEVEL/LEVEL), or ``rules`` in order."""

    label: Text
    text: Text | None = None
    axes: tuple[str, ...] = ()
    """Dimensions with levels; 'cells' has a type for each pair."""
    cells: dict[str, TypeSpec] = {}
    """A type for each combination of levels: level/level."""
    rules: tuple[TypeSpec, ...] = ()
    """Or types in order; the first whose 'when' is true applies."""
    sources: tuple[str, ...] = ()
    basis: str | None = None
