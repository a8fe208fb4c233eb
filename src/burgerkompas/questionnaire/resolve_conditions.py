"""From the files' classes to conditions: what they ask about exists, and can be compared so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from burgerkompas.errors import closest
from burgerkompas.questionnaire import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burgerkompas.questionnaire.documents import ConditionSource
    from burgerkompas.questionnaire.places import Path
    from burgerkompas.questionnaire.resolve import Resolver

ORDERED = ("at_least", "at_most", "above", "below")


def condition(
    resolver: Resolver,
    c: ConditionSource,
    path: Path,
    only: tuple[str, ...] = ("question", "dimension", "raw", "classification", "count"),
) -> model.Condition | None:
    """Return a condition, or ``None`` where it asks what is not there, or not ``only``."""
    subjects = [
        subject
        for subject in ("question", "dimension", "raw", "classification", "count")
        if getattr(c, subject) is not None
    ]
    comparisons = [
        op
        for op in ("is", "in", "includes", *ORDERED)
        if getattr(c, op + "_" * (op in ("is", "in"))) is not None
    ]
    groups = [key for key in ("all", "any") if getattr(c, key) is not None]
    groups += ["not"] * (c.not_ is not None)
    if len(groups) == 1 and not subjects and not comparisons:
        return _group(resolver, c, groups[0], path, only)
    if groups or len(subjects) != 1 or len(comparisons) != 1:
        resolver.problem("bad-condition", path)
        return None
    if subjects[0] not in only:
        allowed = ", ".join(only)
        resolver.problem("subject-not-here", path, subject=subjects[0], allowed=allowed)
        return None
    return _test(resolver, c, subjects[0], comparisons[0], path)


def _group(
    resolver: Resolver, c: ConditionSource, key: str, path: Path, only: tuple[str, ...]
) -> model.Condition | None:
    if c.not_ is not None:
        part = condition(resolver, c.not_, (*path, "not"), only)
        return None if part is None else model.Not(part)
    sources = c.all if c.all is not None else c.any or ()
    if not sources:
        resolver.problem("empty-list", (*path, key))
    parts = [condition(resolver, p, (*path, key, i), only) for i, p in enumerate(sources)]
    good = tuple(part for part in parts if part is not None)
    return model.All(good) if key == "all" else model.Any(good)


def _test(
    resolver: Resolver, c: ConditionSource, subject: str, op: str, path: Path
) -> model.Test | None:
    name: str = getattr(c, subject)
    if op in ORDERED:
        bound: Fraction = getattr(c, op)
        if not _ordered(resolver, name, subject, path, op):
            return None
        return model.Test(subject, name, op, (), bound)  # type: ignore[arg-type]
    values = c.in_ if c.in_ is not None else (c.is_ if c.is_ is not None else c.includes,)
    assert None not in values
    choices = _choices(resolver, name, subject, op, path)
    if choices is None:
        return None
    resolver.once(values, (*path, "in"))
    for value in values:
        if value not in choices:
            guess = closest(str(value), map(str, choices))
            key = "in" if c.in_ is not None else op
            resolver.problem("unknown-value", (*path, key), guess, value=value)
    return model.Test(subject, name, "is" if op == "in" else op, values)  # type: ignore[arg-type]


def _ordered(resolver: Resolver, name: str, subject: str, path: Path, op: str) -> bool:
    """Whether a thing that exists can be compared with a number."""
    if subject == "count":
        return True
    if subject in ("dimension", "raw"):
        return resolver.known(name, resolver.dimensions, "dimension", (*path, subject))
    names: Iterable[str] = resolver.questions if subject == "question" else resolver.classifications
    if not resolver.known(name, names, subject, (*path, subject)):
        return False
    if subject == "question" and resolver.questions[name].kind in ("scale", "number"):
        return True
    resolver.problem("comparison-does-not-fit", (*path, op), id=name, op=op)
    return False


def _choices(
    resolver: Resolver, name: str, subject: str, op: str, path: Path
) -> Sequence[model.Value] | None:
    """Return the values that ``is``, ``in`` or ``includes`` may name, or ``None``."""
    found: Sequence[model.Value] = ()
    if subject == "question":
        if not resolver.known(name, resolver.questions, "question", (*path, subject)):
            return None
        question = resolver.questions[name]
        if not question.values and question.kind not in ("number", "text"):
            return None  # The question has a problem of its own.
        if (op == "includes") == (question.kind == "choices"):
            found = question.values
    elif subject == "dimension" and op != "includes":
        if not resolver.known(name, resolver.dimensions, "dimension", (*path, subject)):
            return None
        found = [level.id for level in resolver.dimensions[name].levels]
    elif subject == "classification" and op != "includes":
        if not resolver.known(name, resolver.classifications, "classification", (*path, subject)):
            return None
        found = [kind.id for kind in resolver.classifications[name].types]
    if not found:
        resolver.problem("comparison-does-not-fit", (*path, op), id=name, op=op)
        return None
    return found
