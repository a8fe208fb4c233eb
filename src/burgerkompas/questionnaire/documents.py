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
    Output,
    Participation,
    Text,
    Value,
)

COMMON = {
    "id": "Its id: small letters, digits, - and _, a letter first. Never translated.",
    "label": "What it is called.",
    "text": "What it means.",
    "title": "The heading.",
    "intro": "What stands under the heading.",
    "sources": "Where it comes from: ids of 'sources' in the main file.",
    "basis": "The kind of foundation: one of 'bases' in the main file.",
    "because": "The reason, told with the advice.",
    "meaning": "What it means.",
    "when": "The condition under which it holds.",
    "first_step": "What to do first.",
    "ask_the_group": "A question to put to the group.",
    "look_again": "When to look again.",
    "note": "The note under the report.",
}
"""What a key means wherever no text stands under its field."""


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
    """How many drivers are known."""
    is_: Value | None = None
    """The value is this one."""
    in_: tuple[Value, ...] | None = None
    """The value is one of these."""
    includes: Value | None = None
    """For choices: this one is among them."""
    at_least: Fraction | None = None
    """The number is this or more."""
    at_most: Fraction | None = None
    """The number is this or less."""
    above: Fraction | None = None
    """The number is more than this."""
    below: Fraction | None = None
    """The number is less than this."""


class SourceSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, with the line in which it is cited."""

    cite: Text
    """The line in which it is cited."""


class ScaleSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered scale: its values, and a label or anchor for each."""

    values: tuple[int, ...]
    """Whole numbers, from low to high."""
    labels: dict[Value, Text]
    """What some or all of the values are called."""


class OptionSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice; a bare text is its label."""

    label: Text
    share: Fraction | None = None
    """A published percentage to show beside it."""
    alone: bool = False
    """For choices: whether it excludes all others."""


class QuestionSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One question. ``scale`` is the name of a shared scale or a scale of its own."""

    id: str
    text: Text
    """What is asked."""
    kind: Literal["scale", "choice", "choices", "yes_no", "number", "text"] = "scale"
    """The kind of answer; 'scale' by default."""
    scale: str | ScaleSpec | None = None
    """The name of a shared scale, or one of its own."""
    options: dict[str, OptionSpec] | None = None
    """The choices, by id."""
    anchors: dict[Value, Text] | None = None
    """Other labels for some values: what one can see at each."""
    min: Fraction | None = None
    """The lowest number that is an answer."""
    max: Fraction | None = None
    """The highest number that is an answer."""
    decimals: int | None = None
    """How many decimals a number may have; none by default."""
    help: Text | None = None
    """How to answer."""
    why: Text | None = None
    """Why it is asked."""
    not_applicable: bool = False
    """Whether 'not applicable' is an answer."""
    ask_if: ConditionSpec | None = None
    """A condition on questions before it; if it isn't true, it is not asked."""
    shown: bool = False
    """Whether the report shows the answer itself."""
    heading: bool = False
    """For a text: whether the answer stands at the head of every part."""
    can_change: bool = False
    """Whether the answer can become another with time, and not only be found to be wrong."""
    share_note: Text | None = None
    """A text beside the options' shares."""
    basis: str | None = None
    sources: tuple[str, ...] = ()


class ItemSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A question in a dimension; a bare id is the same without the rest."""

    id: str
    """A question of any part."""
    reverse: bool = False
    """Whether a high value counts low."""
    weight: Fraction = Fraction(1)
    """How heavily it counts; 1 by default."""
    points: dict[Value, Fraction] | None = None
    """What each value counts, where the answers are no numbers."""


class LevelSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A level: where it starts and ends, which side owns the bound, and what to advise."""

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
    """The questions that it is made of."""
    text: Text | None = None
    aggregate: Literal["mean", "sum", "percent"] = "mean"
    """How items are taken together; 'mean' by default."""
    min_known: int | None = None
    """With fewer known items there is no score."""
    report: bool = True
    """Whether the report shows it by itself."""
    levels: dict[str, LevelSpec] = {}
    """Its levels by id; together they cover everything once."""
    levels_on: Literal["score", "raw"] = "score"
    """Whether bounds are scores (-1 to +1) or raw values."""
    near: Fraction = Fraction(0)
    """Closer to a bound than this is borderline."""
    high: Text | None = None
    """The high end in words; a driver needs it."""
    low: Text | None = None
    """The low end in words; a driver needs it."""
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
    """What to add first."""
    warning: Text | None = None
    """What to mind."""


class ClassificationSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A typology: ``axes`` with ``cells`` (LEVEL/LEVEL), or ``rules`` in order."""

    label: Text
    text: Text | None = None
    axes: tuple[str, ...] = ()
    """Dimensions with levels; 'cells' has a type for each pair."""
    cells: dict[str, TypeSpec] = {}
    """A type for each combination of levels: level/level."""
    rules: tuple[TypeSpec, ...] = ()
    """Or types in order; the first whose 'when' is true holds."""
    sources: tuple[str, ...] = ()
    basis: str | None = None


class DriverSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A driver of a strategy; a bare id is the same without ``only_above``."""

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
    """When not to choose it."""
    participation: tuple[int, ...] = ()
    """The degrees at which it stands."""
    participation_text: Text | None = None
    """The same in words."""


class GateSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A gate with one or more effects; without ``when`` only ``unless`` keeps it from firing."""

    id: str
    when: ConditionSpec | None = None
    unless: ConditionSpec | None = None
    """The gate doesn't fire when this is true."""
    outcome: str | None = None
    """Ends the matter with this outcome."""
    close: tuple[str, ...] = ()
    """Strategies that drop out."""
    first: str | None = None
    """The strategy that is advised, if it is open."""
    unless_leads: Lead | None = None
    """'first' doesn't hold when this strategy leads by so much."""
    because: Text | None = None
    first_step: Text | None = None
    """Another first step."""
    duty: Text | None = None
    """What must be done beside the advice."""
    caution: Text | None = None
    """What to mind beside the advice."""
    advice: tuple[str, ...] = ()
    """The duty or caution holds with these strategies only."""
    urgent: bool = False
    """While its question is open, that stands above any advice."""


class OutcomeSpec(msgspec.Struct, frozen=True, kw_only=True):
    """An end that is no strategy; with a decision table only the label has to be there."""

    label: Text
    meaning: Text | None = None
    first_step: Text | None = None
    ask_the_group: Text | None = None
    look_again: Text | None = None
    outputs: dict[str, Output] = {}
    """Further values by name, of a decision table."""


class TableSpec(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision table needs besides its rules and outcomes."""

    hit_policy: HitPolicy = "unique"
    """Which rule counts; 'unique' by default."""
    basis: str | None = None
    note: Text | None = None


class RuleSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the decision table; without ``when`` it holds always."""

    id: str
    then: str
    """The outcome that it gives."""
    because: Text
    when: ConditionSpec | None = None


class ClearSpec(msgspec.Struct, frozen=True, kw_only=True):
    """When an advice is clear: the winner's score and its lead over the next."""

    above: Fraction = Fraction(0)
    """The winner's score must be more than this."""
    margin: Fraction = Fraction(0)
    """It must lead the next by at least this."""
    own_view: bool = False
    """Whether the respondent's own view must point to the same."""


class OwnViewSpec(msgspec.Struct, frozen=True, kw_only=True):
    """The respondent's own view of what to do: told beside the advice, never counted in it."""

    question: str
    """The question that asks for it."""
    points_to: dict[Value, str]
    """The strategy or outcome that each answer points to."""


class ScorecardSpec(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole of the decision needs besides strategies and gates."""

    basis: str
    note: Text
    tie_order: tuple[str, ...]
    """All strategies: who wins a tie."""
    clear: ClearSpec = ClearSpec()
    """When an advice is clear."""
    own_view: OwnViewSpec | None = None
    """The respondent's own view, beside the advice."""
    all_closed: AllClosed | None = None
    """What is advised when gates close every strategy."""


class TriggerSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A reason for a role."""

    when: ConditionSpec
    """A comparison with a number: how weak the spot is."""
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
    """How many are named at most; 3 by default."""
    sources: tuple[str, ...] = ()


class SectionsSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Sections of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    """Dimensions as bars, each with its advice."""
    roles: RolesSpec | None = None
    """Roles that are called for, at the weakest spot first."""
    participation: Participation | None = None
    """The degree of participation now beside the wished one."""


class PartFile(msgspec.Struct, frozen=True, kw_only=True):
    """One theme: what is asked, and what is made of it."""

    title: Text | None = None
    intro: Text | None = None
    questions: tuple[QuestionSpec, ...] = ()
    """What is asked, in this order."""
    dimensions: dict[str, DimensionSpec] = {}
    """What items measure together, by id."""
    classifications: dict[str, ClassificationSpec] = {}
    """Typologies, by id."""
    scorecard: ScorecardSpec | None = None
    """How scores decide; once in a questionnaire."""
    strategies: dict[str, StrategySpec] = {}
    """What can be advised, by id."""
    gates: tuple[GateSpec, ...] = ()
    """What comes before the scores, in this order."""
    outcomes: dict[str, OutcomeSpec] = {}
    """Ends that are no strategy, or what the rules of a table give."""
    table: TableSpec | None = None
    """Decide by rules instead of scores."""
    rules: tuple[RuleSpec, ...] = ()
    """The rows of the decision table."""
    sections: SectionsSpec = SectionsSpec()
    """Parts of the report that only some questionnaires have."""


class AcceptedSpec(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the check that is meant to be so, by its code and what it is about."""

    problem: str
    """The code of the finding."""
    at: str
    """The id that the finding is about."""
    because: str
    """Why it is meant to be so."""


class MainFile(PartFile, frozen=True, kw_only=True):
    """The questionnaire itself; a small one may hold everything in this one file."""

    format: Literal["burgerkompas/questions/1"]
    """The version of this format."""
    id: str
    version: str
    """The questionnaire's version, three numbers; kept in every case."""
    languages: tuple[str, ...]
    """Language codes, the first by default."""
    title: Text
    """What the questionnaire is called."""
    closing: Closing | None = None
    """An open question at the end."""
    yes_no: dict[str, Text] | None = None
    """The two values of yes-no questions with their labels."""
    bases: dict[str, Text] = {}
    """Kinds of foundation by id, to name in 'basis'."""
    sources: dict[str, SourceSpec] = {}
    """Publications by id, to name in 'sources'."""
    scales: dict[str, ScaleSpec] = {}
    """Shared scales by name."""
    parts: tuple[str, ...] = ()
    """Further files of the folder, without .yaml, in the order of asking."""
    accepted: tuple[AcceptedSpec, ...] = ()
    """Findings of the check that are meant to be so."""
    rule: Text | None = None
    """How to choose where more than one answer fits: always on screen."""
    evidence: Evidence | None = None
    """How often the advice was right in labelled cases; written by 'questions validate'."""
