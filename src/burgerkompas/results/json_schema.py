"""A JSON Schema of the report's data: what ``docs/json.md`` tells, for machines.

Keys that are always there are required. More may be added within the same number, so a key that
isn't named here is no mistake.
"""

from __future__ import annotations

from typing import Any, get_args

from burgerkompas.results.data import SCHEMA
from burgerkompas.results.result import Effect

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
UNIT: Schema = {"type": "number", "minimum": -1, "maximum": 1}
SCORE: Schema = {"anyOf": [UNIT, {"type": "null"}]}
VALUE: Schema = {"type": ["number", "string"]}
ANSWER: Schema = {
    "description": "A value, several choices, 'unknown' or 'not_applicable'; null: unanswered.",
    "anyOf": [VALUE, {"type": "array", "items": TEXT}, {"type": "null"}],
}


def _list(items: Schema, description: str = "") -> Schema:
    told = {"description": description} if description else {}
    return {**told, "type": "array", "items": items}


def _computed(schema: Schema, description: str = "") -> Schema:
    told = " null: not computed."
    return {"description": description + told, "anyOf": [schema, {"type": "null"}]}


def _object(description: str, optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _by_id(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


def _dimension() -> Schema:
    return _object(
        "What several items measure together.",
        score=SCORE,
        raw={"type": ["number", "null"]},
        level=MAYBE_TEXT,
        borderline=FLAG,
        known=COUNT,
        items=COUNT,
        possible_levels=_computed(_list(TEXT)),
    )


def _classification() -> Schema:
    return _object(
        "A typology.",
        type=MAYBE_TEXT,
        borderline=FLAG,
        possible=_computed(_list(TEXT)),
        label=MAYBE_TEXT,
    )


def _factor() -> Schema:
    return _object(
        "A dimension with its advice.",
        id=TEXT,
        score=SCORE,
        level=MAYBE_TEXT,
        label=TEXT,
        advice=MAYBE_TEXT,
    )


def _gate() -> Schema:
    return _object(
        "A gate or rule that did something or is open, one entry an effect.",
        id=TEXT,
        question=MAYBE_TEXT,
        answer=ANSWER,
        effect={"enum": list(get_args(Effect))},
        targets=_list(TEXT),
        text=TEXT,
    )


def _strategy() -> Schema:
    contribution = _object("What one driver adds.", driver=TEXT, value=SCORE, contribution=UNIT)
    entry = _object(
        "A strategy with its score.",
        id=TEXT,
        score=UNIT,
        open=FLAG,
        closed_by=_list(TEXT),
        contributions=_list(contribution),
    )
    return _object(
        "What is advised; id is null when an outcome stands in its place.",
        ("outputs",),
        id=MAYBE_TEXT,
        label=TEXT,
        basis=MAYBE_TEXT,
        decided_by=TEXT,
        clear=FLAG,
        tie=FLAG,
        runner_up=MAYBE_TEXT,
        margin={"type": ["number", "null"], "minimum": 0, "maximum": 2},
        provisional=FLAG,
        settled=_computed(FLAG),
        possible=_computed(_list(TEXT)),
        ranking=_list(entry, "Open strategies first, by score."),
        because=_list(TEXT),
        against=MAYBE_TEXT,
        duties=_list(TEXT),
        cautions=_list(TEXT),
        first_step=TEXT,
        ask_the_group=TEXT,
        look_again=TEXT,
        outputs=_by_id({"anyOf": [VALUE, {"type": "array", "items": VALUE}]}),
    )


def _changes() -> Schema:
    answer = _object("One answer to be different.", **{"item": TEXT, "from": ANSWER, "to": ANSWER})
    change = _object(
        "The smallest change that leads to another strategy.",
        to=TEXT,
        count={"enum": [1, 2, 3, "more"]},
        steps={"type": ["integer", "null"]},
        answers=_list(answer),
    )
    return _computed(_list(change), "What would change the advice, the smallest first.")


def report_schema() -> Schema:
    """Return the schema of one report."""
    report = _object(
        "What came of one case.",
        ("success_factors", "strategy", "roles", "participation"),
        schema={"const": SCHEMA},
        tool=TEXT,
        questions=_object(
            "The questionnaire.",
            id=TEXT,
            version=TEXT,
            digest={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        ),
        language=TEXT,
        case=_object(
            "What the case says of itself.",
            name=MAYBE_TEXT,
            place=MAYBE_TEXT,
            date=MAYBE_TEXT,
            respondent=MAYBE_TEXT,
            file=MAYBE_TEXT,
        ),
        answered=_object("Questions on the route.", known=COUNT, unknown=COUNT, missing=COUNT),
        dimensions=_by_id(_dimension()),
        classifications=_by_id(_classification()),
        success_factors=_list(_factor(), "The lowest first."),
        gates=_list(_gate()),
        outcome={
            "description": "advice, an outcome that is no strategy, or none.",
            "type": "string",
        },
        strategy=_strategy(),
        roles=_list(_object("A role that is called for.", id=TEXT, reason=TEXT)),
        participation=_object(
            "Degrees of participation.",
            now=ANSWER,
            wished=ANSWER,
            asked_by_strategy=_list({"type": "integer"}),
            text=MAYBE_TEXT,
        ),
        changes=_changes(),
        ask_next=_computed(_list(TEXT), "Open questions that can matter, the most telling first."),
        sources=_list(_object("A publication.", id=TEXT, cite=TEXT)),
    )
    return {"$schema": DRAFT, "title": SCHEMA, **report}
