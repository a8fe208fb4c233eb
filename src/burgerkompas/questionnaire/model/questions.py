"""Questions in their parts, with their answers, and conditions on answers."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import Annotated, Literal, TypeVar

import msgspec

from burgerkompas.numbers import Number, decimal_text

Member = TypeVar("Member")

Derived = Annotated[Member, "derived"]
"""A field that is not a key of the files: the loader finds its value."""

ById = Annotated[tuple[Member, ...], "by id"]
"""Members in order. In the files it is a mapping, and the first field of each has its key."""

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


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, with its citation."""

    id: Derived[str] = ""
    cite: Text
    """The citation."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice; a bare text is its label."""

    value: Derived[Value] = ""
    label: Text
    share: Fraction | None = None
    """A published percentage to show with it."""
    alone: bool = False
    """For choices: true if it excludes all others."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered scale: its values, and a label or anchor for each."""

    values: tuple[int, ...]
    """Whole numbers, from low to high."""
    labels: dict[Value, Text]
    """Labels for some or all of the values."""


class Question(
    msgspec.Struct, frozen=True, kw_only=True, rename={"minimum": "min", "maximum": "max"}
):
    """One question. ``scale`` names a shared scale or defines one."""

    id: str
    part: Derived[str] = ""
    text: Text
    """The text of the question."""
    kind: Literal["scale", "choice", "choices", "yes_no", "number", "text"] = "scale"
    """The kind of answer; 'scale' by default."""
    scale: str | Scale | None = None
    """The name of a shared scale, or a scale of its own."""
    options: ById[Option] = ()
    """The choices, by id."""
    anchors: dict[Value, Text] = {}
    """Other labels for some values: what one can observe for each."""
    minimum: Fraction | None = None
    """The lowest number allowed."""
    maximum: Fraction | None = None
    """The highest number allowed."""
    decimals: int = 0
    """The number of decimals allowed. Default: none."""
    help: Text | None = None
    """Help with answering."""
    why: Text | None = None
    """The reason for asking it."""
    not_applicable: bool = False
    """True if 'not applicable' is an allowed answer."""
    ask_if: Condition | None = None
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

    @property
    def grain(self) -> int:
        """The number of smallest steps of a number that make 1."""
        return int(10**self.decimals)

    def takes(self, number: Number) -> bool:
        """Return whether a number is allowed: within bounds, and of 15 digits at most."""
        low, high = self.minimum, self.maximum
        steps = Fraction(number) * self.grain
        return (
            steps.denominator == 1
            and abs(steps) < 10**15
            and (low is None or number >= low)
            and (high is None or number <= high)
        )

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of a closed question."""
        return tuple(option.value for option in self.options)

    def excluding(self, chosen: Collection[object]) -> Option | None:
        """Return the option among several chosen that excludes the others, if there is one."""
        alone = (option for option in self.options if option.alone and option.value in chosen)
        return next(alone, None) if len(chosen) > 1 else None

    def label(self, value: Value | Fraction, language: str) -> str:
        """Return the label of one of the question's values, or a number as it is written."""
        if isinstance(value, Fraction):
            return decimal_text(value, language)
        for option in self.options:
            if option.value == value:
                return option.label[language]
        return str(value)


class Part(msgspec.Struct, frozen=True):
    """One theme of the questionnaire: the questions under one heading."""

    id: str
    title: Text
    intro: Text | None
    questions: tuple[str, ...]


class Closing(msgspec.Struct, frozen=True):
    """The open question after the advice; the answer is kept in the case as the note ``id``."""

    id: str
    text: Text
    """The open question."""


class Retired(msgspec.Struct, frozen=True, kw_only=True):
    """A question of an earlier version that is no longer asked."""

    to: str | None = None
    """The question that took its place, if one did."""
    values: dict[Value, Value] | None = None
    """Which answers carry over, and to what. Default: each answer to the same one."""
