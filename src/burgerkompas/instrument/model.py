"""The instrument: a questionnaire that has been checked and can be trusted.

Everything is frozen and every id in it exists. Numbers are exact: integers and fractions.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal

import msgspec

from burgerkompas.exact import Number, decimal_text

Text = dict[str, str]
"""One text in every language of the questionnaire, by language code."""

Value = int | str
"""A value of a closed question: a number of a scale, or the id of a choice."""

Output = int | float | str | tuple[int | float | str, ...]
"""What an outcome of a decision table says more: a text or a number, or several of them."""


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


class Item(msgspec.Struct, frozen=True):
    """A question's place in a dimension.

    ``points`` gives for each value of the question what it counts, before reversal.
    """

    question: str
    reverse: bool
    weight: Fraction
    points: tuple[tuple[Value, Fraction], ...]


class Level(msgspec.Struct, frozen=True):
    """A named stretch of a dimension: from/above ``low`` to below/up to ``high``.

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
    """What several items measure together.

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
    (``None`` for the last, which holds otherwise).
    """

    id: str
    label: Text
    text: Text | None
    first_thing: Text | None
    warning: Text | None
    at: tuple[str, ...]
    when: Condition | None


class Classification(msgspec.Struct, frozen=True):
    """A typology: by the levels of its ``axes``, or by rules of which the first true one holds."""

    id: str
    part: str
    label: Text
    text: Text | None
    axes: tuple[str, ...]
    types: tuple[Type, ...]
    sources: tuple[str, ...]
    basis: str | None


class Driver(msgspec.Struct, frozen=True):
    """A dimension as an argument for (+1) or against (-1) a strategy.

    With ``only_above`` it counts only where its value is above that.
    """

    dimension: str
    sign: Literal[1, -1]
    only_above: Fraction | None


class Strategy(msgspec.Struct, frozen=True):
    """One advice that can come out; its score is the mean of its signed drivers."""

    id: str
    label: Text
    meaning: Text
    not_when: Text | None
    drivers: tuple[Driver, ...]
    first_step: Text
    ask_the_group: Text
    look_again: Text
    participation: tuple[int, ...]
    participation_text: Text | None


class Lead(msgspec.Struct, frozen=True):
    """Holds when ``strategy`` is open and leads the one in question by at least ``by``."""

    strategy: str
    by: Fraction


class Gate(msgspec.Struct, frozen=True):
    """A rule that comes before the scores; it fires when ``when`` is true and ``unless`` is not.

    It may end the matter (``outcome``), ``close`` strategies, decide for one (``first``, but not
    when ``unless_leads`` holds), or add a ``duty`` or a ``caution``; the last two only where the
    advice is one of ``advice`` (empty: any).
    """

    id: str
    when: Condition
    unless: Condition | None
    outcome: str | None
    close: tuple[str, ...]
    first: str | None
    unless_leads: Lead | None
    because: Text | None
    first_step: Text | None
    duty: Text | None
    caution: Text | None
    advice: tuple[str, ...]
    urgent: bool


class Outcome(msgspec.Struct, frozen=True):
    """An end that is no strategy, with what to do instead.

    Of a decision table it is what a rule gives: there its ``outputs`` may say more, by name, and
    the texts may be empty.
    """

    id: str
    label: Text
    meaning: Text
    first_step: Text
    ask_the_group: Text
    look_again: Text
    outputs: dict[str, Output] = {}


class AllClosed(msgspec.Struct, frozen=True):
    """What is advised when the gates have closed every strategy."""

    id: str
    strategy: str
    because: Text


class Scorecard(msgspec.Struct, frozen=True):
    """The decision: gates first, then the strategy with the highest score.

    ``strategies`` stand in the order that decides ties. The advice is clear when the winner's
    score is above ``clear_above`` and its margin at least ``clear_margin``.
    """

    basis: str
    note: Text
    strategies: tuple[Strategy, ...]
    gates: tuple[Gate, ...]
    outcomes: tuple[Outcome, ...]
    all_closed: AllClosed | None
    clear_above: Fraction
    clear_margin: Fraction

    @property
    def drivers(self) -> tuple[str, ...]:
        """The dimensions that drive a strategy, each once, in the order of first use."""
        return tuple(dict.fromkeys(d.dimension for s in self.strategies for d in s.drivers))


class Rule(msgspec.Struct, frozen=True):
    """A row of a decision table: when the condition is true (``None``: always), then an outcome."""

    id: str
    when: Condition | None
    then: str
    because: Text


HitPolicy = Literal["unique", "first", "any", "priority"]
"""Which rule counts: the only one that holds; the first; any, for they all say the same; the one
whose outcome stands highest among the outcomes."""


RESERVED = ("undecided", "no-rule", "conflict")
"""What comes of a table where no rule decides; a questionnaire may give it words of its own."""


class DecisionTable(msgspec.Struct, frozen=True):
    """The other kind of decision: rules instead of scores."""

    hit_policy: HitPolicy
    rules: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    basis: str | None
    note: Text | None

    @property
    def precedence(self) -> tuple[int, ...]:
        """The rules by their place, in the order in which they go before each other."""
        places = range(len(self.rules))
        if self.hit_policy != "priority":
            return tuple(places)
        names = [outcome.id for outcome in self.outcomes]
        return tuple(sorted(places, key=lambda i: names.index(self.rules[i].then)))


class Factors(msgspec.Struct, frozen=True):
    """A section that shows dimensions as bars, the lowest first, each with its advice."""

    title: Text
    intro: Text | None
    dimensions: tuple[str, ...]
    sources: tuple[str, ...]


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
    """A section that sets the degree of participation now beside the wished one.

    ``now`` and ``wished`` name two scale questions with the same values.
    """

    title: Text
    intro: Text | None
    now: str
    wished: str
    note: Text
    sources: tuple[str, ...]


class Sections(msgspec.Struct, frozen=True):
    """The parts of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    roles: Roles | None = None
    participation: Participation | None = None


class Closing(msgspec.Struct, frozen=True):
    """The open question at the end; the answer is kept in the case as the note ``id``."""

    id: str
    text: Text


class Instrument(msgspec.Struct, frozen=True, dict=True):
    """A whole questionnaire. ``digest`` is the SHA-256 of its files, in hexadecimal."""

    id: str
    version: str
    digest: str
    languages: tuple[str, ...]
    title: Text
    intro: Text | None
    closing: Closing | None
    bases: dict[str, Text]
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]
    dimensions: tuple[Dimension, ...]
    classifications: tuple[Classification, ...]
    scorecard: Scorecard | None
    sections: Sections
    table: DecisionTable | None = None

    @cached_property
    def question(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def has_routes(self) -> bool:
        """Whether some answers make a question fall away."""
        return any(question.ask_if is not None for question in self.questions)

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """The dimensions by id."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def classification(self) -> dict[str, Classification]:
        """The classifications by id."""
        return {classification.id: classification for classification in self.classifications}


def tests_in(condition: Condition | None) -> tuple[Test, ...]:
    """Return every test in a condition, in the order in which they are written."""
    if condition is None:
        return ()
    if isinstance(condition, Test):
        return (condition,)
    if isinstance(condition, Not):
        return tests_in(condition.part)
    return tuple(test for part in condition.parts for test in tests_in(part))
