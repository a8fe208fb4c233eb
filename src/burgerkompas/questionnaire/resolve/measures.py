"""Resolve dimensions and classifications."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import ceil, lcm

from burgerkompas.errors import closest
from burgerkompas.numbers import MAX_SUMS, common_multiple, sums_of_some
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.documents.measures import (
    ClassificationSpec,
    DimensionSpec,
    ItemSpec,
    LevelSpec,
)
from burgerkompas.questionnaire.resolve.context import Context, condition, from_spec
from burgerkompas.questionnaire.resolve.questions import check_values

# -- dimensions ------------------------------------------------------------------------------


def dimension(context: Context, name: str, spec: DimensionSpec, part: str, path: KeyPath) -> None:
    """Resolve a dimension and add it to those of the questionnaire."""
    context.fresh(name, context.dimensions, path)
    context.cited(spec.sources, spec.basis, path)
    items = [_item(context, item, (*path, "items", i)) for i, item in enumerate(spec.items)]
    for i, item in enumerate(spec.items):
        if item.id in [other.id for other in spec.items[:i]]:
            context.problem("duplicate-id", (*path, "items", i), id=item.id)
    if not items:
        context.problem("empty-list", (*path, "items"))
    default = len(items) if spec.aggregate == "sum" else ceil(len(items) / 2)
    least = (default if spec.report else 1) if spec.min_known is None else spec.min_known
    if items and not 1 <= least <= len(items):
        context.problem("bad-min-known", (*path, "min_known"), most=len(items))
    if not spec.prorate:
        if spec.aggregate != "sum":
            context.problem(
                "key-does-not-fit", (*path, "prorate"), key="prorate", kind=spec.aggregate
            )
        for i, one in enumerate(items):
            if one is not None and not _is_within(one, Fraction(0)):
                context.problem("missing-item-counts", (*path, "items", i), id=one.question)
    resolved = from_spec(
        model.Dimension,
        spec,
        id=name,
        part=part,
        items=tuple(item for item in items if item is not None),
        min_known=least,
        levels=_levels(context, spec.levels, (*path, "levels")),
    )
    context.dimensions.setdefault(name, resolved)
    if not _fits_on_grid(context, resolved.items):
        context.problem("weights-too-fine", (*path, "items"))


def _fits_on_grid(context: Context, items: Sequence[model.Item]) -> bool:
    """Whether the scores of these items, and of those before, still have a common denominator.

    It grows with the number of different sums that the answered items can make.
    """
    numbers = [[item.weight * points for _, points in item.points] for item in items if item.points]
    weights = [[item.weight] for item in items]
    grain = lcm(*(number.denominator for row in numbers + weights for number in row))
    spans = (int((max(row) - min(row)) * grain) for row in numbers)
    sums = sums_of_some(spans, MAX_SUMS - context.sums)
    unit = common_multiple((context.unit, *(total for total in sums if total))) if sums else None
    if sums is None or unit is None:
        return False
    context.sums += len(sums)
    context.unit = unit
    return True


def _item(context: Context, spec: ItemSpec, path: KeyPath) -> model.Item | None:
    if not context.known(spec.id, context.questions, "question", path):
        return None
    question = context.questions[spec.id]
    if spec.weight <= 0:
        context.problem("bad-weight", (*path, "weight"))
    if spec.points is not None:
        points = spec.points
        check_values(context, points, question.values, (*path, "points"))
        for value in question.values:
            if value not in points:
                context.problem("value-without-points", (*path, "points"), value=value)
    elif question.kind == "scale":
        points = {value: Fraction(value) for value in question.values}
    else:
        context.problem("item-without-points", path, id=spec.id, kind=question.kind)
        return None
    if question.kind == "choices":
        context.problem("item-without-points", path, id=spec.id, kind=question.kind)
    if len(points) == len(question.values) and 0 < len(set(points.values())) < 2:
        context.problem("item-without-spread", path, id=spec.id)
    item = model.Item(spec.id, spec.reverse, spec.weight, tuple(points.items()), spec.not_asked)
    if spec.not_asked is not None and question.ask_if is None:
        context.problem("always-asked", (*path, "not_asked"), id=spec.id)
    elif spec.not_asked is not None and not _is_within(item, spec.not_asked):
        context.problem("not-asked-out-of-range", (*path, "not_asked"), id=spec.id)
    return item


def _is_within(item: model.Item, points: Fraction) -> bool:
    """Return whether points lie between the lowest and the highest of an item."""
    known = [number for _, number in item.points]
    return bool(known) and min(known) <= points <= max(known)


def _levels(
    context: Context, specs: dict[str, LevelSpec], path: KeyPath
) -> tuple[model.Level, ...]:
    """Return the levels from low to high; together they must cover every value exactly once."""
    levels = []
    for name, spec in specs.items():
        context.well_formed(name, (*path, name))
        if None not in (spec.from_, spec.above) or None not in (spec.below, spec.up_to):
            context.problem("two-bounds-on-one-side", (*path, name))
        low = spec.above if spec.from_ is None else spec.from_
        high = spec.below if spec.up_to is None else spec.up_to
        low_in, high_in = spec.from_ is not None, spec.up_to is not None
        levels.append(model.Level(name, spec.label, low, low_in, high, high_in, spec.advice))
    # A level without a lower bound is the lowest; a single point precedes a level above it.
    levels.sort(key=lambda v: (v.low is not None, v.low or Fraction(0), not v.low_in))
    for i, here in enumerate(levels):
        first, last = i == 0, i == len(levels) - 1
        if first != (here.low is None) or last != (here.high is None):
            context.problem("levels-gap-or-overlap", (*path, here.id), level=here.id)
        elif not last:
            above = levels[i + 1]
            if here.high != above.low or here.high_in == above.low_in:
                context.problem("levels-gap-or-overlap", (*path, above.id), level=above.id)
    return tuple(levels)


# -- classifications -------------------------------------------------------------------------


def classification(
    context: Context, name: str, spec: ClassificationSpec, part: str, path: KeyPath
) -> None:
    """Resolve a classification and add it to those of the questionnaire."""
    context.fresh(name, context.classifications, path)
    context.cited(spec.sources, spec.basis, path)
    if bool(spec.axes) == bool(spec.rules) or bool(spec.axes) != bool(spec.cells):
        context.problem("axes-or-rules", path)
        return
    types = _cells(context, spec, path) if spec.axes else _rules(context, spec, path)
    keys: list[KeyPath] = [(*path, "cells", key, "id") for key in spec.cells]
    keys += [(*path, "rules", i, "id") for i in range(len(spec.rules))]
    for i, (kind, at) in enumerate(zip(types, keys, strict=False)):
        context.fresh(kind.id, [other.id for other in types[:i]], at)
    resolved = from_spec(model.Classification, spec, id=name, part=part, types=types)
    context.classifications.setdefault(name, resolved)


def _cells(context: Context, spec: ClassificationSpec, path: KeyPath) -> tuple[model.Type, ...]:
    levels = []
    context.once(spec.axes, (*path, "axes"))
    for i, axis in enumerate(spec.axes):
        if not context.known(axis, context.dimensions, "dimension", (*path, "axes", i)):
            return ()
        levels.append([level.id for level in context.dimensions[axis].levels])
        if not levels[-1]:
            context.problem("axis-without-levels", (*path, "axes", i), id=axis)
    if not all(levels):
        return ()
    wanted = list(product(*levels))
    types: list[model.Type] = []
    for key, cell in spec.cells.items():
        at = tuple(part.strip() for part in key.split("/"))
        if at not in wanted:
            guess = closest(key, ["/".join(one) for one in wanted])
            context.problem("unknown-cell", (*path, "cells", key), guess, cell=key)
        elif at in [kind.at for kind in types]:
            context.problem("duplicate-id", (*path, "cells", key), id=key)
        if cell.when is not None:
            context.problem("key-does-not-fit", (*path, "cells", key), key="when", kind="cell")
        types.append(from_spec(model.Type, cell, at=at, when=None))
    # A cell that is misnamed, or occurs twice, is not reported as missing too.
    places = {kind.at for kind in types}
    if len(places) == len(types) and places <= set(wanted):
        for at in wanted:
            if at not in places:
                context.problem("missing-cell", (*path, "cells"), cell="/".join(at))
    return tuple(types)


def _rules(context: Context, spec: ClassificationSpec, path: KeyPath) -> tuple[model.Type, ...]:
    types = []
    for i, rule in enumerate(spec.rules):
        at = (*path, "rules", i)
        if (i == len(spec.rules) - 1) != (rule.when is None):
            context.problem("last-rule-holds-otherwise", at)
        when = None
        if rule.when is not None:
            subjects = ("question", "dimension", "raw")
            when = condition(context, rule.when, (*at, "when"), only=subjects)
        types.append(from_spec(model.Type, rule, at=(), when=when))
    return tuple(types)
