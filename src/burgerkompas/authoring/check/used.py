"""What is defined but does nothing, and what says nothing of where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground, all_tests


def check_use(ground: Ground) -> Iterator[Finding]:
    """Yield questions, dimensions and definitions that decide nothing and are shown nowhere."""
    questionnaire = ground.questionnaire
    tests = list(all_tests(questionnaire))
    used = {(test.subject, test.id) for test in tests}
    dimensions = {name for subject, name in used if subject in ("dimension", "raw")}
    dimensions |= {axis for c in questionnaire.classifications for axis in c.axes}
    dimensions |= {d.dimension for s in questionnaire.strategies for d in s.drivers}
    if questionnaire.sections.success_factors:
        dimensions |= set(questionnaire.sections.success_factors.dimensions)
    for path, name, _ in ground.named("dimensions"):
        spec = questionnaire.dimension[name]
        if name not in dimensions and not (spec.report and not questionnaire.strategies):
            yield ground.finding("dimension-unused", path, name)
    items = {item.question for d in questionnaire.dimensions for item in d.items}
    questions = items | {name for subject, name in used if subject == "question"}
    if section := questionnaire.sections.participation:
        questions |= {section.now, section.wished}
    for path, source in ground.listed("questions"):
        shown = source.shown or source.share_note is not None
        if source.id not in questions and not shown:
            yield ground.finding("question-unused", (*path, "id"), source.id)
    yield from _definitions(ground)


def _definitions(ground: Ground) -> Iterator[Finding]:
    main, root = ground.loaded.main, ground.loaded.files[ground.loaded.main.id][0]
    scales = {q.scale for _, q in ground.listed("questions") if isinstance(q.scale, str)}
    for name in main.scales:
        if name not in scales:
            at = (root, "scales", name)
            yield ground.finding("definition-unused", at, name, values={"what": "scale"})


def check_sources(ground: Ground) -> Iterator[Finding]:
    """Yield questions, and types in the report, that name neither a source nor a basis.

    Only in a questionnaire that has sources or bases to name.
    """
    main = ground.loaded.main
    if not main.sources and not main.bases:
        return
    for path, source in ground.listed("questions"):
        if not source.sources and source.basis is None:
            yield ground.finding("without-source", (*path, "id"), source.id)
    for path, name, source in ground.named("classifications"):
        if not source.sources and source.basis is None:
            yield ground.finding("without-source", path, name)


def check_words(ground: Ground) -> Iterator[Finding]:
    """Yield questions of which two answers have the same words."""
    for (path, _), question in zip(
        ground.listed("questions"), ground.questionnaire.questions, strict=True
    ):
        for language in ground.questionnaire.languages:
            seen: dict[str, object] = {}
            for option in question.options:
                label = option.label[language]
                if label in seen:
                    values = {"one": seen[label], "other": option.value, "language": language}
                    yield ground.finding("same-answers", (*path, "id"), question.id, values=values)
                    break
                seen[label] = option.value
