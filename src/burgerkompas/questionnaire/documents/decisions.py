"""Decisions as authors write them: by scores and gates, or by a table of rules."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from burgerkompas.questionnaire.documents.questions import ConditionSpec
from burgerkompas.questionnaire.model import AllClosed, HitPolicy, Lead, OutputValue, OwnView, Text


class DriverSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A driver of a strategy; a bare id stands for one without ``only_above``."""

    id: str
    """A dimension."""
    only_above: Fraction | None = None
    """It counts only above this score."""


class StrategySpec(msgspec.Struct, frozen=True, kw_only=True):
    """A strategy with the drivers for and against it."""

    label: Text
    meaning: Text
    for_: tuple[DriverSpec, ...]
    """Dimensions that speak for it."""
    first_step: Text
    ask_the_group: Text
    look_again: Text
    against: tuple[DriverSpec, ...] = ()
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


class GateSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A gate with at least one effect; without ``when``, only ``unless`` keeps it from firing."""

    id: str
    when: ConditionSpec | None = None
    unless: ConditionSpec | None = None
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


class OutcomeSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome that is not a strategy; a decision table requires only its label."""

    label: Text
    meaning: Text | None = None
    first_step: Text | None = None
    ask_the_group: Text | None = None
    look_again: Text | None = None
    look_again_days: int | None = None
    """When to look again, in days after the answers, so that the report can name the date."""
    outputs: dict[str, OutputValue] = {}
    """Further values by name, of a decision table."""


class TableSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a decision table."""

    hit_policy: HitPolicy = "unique"
    """Decides which rule counts. Default: 'unique'."""
    basis: str | None = None
    note: Text | None = None


class RuleSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the decision table; without ``when`` it always holds."""

    id: str
    then: str
    """The outcome that it gives."""
    because: Text
    when: ConditionSpec | None = None


class ClearSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions for a clear advice: the winner's score and its lead over the next."""

    above: Fraction = Fraction(0)
    """The winner's score must be greater than this."""
    margin: Fraction = Fraction(0)
    """It must lead the next by at least this."""
    own_view: bool = False
    """True if the respondent's own view must point to the same strategy."""


class ScorecardSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a decision by scores."""

    basis: str
    note: Text
    tie_order: tuple[str, ...]
    """All strategies, in the order in which they win a tie."""
    clear: ClearSpec = ClearSpec()
    """Conditions for a clear advice."""
    own_view: OwnView | None = None
    """The respondent's own view, reported with the advice."""
    all_closed: AllClosed | None = None
    """The advice if gates close every strategy."""
