"""Decisions: by scores and gates, or by a table of rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.questions import All, Condition, Derived, Text, Value

OutputValue = int | float | str | tuple[int | float | str, ...]
"""An output of an outcome of a decision table: a text or a number, or several of them."""


class Driver(msgspec.Struct, frozen=True, kw_only=True, rename={"dimension": "id"}):
    """A driver of a strategy; a bare id stands for one without ``only_above``."""

    dimension: str
    """A dimension."""
    sign: Derived[Literal[1, -1]] = 1
    """+1 for an argument for the strategy, -1 for one against it."""
    only_above: Fraction | None = None
    """It counts only above this score."""


class Strategy(msgspec.Struct, frozen=True, kw_only=True):
    """A strategy with the drivers for and against it."""

    id: Derived[str] = ""
    label: Text
    meaning: Text
    for_: tuple[Driver, ...]
    """Dimensions that speak for it."""
    first_step: Text
    ask_the_group: Text
    look_again: Text
    against: tuple[Driver, ...] = ()
    """Dimensions that speak against it."""
    not_when: Text | None = None
    """A situation in which not to choose it."""
    participation: tuple[int, ...] = ()
    """The degrees of participation that it implies."""
    participation_text: Text | None = None
    """The same in words."""
    short: Text | None = None
    """A name of a word or two, for where two strategies are named together."""
    look_again_days: int | None = None
    """When to look again, in days after the answers, so that the report can name the date."""

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """All its drivers; its score is the mean of what they contribute."""
        return self.for_ + self.against

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


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """A gate with at least one effect; without ``when``, only ``unless`` keeps it from firing."""

    id: str
    when: Condition = All(())
    unless: Condition | None = None
    """The gate does not fire if this is true."""
    outcome: str | None = None
    """Gives this outcome instead of advice."""
    close: tuple[str, ...] = ()
    """Strategies to rule out."""
    first: str | None = None
    """The strategy to advise, if it is open."""
    unless_leads: Lead | None = None
    """Disables 'first' if this strategy leads by at least this much."""
    because: Text | None = None
    first_step: Text | None = None
    """Replaces the first step of the strategy."""
    duty: Text | None = None
    """A duty to add to the advice."""
    caution: Text | None = None
    """A caution to add to the advice."""
    advice: tuple[str, ...] = ()
    """The duty or caution applies to these strategies only."""
    urgent: bool = False
    """While its question is open, the report says so above any advice."""
    clear: bool = True
    """False: advice that it decides is never presented as clear. Default: true."""
    not_with: tuple[str, ...] = ()
    """Gates and dimensions whose sentences must not appear with its own; also 'settled'."""

    def steps_for(self, strategy: str) -> bool:
        """Return whether its first step fits a strategy that it doesn't decide for.

        Not where it puts another first, or says that it is beside others.
        """
        return self.first in (None, strategy) and (not self.advice or strategy in self.advice)


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome that is not a strategy; a decision table requires only its label."""

    id: Derived[str] = ""
    label: Text
    meaning: Text = {}
    first_step: Text = {}
    ask_the_group: Text = {}
    look_again: Text = {}
    look_again_days: int | None = None
    """When to look again, in days after the answers, so that the report can name the date."""
    outputs: dict[str, OutputValue] = {}
    """Further values by name, of a decision table."""

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
    """The respondent's own view of what to do: no reason, but a sign of how clear advice is."""

    question: str
    """The question that asks for it."""
    points_to: dict[Value, str]
    """The strategy or outcome to which each answer points."""


class Clear(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions for a clear advice: the winner's score and its lead over the next."""

    above: Fraction = Fraction(0)
    """The winner's score must be greater than this."""
    margin: Fraction = Fraction(0)
    """It must lead the next by at least this."""
    own_view: bool = False
    """True if the respondent's own view must point to the same strategy."""


class Scorecard(msgspec.Struct, frozen=True, kw_only=True, tag="scorecard"):
    """The settings of a decision by scores."""

    basis: str
    note: Text
    tie_order: tuple[str, ...]
    """All strategies, in the order in which they win a tie."""
    clear: Clear = Clear()
    """Conditions for a clear advice."""
    own_view: OwnView | None = None
    """The respondent's own view, reported with the advice."""
    all_closed: AllClosed | None = None
    """The advice if gates close every strategy."""
    strategies: Derived[tuple[Strategy, ...]] = ()
    """In the order that decides ties."""
    gates: Derived[tuple[Gate, ...]] = ()
    outcomes: Derived[tuple[Outcome, ...]] = ()

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


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the decision table; without ``when`` it always holds."""

    id: str
    then: str
    """The outcome that it gives."""
    because: Text
    when: Condition | None = None

    @property
    def condition(self) -> Condition:
        """What makes it hold: ``when``, or what always does."""
        return self.when or All(())


HitPolicy = Literal["unique", "first", "any", "priority"]
"""Decides which rule counts: the only one that holds; the first; any, because all must agree; the
one whose outcome is listed first."""


UNDECIDED, NO_RULE, CONFLICT = RESERVED = ("undecided", "no-rule", "conflict")
"""Outcomes of a table if no rule decides; a questionnaire may define texts for them."""


class DecisionTable(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """The settings of a decision table."""

    hit_policy: HitPolicy = "unique"
    """Decides which rule counts. Default: 'unique'."""
    basis: str | None = None
    note: Text | None = None
    rules: Derived[tuple[Rule, ...]] = ()
    outcomes: Derived[tuple[Outcome, ...]] = ()
    """The outcomes that the questionnaire describes."""
    undecided: Derived[tuple[Outcome, ...]] = ()
    """The reserved ones, with the program's own texts."""

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
