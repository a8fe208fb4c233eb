"""The questionnaire as its authors write it: one class for every mapping in the YAML.

The field names are the keys of the files (a trailing underscore is dropped); ``binder`` fills
these classes from YAML, ``loader`` turns them into the ``model``. Unknown keys are errors.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model import HitPolicy, Output, Text, Value


class ConditionSource(msgspec.Struct, frozen=True, kw_only=True):
    """A condition: one subject with one comparison, or ``all``, ``any`` or ``not`` of others."""

    all: tuple[ConditionSource, ...] | None = None
    any: tuple[ConditionSource, ...] | None = None
    not_: ConditionSource | None = None
    question: str | None = None
    dimension: str | None = None
    raw: str | None = None
    classification: str | None = None
    count: Literal["known_drivers"] | None = None
    is_: Value | None = None
    in_: tuple[Value, ...] | None = None
    includes: Value | None = None
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    above: Fraction | None = None
    below: Fraction | None = None


class SourceSource(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, with the line in which it is cited."""

    cite: Text


class ScaleSource(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered scale: its values, and a label or anchor for each."""

    values: tuple[int, ...]
    labels: dict[Value, Text]


class OptionSource(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice; a bare text is its label."""

    label: Text
    share: Fraction | None = None


class QuestionSource(msgspec.Struct, frozen=True, kw_only=True):
    """One question. ``scale`` is the name of a shared scale or a scale of its own."""

    id: str
    text: Text
    kind: Literal["scale", "choice", "choices", "yes_no", "number", "text"] = "scale"
    scale: str | ScaleSource | None = None
    options: dict[str, OptionSource] | None = None
    anchors: dict[Value, Text] | None = None
    min: Fraction | None = None
    max: Fraction | None = None
    decimals: int | None = None
    help: Text | None = None
    why: Text | None = None
    not_applicable: bool = False
    ask_if: ConditionSource | None = None
    shown: bool = False
    share_note: Text | None = None
    basis: str | None = None
    sources: tuple[str, ...] = ()


class ItemSource(msgspec.Struct, frozen=True, kw_only=True):
    """A question in a dimension; a bare id is the same without the rest."""

    id: str
    reverse: bool = False
    weight: Fraction = Fraction(1)
    points: dict[Value, Fraction] | None = None


class LevelSource(msgspec.Struct, frozen=True, kw_only=True):
    """A level: where it starts and ends, which side owns the bound, and what to advise."""

    label: Text
    from_: Fraction | None = None
    above: Fraction | None = None
    below: Fraction | None = None
    up_to: Fraction | None = None
    advice: Text | None = None


class DimensionSource(msgspec.Struct, frozen=True, kw_only=True):
    """A dimension over items of any part."""

    label: Text
    items: tuple[ItemSource, ...]
    text: Text | None = None
    aggregate: Literal["mean", "sum", "percent"] = "mean"
    min_known: int | None = None
    report: bool = True
    levels: dict[str, LevelSource] = {}
    levels_on: Literal["score", "raw"] = "score"
    near: Fraction = Fraction(0)
    high: Text | None = None
    low: Text | None = None
    sources: tuple[str, ...] = ()
    basis: str | None = None


class TypeSource(msgspec.Struct, frozen=True, kw_only=True):
    """A type of a classification: in a cell it has an id, in a rule also a ``when``."""

    id: str
    label: Text
    when: ConditionSource | None = None
    text: Text | None = None
    first_thing: Text | None = None
    warning: Text | None = None


class ClassificationSource(msgspec.Struct, frozen=True, kw_only=True):
    """A typology: ``axes`` with ``cells`` (LEVEL/LEVEL), or ``rules`` in order."""

    label: Text
    text: Text | None = None
    axes: tuple[str, ...] = ()
    cells: dict[str, TypeSource] = {}
    rules: tuple[TypeSource, ...] = ()
    sources: tuple[str, ...] = ()
    basis: str | None = None


class DriverSource(msgspec.Struct, frozen=True, kw_only=True):
    """A driver of a strategy; a bare id is the same without ``only_above``."""

    id: str
    only_above: Fraction | None = None


class StrategySource(msgspec.Struct, frozen=True, kw_only=True):
    """A strategy with the drivers for and against it."""

    label: Text
    meaning: Text
    for_: tuple[DriverSource, ...]
    first_step: Text
    ask_the_group: Text
    look_again: Text
    against: tuple[DriverSource, ...] = ()
    not_when: Text | None = None
    participation: tuple[int, ...] = ()
    participation_text: Text | None = None


class LeadSource(msgspec.Struct, frozen=True, kw_only=True):
    """Another strategy's lead that takes away a gate's ``first``."""

    strategy: str
    by: Fraction


class GateSource(msgspec.Struct, frozen=True, kw_only=True):
    """A gate with one or more effects; without ``when`` only ``unless`` keeps it from firing."""

    id: str
    when: ConditionSource | None = None
    unless: ConditionSource | None = None
    outcome: str | None = None
    close: tuple[str, ...] = ()
    first: str | None = None
    unless_leads: LeadSource | None = None
    because: Text | None = None
    first_step: Text | None = None
    duty: Text | None = None
    caution: Text | None = None
    advice: tuple[str, ...] = ()
    urgent: bool = False


class OutcomeSource(msgspec.Struct, frozen=True, kw_only=True):
    """An end that is no strategy; with a decision table only the label has to be there."""

    label: Text
    meaning: Text | None = None
    first_step: Text | None = None
    ask_the_group: Text | None = None
    look_again: Text | None = None
    outputs: dict[str, Output] = {}


class TableSource(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision table needs besides its rules and outcomes."""

    hit_policy: HitPolicy = "unique"
    basis: str | None = None
    note: Text | None = None


class RuleSource(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the decision table; without ``when`` it holds always."""

    id: str
    then: str
    because: Text
    when: ConditionSource | None = None


class AllClosedSource(msgspec.Struct, frozen=True, kw_only=True):
    """What is advised when every strategy is closed."""

    id: str
    strategy: str
    because: Text


class ClearSource(msgspec.Struct, frozen=True, kw_only=True):
    """When an advice is clear: the winner's score and its lead over the next."""

    above: Fraction = Fraction(0)
    margin: Fraction = Fraction(0)


class ScorecardSource(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole of the decision needs besides strategies and gates."""

    basis: str
    note: Text
    tie_order: tuple[str, ...]
    clear: ClearSource = ClearSource()
    all_closed: AllClosedSource | None = None


class FactorsSource(msgspec.Struct, frozen=True, kw_only=True):
    """Dimensions shown as bars, weakest first."""

    title: Text
    dimensions: tuple[str, ...]
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class TriggerSource(msgspec.Struct, frozen=True, kw_only=True):
    """A reason for a role."""

    when: ConditionSource
    because: Text


class RoleSource(msgspec.Struct, frozen=True, kw_only=True):
    """A role and its triggers."""

    label: Text
    meaning: Text
    triggers: tuple[TriggerSource, ...]


class RolesSource(msgspec.Struct, frozen=True, kw_only=True):
    """The roles, in the order that decides ties."""

    title: Text
    roles: dict[str, RoleSource]
    intro: Text | None = None
    most: int = 3
    sources: tuple[str, ...] = ()


class ParticipationSource(msgspec.Struct, frozen=True, kw_only=True):
    """Two scale questions on one ladder."""

    title: Text
    now: str
    wished: str
    note: Text
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class SectionsSource(msgspec.Struct, frozen=True, kw_only=True):
    """Sections of the report that only some questionnaires have."""

    success_factors: FactorsSource | None = None
    roles: RolesSource | None = None
    participation: ParticipationSource | None = None


class ClosingSource(msgspec.Struct, frozen=True, kw_only=True):
    """The open question at the end."""

    id: str
    text: Text


class PartFile(msgspec.Struct, frozen=True, kw_only=True):
    """One theme: what is asked, and what is made of it."""

    title: Text | None = None
    intro: Text | None = None
    questions: tuple[QuestionSource, ...] = ()
    dimensions: dict[str, DimensionSource] = {}
    classifications: dict[str, ClassificationSource] = {}
    scorecard: ScorecardSource | None = None
    strategies: dict[str, StrategySource] = {}
    gates: tuple[GateSource, ...] = ()
    outcomes: dict[str, OutcomeSource] = {}
    table: TableSource | None = None
    rules: tuple[RuleSource, ...] = ()
    sections: SectionsSource = SectionsSource()


class AcceptedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the check that is meant to be so, by its code and what it is about."""

    problem: str
    at: str
    because: str


class MainFile(PartFile, frozen=True, kw_only=True):
    """The questionnaire itself; a small one may hold everything in this one file."""

    format: Literal["burgerkompas/questions/1"]
    id: str
    version: str
    languages: tuple[str, ...]
    title: Text
    closing: ClosingSource | None = None
    yes_no: dict[str, Text] | None = None
    bases: dict[str, Text] = {}
    sources: dict[str, SourceSource] = {}
    scales: dict[str, ScaleSource] = {}
    parts: tuple[str, ...] = ()
    accepted: tuple[AcceptedSource, ...] = ()
