"""Dimensions as bars, and classifications in words or as quadrants."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import structs

from burgerkompas.questionnaire.model import (
    Classification,
    Dimension,
    Questionnaire,
    Scorecard,
    Type,
)
from burgerkompas.report.view.values import (
    BarGroup,
    Quadrant,
    QuadrantCell,
    ScoreBar,
    Span,
    TextGroup,
)
from burgerkompas.report.view.wording import Wording, shortest, signed


def bar_groups(w: Wording) -> Iterator[BarGroup]:
    """Yield the reported dimensions that nothing else shows, then the success factors."""
    elsewhere = {axis for c in w.questionnaire.classifications for axis in c.axes}
    elsewhere |= set(w.result.factors)
    if not isinstance(w.questionnaire.decision, Scorecard):
        scales = [d for d in w.questionnaire.dimensions if d.report and d.id not in elsewhere]
        if scales:
            yield _bar_group(w, w.words("levels"), "", scales, True)
    section = w.questionnaire.sections.success_factors
    if section and w.result.factors:
        factors = [w.questionnaire.dimension[name] for name in w.result.factors]
        yield _bar_group(w, w.text(section.title), w.text(section.intro), factors, False)


def _bar_group(
    w: Wording, title: str, intro: str, specs: list[Dimension], with_raw: bool
) -> BarGroup:
    """Return bars for what has a score, and name the rest."""
    known = [spec for spec in specs if w.dimensions[spec.id].score is not None]
    rest = "; ".join(w.text(spec.label) for spec in specs if spec not in known)
    unknown = w.words("too-little", names=rest) if rest else ""
    return BarGroup(title, intro, tuple(_bar(w, spec, with_raw) for spec in known), unknown)


def _bar(w: Wording, spec: Dimension, with_raw: bool) -> ScoreBar:
    """Return a dimension's bar; ``with_raw`` begins with the raw value, which a scale goes by."""
    result = w.dimensions[spec.id]
    level = next((level for level in spec.levels if level.id == result.level), None)
    parts = [w.text(level.label)] if level else []
    if result.borderline:
        parts.append(w.words("close"))
    if result.known < result.items:
        parts.append(w.words("of", known=result.known, items=result.items))
    told = ", ".join(parts)
    if with_raw and result.raw is not None:
        number = shortest(round(float(result.raw), 4), w.language)
        told = f"{number}: {told}" if told else number
    score, span = w.result.number(result.score), _span(w, spec.id)
    summary = [told] if told else []
    summary += [] if score is None else [signed(score, w.language)]
    if span and span[0] != span[1]:
        low, high = (signed(end, w.language) for end in span)
        summary.append(w.words("range", low=low, high=high))
    notes = [(w.asked(item.question), w.note(item.question)) for item in spec.items]
    return ScoreBar(
        label=w.text(spec.label),
        score=score,
        span=span,
        level=told,
        summary=", ".join(summary),
        advice=w.text(level.advice) if level else "",
        notes=tuple(" ".join(pair) for pair in notes if pair[1]),
    )


def _span(w: Wording, dimension: str) -> Span | None:
    """Return the range of scores that a dimension can still reach."""
    ends = w.dimensions[dimension].possible_range or (None, None)
    low, high = map(w.result.number, ends)
    return None if low is None or high is None else (low, high)


def definitions(w: Wording) -> Iterator[TextGroup]:
    """Yield the classifications that cannot be drawn on two axes."""
    for spec in w.questionnaire.classifications:
        if len(spec.axes) == 2:
            continue
        kind = w.type(spec)
        if kind is None:
            continue
        label = w.text(kind.label)
        lines = (f"{label[:1].upper()}{label[1:]}.", *w.texts(kind.text, kind.warning))
        yield TextGroup(w.text(spec.label), (*lines, *_also_possible(w, spec)))


def quadrants(w: Wording) -> Iterator[Quadrant]:
    """Yield the classifications on two axes in which the case has a place."""
    for spec in w.questionnaire.classifications:
        if len(spec.axes) == 2 and position(w, spec) is not None:
            yield _quadrant(w, spec)


def _also_possible(w: Wording, spec: Classification) -> Iterator[str]:
    now, possible = w.type(spec), w.classifications[spec.id].possible or ()
    labels = [w.text(kind.label) for kind in spec.types if kind.id in possible and kind != now]
    if labels:
        yield w.words("place-possible", labels="; ".join(labels))


def _quadrant(w: Wording, spec: Classification) -> Quadrant:
    now, possible = w.type(spec), w.classifications[spec.id].possible or ()
    down, across = (w.questionnaire.dimension[axis] for axis in spec.axes)

    def cell(kind: Type) -> QuadrantCell:
        return QuadrantCell(w.text(kind.label), kind == now, kind.id in possible)

    return structs.replace(
        empty_quadrant(w.questionnaire, spec, w.language, cell),
        down=_position(w, down),
        across=_position(w, across),
        down_span=_position_span(w, down),
        across_span=_position_span(w, across),
        down_borderline=w.dimensions[down.id].borderline,
        across_borderline=w.dimensions[across.id].borderline,
        lines=tuple(_told(w, spec)),
    )


def empty_quadrant(
    questionnaire: Questionnaire,
    spec: Classification,
    language: str,
    cell: Callable[[Type], QuadrantCell],
) -> Quadrant:
    """Return a quadrant without a position; ``cell`` makes the cell of a type."""
    rows, columns = (tuple(reversed(questionnaire.dimension[axis].levels)) for axis in spec.axes)
    types = {kind.at: kind for kind in spec.types}
    return Quadrant(
        title=spec.label[language],
        rows=tuple(level.label[language] for level in rows),
        columns=tuple(level.label[language] for level in columns),
        cells=tuple(tuple(cell(types[row.id, column.id]) for column in columns) for row in rows),
    )


def position(w: Wording, spec: Classification) -> tuple[float, float] | None:
    """Return where a case stands in a quadrant, across and down; ``None`` where it does not."""
    down, across = (_position(w, w.questionnaire.dimension[axis]) for axis in spec.axes)
    return None if down is None or across is None else (across, down)


def _told(w: Wording, spec: Classification) -> Iterator[str]:
    """Say where the case stands, how sure that is, and what belongs to it."""
    kind = w.type(spec)
    if kind is None:
        yield w.words("place-unknown")
    else:
        yield w.words("place", label=w.text(kind.label))
        yield from w.texts(kind.text)
    for axis in spec.axes:
        if w.dimensions[axis].borderline:
            beside = _beside(spec, kind, w.questionnaire.dimension[axis])
            label, about = w.text(beside.label) if beside else "", w.dimension(axis)
            yield w.words("just-not" if beside else "borderline", axis=about, label=label)
    yield from _also_possible(w, spec)
    if kind is not None and kind.first_thing:
        yield w.words("first-thing", text=w.text(kind.first_thing))


def _beside(spec: Classification, kind: Type | None, axis: Dimension) -> Type | None:
    """Return the type that the case narrowly misses, across an axis with two levels."""
    if kind is None or len(axis.levels) != 2:
        return None
    place = spec.axes.index(axis.id)
    other = next(level.id for level in axis.levels if level.id != kind.at[place])
    at = (*kind.at[:place], other, *kind.at[place + 1 :])
    return next((one for one in spec.types if one.at == at), None)


def _position(w: Wording, axis: Dimension) -> float | None:
    """Return where a case stands on an axis; always in the cell of its level."""
    result = w.dimensions[axis.id]
    score = w.result.number(result.score)
    if score is None:
        return None
    at = [level.id for level in reversed(axis.levels)].index(result.level or "")
    count = len(axis.levels)
    return min(max(_along(axis, score), at / count), (at + 1) / count)


def _position_span(w: Wording, axis: Dimension) -> Span | None:
    span = _span(w, axis.id)
    return None if span is None else (_along(axis, span[1]), _along(axis, span[0]))


def _along(axis: Dimension, score: float) -> float:
    """Return the position of a score from 0 (the highest) to 1; all levels are equally wide."""
    bounds = [-1.0, *(float(level.low) for level in axis.levels if level.low is not None), 1.0]
    if axis.levels_on == "raw" or len(bounds) != len(axis.levels) + 1:
        return (1 - score) / 2
    at = sum(score >= bound for bound in bounds[1:-1])
    low, high = bounds[at], bounds[at + 1]
    within = (score - low) / (high - low) if high > low else 1.0
    return 1 - (at + within) / len(axis.levels)
