"""Which levels, scores and types can still come, whatever the open answers turn out to be."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from contextlib import suppress

import msgspec
from msgspec import structs

from burgerkompas.cases import OPEN, Absence, Answer
from burgerkompas.look_ahead.budget import WORK, Budget, TooHardError
from burgerkompas.look_ahead.effects import completions, states, type_in
from burgerkompas.look_ahead.groups import Grouping, Partition
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.questionnaire.model import Test
from burgerkompas.results.result import ClassificationResult, DimensionResult
from burgerkompas.scoring.dimensions import from_sums
from burgerkompas.scoring.grid import Grid


class Views(msgspec.Struct, frozen=True):
    """The questions that each dimension and each classification rests on, by id.

    Those are one group, but for a classification whose axes share no question; what is too hard to
    make ready is not there.
    """

    grid: Grid
    dimensions: dict[str, Partition]
    classifications: dict[str, Partition]


def views_of(grid: Grid, work: int = WORK) -> Views:
    """Make the dimensions and classifications of a questionnaire ready."""
    views, budget = Views(grid, {}, {}), Budget(work)

    def view(drivers: Iterable[str], tests: Iterable[Test] = ()) -> Partition:
        literals = Literals(budget)
        groups = Grouping(grid, literals).groups(drivers, tests)
        return Partition(grid, literals, groups, literals.mask)

    with suppress(TooHardError):
        for spec in grid.questionnaire.dimensions:
            views.dimensions[spec.id] = view([spec.id])
        for kind in grid.questionnaire.classifications:
            own = [] if kind.axes else [Test("classification", kind.id, "is", ("",))]
            views.classifications[kind.id] = view(kind.axes, own)
    return views


def dimension_ahead(
    views: Views,
    now: DimensionResult,
    answers: Mapping[str, Answer],
    budget: Budget,
) -> DimensionResult:
    """Add to a dimension the levels and the range of scores that completions give.

    ``answers`` are as given, before routing. Past the budget they stay ``None``.
    """
    view = views.dimensions.get(now.id)
    spec = views.grid.questionnaire.dimension[now.id]
    results: Iterable[DimensionResult] = (now,)
    try:
        reached = _states(view, answers, budget)
    except TooHardError:
        return structs.replace(now, possible_levels=None if spec.levels else ())
    if reached is not None and view is not None:
        (field,) = view.groups[0].fields
        every = {field.sums(state) for state in reached}
        results = [from_sums(field.dimension, view.grid.unit, sums) for sums in every]
    levels = {result.level for result in results}
    scores = [result.score for result in results if result.score is not None]
    return structs.replace(
        now,
        possible_levels=tuple([level.id for level in spec.levels if level.id in levels]),
        possible_range=(min(scores), max(scores)) if scores else None,
    )


def types_ahead(
    views: Views,
    now: ClassificationResult,
    dimensions: Mapping[str, DimensionResult],
    answers: Mapping[str, Answer],
    budget: Budget,
) -> ClassificationResult:
    """Add to a classification the types that completions give.

    ``dimensions`` have their possible levels, ``answers`` are as given, before routing. Past the
    budget they stay ``None``.
    """
    view = views.classifications.get(now.id)
    spec = views.grid.questionnaire.classification[now.id]
    types: set[str | None] = {now.type}
    try:
        if view is not None and len(view.groups) > 1:
            # The axes share no question, so that their levels come in all combinations.
            levels = [dimensions[axis].possible_levels for axis in spec.axes]
            if None in levels:
                raise TooHardError
            cells = set(itertools.product(*[names or () for names in levels]))
            types = {kind.id for kind in spec.types if kind.at in cells}
        else:
            reached = _states(view, answers, budget)
            if reached is not None and view is not None:
                types = {type_in(view, view.groups[0], spec, state) for state in reached}
    except TooHardError:
        return now
    return structs.replace(now, possible=tuple([k.id for k in spec.types if k.id in types]))


def _states(
    view: Partition | None, answers: Mapping[str, Answer], budget: Budget
) -> Iterable[int] | None:
    """Return every state that completions lead to; ``None`` where nothing is open."""
    if view is None:
        raise TooHardError
    (group,) = view.groups
    if all(answers.get(q.spec.id, Absence.UNANSWERED) not in OPEN for q in group.questions):
        return None
    return states(group, answers, completions, budget)
