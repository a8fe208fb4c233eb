"""From specs to the model: every reference is checked, every shorthand written out."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from msgspec import structs

from burgerkompas.errors import Problem, TooManyProblems
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath, Places
from burgerkompas.questionnaire.documents import ORDERED, MainFile
from burgerkompas.questionnaire.resolve.context import (
    ID,
    NO_OPTIONS,
    Context,
    Files,
    check_condition,
    listed,
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
    """Drop unknown-id problems that merely echo a bad or duplicate id.

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
    part_in = {file: part for part, (file, _) in files.items()}
    for path, measure in listed(files, "dimensions"):
        dimension(context, measure, part_in[str(path[0])], path)
    for path, types in listed(files, "classifications"):
        classification(context, types, part_in[str(path[0])], path)
    _check_retired(context, root)
    decided = decision(context)
    if main.closing is not None:
        context.fresh(main.closing.id, context.questions, (*root, "closing", "id"))
    return model.Questionnaire(
        id=main.id,
        version=main.version,
        digest=digest,
        languages=main.languages,
        title=main.title,
        intro=main.intro,
        closing=main.closing,
        bases=main.bases,
        sources=main.sources,
        parts=tuple(parts),
        questions=tuple(context.questions.values()),
        dimensions=tuple(context.dimensions.values()),
        classifications=tuple(context.classifications.values()),
        decision=decided,
        sections=_sections(context),
        retired=main.retired,
        rule=main.rule,
        evidence=main.evidence,
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
        _check_sections(context, part.sections, path)
        for name, section in structs.asdict(part.sections).items():
            if section is not None and name in found:
                context.problem("duplicate-id", (*path, name), id=name)
            elif section is not None:
                found[name] = section
    return model.Sections(**found)


def _check_sections(context: Context, sections: model.Sections, path: KeyPath) -> None:
    """Check what the sections of one of the files refer to."""
    if factors := sections.success_factors:
        at: KeyPath = (*path, "success_factors")
        context.cited(factors.sources, None, at)
        among = context.dimensions
        context.all_known(factors.dimensions, among, "dimension", (*at, "dimensions"))
    if sections.roles:
        at = (*path, "roles")
        context.cited(sections.roles.sources, None, at)
        for role in sections.roles.roles:
            for i, trigger in enumerate(role.triggers):
                _check_trigger(
                    context, trigger.when, (*at, "roles", role.id, "triggers", i, "when")
                )
    if participation := sections.participation:
        at = (*path, "participation")
        context.cited(participation.sources, None, at)
        values = context.participation_values()
        for key, name in (("now", participation.now), ("wished", participation.wished)):
            if context.known(name, context.questions, "question", (*at, key)):
                asked = context.questions[name]
                if asked.kind != "scale" or asked.values != values:
                    context.problem("not-the-same-scale", (*at, key), id=name)


def _check_trigger(context: Context, when: model.Condition, path: KeyPath) -> None:
    if not isinstance(when, model.Test) or when.op not in ORDERED:
        context.problem("trigger-must-compare", path)
    else:
        check_condition(context, when, path, only=("question", "dimension"))


__all__ = ["ID", "Files", "resolve"]
