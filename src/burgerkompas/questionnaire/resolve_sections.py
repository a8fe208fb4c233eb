"""From the files' classes to the sections of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.resolve_conditions import ORDERED, condition
from burgerkompas.questionnaire.resolve_scorecard import participation_values

if TYPE_CHECKING:
    from burgerkompas.questionnaire.documents import RoleSource, SectionsSource
    from burgerkompas.questionnaire.places import Path
    from burgerkompas.questionnaire.resolve import Resolver


def sections(resolver: Resolver) -> model.Sections:
    """Return the sections that the report has beside its own."""
    found: dict[str, object] = {}
    for file, source in resolver.files.values():
        path: Path = (file, "sections")
        made = _sections_of(resolver, source.sections, path)
        for name, section in made.items():
            if name in found:
                resolver.problem("duplicate-id", (*path, name), id=name)
            found[name] = section
    return model.Sections(**found)  # type: ignore[arg-type]


def _sections_of(resolver: Resolver, sections: SectionsSource, path: Path) -> dict[str, object]:
    made: dict[str, object] = {}
    if factors := sections.success_factors:
        at = (*path, "success_factors")
        resolver.cited(factors.sources, None, at)
        resolver.once(factors.dimensions, (*at, "dimensions"))
        for i, name in enumerate(factors.dimensions):
            resolver.known(name, resolver.dimensions, "dimension", (*at, "dimensions", i))
        made["success_factors"] = model.Factors(
            factors.title, factors.intro, factors.dimensions, factors.sources
        )
    if roles := sections.roles:
        at = (*path, "roles")
        resolver.cited(roles.sources, None, at)
        made["roles"] = model.Roles(
            roles.title,
            roles.intro,
            roles.most,
            tuple(_role(resolver, n, r, (*at, "roles", n)) for n, r in roles.roles.items()),
            roles.sources,
        )
    if section := sections.participation:
        at = (*path, "participation")
        resolver.cited(section.sources, None, at)
        for key in ("now", "wished"):
            name = getattr(section, key)
            if resolver.known(name, resolver.questions, "question", (*at, key)) and (
                resolver.questions[name].kind != "scale"
                or resolver.questions[name].values != participation_values(resolver)
            ):
                resolver.problem("not-the-same-scale", (*at, key), id=name)
        made["participation"] = model.Participation(
            section.title,
            section.intro,
            section.now,
            section.wished,
            section.note,
            section.sources,
        )
    return made


def _role(resolver: Resolver, name: str, role: RoleSource, path: Path) -> model.Role:
    triggers = []
    for i, trigger in enumerate(role.triggers):
        at = (*path, "triggers", i, "when")
        when = condition(resolver, trigger.when, at, only=("question", "dimension"))
        if when is None:
            continue
        if not isinstance(when, model.Test) or when.op not in ORDERED:
            resolver.problem("trigger-must-compare", at)
            continue
        triggers.append(model.Trigger(when, trigger.because))
    return model.Role(name, role.label, role.meaning, tuple(triggers))
