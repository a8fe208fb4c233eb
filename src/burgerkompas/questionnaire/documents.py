"""The files that authors write, and conditions in their words.

All other mappings in a file are classes of the model. Field names are the keys of the files (a
trailing underscore is dropped). ``binding`` fills the classes from YAML, ``resolve`` checks them
and makes the questionnaire; ``json_schema`` shows the text under a field to authors. Unknown keys
are errors.
"""

from __future__ import annotations

import typing
from fractions import Fraction
from functools import cache, reduce
from operator import or_
from typing import Annotated, Any, Literal

import msgspec
from msgspec import structs

from burgerkompas.questionnaire.model import (
    All,
    Any as AnyOf,
    ById,
    Classification,
    Closing,
    Condition,
    DecisionTable,
    Derived,
    Dimension,
    Driver,
    Evidence,
    Gate,
    Item,
    Not,
    Option,
    Outcome,
    Question,
    Retired,
    Rule,
    Scale,
    Scorecard,
    Sections,
    Source,
    Strategy,
    Test,
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


SUBJECTS = ("question", "dimension", "raw", "classification", "count")
ORDERED = ("at_least", "at_most", "above", "below")
_CONDITION_KEYS = (("all", "any", "not_"), SUBJECTS, ("is_", "in_", "includes", *ORDERED))


def condition_of(spec: ConditionSpec) -> Condition | None:
    """Return the condition that is written, if it is one group, or one subject with one comparison.

    The conditions in a group have been read already.
    """
    written: Any = [[k for k in keys if getattr(spec, k) is not None] for keys in _CONDITION_KEYS]
    match written:
        case [key], [], []:
            kind: Any = {"all": All, "any": AnyOf, "not_": Not}[key]
            return kind(getattr(spec, key))  # type: ignore[no-any-return]
        case [], [subject], [op]:
            name, value = getattr(spec, subject), getattr(spec, op)
            if op in ORDERED:
                return Test(subject, name, op, (), value)
            values = value if op == "in_" else (value,)
            return Test(subject, name, "includes" if op == "includes" else "is", values)
    return None


class PartFile(msgspec.Struct, frozen=True, kw_only=True):
    """One theme: its questions, and how their answers are used."""

    title: Text | None = None
    intro: Text | None = None
    questions: tuple[Question, ...] = ()
    """The questions, in this order."""
    dimensions: ById[Dimension] = ()
    """The dimensions that items measure, by id."""
    classifications: ById[Classification] = ()
    """Typologies, by id."""
    scorecard: Scorecard | None = None
    """How scores decide; a questionnaire has only one."""
    strategies: ById[Strategy] = ()
    """The strategies that can be advised, by id."""
    gates: tuple[Gate, ...] = ()
    """Rules that take precedence over scores, in this order."""
    outcomes: ById[Outcome] = ()
    """Outcomes that are not strategies, or that the rules of a table give."""
    table: DecisionTable | None = None
    """Decide by rules instead of scores."""
    rules: tuple[Rule, ...] = ()
    """The rows of the decision table."""
    sections: Sections = Sections()
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
    sources: ById[Source] = ()
    """Publications by id, to name in 'sources'."""
    scales: dict[str, Scale] = {}
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


# The key of a mapping that a bare value in the YAML is short for.
SHORTHAND = {Item: "id", Driver: "id", Option: "label", Source: "cite"}

# The class that is filled first, where the model has a condition.
_SPELLED = {Condition: ConditionSpec, Test: ConditionSpec}


@cache
def keys_of(kind: type[msgspec.Struct]) -> dict[str, tuple[str, Any, bool]]:
    """Map each key of a mapping to its field, type (if it is there) and whether it is required."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return {
        field.encode_name.removesuffix("_"): (field.name, hint, field.required)
        for field in structs.fields(kind)
        if typing.get_origin(hint := _without_none(hints[field.name])) is not Annotated
        or hint.__metadata__ != Derived.__metadata__
    }


def _without_none(hint: Any) -> Any:
    kinds = typing.get_args(hint)
    none = type(None)
    if none in kinds:
        hint = reduce(or_, [kind for kind in kinds if kind is not none])
    return _SPELLED.get(hint, hint)
