"""From the files' classes to what is measured: dimensions, and the classifications on them."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from burgerkompas.errors import closest
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.resolve_conditions import condition

if TYPE_CHECKING:
    from burgerkompas.questionnaire.documents import (
        ClassificationSource,
        DimensionSource,
        ItemSource,
        LevelSource,
        TypeSource,
    )
    from burgerkompas.questionnaire.places import Path
    from burgerkompas.questionnaire.resolve import Resolver


def _item(resolver: Resolver, item: ItemSource, path: Path) -> model.Item | None:
    if not resolver.known(item.id, resolver.questions, "question", path):
        return None
    question = resolver.questions[item.id]
    if item.weight <= 0:
        resolver.problem("bad-weight", (*path, "weight"))
    if item.points is not None:
        points = item.points
        for value in points:
            if value not in question.values:
                resolver.problem("unknown-value", (*path, "points", str(value)), value=value)
        for value in question.values:
            if value not in points:
                resolver.problem("value-without-points", (*path, "points"), value=value)
    elif question.kind == "scale":
        points = {value: Fraction(value) for value in question.values}
    else:
        resolver.problem("item-without-points", path, id=item.id, kind=question.kind)
        return None
    if question.kind == "choices":
        resolver.problem("item-without-points", path, id=item.id, kind=question.kind)
    if len(points) == len(question.values) and 0 < len(set(points.values())) < 2:
        resolver.problem("item-without-spread", path, id=item.id)
    return model.Item(item.id, item.reverse, item.weight, tuple(points.items()))


def dimension(resolver: Resolver, name: str, d: DimensionSource, part: str, path: Path) -> None:
    """Add a dimension to those that there are."""
    resolver.fresh(name, resolver.dimensions, path)
    resolver.cited(d.sources, d.basis, path)
    items = [_item(resolver, item, (*path, "items", i)) for i, item in enumerate(d.items)]
    for i, source in enumerate(d.items):
        if source.id in [other.id for other in d.items[:i]]:
            resolver.problem("duplicate-id", (*path, "items", i), id=source.id)
    if not d.items:
        resolver.problem("empty-list", (*path, "items"))
    default = len(items) if d.aggregate == "sum" else ceil(len(items) / 2)
    least = (default if d.report else 1) if d.min_known is None else d.min_known
    if items and not 1 <= least <= len(items):
        resolver.problem("bad-min-known", (*path, "min_known"), most=len(items))
    resolver.dimensions.setdefault(
        name,
        model.Dimension(
            id=name,
            part=part,
            label=d.label,
            text=d.text,
            items=tuple(item for item in items if item is not None),
            aggregate=d.aggregate,
            min_known=least,
            report=d.report,
            levels=_levels(resolver, d.levels, (*path, "levels")),
            levels_on=d.levels_on,
            near=d.near,
            high=d.high,
            low=d.low,
            sources=d.sources,
            basis=d.basis,
        ),
    )


def _levels(
    resolver: Resolver, levels: dict[str, LevelSource], path: Path
) -> tuple[model.Level, ...]:
    """Return the levels from low to high; together they must cover every value just once."""
    made = []
    for name, level in levels.items():
        resolver.well_formed(name, (*path, name))
        if None not in (level.from_, level.above) or None not in (level.below, level.up_to):
            resolver.problem("two-bounds-on-one-side", (*path, name))
        low = level.above if level.from_ is None else level.from_
        high = level.below if level.up_to is None else level.up_to
        low_in, high_in = level.from_ is not None, level.up_to is not None
        made.append(model.Level(name, level.label, low, low_in, high, high_in, level.advice))
    # A level without a lower bound is the lowest; a lone point precedes what starts above it.
    made.sort(key=lambda v: (v.low is not None, v.low or Fraction(0), not v.low_in))
    for i, here in enumerate(made):
        first, last = i == 0, i == len(made) - 1
        if first != (here.low is None) or last != (here.high is None):
            resolver.problem("levels-gap-or-overlap", (*path, here.id), level=here.id)
        elif not last:
            above = made[i + 1]
            if here.high != above.low or here.high_in == above.low_in:
                resolver.problem("levels-gap-or-overlap", (*path, above.id), level=above.id)
    return tuple(made)


def classification(
    resolver: Resolver, name: str, c: ClassificationSource, part: str, path: Path
) -> None:
    """Add a classification to those that there are."""
    resolver.fresh(name, resolver.classifications, path)
    resolver.cited(c.sources, c.basis, path)
    if bool(c.axes) == bool(c.rules) or bool(c.axes) != bool(c.cells):
        resolver.problem("axes-or-rules", path)
        return
    types = _cells(resolver, c, path) if c.axes else _rules(resolver, c, path)
    keys: list[Path] = [(*path, "cells", key, "id") for key in c.cells]
    keys += [(*path, "rules", i, "id") for i in range(len(c.rules))]
    for i, (kind, at) in enumerate(zip(types, keys, strict=False)):
        resolver.fresh(kind.id, [other.id for other in types[:i]], at)
    resolver.classifications.setdefault(
        name,
        model.Classification(name, part, c.label, c.text, c.axes, types, c.sources, c.basis),
    )


def _type(
    resolver: Resolver, t: TypeSource, at: tuple[str, ...], when: model.Condition | None
) -> model.Type:
    return model.Type(t.id, t.label, t.text, t.first_thing, t.warning, at, when)


def _cells(resolver: Resolver, c: ClassificationSource, path: Path) -> tuple[model.Type, ...]:
    levels = []
    resolver.once(c.axes, (*path, "axes"))
    for i, axis in enumerate(c.axes):
        if not resolver.known(axis, resolver.dimensions, "dimension", (*path, "axes", i)):
            return ()
        levels.append([level.id for level in resolver.dimensions[axis].levels])
        if not levels[-1]:
            resolver.problem("axis-without-levels", (*path, "axes", i), id=axis)
    if not all(levels):
        return ()
    wanted = [()]  # type: list[tuple[str, ...]]
    for ids in levels:
        wanted = [(*cell, level) for cell in wanted for level in ids]
    types: list[model.Type] = []
    for key, cell in c.cells.items():
        at = tuple(part.strip() for part in key.split("/"))
        if at not in wanted:
            names = ["/".join(w) for w in wanted]
            resolver.problem("unknown-cell", (*path, "cells", key), closest(key, names), cell=key)
        elif at in [kind.at for kind in types]:
            resolver.problem("duplicate-id", (*path, "cells", key), id=key)
        if cell.when is not None:
            resolver.problem("key-does-not-fit", (*path, "cells", key), key="when", kind="cell")
        types.append(_type(resolver, cell, at, None))
    # A cell that is named wrongly, or twice, is not missing as well.
    known = all(kind.at in wanted for kind in types)
    known = known and len({kind.at for kind in types}) == len(types)
    for at in wanted:
        if known and at not in [kind.at for kind in types]:
            resolver.problem("missing-cell", (*path, "cells"), cell="/".join(at))
    return tuple(types)


def _rules(resolver: Resolver, c: ClassificationSource, path: Path) -> tuple[model.Type, ...]:
    types = []
    for i, rule in enumerate(c.rules):
        at = (*path, "rules", i)
        last = i == len(c.rules) - 1
        if last != (rule.when is None):
            resolver.problem("last-rule-holds-otherwise", at)
        when = None
        if rule.when is not None:
            subjects = ("question", "dimension", "raw")
            when = condition(resolver, rule.when, (*at, "when"), only=subjects)
        types.append(_type(resolver, rule, (), when))
    return tuple(types)
