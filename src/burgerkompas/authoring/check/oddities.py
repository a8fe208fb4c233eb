"""Find oddities: contradictory signs, parts without effect, and parts without a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from burgerkompas.authoring.check.inspection import Finding, Inspection
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.model import All, Any, Condition, Item, Not, Test

Subject = tuple[str, str]
"""A question or a dimension (``question`` or ``dimension``), and its id."""


class _SourceDriver(NamedTuple):
    """A driver of a strategy, with its place in a file."""

    path: KeyPath
    strategy: str
    dimension: str
    sign: int
    only_above: float | None


def check_signs(inspection: Inspection) -> Iterator[Finding]:
    """Yield drivers that are not monotone, or contradict a gate or each other."""
    drivers = [
        _SourceDriver((*path, key, i), source.id, driver.dimension, sign, driver.only_above)
        for path, source in inspection.listed("strategies")
        for key, sign, listed in (("for", 1, source.for_), ("against", -1, source.against))
        for i, driver in enumerate(listed)
    ]
    yield from _not_monotone(inspection, drivers)
    yield from _opposite(inspection, drivers)
    yield from _one_way(inspection, drivers)
    yield from _against_gates(inspection, drivers)


def _not_monotone(inspection: Inspection, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers that start to count below 0, so that more of it would lower the score."""
    for driver in drivers:
        if driver.only_above is not None and driver.only_above < 0:
            yield inspection.finding(
                "not-monotone", driver.path, driver.dimension, strategy=driver.strategy
            )


def _opposite(inspection: Inspection, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers with an item that another driver of the strategy counts the other way."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for path, strategy, name, sign, _ in drivers:
        for item in inspection.questionnaire.dimension[name].items:
            way = sign * _direction(item)
            before, other = first.setdefault((strategy, item.question), (way, name))
            if way * before < 0:
                values = {"strategy": strategy, "question": item.question, "other": other}
                yield inspection.finding("opposite-signs", path, name, **values)


def _one_way(inspection: Inspection, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers that move several strategies, but all of them the same way."""
    for name in dict.fromkeys(driver.dimension for driver in drivers):
        own = [driver for driver in drivers if driver.dimension == name]
        signs = {driver.sign for driver in own}
        if len(own) > 1 and len(signs) == 1:
            lines = [str(inspection.line(driver.path)) for driver in own]
            values = {
                "way": "for" if signs == {1} else "against",
                "count": len(own),
                "lines": ", ".join(lines),
            }
            yield inspection.finding("driver-one-way", own[0].path, name, **values)


def _against_gates(inspection: Inspection, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers that raise a score for the very reason that a gate lowers its strategy."""
    told = set()
    for path, gate in inspection.placed("gates"):
        leanings: dict[Subject, set[int]] = {}
        for condition, way in ((gate.when, 1), (gate.unless, -1)):
            for subject, side in _lean(inspection, condition, way) if condition else ():
                leanings.setdefault(subject, set()).add(side)
        wanted = [(name, -1) for name in gate.close] + ([(gate.first, 1)] if gate.first else [])
        for strategy, way in wanted:
            own = [driver for driver in drivers if driver.strategy == strategy]
            for subject, sides in leanings.items():
                counting = [d for d in own if subject in _pulls(inspection, d)]
                pulls = {_pulls(inspection, driver)[subject] for driver in counting}
                if len(sides) != 1 or len(pulls) != 1 or pulls == {0}:
                    continue
                (side,), (pull,) = sides, pulls
                if side * pull == way:
                    continue
                for driver in counting:
                    if driver.path not in told:
                        told.add(driver.path)
                        values = {
                            "strategy": strategy,
                            "gate": gate.id,
                            "line": inspection.line(path),
                            "thing": subject[1],
                        }
                        yield inspection.finding(
                            "gate-against-score", driver.path, driver.dimension, **values
                        )


def _pulls(inspection: Inspection, driver: _SourceDriver) -> dict[Subject, int]:
    """Return which way a driver, and each question in it, moves the strategy's score."""
    pulls: dict[Subject, int] = {("dimension", driver.dimension): driver.sign}
    for item in inspection.questionnaire.dimension[driver.dimension].items:
        pulls["question", item.question] = driver.sign * _direction(item)
    return pulls


def _direction(item: Item) -> int:
    """Return +1 if more of an answer gives more points, -1 if fewer, 0 if neither."""
    points = list(item.points.values())
    rising = all(a <= b for a, b in pairwise(points))
    falling = all(a >= b for a, b in pairwise(points))
    return (rising - falling) * (-1 if item.reverse else 1)


def _lean(inspection: Inspection, condition: Condition, way: int) -> Iterator[tuple[Subject, int]]:
    """Yield, for everything that a condition compares, whether it requires much or little."""
    match condition:
        case Not(part):
            yield from _lean(inspection, part, -way)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _lean(inspection, part, way)
        case Test(subject="question" | "dimension" | "raw"):
            side = _side(inspection, condition)
            if side:
                kind = "question" if condition.subject == "question" else "dimension"
                yield (kind, condition.id), way * side


def _side(inspection: Inspection, test: Test) -> int:
    """Return +1 if a test requires much, -1 if it requires little, 0 if neither."""
    if test.op in ("at_least", "above"):
        return 1
    if test.op in ("at_most", "below"):
        return -1
    if test.subject != "question" or inspection.questionnaire.question[test.id].kind != "scale":
        return 0
    numbers = [v for v in inspection.questionnaire.question[test.id].values if isinstance(v, int)]
    middle = (min(numbers) + max(numbers)) / 2
    sides = {(v > middle) - (v < middle) for v in test.values if isinstance(v, int)}
    return sides.pop() if len(sides) == 1 else 0


def check_use(inspection: Inspection) -> Iterator[Finding]:
    """Yield questions, dimensions and definitions that decide nothing and are not shown."""
    questionnaire = inspection.questionnaire
    used = {(test.subject, test.id) for test in inspection.tests()}
    dimensions = {name for subject, name in used if subject in ("dimension", "raw")}
    dimensions |= {axis for c in questionnaire.classifications for axis in c.axes}
    dimensions |= {d.dimension for s in questionnaire.strategies for d in s.drivers}
    if questionnaire.sections.success_factors:
        dimensions |= set(questionnaire.sections.success_factors.dimensions)
    for path, spec in inspection.listed("dimensions"):
        if spec.id not in dimensions and not (spec.report and not questionnaire.strategies):
            yield inspection.finding("dimension-unused", path, spec.id)
    items = {item.question for d in questionnaire.dimensions for item in d.items}
    questions = items | {name for subject, name in used if subject == "question"}
    if section := questionnaire.sections.participation:
        questions |= {section.now, section.wished}
    for path, source in inspection.listed("questions"):
        shown = source.shown or source.share_note is not None
        if source.id not in questions and not shown:
            yield inspection.finding("question-unused", (*path, "id"), source.id)
    yield from _definitions(inspection)


def _definitions(inspection: Inspection) -> Iterator[Finding]:
    main, root = inspection.files.main, inspection.files.files[inspection.files.main.id][0]
    scales = {q.scale for _, q in inspection.listed("questions") if isinstance(q.scale, str)}
    for name in main.scales:
        if name not in scales:
            at = (root, "scales", name)
            yield inspection.finding("definition-unused", at, name, what="scale")


def check_sources(inspection: Inspection) -> Iterator[Finding]:
    """Yield questions, and types in the report, that name neither a source nor a basis.

    Only in a questionnaire that has sources or bases to name.
    """
    main = inspection.files.main
    if not main.sources and not main.bases:
        return
    for path, source in inspection.listed("questions"):
        if not source.sources and source.basis is None:
            yield inspection.finding("without-source", (*path, "id"), source.id)
    for path, source in inspection.listed("classifications"):
        if not source.sources and source.basis is None:
            yield inspection.finding("without-source", path, source.id)


def check_words(inspection: Inspection) -> Iterator[Finding]:
    """Yield questions with two answers that have the same text."""
    for path, question in inspection.placed("questions"):
        for language in inspection.questionnaire.languages:
            seen: dict[str, object] = {}
            for option in question.options:
                label = option.label[language]
                if label in seen:
                    values = {"one": seen[label], "other": option.value, "language": language}
                    yield inspection.finding("same-answers", (*path, "id"), question.id, **values)
                    break
                seen[label] = option.value
