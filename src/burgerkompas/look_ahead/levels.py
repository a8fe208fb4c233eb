"""The levels, scores and types that are still possible, given the open answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache

import msgspec

from burgerkompas.cases import OPEN, Answer
from burgerkompas.look_ahead.budget import WORK, Budget, TooHardError, size
from burgerkompas.look_ahead.effects import Standing, completed_states, standing, type_in
from burgerkompas.look_ahead.groups import Grouping, Partition
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.questionnaire.model import Classification, Dimension, Test
from burgerkompas.scoring.dimensions import level_at, raw_of, value_of
from burgerkompas.scoring.grid import Grid


class View(msgspec.Struct, frozen=True, eq=False):
    """A dimension or classification on its own, with the questions that it depends on.

    These form one group, except for a classification whose axes share no question.
    """

    spec: Dimension | Classification
    partition: Partition


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
            literals = Literals(budget)
            groups = Grouping(grid, literals).groups(axes, tests)
            views[spec.id] = View(spec, Partition(grid, literals, groups, literals.mask))
    return views


def outlook(view: View | None, answers: Mapping[str, Answer], budget: Budget) -> Outlook | None:
    """Return what is possible; ``answers`` are as given, before routing.

    ``None`` beyond the budget, or if this view alone would take more than a quarter of it.
    """
    if view is None:
        return None
    share = budget.work // 4
    try:
        budget.spend(1)
        found = _outlook(view, standing(view.partition.groups[0], answers, OPEN), share)
        budget.spend(share if found is None else found.work)
    except TooHardError:
        return None
    return found


@lru_cache(maxsize=4_096)
def _outlook(view: View, stands: Standing, work: int) -> Outlook | None:
    """Return what is possible; ``None`` if that takes more than ``work``.

    Cached, because many cases have the same standing in a few questions: see bench/README.md.
    """
    grid, budget = view.partition.grid, Budget(work)
    (group,) = view.partition.groups
    names: set[str | None] = set()
    scores: set[int] = set()
    try:
        for state in completed_states(group, stands, budget):
            budget.spend(5 + 10 * size(grid.unit))
            if isinstance(view.spec, Classification):
                names.add(type_in(view.partition, group, view.spec, state))
                continue
            (field,) = group.fields
            sums = field.sums(state)
            if sums[-1] >= max(view.spec.min_known, 1):
                score = value_of(grid.unit, sums)
                on_raw = view.spec.levels_on == "raw"
                place = raw_of(field.dimension, grid.unit, sums) if on_raw else score
                names.add(level_at(field.dimension, place))
                scores.add(score)
    except TooHardError:
        return None
    span = (min(scores), max(scores)) if scores else None
    known = view.spec.levels if isinstance(view.spec, Dimension) else view.spec.types
    return Outlook(tuple(one.id for one in known if one.id in names), span, work - budget.left)
