"""The questionnaire as its authors write it: one class for every mapping in the YAML.

The field names are the keys of the files (a trailing underscore is dropped). ``binding`` fills
these classes from YAML, ``resolve`` turns them into the ``model``; ``json_schema`` shows the text
under a field to authors. Unknown keys are errors.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model import (
    AllClosed,
    Closing,
    Evidence,
    Factors,
    HitPolicy,
    Lead,
    OutputValue,
    Participation,
    Retired,
    Rounding,
    Text,
    Value,
)

COMMON = {
    "id": "Its id: small letters, digits, - and _, a letter first. Never translated.",
    "label": "Its name.",
    "text": "Its meaning.",
    "title": "The heading.",
    "intro": "The text under the heading.",
    "sources": "Its origin: ids of 'sources' in the main file.",
    "basis": "What it is based on: one of 'bases' in the main file.",
    "because": "The reason, reported with the advice.",
    "meaning": "Its meaning.",
    "when": "The condition under which it applies.",
    "first_step": "What to do first.",
    "ask_the_group": "A question to put to the group.",
    "look_again": "When to look again.",
    "note": "The note under the report.",
}
"""The meaning of keys whose field has no text of its own."""


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
    """Gives this outcome instead of an advice."""
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
    """False: an advice that it decides is never told as clear. Default: true."""
    not_with: tuple[str, ...] = ()
    """Gates and dimensions whose sentences may not stand beside its own; also 'settled'."""


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


class OwnViewSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The respondent's own view of what to do: reported with the advice, never counted."""

    question: str
    """The question that asks for it."""
    points_to: dict[Value, str]
    """The strategy or outcome to which each answer points."""


class ScorecardSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a decision by scores."""

    basis: str
    note: Text
    tie_order: tuple[str, ...]
    """All strategies, in the order in which they win a tie."""
    clear: ClearSpec = ClearSpec()
    """Conditions for a clear advice."""
    own_view: OwnViewSpec | None = None
    """The respondent's own view, reported with the advice."""
    all_closed: AllClosed | None = None
    """The advice if gates close every strategy."""


class TriggerSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A reason for a role."""

    when: ConditionSpec
    """A comparison with a number; its distance says how weak the spot is."""
    because: Text


class RoleSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A role and its triggers."""

    label: Text
    meaning: Text
    triggers: tuple[TriggerSpec, ...]
    """The reasons for it; any of them calls for it."""


class RolesSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The roles, in the order that decides ties."""

    title: Text
    roles: dict[str, RoleSpec]
    """The roles by id, in the order that decides ties."""
    intro: Text | None = None
    most: int = 3
    """The maximum number of roles to name. Default: 3."""
    sources: tuple[str, ...] = ()


class SectionsSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Sections of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    """Dimensions as bars, each with its advice."""
    roles: RolesSpec | None = None
    """Roles that are needed, the one for the weakest spot first."""
    participation: Participation | None = None
    """The present degree of participation and the one wanted."""


class PartFile(msgspec.Struct, frozen=True, kw_only=True):
    """One theme: its questions, and how their answers are used."""

    title: Text | None = None
    intro: Text | None = None
    questions: tuple[QuestionSpec, ...] = ()
    """The questions, in this order."""
    dimensions: dict[str, DimensionSpec] = {}
    """The dimensions that items measure, by id."""
    classifications: dict[str, ClassificationSpec] = {}
    """Typologies, by id."""
    scorecard: ScorecardSpec | None = None
    """How scores decide; a questionnaire has only one."""
    strategies: dict[str, StrategySpec] = {}
    """The strategies that can be advised, by id."""
    gates: tuple[GateSpec, ...] = ()
    """Rules that take precedence over scores, in this order."""
    outcomes: dict[str, OutcomeSpec] = {}
    """Outcomes that are not strategies, or that the rules of a table give."""
    table: TableSpec | None = None
    """Decide by rules instead of scores."""
    rules: tuple[RuleSpec, ...] = ()
    """The rows of the decision table."""
    sections: SectionsSpec = SectionsSpec()
    """Parts of the report that only some questionnaires have."""


class AcceptedSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An intended finding of the check, by its code and what it is about."""

    problem: str
    """The code of the finding."""
    at: str
    """The id that the finding is about."""
    because: str
    """The reason why it is intended."""


class MainFile(PartFile, frozen=True, kw_only=True):
    """The questionnaire itself; a small one may hold everything in this one file."""

    format: Literal["burgerkompas/questions/1"]
    """The version of this format."""
    id: str
    version: str
    """The questionnaire's version, three numbers; recorded in every case."""
    languages: tuple[str, ...]
    """Language codes, the default first."""
    title: Text
    """The name of the questionnaire."""
    closing: Closing | None = None
    """An open question at the end."""
    yes_no: dict[str, Text] | None = None
    """The two answers to yes-no questions, with their labels."""
    bases: dict[str, Text] = {}
    """What things can be based on, by id, to name in 'basis'."""
    sources: dict[str, SourceSpec] = {}
    """Publications by id, to name in 'sources'."""
    scales: dict[str, ScaleSpec] = {}
    """Shared scales by name."""
    parts: tuple[str, ...] = ()
    """The other files in the folder, without .yaml, in the order of their questions."""
    accepted: tuple[AcceptedSpec, ...] = ()
    """Intended findings of the check."""
    retired: dict[str, Retired] = {}
    """Questions of earlier versions by id: a case may still have answers to them."""
    rule: Text | None = None
    """A rule for choosing if several answers fit: always on screen."""
    evidence: Evidence | None = None
    """Agreement of the advice with labelled cases; written by 'questions validate'."""
