"""The levels, scores and types that are still possible, given the open answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import product

import msgspec
from msgspec import structs

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
from burgerkompas.results import DimensionResult, Result
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


class Levels:
    """The dimensions and classifications of a questionnaire, to look ahead at each on its own."""

    def __init__(self, grid: Grid) -> None:
        self.questionnaire = grid.questionnaire
        self.dimensions = _views(grid, self.questionnaire.dimensions)
        self.classifications = _views(grid, self.questionnaire.classifications)

    def added_to(self, result: Result, work: int = WORK) -> Result:
        """Add the possible levels, scores and types to a result."""
        answers, budget = result.case.answers, Budget(work)
        dimensions = tuple([self._dimension(one, answers, budget) for one in result.dimensions])
        levels = {one.id: one.possible_levels for one in dimensions}
        budget = Budget(work)
        types = [self._types(one.id, answers, levels, budget) for one in result.classifications]
        classifications = tuple(
            structs.replace(one, possible=possible)
            for one, possible in zip(result.classifications, types, strict=True)
        )
        return structs.replace(result, dimensions=dimensions, classifications=classifications)

    def _dimension(self, now: DimensionResult, answers: Answers, budget: Budget) -> DimensionResult:
        found = _possible(self.dimensions.get(now.id), answers, budget)
        if found is None:
            has_levels = self.questionnaire.dimension[now.id].levels
            return structs.replace(now, possible_levels=None if has_levels else ())
        return structs.replace(now, possible_levels=found.names, possible_range=found.scores)

    def _types(
        self,
        name: str,
        answers: Answers,
        levels: Mapping[str, tuple[str, ...] | None],
        budget: Budget,
    ) -> tuple[str, ...] | None:
        view = self.classifications.get(name)
        if view is None or len(view.groups) == 1:
            found = _possible(view, answers, budget)
            return None if found is None else found.names
        # The axes share no question, so that their levels come in all combinations.
        spec = self.questionnaire.classification[name]
        own = [levels[axis] for axis in spec.axes]
        if None in own:
            return None
        cells = set(product(*[one or () for one in own]))
        return tuple([kind.id for kind in spec.types if kind.at in cells])


def _views(grid: Grid, specs: Iterable[Dimension | Classification]) -> dict[str, View]:
    """Prepare dimensions or classifications, by id; those that are too hard are left out."""
    views = {}
    budget = Budget(WORK)
    with suppress(TooHardError):
        for spec in specs:
            axes = [spec.id] if isinstance(spec, Dimension) else spec.axes
            tests = () if axes else (Test("classification", spec.id, "is", ("",)),)
            views[spec.id] = View(spec, groups_of(grid, Literals(budget), axes, tests))
    return views


def _possible(view: View | None, answers: Answers, budget: Budget) -> Outlook | None:
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
