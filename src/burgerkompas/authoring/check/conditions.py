"""Conditions that never hold, and comparisons in them that decide nothing."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground, TooHardError
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.model import All, Condition, Not, Test

Placed = tuple[KeyPath, Test]


def check_conditions(ground: Ground) -> Iterator[Finding]:
    """Yield conditions that nothing makes true, and comparisons in them that decide nothing."""
    questionnaire = ground.questionnaire
    for (path, source), question in zip(
        ground.listed("questions"), questionnaire.questions, strict=True
    ):
        del source
        if question.ask_if is not None:
            at = (*path, "ask_if")
            yield from _dead(ground, question.ask_if, at, "question-never-asked", question.id)
    yield from _of_gates(ground)
    yield from _of_rules(ground)
    for path, name, source in ground.named("classifications"):
        spec = questionnaire.classification[name]
        for i, kind in enumerate(spec.types):
            if source.rules and kind.when is not None:
                at = (*path, "rules", i, "when")
                yield from _dead(ground, kind.when, at, "type-unreachable", kind.id)
    section = questionnaire.sections.roles
    if section is not None:
        file = next(f for f, s in ground.loaded.files.values() if s.sections.roles is not None)
        for role in section.roles:
            for i, trigger in enumerate(role.triggers):
                at = (file, "sections", "roles", "roles", role.id, "triggers", i, "when")
                yield from _dead(ground, trigger.when, at, "trigger-never-holds", role.id)


def _of_gates(ground: Ground) -> Iterator[Finding]:
    gates = ground.questionnaire.gates
    if not gates:
        return
    for (path, _), gate in zip(ground.listed("gates"), gates, strict=True):
        dead = list(_dead(ground, gate.when, (*path, "when"), "gate-never-fires", gate.id))
        yield from dead
        if gate.unless is not None and not any(f.severity == "error" for f in dead):
            at = (*path, "unless")
            yield from _dead(ground, gate.unless, at, "unless-never-holds", gate.id)


def _of_rules(ground: Ground) -> Iterator[Finding]:
    rules = ground.questionnaire.rules
    if not rules:
        return
    for (path, _), rule in zip(ground.listed("rules"), rules, strict=True):
        if rule.when is not None:
            at = (*path, "when")
            yield from _dead(ground, rule.when, at, "rule-never-holds", rule.id)


def _dead(
    ground: Ground, condition: Condition, path: KeyPath, code: str, about: str
) -> Iterator[Finding]:
    """Yield what is idle in a condition; when all of it is, that is one finding, with ``code``."""
    try:
        if ground.can_be(condition, True) is None:
            yield ground.finding(code, path, about)
            return
        tests = list(_tests(condition, path))
        for at, test in tests:
            if ground.can_be(test, True) is None:
                yield ground.finding("comparison-never-holds", at, about)
            elif len(tests) > 1 and ground.can_be(test, False) is None:
                yield ground.finding("comparison-always-holds", at, about)
        if len(tests) == 1 and ground.can_be(condition, False) is None:
            yield ground.finding("comparison-always-holds", path, about)
    except TooHardError:
        yield ground.finding("undetermined", path, about)


def _tests(condition: Condition, path: KeyPath) -> Iterator[Placed]:
    if isinstance(condition, Test):
        yield path, condition
    elif isinstance(condition, Not):
        yield from _tests(condition.part, (*path, "not"))
    else:
        key = "all" if isinstance(condition, All) else "any"
        for i, part in enumerate(condition.parts):
            yield from _tests(part, (*path, key, i))
