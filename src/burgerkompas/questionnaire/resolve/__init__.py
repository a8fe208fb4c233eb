"""From specs to the model: every reference is checked, every shorthand written out."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from burgerkompas.errors import Problem, TooManyProblems
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath, Places
from burgerkompas.questionnaire.documents import MainFile, RoleSpec, SectionsSpec
from burgerkompas.questionnaire.resolve.context import (
    ID,
    NO_OPTIONS,
    ORDERED,
    Context,
    Files,
    condition,
    from_spec,
)
from burgerkompas.questionnaire.resolve.decisions import decision
from burgerkompas.questionnaire.resolve.measures import classification, dimension
from burgerkompas.questionnaire.resolve.questions import question, scale

_LANGUAGE = re.compile(
    "[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?",
    re.ASCII | re.IGNORECASE,
)
"""A language tag (BCP 47) for which browsers have a name: language, script, region, variant."""


def resolve(
    main: MainFile, files: Files, places: Places, digest: str
) -> tuple[model.Questionnaire | None, list[Problem]]:
    """Return the questionnaire, or ``None`` with the problems that prevent it.

    Takes the bound files, the places of everything in them, and their digest.
    """
    context = Context(main, files, places)
    questionnaire = None
    with suppress(TooManyProblems):
        questionnaire = _questionnaire(context, digest)
    return (None if context.problems else questionnaire), _without_echoes(context.problems)


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out ids that are missing because the thing that should have them has a wrong one.

    At most as many as there are wrong ones: each pair may be one mistake.
    """
    wrong = {p.where for p in problems if p.code in ("bad-id", "duplicate-id")}
    missed = {p.values["id"] for p in problems if p.code == "unknown-id"}
    if len(missed) > len(wrong):
        return problems
    return [problem for problem in problems if problem.code != "unknown-id"]


def _questionnaire(context: Context, digest: str) -> model.Questionnaire:
    main, files = context.main, context.files
    root: KeyPath = (files[main.id][0],)
    context.well_formed(main.id, (*root, "id"))
    if not re.fullmatch(r"\d+\.\d+\.\d+", main.version, re.ASCII):
        context.problem("bad-version", (*root, "version"), version=main.version)
    for i, language in enumerate(main.languages):
        if not _LANGUAGE.fullmatch(language):
            context.problem("bad-language", (*root, "languages", i), language=language)
    for name in main.yes_no or {}:
        if name in NO_OPTIONS:
            context.problem("reserved-option", (*root, "yes_no", name), id=name)
    for name, spec in main.scales.items():
        scale(context, spec, (*root, "scales", name))
    parts = []
    for part, (file, source) in files.items():
        asked = [
            question(context, one, part, (file, "questions", i)).id
            for i, one in enumerate(source.questions)
        ]
        if asked:
            title = source.title or dict.fromkeys(main.languages, part)
            parts.append(model.Part(part, title, source.intro, tuple(asked)))
    if not context.questions:
        context.problem("no-questions", root)
    for part, (file, source) in files.items():
        for name, measure in source.dimensions.items():
            dimension(context, name, measure, part, (file, "dimensions", name))
    for part, (file, source) in files.items():
        for name, types in source.classifications.items():
            classification(context, name, types, part, (file, "classifications", name))
    _check_retired(context, root)
    decided = decision(context)
    if main.closing is not None:
        context.fresh(main.closing.id, context.questions, (*root, "closing", "id"))
    return from_spec(
        model.Questionnaire,
        main,
        digest=digest,
        sources=tuple(model.Source(name, source.cite) for name, source in main.sources.items()),
        parts=tuple(parts),
        questions=tuple(context.questions.values()),
        dimensions=tuple(context.dimensions.values()),
        classifications=tuple(context.classifications.values()),
        decision=decided,
        sections=_sections(context),
    )


def _check_retired(context: Context, root: KeyPath) -> None:
    """Check that retired questions are gone, and lead to answers that there are."""
    for name, retired in context.main.retired.items():
        at: KeyPath = (*root, "retired", name)
        context.fresh(name, context.questions, at)
        if retired.to is None:
            continue
        if context.known(retired.to, context.questions, "question", (*at, "to")):
            values = context.questions[retired.to].values
            for old, new in (retired.values or {}).items():
                context.allowed(new, values, (*at, "values", str(old)), of=retired.to)


# -- sections of the report ------------------------------------------------------------------


def _sections(context: Context) -> model.Sections:
    found: dict[str, Any] = {}
    for file, part in context.files.values():
        path: KeyPath = (file, "sections")
        for name, section in _sections_of(context, part.sections, path).items():
            if name in found:
                context.problem("duplicate-id", (*path, name), id=name)
            found[name] = section
    return model.Sections(**found)


def _sections_of(context: Context, specs: SectionsSpec, path: KeyPath) -> dict[str, Any]:
    """Return the sections that one of the files has, by their keys."""
    sections: dict[str, Any] = {}
    if factors := specs.success_factors:
        at: KeyPath = (*path, "success_factors")
        context.cited(factors.sources, None, at)
        among = context.dimensions
        context.all_known(factors.dimensions, among, "dimension", (*at, "dimensions"))
        sections["success_factors"] = factors
    if specs.roles:
        at = (*path, "roles")
        context.cited(specs.roles.sources, None, at)
        roles = [_role(context, n, r, (*at, "roles", n)) for n, r in specs.roles.roles.items()]
        sections["roles"] = from_spec(model.Roles, specs.roles, roles=tuple(roles))
    if participation := specs.participation:
        at = (*path, "participation")
        context.cited(participation.sources, None, at)
        values = context.participation_values()
        for key, name in (("now", participation.now), ("wished", participation.wished)):
            if context.known(name, context.questions, "question", (*at, key)):
                asked = context.questions[name]
                if asked.kind != "scale" or asked.values != values:
                    context.problem("not-the-same-scale", (*at, key), id=name)
        sections["participation"] = participation
    return sections


def _role(context: Context, name: str, spec: RoleSpec, path: KeyPath) -> model.Role:
    triggers = []
    for i, trigger in enumerate(spec.triggers):
        at = (*path, "triggers", i, "when")
        when = condition(context, trigger.when, at, only=("question", "dimension"))
        if when is None:
            continue
        if not isinstance(when, model.Test) or when.op not in ORDERED:
            context.problem("trigger-must-compare", at)
            continue
        triggers.append(model.Trigger(when, trigger.because))
    return from_spec(model.Role, spec, id=name, triggers=tuple(triggers))


__all__ = ["ID", "Files", "resolve"]
