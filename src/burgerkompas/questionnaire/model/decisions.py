"""Decisions: by scores and gates, or by a table of rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.questions import Condition, Text, Value

OutputValue = int | float | str | tuple[int | float | str, ...]
"""An output of an outcome of a decision table: a text or a number, or several of them."""


class Driver(msgspec.Struct, frozen=True):
    """A dimension as an argument for (+1) or against (-1) a strategy.

    With ``only_above`` it counts only if its value is above that.
    """

    dimension: str
    sign: Literal[1, -1]
    only_above: Fraction | None


class Strategy(msgspec.Struct, frozen=True):
    """One possible advice; its score is the mean of its signed drivers."""

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
    short: Text | None = None
    look_again_days: int | None = None

    @property
    def name(self) -> Text:
        """Its shortest name."""
        return self.short or self.label


class Lead(msgspec.Struct, frozen=True):
    """A condition: ``strategy`` is open and leads the one in question by at least ``by``."""

    strategy: str
    """Another strategy."""
    by: Fraction
    """The minimum lead."""


class Gate(msgspec.Struct, frozen=True):
    """A rule that overrides scores; it fires when ``when`` is true and ``unless`` is not.

    ``documents.GateSpec`` tells what it can do.
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
    clear: bool = True
    not_with: tuple[str, ...] = ()

    def steps_for(self, strategy: str) -> bool:
        """Return whether its first step fits a strategy that it doesn't decide for.

        Not where it puts another first, or says that it is beside others.
        """
        return self.first in (None, strategy) and (not self.advice or strategy in self.advice)


class Outcome(msgspec.Struct, frozen=True):
    """An outcome that is not a strategy, with what to do instead.

    In a decision table it is the result of a rule; there it may have ``outputs`` by name, and its
    texts may be empty.
    """

    id: str
    label: Text
    meaning: Text
    first_step: Text
    ask_the_group: Text
    look_again: Text
    outputs: dict[str, OutputValue] = {}
    look_again_days: int | None = None

    @property
    def name(self) -> Text:
        """Its shortest name."""
        return self.label


class AllClosed(msgspec.Struct, frozen=True):
    """The advice if gates have closed every strategy."""

    id: str
    strategy: str
    """The strategy to advise."""
    because: Text


class OwnView(msgspec.Struct, frozen=True):
    """The respondent's own view of what to do: reported with the advice, never counted."""

    question: str
    """The question that asks for it."""
    points_to: dict[Value, str]
    """The strategy or outcome to which each answer points."""


class Scorecard(msgspec.Struct, frozen=True, tag="scorecard"):
    """The decision: gates first, then the strategy with the highest score.

    ``strategies`` are in the order that decides ties. By scores the advice is clear when the
    winner's score is above ``clear_above`` and its margin at least ``clear_margin``; with
    ``clear_own_view`` only if the respondent's own view points to it as well.
    """

    basis: str
    note: Text
    strategies: tuple[Strategy, ...]
    gates: tuple[Gate, ...]
    outcomes: tuple[Outcome, ...]
    all_closed: AllClosed | None
    clear_above: Fraction
    clear_margin: Fraction
    clear_own_view: bool = False
    own_view: OwnView | None = None

    @property
    def ends(self) -> tuple[Strategy | Outcome, ...]:
        """All possible outcomes: the strategies, then the others."""
        return (*self.strategies, *self.outcomes)

    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions of the gates, in their order."""
        pairs = ((gate.when, gate.unless) for gate in self.gates)
        return tuple(one for pair in pairs for one in pair if one is not None)

    @property
    def drivers(self) -> tuple[str, ...]:
        """The dimensions that drive a strategy, each once, in the order of first use."""
        return tuple(dict.fromkeys(d.dimension for s in self.strategies for d in s.drivers))


class Rule(msgspec.Struct, frozen=True):
    """A row of a decision table: if the condition is true (``None``: always), an outcome."""

    id: str
    when: Condition | None
    then: str
    because: Text


HitPolicy = Literal["unique", "first", "any", "priority"]
"""Decides which rule counts: the only one that holds; the first; any, because all must agree; the
one whose outcome is listed first."""


RESERVED = ("undecided", "no-rule", "conflict")
"""Outcomes of a table if no rule decides; a questionnaire may define texts for them."""


class DecisionTable(msgspec.Struct, frozen=True, tag="table"):
    """The other kind of decision: rules instead of scores.

    ``outcomes`` are those that the questionnaire describes, ``undecided`` the reserved ones with
    the program's own texts.
    """

    hit_policy: HitPolicy
    rules: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    basis: str | None
    note: Text | None
    undecided: tuple[Outcome, ...]

    @property
    def ends(self) -> tuple[Outcome, ...]:
        """All possible outcomes: those that rules give, then the reserved ones."""
        described = {outcome.id: outcome for outcome in self.outcomes}
        given = (outcome for outcome in self.outcomes if outcome.id not in RESERVED)
        return (*given, *(described.get(outcome.id, outcome) for outcome in self.undecided))

    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions of the rules, in their order."""
        return tuple(rule.when for rule in self.rules if rule.when is not None)

    @property
    def precedence(self) -> tuple[int, ...]:
        """The positions of the rules, in order of precedence."""
        places = range(len(self.rules))
        if self.hit_policy != "priority":
            return tuple(places)
        names = [outcome.id for outcome in self.outcomes]
        return tuple(sorted(places, key=lambda i: names.index(self.rules[i].then)))


Decision = Scorecard | DecisionTable
"""The decision of a questionnaire: by scores or by a table."""


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """Results for the labelled cases whose advice came about in one way.

    An omitted key matches every advice; of several matching bands, the first counts.
    """

    id: str
    clear: bool | None = None
    """True if the advice is presented as clear."""
    decided_by: Literal["gate", "scores", "outcome"] | None = None
    """The deciding part: a gate for a strategy, the scores, or an outcome of another kind."""
    above: Fraction | None = None
    """The lead is this or more."""
    below: Fraction | None = None
    """The lead is less than this."""
    readings: int = 0
    """The number of readings of labelled cases."""
    first: int = 0
    """The number of them with advice that was a first choice."""
    defensible: int = 0
    """The number with advice that was a first or second choice."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement of the advice with labelled cases."""

    note: Text
    """The origin of the cases and labels, and its limitations."""
    cases: int
    """The number of labelled cases."""
    bands: tuple[Band, ...]
    """The results, by the way in which the advice came about."""

    def band_of(
        self, clear: bool, decided_by: Literal["gate", "scores", "outcome"], lead: Fraction | None
    ) -> Band | None:
        """Return the band of advice that came in one way, with a lead of -1 to +1."""
        for band in self.bands:
            bounded = band.above is not None or band.below is not None
            within = lead is not None and (
                (band.above is None or lead >= band.above)
                and (band.below is None or lead < band.below)
            )
            if (
                band.clear in (None, clear)
                and band.decided_by in (None, decided_by)
                and (within or not bounded)
            ):
                return band
        return None
