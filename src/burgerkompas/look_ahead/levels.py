"""Which levels, scores and types can still come, whatever the open answers turn out to be."""

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
    """A dimension or classification by itself, with the questions that it rests on.

    They are one group, but for a classification whose axes share no question.
    """

    spec: Dimension | Classification
    partition: Partition


class Outlook(msgspec.Struct, frozen=True, gc=False):
    """The levels or types that can come, the range of scores, and the work to find out."""

    names: tuple[str, ...]
    scores: tuple[int, int] | None
    work: int


def views_of(grid: Grid, specs: Iterable[Dimension | Classification]) -> dict[str, View]:
    """Make dimensions or classifications ready, by id; what is too hard for that is left out."""
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
    """Return what completions of answers, as given, can come to; ``None`` past the budget."""
    if view is None:
        return None
    try:
        budget.spend(1)
        found = _outlook(view, standing(view.partition.groups[0], answers, OPEN), budget.work)
        budget.spend(found.work)
    except TooHardError:
        return None
    return found


@lru_cache(maxsize=4_096)
def _outlook(view: View, stands: Standing, work: int) -> Outlook:
    """Return what completions come to. Raises ``TooHardError``.

    Kept, for many cases stand alike in a few questions; see bench/README.md.
    """
    grid, budget = view.partition.grid, Budget(work)
    (group,) = view.partition.groups
    names: set[str | None] = set()
    scores: set[int] = set()
    for state in completed_states(group, stands, budget):
        budget.spend(5 + size(grid.unit))
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
    span = (min(scores), max(scores)) if scores else None
    known = view.spec.levels if isinstance(view.spec, Dimension) else view.spec.types
    return Outlook(tuple(one.id for one in known if one.id in names), span, work - budget.left)
