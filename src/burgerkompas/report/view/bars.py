"""Dimensions as bars: factors, and scales that nothing else shows."""

from __future__ import annotations

from msgspec import structs

from burgerkompas.questionnaire.model import Scorecard
from burgerkompas.report.view.shapes import Bar
from burgerkompas.report.view.wording import Wording


def factors(w: Wording) -> tuple[Bar, ...]:
    """Return the factors, the lowest first."""
    return tuple(_bar(w, name) for name in w.result.factors)


def scales(w: Wording) -> tuple[Bar, ...]:
    """Return the reported dimensions that nothing else in the report shows."""
    elsewhere = {axis for c in w.questionnaire.classifications for axis in c.axes}
    elsewhere |= set(w.result.factors)
    if isinstance(w.questionnaire.decision, Scorecard):
        elsewhere |= {d.id for d in w.questionnaire.dimensions}
    return tuple(
        _measured(w, spec.id)
        for spec in w.questionnaire.dimensions
        if spec.report and spec.id not in elsewhere
    )


def _bar(w: Wording, name: str) -> Bar:
    spec, found = w.questionnaire.dimension[name], w.numbers[name]
    level = next((level for level in spec.levels if level.id == found.level), None)
    parts = [w.text(level.label)] if level else []
    if found.borderline:
        parts.append(w.words("close"))
    if found.score is None:
        parts.append(w.words("no-score"))
    if found.known < found.items:
        parts.append(w.words("of", known=found.known, items=found.items))
    notes = [w.note(item.question) for item in spec.items]
    return Bar(
        label=w.text(spec.label),
        score=w.result.number(found.score),
        range=w.range(name),
        level=", ".join(parts),
        advice=w.text(level.advice) or None if level else None,
        notes=tuple(w.words("note", text=note) for note in notes if note),
    )


def _measured(w: Wording, name: str) -> Bar:
    """Return a bar that names the raw value: the one that a scale is known by."""
    bar, raw = _bar(w, name), w.numbers[name].raw
    if raw is None:
        return bar
    number = w.decimal(float(raw)).rstrip("0").rstrip(".,")
    return structs.replace(bar, level=f"{number}: {bar.level}" if bar.level else number)
