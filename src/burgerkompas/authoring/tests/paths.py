"""Follow a path into a report: ``strategy.id``, ``gates.ID.effect``, ``changes.0.to``.

In a list of things, a step is a thing's id or its position from 0. Such a list as a whole is
compared by its ids.
"""

from __future__ import annotations

from typing import Any, get_args

from burgerkompas.questionnaire.model import RESERVED, DecisionTable, Questionnaire
from burgerkompas.results import GateEffect

NAMING = ("id", "driver", "to", "item")
"""The keys that hold the ids of the things in a report's lists."""


class NoSuchPartError(Exception):
    """A report of this questionnaire has no such part; it may have one of ``parts``."""

    def __init__(self, step: str, parts: tuple[str, ...]) -> None:
        self.step = step
        self.parts = parts
        super().__init__(step)


def part(data: Any, path: tuple[str, ...], ids: set[str]) -> Any:
    """Return the value at ``path``; ``None`` if a thing isn't there, but could be.

    ``ids`` are the ids that a step may name even if absent. Raises ``NoSuchPartError``.
    """
    for step in path:
        if data is None:
            return None
        if isinstance(data, dict):
            if step not in data:
                raise NoSuchPartError(step, tuple(data))
            data = data[step]
        elif isinstance(data, list):
            data = _in_list(data, step, ids)
        else:
            raise NoSuchPartError(step, ())
    return _by_ids(data)


def _in_list(data: list[Any], step: str, ids: set[str]) -> Any:
    if step.isascii() and step.isdecimal():
        return data[int(step)] if int(step) < len(data) else None
    if step not in ids:
        raise NoSuchPartError(step, tuple(ids))
    return next((thing for thing in data if isinstance(thing, dict) and _id(thing) == step), None)


def _id(thing: dict[str, Any]) -> Any:
    return next((thing[key] for key in NAMING if key in thing), None)


def _by_ids(data: Any) -> Any:
    """Convert a list of things to their ids, each once; an object can't be compared."""
    if isinstance(data, dict):
        raise NoSuchPartError("", tuple(data))
    if isinstance(data, list):
        if not all(isinstance(thing, dict) for thing in data):
            return tuple(data)
        return tuple(dict.fromkeys(map(_id, data)))
    return data


def all_ids(questionnaire: Questionnaire) -> set[str]:
    """Return every id that can name a thing in a report's lists."""
    ids = {*questionnaire.question, *questionnaire.dimension, *questionnaire.ends}
    ids |= {source.id for source in questionnaire.sources}
    ids |= {gate.id for gate in questionnaire.gates}
    return ids | {role.id for role in questionnaire.roles}


def allowed(questionnaire: Questionnaire, path: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the ids that a part can have; ``None`` if it has none.

    An expectation outside them could never come true (and its ``not`` never fail).
    """
    match path:
        case ("outcome",):
            strategies = {strategy.id for strategy in questionnaire.strategies}
            return (*(end for end in questionnaire.ends if end not in strategies), "advice", "none")
        case ("strategy", "id" | "runner_up" | "possible"):
            return tuple(questionnaire.ends)
        case ("strategy", "decided_by"):
            return _deciders(questionnaire)
        case ("dimensions" | "success_factors", name, "level" | "possible_levels"):
            dimension = questionnaire.dimension.get(name)
            return tuple(level.id for level in dimension.levels) if dimension else None
        case ("classifications", name, "type" | "possible"):
            kinds = questionnaire.classification.get(name)
            return tuple(kind.id for kind in kinds.types) if kinds else None
        case ("gates", _, "effect"):
            return get_args(GateEffect)
        case ("gates",):
            return tuple(gate.id for gate in questionnaire.gates)
        case ("roles",):
            return tuple(role.id for role in questionnaire.roles)
        case ("ask_next",):
            return tuple(questionnaire.question)
        case ("success_factors",):
            return tuple(questionnaire.dimension)
    return None


def _deciders(questionnaire: Questionnaire) -> tuple[str, ...]:
    decision = questionnaire.decision
    if isinstance(decision, DecisionTable):
        return (*(rule.id for rule in decision.rules), *RESERVED)
    closed = (decision.all_closed.id,) if decision and decision.all_closed else ()
    return ("scores", *(gate.id for gate in questionnaire.gates), *closed)
