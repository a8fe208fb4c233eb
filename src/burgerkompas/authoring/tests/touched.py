"""What the tests of a questionnaire touch, and what they leave alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result

Kind = Literal["strategy", "outcome", "rule", "gate", "type", "level", "role"]


class Untouched(msgspec.Struct, frozen=True):
    """Something that came in no test; ``owner`` is the classification or dimension it is of."""

    kind: Kind
    id: str
    owner: str = ""


def untouched(questionnaire: Questionnaire, results: Sequence[Result]) -> tuple[Untouched, ...]:
    """Return all that came in no result, in the order of the questionnaire."""
    came = {thing for result in results for thing in _came(result)}
    return tuple(thing for thing in _all(questionnaire) if thing not in came)


def _all(questionnaire: Questionnaire) -> Iterator[Untouched]:
    decision, roles = questionnaire.decision, questionnaire.sections.roles
    for kind in questionnaire.classifications:
        yield from (Untouched("type", one.id, kind.id) for one in kind.types)
    for dimension in questionnaire.dimensions:
        yield from (Untouched("level", level.id, dimension.id) for level in dimension.levels)
    yield from (Untouched("strategy", one.id) for one in questionnaire.strategies)
    if decision is not None:
        yield from (Untouched("outcome", one.id) for one in decision.outcomes)
    yield from (Untouched("gate", one.id) for one in questionnaire.gates)
    yield from (Untouched("rule", one.id) for one in questionnaire.rules)
    if roles is not None:
        yield from (Untouched("role", role.id) for role in roles.roles)


def _came(result: Result) -> Iterator[Untouched]:
    for kind in result.classifications:
        if kind.type is not None:
            yield Untouched("type", kind.type, kind.id)
    for dimension in result.dimensions:
        if dimension.level is not None:
            yield Untouched("level", dimension.level, dimension.id)
    for gate in result.gates:
        if gate.effect != "unknown":
            yield Untouched("gate", gate.id)
    for role in result.roles:
        yield Untouched("role", role.id)
    yield Untouched("outcome", result.outcome)
    if result.strategy is not None:
        yield Untouched("rule", result.strategy.decided_by)
        if result.strategy.id is not None:
            yield Untouched("strategy", result.strategy.id)
