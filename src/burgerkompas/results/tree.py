"""The parts of a result, each frozen.

Scores are whole numbers on the questionnaire's grid: ``score / unit`` is the number from -1 to
+1. They are divided and rounded only where they are shown. ``None`` means that there is none (too
little known), or, for ``settled``, ``possible``, ``changes`` and ``ask_next``, that it was not
computed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import Band, OutputValue, Text

Count = Annotated[int, Meta(ge=0)]


class Answered(msgspec.Struct, frozen=True):
    """How many questions on the route are known, unknown and unanswered."""

    known: Count
    unknown: Count
    missing: Count


class DimensionResult(msgspec.Struct, frozen=True, gc=False):
    """A dimension of one case.

    ``score`` needs the dimension's minimum of known items, ``value`` (what it counts as a
    driver) just one. ``possible_range`` is the lowest and the highest score that a completion
    gives.
    """

    id: str
    score: int | None
    raw: Fraction | None
    level: str | None
    borderline: bool
    known: int
    items: int
    value: int | None
    possible_levels: tuple[str, ...] | None = None
    possible_range: tuple[int, int] | None = None


class ClassificationResult(msgspec.Struct, frozen=True, gc=False):
    """A classification of one case; borderline where an axis is."""

    id: str
    type: str | None
    borderline: bool
    possible: tuple[str, ...] | None = None


GateEffect = Literal["outcome", "close", "first", "duty", "caution", "unknown"]
"""The effect of a gate; ``unknown``: it is open whether it fires."""


class GateResult(msgspec.Struct, frozen=True, gc=False):
    """One effect that a gate had, or (``unknown``) a gate whose question is open.

    ``answer`` is the one that decided, ``question`` where it was given. ``targets`` are the
    strategies closed, the one put first, or the outcome.
    """

    id: str
    question: str | None
    answer: Answer
    effect: GateEffect
    targets: tuple[str, ...]
    text: Text
    urgent: bool


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """What one driver adds to a strategy's score; ``value`` is ``None`` when it is unknown."""

    driver: str
    value: int | None
    contribution: int


LEAST_TOLD = Fraction(1, 20)
"""Smaller contributions to a score are not mentioned."""


def is_worth_mentioning(contribution: Contribution, unit: int) -> bool:
    """Return whether a contribution on a grid is large enough to mention."""
    return abs(contribution.contribution) * LEAST_TOLD.denominator >= LEAST_TOLD.numerator * unit


class StrategyScore(msgspec.Struct, frozen=True, gc=False):
    """A strategy's score, the sum of its contributions, and the gates that closed it."""

    id: str
    score: int
    closed_by: tuple[str, ...]
    contributions: tuple[Contribution, ...]

    @property
    def open(self) -> bool:
        """Whether no gate closed it."""
        return not self.closed_by


class OwnViewResult(msgspec.Struct, frozen=True):
    """The respondent's own view, beside the advice."""

    question: str
    answer: Answer
    points_to: str | None
    """The strategy or outcome that it points to; ``None`` where there is no view."""
    agrees: bool | None
    """Whether that is what is advised; ``None`` where there is no view."""


class Robustness(msgspec.Struct, frozen=True):
    """What the advice can bear."""

    weights: Annotated[
        float | None,
        Meta(
            description="k: every reason may weigh 1/k to k times as much; null where a gate "
            "decides or no weights could change it."
        ),
    ]
    one_step: Annotated[
        tuple[str, ...],
        Meta(description="The questions whose answer, one step off, changes the advice."),
    ]
    two_steps: Annotated[
        bool | None,
        Meta(description="Whether it survives any two answers one step off; null: not computed."),
    ]


class Reminder(msgspec.Struct, frozen=True):
    """What a gate that fires asks: a first step, a duty or a caution."""

    effect: Literal["step", "duty", "caution"]
    text: Text
    strategies: tuple[str, ...]
    """Those that it goes with; empty: with whatever is advised or decided."""

    def goes_with(self, end: str) -> bool:
        """Return whether it goes with what is advised or decided."""
        return not self.strategies or end in self.strategies


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """The strategy advised, or (``id`` is ``None``) the outcome that stands in its place.

    ``decided_by`` is ``scores`` or a gate's id; with a decision table the rule's, and ``outputs``
    is what else it gives. ``provisional``: one open gate, firing, would
    change the outcome. ``ranking`` has the open strategies first, by score. ``runner_up`` is the
    second to name; its reasons are ``runner_up_because``. Where the advice is not clear
    ``decides_between`` is the question on which the two differ most, and with ``decides_alone``
    another answer to it makes the second the advice. ``evidence`` is what earlier
    labelled cases showed. ``reminders`` are what gates ask, also beside other strategies than the
    one advised. ``find_out_first`` are the open questions of the gates that make it
    provisional. ``look_again_days`` is when to look again, counted from the case's date.
    """

    id: str | None
    decided_by: str
    clear: bool
    tie: bool = False
    runner_up: str | None = None
    margin: int | None = None
    provisional: bool = False
    settled: bool | None = None
    possible: tuple[str, ...] | None = None
    ranking: tuple[StrategyScore, ...] = ()
    label: Text
    meaning: Text
    because: tuple[Text, ...]
    against: Text | None = None
    first_step: Text
    ask_the_group: Text
    look_again: Text
    outputs: dict[str, OutputValue] = {}
    runner_up_because: tuple[Text, ...] = ()
    find_out_first: tuple[str, ...] = ()
    look_again_days: int | None = None
    own_view: OwnViewResult | None = None
    evidence: Band | None = None
    decides_between: str | None = None
    decides_alone: bool | None = None
    robust: Robustness | None = None
    reminders: tuple[Reminder, ...] = ()

    @property
    def duties(self) -> tuple[Text, ...]:
        """What must be done beside what is advised."""
        return self._told("duty")

    @property
    def cautions(self) -> tuple[Text, ...]:
        """What to be careful about in what is advised."""
        return self._told("caution")

    def _told(self, effect: str) -> tuple[Text, ...]:
        told = (r for r in self.reminders if r.effect == effect and r.goes_with(self.id or ""))
        return tuple(one.text for one in told)


class RoleResult(msgspec.Struct, frozen=True):
    """A role that is called for, and why."""

    id: str
    because: Text


class ParticipationResult(msgspec.Struct, frozen=True):
    """The degrees of participation now and wished, and what the strategy asks for."""

    now: Answer
    wished: Answer
    asked_by_strategy: tuple[int, ...]
    text: Text | None


class ChangedAnswer(msgspec.Struct, frozen=True):
    """One answer that would have to be different."""

    item: str
    old: Answer
    new: Answer


class Change(msgspec.Struct, frozen=True):
    """The smallest change that leads to another strategy; ``None`` answers: more than three."""

    to: str
    answers: tuple[ChangedAnswer, ...] | None
    steps: int | None


def rounded(score: int, unit: int) -> float:
    """Return a score on a grid as a number from -1 to +1, rounded to 4 places, halves to even.

    It is rounded while it is exact, so that every engine gives the same.
    """
    return round(score * 10_000 / unit) / 10_000


def number(score: int | None, unit: int) -> float | None:
    """Return a score as ``rounded`` does; ``None`` when there is none."""
    return None if score is None else rounded(score, unit)
