"""What is asked: questions in their parts, with their answers."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.numbers import Number, decimal_text
from burgerkompas.questionnaire.model.conditions import Condition, Text, Value


class Source(msgspec.Struct, frozen=True):
    """Where something comes from: ``cite`` is printed as it stands."""

    id: str
    cite: Text


class Option(msgspec.Struct, frozen=True):
    """One answer of a closed question; ``share`` is a published percentage to show beside it."""

    value: Value
    label: Text
    share: Fraction | None = None


class Question(msgspec.Struct, frozen=True):
    """One item as it is asked.

    ``options`` are the answers of the closed kinds, in the order in which they are shown.
    ``minimum`` and ``maximum`` bound a ``number``, which has at most so many ``decimals``.
    ``share_note`` explains the options' shares.
    ``shown`` asks for the answer itself in the report.
    """

    id: str
    kind: Literal["scale", "choice", "choices", "yes_no", "number", "text"]
    part: str
    text: Text
    help: Text | None
    options: tuple[Option, ...]
    minimum: Fraction | None
    maximum: Fraction | None
    not_applicable: bool
    ask_if: Condition | None
    shown: bool
    share_note: Text | None
    why: Text | None
    basis: str | None
    sources: tuple[str, ...]
    decimals: int = 0

    @property
    def grain(self) -> int:
        """How many of the smallest steps of a number there are in 1."""
        return int(10**self.decimals)

    def takes(self, number: Number) -> bool:
        """Whether a number is an answer: within bounds, and of 15 digits at most."""
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

    def label(self, value: Value | Fraction, language: str) -> str:
        """Return what one of the question's values is called, or how a number is written."""
        if isinstance(value, Fraction):
            return decimal_text(value, language)
        for option in self.options:
            if option.value == value:
                return option.label[language]
        return str(value)


class Part(msgspec.Struct, frozen=True):
    """One theme of the questionnaire: what is asked under one heading."""

    id: str
    title: Text
    intro: Text | None
    questions: tuple[str, ...]
