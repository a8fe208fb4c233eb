"""The form of a file of tests as a JSON Schema, for completion and hover in an editor."""

from __future__ import annotations

from burgerkompas.authoring.tests.suite import KEYS, OPS
from burgerkompas.questionnaire.json_schema import DRAFT, Schema

_VALUE: Schema = {"type": ["string", "number", "boolean", "null"]}
_VALUES: Schema = {"type": "array", "items": _VALUE}
_ANY: Schema = {"anyOf": [_VALUE, _VALUES]}
_ANSWER: Schema = {
    "anyOf": [
        {"type": ["string", "number", "boolean", "null"]},
        {"type": "array", "items": {"type": ["string", "number", "boolean"]}},
    ]
}

_KEYS: dict[str, Schema] = {
    "name": {
        "description": "What is shown when it fails; each its own.",
        "type": ["string", "number", "boolean"],
        "minLength": 1,
    },
    "like": {
        "description": "The name of a test before it: its answers, with 'answers' on top.",
        "type": ["string", "number", "boolean"],
    },
    "answers": {
        "description": "By question, as in a case; what isn't there is unanswered.",
        "type": ["object", "null"],
        "additionalProperties": _ANSWER,
    },
    "expect": {
        "description": "Parts of the report by path, as strategy.id or dimensions.ID.score, each "
        "with what must come.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"$ref": "#/definitions/Wish"},
    },
}

_OPS: dict[str, tuple[str, Schema]] = {
    "is": ("The value is this one.", _ANY),
    "not": ("This doesn't hold.", {"$ref": "#/definitions/Wish"}),
    "in": ("The value is one of these.", _VALUES),
    "includes": ("This one is in the list, or all of these are.", _ANY),
    "at_least": ("The number is this or more.", {"type": "number"}),
    "at_most": ("The number is this or less.", {"type": "number"}),
    "above": ("The number is more than this.", {"type": "number"}),
    "below": ("The number is less than this.", {"type": "number"}),
}


def schema_of_tests() -> Schema:
    """Return the schema of the file with a questionnaire's tests."""
    test = {
        "description": "Answers, and what must come of them.",
        "type": "object",
        "properties": {key: _KEYS[key] for key in KEYS},
        "required": ["name", "expect"],
        "additionalProperties": False,
    }
    comparisons = {
        "type": "object",
        "minProperties": 1,
        "properties": {op: {"description": _OPS[op][0], "allOf": [_OPS[op][1]]} for op in OPS},
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "The tests of a questionnaire",
        "type": "object",
        "properties": {"tests": {"type": "array", "minItems": 1, "items": test}},
        "required": ["tests"],
        "additionalProperties": False,
        "definitions": {
            "Wish": {
                "description": "What must come: a value, null for nothing, or comparisons that "
                "must all hold.",
                "anyOf": [_VALUE, _VALUES, comparisons],
            }
        },
    }
