"""The questionnaire as its authors write it: one class for every mapping in the YAML.

The field names are the keys of the files (a trailing underscore is dropped). ``binding`` fills
these classes from YAML, ``resolve`` turns them into the ``model``; ``json_schema`` shows the text
under a field to authors. Unknown keys are errors.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from burgerkompas.questionnaire.documents.decisions import (
    GateSpec,
    OutcomeSpec,
    RuleSpec,
    ScorecardSpec,
    StrategySpec,
    TableSpec,
)
from burgerkompas.questionnaire.documents.measures import ClassificationSpec, DimensionSpec
from burgerkompas.questionnaire.documents.questions import (
    ConditionSpec,
    QuestionSpec,
    ScaleSpec,
    SourceSpec,
)
from burgerkompas.questionnaire.model import (
    Closing,
    Evidence,
    Factors,
    Participation,
    Retired,
    Text,
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
