"""Types and levels of cases beside each other, in words."""

from __future__ import annotations

from burgerkompas.comparison.comparison import Comparison
from burgerkompas.report.comparison.voice import Voice

Cells = tuple[str, ...]


def shifts(comparison: Comparison, voice: Voice) -> tuple[list[Cells], list[str], list[str]]:
    """Return rows for what differs, and the labels of what is the same, or known nowhere.

    A row is called by its first cell; then comes a cell for each case.
    """
    rows: list[Cells] = []
    same, nowhere = [], []
    for label, ids, cells in (*_types(comparison, voice), *_levels(comparison, voice)):
        if not any(ids):
            nowhere.append(label)
        elif len(set(ids)) == 1:
            same.append(label)
        else:
            rows.append((label, *cells))
    return rows, same, nowhere


Place = tuple[str, tuple[str | None, ...], Cells]


def _types(comparison: Comparison, voice: Voice) -> list[Place]:
    places = []
    for at, spec in enumerate(comparison.questionnaire.classifications):
        found = [result.classifications[at] for result in comparison.results]
        labels = {kind.id: kind.label[voice.language] for kind in spec.types}
        cells = [_cell(voice, labels.get(c.type or ""), c.borderline) for c in found]
        places.append((spec.label[voice.language], tuple(c.type for c in found), tuple(cells)))
    return places


def _levels(comparison: Comparison, voice: Voice) -> list[Place]:
    """Return the levels; where there is no advice, the raw value is what a scale is known by."""
    questionnaire = comparison.questionnaire
    advises = questionnaire.decision is not None
    places: list[Place] = []
    for at, spec in enumerate(questionnaire.dimensions):
        if not spec.report or (advises and not spec.levels):
            continue
        found = [result.dimensions[at] for result in comparison.results]
        labels = {level.id: level.label[voice.language] for level in spec.levels}
        ids: list[str | None] = [d.level for d in found]
        if not advises:
            ids = [None if d.raw is None else voice.number(d.raw) for d in found]
        cells = []
        for d, number in zip(found, ids, strict=True):
            parts = [labels.get(d.level or "")] if advises else [number, labels.get(d.level or "")]
            told = ": ".join(part for part in parts if part)
            cells.append(_cell(voice, told or None, d.borderline))
        places.append((spec.label[voice.language], tuple(ids), tuple(cells)))
    return places


def _cell(voice: Voice, label: str | None, borderline: bool) -> str:
    if label is None:
        return voice.say("no-place")
    return voice.say("borderline", label=label) if borderline else label
