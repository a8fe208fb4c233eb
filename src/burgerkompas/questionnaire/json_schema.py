"""A JSON Schema of the format, for editors, made from the classes that the loader fills.

It completes and explains keys during writing. It does not know ids, sums or logic: a valid file
can still be wrong, and ``questions check`` reports that. Draft 7, which editors support best.
"""

from __future__ import annotations

import ast
import inspect
import types
import typing
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal

import msgspec

from burgerkompas.questionnaire.documents import COMMON, SHORTHAND, MainFile, PartFile, keys_of
from burgerkompas.questionnaire.model import OutputValue, Text, Value

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]

# A plain 4 or true is a text if a text is expected, as in the loader.
_WORDS = {"type": ["string", "number", "boolean"]}

_PLAIN: dict[Any, Schema] = {
    str: _WORDS,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Fraction: {"type": "number"},
}

_OUTPUT: Schema = {"type": ["number", "string", "boolean"]}

_DEFINED: dict[str, Schema] = {
    "Text": {
        "description": "A text: one for each language, or just the text where there is one only.",
        "anyOf": [_WORDS, {"type": "object", "minProperties": 1, "additionalProperties": _WORDS}],
    },
    "Output": {
        "description": "A text or a number, or a list of them.",
        "anyOf": [_OUTPUT, {"type": "array", "items": _OUTPUT}],
    },
    "Value": {
        "description": "A number of a scale, or the id of a choice.",
        "type": ["integer", "string", "boolean"],
    },
}


def schema_of_main() -> Schema:
    """Return the schema of a questionnaire's main file."""
    return _schema(MainFile, "A questionnaire")


def schema_of_part() -> Schema:
    """Return the schema of a part, another file of a questionnaire."""
    return _schema(PartFile, "A part of a questionnaire")


def _schema(kind: type[msgspec.Struct], title: str) -> Schema:
    definitions = dict(_DEFINED)
    root = _struct(kind, definitions)
    names = sorted(definitions)
    return {
        "$schema": DRAFT,
        "title": title,
        **root,
        "definitions": {name: definitions[name] for name in names},
    }


def _of(kind: Any, found: dict[str, Schema]) -> Schema:
    """Return the schema of a type; add the schemas that it refers to to ``found``."""
    if kind == Text:
        return {"$ref": "#/definitions/Text"}
    if kind == Value:
        return {"$ref": "#/definitions/Value"}
    if kind == OutputValue:
        return {"$ref": "#/definitions/Output"}
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return {"anyOf": [_of(argument, found) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], found)}
    if origin is Annotated:
        (member, _) = typing.get_args(arguments[0])
        return {"type": "object", "additionalProperties": _of(member, found)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], found)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    return _named(kind, found)


def _named(kind: type[msgspec.Struct], found: dict[str, Schema]) -> Schema:
    """Return a reference to a mapping's schema, with its shorthand if it has one."""
    name = kind.__name__.removesuffix("Spec").removeprefix("Decision")
    if name not in found:
        found[name] = {}  # A condition holds conditions: the reference must be there first.
        found[name] = _struct(kind, found)
        short = SHORTHAND.get(kind)
        if short is not None:
            bare = _of(keys_of(kind)[short][1], found)
            whole = found[name]
            found[name] = {"description": whole["description"], "anyOf": [bare, whole]}
    return {"$ref": f"#/definitions/{name}"}


def _struct(kind: type[msgspec.Struct], found: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    keys = keys_of(kind)
    for key, (_, hint, _) in keys.items():
        # A description beside a reference is ignored in draft 7, so the reference goes inside.
        schema = _of(hint, found)
        inner = {"allOf": [schema]} if "$ref" in schema else schema
        properties[key] = {"description": explained(kind, key), **inner}
    required = [key for key, (_, _, needed) in keys.items() if needed]
    return {
        "description": inspect.cleandoc(kind.__doc__ or "").replace("``", "'"),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def explained(kind: type[msgspec.Struct], key: str) -> str:
    """Return the meaning of a key of a mapping: the text under its field."""
    field, *_ = keys_of(kind)[key]
    texts = (_texts(one) for one in kind.__mro__ if one.__module__.startswith("burgerkompas."))
    return next((own[field] for own in texts if field in own), None) or COMMON[key]


@cache
def _texts(kind: type) -> dict[str, str]:
    """Return the texts under the fields of a class in its source, by field."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    texts = {}
    for field, below in pairwise(definition.body):  # type: ignore[attr-defined]
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                texts[name] = inspect.cleandoc(text)
    return texts
