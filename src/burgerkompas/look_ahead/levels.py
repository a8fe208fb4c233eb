"""Which levels and types can still come, whatever the open answers turn out to be: exactly."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import structs

from burgerkompas.cases import Answer
from burgerkompas.kept import Kept
from burgerkompas.look_ahead.components import Component, State, key_of
from burgerkompas.look_ahead.composing import view_component
from burgerkompas.look_ahead.effects import facts_of
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.futures import MOST_KNOWN, Standing, futures, standing
from burgerkompas.questionnaire.model import Classification, Test
from burgerkompas.results.result import ClassificationResult, DimensionResult
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import classification_result, dimension_result, from_sums
from burgerkompas.scoring.grid import Plan

Names = tuple[str, ...]


_Seen = TypeVar("_Seen", DimensionResult, ClassificationResult)


class Sight(msgspec.Struct, Generic[_Seen], frozen=True):
    """What one dimension or classification depends on.

    A classification whose axes share no question has no component of its own (``None``): its
    types are the cells of the axes' levels. ``known`` keeps the names that can come by where a case
    stands; ``results`` the whole of it by ``key``, or by the axes' levels.
    """

    component: Component | None
    has_routes: bool
    key: Callable[[Mapping[str, Answer]], Hashable] | None
    known: dict[Standing, Names | None] = {}
    results: dict[Hashable, _Seen] = {}


class Sights(msgspec.Struct, frozen=True):
    """The sights of a questionnaire, by id."""

    plan: Plan
    dimensions: dict[str, Sight[DimensionResult]]
    classifications: dict[str, Sight[ClassificationResult]]


@Kept
def sights_for(plan: Plan) -> Sights:
    """Return the sights of a plan; the latest few are kept."""
    return Sights(
        plan,
        {d.spec.id: _sight(view_component(plan, (d.spec.id,), ())) for d in plan.dimensions},
        {
            c.id: _sight(_type_component(plan, c))
            if not c.axes or _axes_touch(plan, c)
            else _sight(None)
            for c in plan.questionnaire.classifications
        },
    )


def _sight(component: Component | None) -> Sight[Any]:
    if component is None:
        return Sight(None, False, None)
    return Sight(component, component.has_routes, key_of(component))


def _type_component(plan: Plan, c: Classification) -> Component | None:
    return view_component(plan, (), (Test("classification", c.id, "is", ("",)),))


def _axes_touch(plan: Plan, c: Classification) -> bool:
    return view_component(plan, c.axes, ()) is not None


def seen_dimensions(
    sights: Sights, given: Mapping[str, Answer], routed: Mapping[str, Answer]
) -> dict[str, DimensionResult]:
    """Score every dimension, with the levels that it can still have.

    ``given`` are the answers as they are, ``routed`` as far as the route asks them. What was worked
    out is kept: the answers to a few items come back in many cases.
    """
    found = {}
    for plan, (name, sight) in zip(sights.plan.dimensions, sights.dimensions.items(), strict=True):
        assert sight.key is not None
        key = sight.key(given if sight.has_routes else routed)
        result = sight.results.get(key)
        if result is None:
            if len(sight.results) >= MOST_KNOWN:
                sight.results.clear()
            result = sight.results[key] = structs.replace(
                dimension_result(plan, sights.plan.unit, routed),
                possible_levels=possible_levels(sights, name, given),
                possible_range=possible_range(sights, name, given),
            )
        found[name] = result
    return found


def seen_classifications(
    sights: Sights, given: Mapping[str, Answer], facts: Facts
) -> tuple[ClassificationResult, ...]:
    """Return every classification, with the types that it can still have.

    ``given`` are the answers as they are; the facts have them as far as the route asks them, and
    the dimensions with their possible levels. What was worked out is kept.
    """
    found = []
    for plan in sights.plan.classifications:
        spec = plan.spec
        sight = sights.classifications[spec.id]
        if sight.key is None:
            axes = [facts.dimensions[axis] for axis in spec.axes]
            key: Hashable = tuple(
                [(axis.level, axis.borderline, axis.possible_levels) for axis in axes]
            )
        else:
            key = sight.key(given if sight.has_routes else facts.answers)
        result = sight.results.get(key)
        if result is None:
            if len(sight.results) >= MOST_KNOWN:
                sight.results.clear()
            result = sight.results[key] = structs.replace(
                classification_result(plan, facts),
                possible=possible_types(sights, spec, given, facts.dimensions),
            )
        found.append(result)
    return tuple(found)


def possible_levels(sights: Sights, name: str, answers: Mapping[str, Answer]) -> Names | None:
    """Return the levels of a dimension that some completion gives, from low to high."""
    levels = sights.plan.questionnaire.dimension[name].levels
    if not levels:
        return ()
    sight, unit = sights.dimensions[name], sights.plan.unit
    assert sight.component is not None
    (dimension,) = sight.component.dimensions
    found = _seen(sight, answers, lambda state: from_sums(dimension, unit, state[1][0]).level)
    return found and tuple(level.id for level in levels if level.id in found)


def possible_range(
    sights: Sights, name: str, answers: Mapping[str, Answer]
) -> tuple[int, int] | None:
    """Return the lowest and highest score that some completion gives a dimension, on the grid.

    ``None`` when no completion gives a score, and when there is too much to look at.
    """
    component, unit = sights.dimensions[name].component, sights.plan.unit
    assert component is not None
    (dimension,) = component.dimensions
    try:
        states = futures(component, answers)
    except TooHardError:
        return None
    found = {from_sums(dimension, unit, sums[0]).score for _, sums in states}
    scores = [score for score in found if score is not None]
    return (min(scores), max(scores)) if scores else None


def possible_types(
    sights: Sights,
    spec: Classification,
    answers: Mapping[str, Answer],
    dimensions: Mapping[str, DimensionResult],
) -> Names | None:
    """Return the types of a classification that some completion gives, in its order.

    ``dimensions`` are the scored ones, with their possible levels.
    """
    sight = sights.classifications[spec.id]
    if sight.component is not None:
        plan, component = sights.plan, sight.component
        found = _seen(sight, answers, lambda state: facts_of(plan, component, state).types[spec.id])
        return found and tuple([kind.id for kind in spec.types if kind.id in found])
    levels = [dimensions[axis].possible_levels for axis in spec.axes]
    if None in levels:
        return None
    cells = set(itertools.product(*(names or () for names in levels)))
    return tuple([kind.id for kind in spec.types if kind.at in cells])


def _seen(
    sight: Sight[Any], answers: Mapping[str, Answer], named: Callable[[State], str | None]
) -> Names | None:
    """Return the names that some completion gives, in no particular order."""
    component = sight.component
    assert component is not None
    place = standing(component, answers)
    if place not in sight.known:
        if len(sight.known) >= MOST_KNOWN:
            sight.known.clear()
        try:
            names = {named(state) for state in futures(component, answers)}
            sight.known[place] = tuple(sorted(name for name in names if name is not None))
        except TooHardError:
            sight.known[place] = None
    return sight.known[place]
