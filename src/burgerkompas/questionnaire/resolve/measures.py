"""Resolve dimensions and classifications."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import ceil, lcm

from msgspec import structs

from burgerkompas.errors import closest
from burgerkompas.numbers import MAX_SUMS, common_multiple, sums_of_some
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.resolve.context import Context, check_condition
from burgerkompas.questionnaire.resolve.questions import check_values

# -- dimensions ------------------------------------------------------------------------------


def dimension(context: Context, spec: model.Dimension, part: str, path: KeyPath) -> None:
    """Complete a dimension and add it to those of the questionnaire."""
    context.fresh(spec.id, context.dimensions, path)
    context.cited(spec.sources, spec.basis, path)
    items = [_item(context, item, (*path, "items", i)) for i, item in enumerate(spec.items)]
    for i, item in enumerate(spec.items):
        if item.question in [other.question for other in spec.items[:i]]:
            context.problem("duplicate-id", (*path, "items", i), id=item.question)
    if not items:
        context.problem("empty-list", (*path, "items"))
    least = spec.min_known
    if (*path, "min_known") not in context.places:
        default = len(items) if spec.aggregate == "sum" else ceil(len(items) / 2)
        least = default if spec.report else 1
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
    complete = structs.replace(
        spec,
        part=part,
        items=tuple(item for item in items if item is not None),
        min_known=least,
        levels=_levels(context, spec.levels, (*path, "levels")),
    )
    context.dimensions.setdefault(spec.id, complete)
    if not _fits_on_grid(context, complete.items):
        context.problem("weights-too-fine", (*path, "items"))


def _fits_on_grid(context: Context, items: Sequence[model.Item]) -> bool:
    """Whether the scores of these items, and of those before, still have a common denominator.

    It grows with the number of different sums that the answered items can make.
    """
    numbers = [
        [item.weight * points for points in item.points.values()] for item in items if item.points
    ]
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


def _item(context: Context, spec: model.Item, path: KeyPath) -> model.Item | None:
    if not context.known(spec.question, context.questions, "question", path):
        return None
    question, points = context.questions[spec.question], spec.points
    if spec.weight <= 0:
        context.problem("bad-weight", (*path, "weight"))
    if (*path, "points") in context.places:
        check_values(context, points, question.values, (*path, "points"))
        for value in question.values:
            if value not in points:
                context.problem("value-without-points", (*path, "points"), value=value)
    elif question.kind == "scale":
        points = {value: Fraction(value) for value in question.values}
    else:
        context.problem("item-without-points", path, id=question.id, kind=question.kind)
        return None
    if question.kind == "choices":
        context.problem("item-without-points", path, id=question.id, kind=question.kind)
    if len(points) == len(question.values) and 0 < len(set(points.values())) < 2:
        context.problem("item-without-spread", path, id=question.id)
    item = structs.replace(spec, points=points)
    if spec.not_asked is not None and question.ask_if is None:
        context.problem("always-asked", (*path, "not_asked"), id=question.id)
    elif spec.not_asked is not None and not _is_within(item, spec.not_asked):
        context.problem("not-asked-out-of-range", (*path, "not_asked"), id=question.id)
    return item


def _is_within(item: model.Item, points: Fraction) -> bool:
    """Return whether points lie between the lowest and the highest of an item."""
    known = item.points.values()
    return bool(known) and min(known) <= points <= max(known)


def _levels(
    context: Context, specs: tuple[model.Level, ...], path: KeyPath
) -> tuple[model.Level, ...]:
    """Return the levels from low to high; together they must cover every value exactly once."""
    for spec in specs:
        context.well_formed(spec.id, (*path, spec.id))
        if None not in (spec.from_, spec.above) or None not in (spec.below, spec.up_to):
            context.problem("two-bounds-on-one-side", (*path, spec.id))
    # A level without a lower bound is the lowest; a single point precedes a level above it.
    levels = sorted(specs, key=lambda v: (v.low is not None, v.low or Fraction(0), not v.low_in))
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


def classification(context: Context, spec: model.Classification, part: str, path: KeyPath) -> None:
    """Complete a classification and add it to those of the questionnaire."""
    context.fresh(spec.id, context.classifications, path)
    context.cited(spec.sources, spec.basis, path)
    if bool(spec.axes) == bool(spec.rules) or bool(spec.axes) != bool(spec.cells):
        context.problem("axes-or-rules", path)
        return
    complete = structs.replace(spec, part=part, cells=_cells(context, spec, path))
    _check_rules(context, spec, path)
    keys: list[KeyPath] = [(*path, "cells", key, "id") for key in complete.cells]
    keys += [(*path, "rules", i, "id") for i in range(len(spec.rules))]
    types = complete.types
    for i, (kind, at) in enumerate(zip(types, keys, strict=True)):
        context.fresh(kind.id, [other.id for other in types[:i]], at)
    context.classifications.setdefault(spec.id, complete)


def _cells(context: Context, spec: model.Classification, path: KeyPath) -> dict[str, model.Type]:
    """Return the cells with their levels; none if these are not known."""
    levels = []
    context.once(spec.axes, (*path, "axes"))
    for i, axis in enumerate(spec.axes):
        if not context.known(axis, context.dimensions, "dimension", (*path, "axes", i)):
            return {}
        levels.append([level.id for level in context.dimensions[axis].levels])
        if not levels[-1]:
            context.problem("axis-without-levels", (*path, "axes", i), id=axis)
    if not levels or not all(levels):
        return {}
    wanted = list(product(*levels))
    cells: dict[str, model.Type] = {}
    for key, cell in spec.cells.items():
        at = tuple(part.strip() for part in key.split("/"))
        if at not in wanted:
            guess = closest(key, ["/".join(one) for one in wanted])
            context.problem("unknown-cell", (*path, "cells", key), guess, cell=key)
        elif at in [kind.at for kind in cells.values()]:
            context.problem("duplicate-id", (*path, "cells", key), id=key)
        if cell.when is not None:
            context.problem("key-does-not-fit", (*path, "cells", key), key="when", kind="cell")
        cells[key] = structs.replace(cell, at=at)
    # A cell that is misnamed, or occurs twice, is not reported as missing too.
    named = {kind.at for kind in cells.values()}
    if len(named) == len(cells) and named <= set(wanted):
        for at in wanted:
            if at not in named:
                context.problem("missing-cell", (*path, "cells"), cell="/".join(at))
    return cells


def _check_rules(context: Context, spec: model.Classification, path: KeyPath) -> None:
    for i, rule in enumerate(spec.rules):
        at = (*path, "rules", i)
        if (i == len(spec.rules) - 1) != (rule.when is None):
            context.problem("last-rule-holds-otherwise", at)
        subjects = ("question", "dimension", "raw")
        check_condition(context, rule.when, (*at, "when"), only=subjects)
