"""The levels, scores and types that are still possible, given the open answers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

import msgspec

from burgerkompas.cases import Answers
from burgerkompas.look_ahead.budget import WORK, Budget, TooHardError, size
from burgerkompas.look_ahead.effects import (
    Standing,
    dimensions_in,
    literals_in,
    standing,
    states,
    type_in,
)
from burgerkompas.look_ahead.groups import Group, groups_of
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.look_ahead.moves import complete
from burgerkompas.questionnaire.model import Classification, Dimension, Test
from burgerkompas.scoring.grid import Grid


class View(msgspec.Struct, frozen=True, eq=False):
    """A dimension or classification on its own, with the groups that it depends on.

    That is one group, except for a classification whose axes share no question.
    """

    spec: Dimension | Classification
    groups: tuple[Group, ...]


class Outlook(msgspec.Struct, frozen=True, gc=False):
    """The possible levels or types, the range of scores, and the work it took to find out."""

    names: tuple[str, ...]
    scores: tuple[int, int] | None
    work: int


def views_of(grid: Grid, specs: Iterable[Dimension | Classification]) -> dict[str, View]:
    """Prepare dimensions or classifications, by id; those that are too hard are left out."""
    views = {}
    budget = Budget(WORK)
    with suppress(TooHardError):
        for spec in specs:
            axes = [spec.id] if isinstance(spec, Dimension) else spec.axes
            tests = () if axes else (Test("classification", spec.id, "is", ("",)),)
            views[spec.id] = View(spec, groups_of(grid, Literals(budget), axes, tests))
    return views


def outlook(view: View | None, answers: Answers, budget: Budget) -> Outlook | None:
    """Return what is possible in the one group of a view; ``answers`` are before routing.

    ``None`` beyond the budget, or if this alone would take more than a quarter of it.
    """
    if view is None:
        return None
    share = budget.work // 4
    try:
        stands = standing(view.groups[0], answers, complete, (), budget)
        found = _outlook(view, stands, share)
        budget.spend(share if found is None else found.work)
    except TooHardError:
        return None
    return found


@lru_cache(maxsize=4_096)
def _outlook(view: View, stands: Standing, work: int) -> Outlook | None:
    """Return what is possible; ``None`` if that takes more than ``work``.

    Cached, because many cases have the same standing in a few questions: see bench/README.md.
    """
    spec, (group,) = view.spec, view.groups
    budget = Budget(work)
    names: set[str | None] = set()
    scores: set[int] = set()
    try:
        for state in states(group, stands, 0, budget):
            budget.spend(5 + 10 * size(group.grid.unit))
            dimensions = dimensions_in(group, state)
            if isinstance(spec, Classification):
                literals = literals_in(group, state, dimensions)
                names.add(type_in(group, spec, dimensions, literals))
            elif (score := dimensions[spec.id].score) is not None:
                names.add(dimensions[spec.id].level)
                scores.add(score)
    except TooHardError:
        return None
    span = (min(scores), max(scores)) if scores else None
    known = spec.levels if isinstance(spec, Dimension) else spec.types
    return Outlook(tuple(one.id for one in known if one.id in names), span, work - budget.left)
