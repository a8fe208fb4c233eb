"""Questions with their answers, and conditions, as authors write them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model import Text, Value


class ConditionSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A condition: one subject with one comparison, or ``all``, ``any`` or ``not`` of others."""

    all: tuple[ConditionSpec, ...] | None = None
    """True when all of these are."""
    any: tuple[ConditionSpec, ...] | None = None
    """True when one of these is."""
    not_: ConditionSpec | None = None
    """True when this is false."""
    question: str | None = None
    """The answer to this question."""
    dimension: str | None = None
    """The score (-1 to +1) or the level of this dimension."""
    raw: str | None = None
    """The raw value of this dimension."""
    classification: str | None = None
    """The type of this classification."""
    count: Literal["known_drivers"] | None = None
    """The number of known drivers."""
    is_: Value | None = None
    """The value is this one."""
    in_: tuple[Value, ...] | None = None
    """The value is one of these."""
    includes: Value | None = None
    """For choices: this one is included."""
    at_least: Fraction | None = None
    """The number is this or more."""
    at_most: Fraction | None = None
    """The number is this or less."""
    above: Fraction | None = None
    """The number is more than this."""
    below: Fraction | None = None
    """The number is less than this."""


class SourceSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, with its citation."""

    cite: Text
    """The citation."""


class ScaleSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered scale: its values, and a label or anchor for each."""

    values: tuple[int, ...]
    """Whole numbers, from low to high."""
    labels: dict[Value, Text]
    """Labels for some or all of the values."""


class OptionSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice; a bare text is its label."""

    label: Text
    share: Fraction | None = None
    """A published percentage to show with it."""
    alone: bool = False
    """For choices: true if it excludes all others."""


class QuestionSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One question. ``scale`` names a shared scale or defines one."""

    id: str
    text: Text
    """The text of the question."""
    kind: Literal["scale", "choice", "choices", "yes_no", "number", "text"] = "scale"
    """The kind of answer; 'scale' by default."""
    scale: str | ScaleSpec | None = None
    """The name of a shared scale, or a scale of its own."""
    options: dict[str, OptionSpec] | None = None
    """The choices, by id."""
    anchors: dict[Value, Text] | None = None
    """Other labels for some values: what one can observe for each."""
    min: Fraction | None = None
    """The lowest number allowed."""
    max: Fraction | None = None
    """The highest number allowed."""
    decimals: int | None = None
    """The number of decimals allowed. Default: none."""
    help: Text | None = None
    """Help with answering."""
    why: Text | None = None
    """The reason for asking it."""
    not_applicable: bool = False
    """True if 'not applicable' is an allowed answer."""
    ask_if: ConditionSpec | None = None
    """A condition on earlier questions; unless it is true, this one is not asked."""
    shown: bool = False
    """True if the report shows the answer itself."""
    heading: bool = False
    """For a text: true if the answer is shown at the top of every part."""
    can_change: bool = False
    """True if the answer can change over time, and not only turn out to be wrong."""
    share_note: Text | None = None
    """A text to show with the shares of the options."""
    basis: str | None = None
    sources: tuple[str, ...] = ()
