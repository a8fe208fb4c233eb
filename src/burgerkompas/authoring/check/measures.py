"""What is measured: levels and types that never come, dimensions that can run dry."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground, TooHardError
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.look_ahead import fewest_known
from burgerkompas.questionnaire.model import Dimension


def check_measures(ground: Ground) -> Iterator[Finding]:
    """Yield levels, cells and types that no answers reach, and dimensions that can run dry."""
    # What can still come of a case without answers is all that can come.
    empty = score(ground.questionnaire, Case(answers={}), full=False)
    dimensions = {d.id: d.possible_levels for d in empty.dimensions}
    lost: set[tuple[str, str]] = set()
    for path, name, _ in ground.named("dimensions"):
        spec, possible = ground.questionnaire.dimension[name], dimensions[name]
        if possible is None and spec.levels:
            yield ground.finding("undetermined", (*path, "levels"), name)
        for level in spec.levels:
            if possible is not None and level.id not in possible:
                lost.add((name, level.id))
                at = (*path, "levels", level.id)
                yield ground.finding("level-unreachable", at, name, values={"level": level.id})
        yield from _runs_dry(ground, spec, path)
    types = {c.id: c.possible for c in empty.classifications}
    for path, name, source in ground.named("classifications"):
        kinds = ground.questionnaire.classification[name]
        found = types[name]
        if found is None:
            yield ground.finding("undetermined", path, name)
            continue
        for i, kind in enumerate(kinds.types):
            if kind.id in found:
                continue
            # A cell of a level that is lost is lost with it: that has been told.
            if source.axes and not lost & set(zip(kinds.axes, kind.at, strict=True)):
                key = next(k for k in source.cells if source.cells[k].id == kind.id)
                yield ground.finding("cell-unreachable", (*path, "cells", key), kind.id)
            elif source.rules and (kind.when is None or ground.can_be(kind.when, True)):
                code = "type-unreachable" if ground.values_are_all else "undetermined"
                yield ground.finding(code, (*path, "rules", i), kind.id)


def _runs_dry(ground: Ground, spec: Dimension, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Yield a dimension of which so much can be left out that it has no score."""
    questions = [ground.questionnaire.question[item.question] for item in spec.items]
    if not any(q.ask_if is not None or q.not_applicable for q in questions):
        return
    try:
        least, shown = fewest_known(ground.grid, spec.id, ground.budget)
    except TooHardError:
        yield ground.finding("undetermined", path, spec.id)
        return
    if least < spec.min_known:
        values = {"known": least, "needed": spec.min_known}
        yield ground.finding("min-known-skippable", path, spec.id, shown, values=values)
