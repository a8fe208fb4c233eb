"""Find conditions, comparisons, levels, types and scores that no answers reach."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.inspection import Finding, Inspection
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.model import All, Condition, Dimension, Not, Test


def check_conditions(inspection: Inspection) -> Iterator[Finding]:
    """Yield conditions that are never true, and comparisons in them that decide nothing."""
    never_fires: set[str] = set()
    for condition, path, code, about in inspection.conditions():
        if code == "unless-never-holds" and about in never_fires:
            continue
        checked = _check_condition(inspection, condition, path, code, about)
        found = list(inspection.proven(checked, path, about))
        if code == "gate-never-fires" and any(one.severity == "error" for one in found):
            never_fires.add(about)
        yield from found


def _check_condition(
    inspection: Inspection, condition: Condition, path: KeyPath, code: str, about: str
) -> Iterator[Finding]:
    """Yield idle parts of a condition; if all are, that is one finding, with ``code``."""
    if inspection.can_be(condition, True) is None:
        yield inspection.finding(code, path, about)
        return
    tests = list(_tests(condition, path))
    for at, test in tests:
        if inspection.can_be(test, True) is None:
            yield inspection.finding("comparison-never-holds", at, about)
        elif len(tests) > 1 and inspection.can_be(test, False) is None:
            yield inspection.finding("comparison-always-holds", at, about)
    if len(tests) == 1 and inspection.can_be(condition, False) is None:
        yield inspection.finding("comparison-always-holds", path, about)


def _tests(condition: Condition, path: KeyPath) -> Iterator[tuple[KeyPath, Test]]:
    """Yield every comparison in a condition with its path."""
    if isinstance(condition, Test):
        yield path, condition
    elif isinstance(condition, Not):
        yield from _tests(condition.part, (*path, "not"))
    else:
        key = "all" if isinstance(condition, All) else "any"
        for i, part in enumerate(condition.parts):
            yield from _tests(part, (*path, key, i))


def check_measures(inspection: Inspection) -> Iterator[Finding]:
    """Yield levels, cells and types that no answers reach, and dimensions that can run dry."""
    # Whatever is possible at all is still possible for a case without answers.
    empty = score(inspection.questionnaire, Case(answers={}), full=False)
    possible_levels = {one.id: one.possible_levels for one in empty.dimensions}
    lost: set[tuple[str, str]] = set()
    for path, source in inspection.listed("dimensions"):
        spec, possible = inspection.questionnaire.dimension[source.id], possible_levels[source.id]
        if possible is None and spec.levels:
            yield inspection.finding("undetermined", (*path, "levels"), spec.id)
        for level in spec.levels:
            if possible is not None and level.id not in possible:
                lost.add((spec.id, level.id))
                at = (*path, "levels", level.id)
                yield inspection.finding("level-unreachable", at, spec.id, level=level.id)
        yield from inspection.proven(_runs_dry(inspection, spec, path), path, spec.id)
        yield from _scaled_up(inspection, spec, path)
    possible_types = {one.id: one.possible for one in empty.classifications}
    for path, source in inspection.listed("classifications"):
        found = inspection.questionnaire.classification[source.id]
        types = possible_types[found.id]
        if types is None:
            yield inspection.finding("undetermined", path, found.id)
            continue
        for i, kind in enumerate(found.types):
            if kind.id in types:
                continue
            # An unreachable level makes its cells unreachable, and has been reported.
            if found.axes and not lost & set(zip(found.axes, kind.at, strict=True)):
                key = next(key for key, cell in found.cells.items() if cell.id == kind.id)
                yield inspection.finding("cell-unreachable", (*path, "cells", key), kind.id)
            elif found.rules and (kind.when is None or inspection.can_be(kind.when, True)):
                code = "type-unreachable" if inspection.values_are_all else "undetermined"
                yield inspection.finding(code, (*path, "rules", i), kind.id)


def _scaled_up(inspection: Inspection, spec: Dimension, path: KeyPath) -> Iterator[Finding]:
    """Yield a dimension whose items are scaled up as missing when the route skips them.

    Items with the same condition are skipped together; if too few are left then, there is no score.
    """
    if spec.aggregate == "mean" or not spec.prorate:
        return
    routes = [inspection.questionnaire.question[item.question].ask_if for item in spec.items]
    skipped = [
        item.question
        for item, route in zip(spec.items, routes, strict=True)
        if route is not None
        and item.not_asked is None
        and sum(other != route for other in routes) >= spec.min_known
    ]
    if skipped:
        items = ", ".join(skipped)
        yield inspection.finding("skipped-item-scaled-up", path, spec.id, items=items)


def _runs_dry(inspection: Inspection, spec: Dimension, path: KeyPath) -> Iterator[Finding]:
    """Yield a dimension if so many items can be skipped that it has no score."""
    questions = [inspection.questionnaire.question[item.question] for item in spec.items]
    if not any(q.ask_if is not None or q.not_applicable for q in questions):
        return
    least, shown = inspection.fewest_known(spec.id)
    if least < spec.min_known:
        yield inspection.finding(
            "min-known-skippable", path, spec.id, shown, known=least, needed=spec.min_known
        )
