"""The parts of a result made into its data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET

from burgerkompas.questionnaire.model import (
    Band,
    Classification,
    Decision,
    DecisionTable,
    Dimension,
    Question,
    Text,
)
from burgerkompas.results import data
from burgerkompas.results.data import answer_data
from burgerkompas.results.tree import (
    Advice,
    Change,
    ClassificationResult,
    DimensionResult,
    GateResult,
    OwnViewResult,
    ParticipationResult,
    StrategyScore,
    number,
    rounded,
)


def _said(text: Text | None, language: str) -> str | None:
    return None if text is None else text[language]


def dimension(d: DimensionResult, unit: int) -> data.DimensionData:
    """Return a dimension as data; ``unit`` is the grid's 1."""
    return data.DimensionData(
        score=number(d.score, unit),
        raw=None if d.raw is None else round(float(d.raw), 4),
        level=d.level,
        borderline=d.borderline,
        known=d.known,
        items=d.items,
        possible_levels=d.possible_levels,
    )


def classification(
    c: ClassificationResult, spec: Classification, language: str
) -> data.ClassificationData:
    """Return a classification as data."""
    label = next((kind.label for kind in spec.types if kind.id == c.type), None)
    return data.ClassificationData(c.type, c.borderline, c.possible, _said(label, language))


def factor(d: DimensionResult, spec: Dimension, unit: int, language: str) -> data.FactorData:
    """Return a success factor as data."""
    advice = next((level.advice for level in spec.levels if level.id == d.level), None)
    score, label = number(d.score, unit), spec.label[language]
    return data.FactorData(d.id, score, d.level, label, _said(advice, language))


def gate(gate: GateResult, language: str) -> data.GateData:
    """Return an effect of a gate as data."""
    return data.GateData(
        id=gate.id,
        question=gate.question,
        answer=answer_data(gate.answer),
        effect=gate.effect,
        targets=gate.targets,
        text=gate.text[language],
    )


def advice(
    advice: Advice, decision: Decision, unit: int, language: str, look_again_on: str | None
) -> data.AdviceData:
    """Return the advice as data."""
    return data.AdviceData(
        id=advice.id,
        label=advice.label[language],
        basis=decision.basis,
        decided_by=advice.decided_by,
        clear=advice.clear,
        tie=advice.tie,
        runner_up=advice.runner_up,
        margin=number(advice.margin, unit),
        provisional=advice.provisional,
        settled=advice.settled,
        possible=advice.possible,
        ranking=[_strategy_score(entry, unit) for entry in advice.ranking],
        because=[text[language] for text in advice.because],
        against=_said(advice.against, language),
        duties=[text[language] for text in advice.duties],
        cautions=[text[language] for text in advice.cautions],
        first_step=advice.first_step[language],
        ask_the_group=advice.ask_the_group[language],
        look_again=advice.look_again[language],
        look_again_on=look_again_on,
        find_out_first=advice.find_out_first,
        runner_up_because=[text[language] for text in advice.runner_up_because],
        decides_between=advice.decides_between,
        decides_alone=advice.decides_alone,
        own_view=None if advice.own_view is None else _own_view(advice.own_view),
        evidence=None if advice.evidence is None else _evidence(advice.evidence),
        robust=advice.robust,
        outputs=advice.outputs if isinstance(decision, DecisionTable) else UNSET,
    )


def _own_view(view: OwnViewResult) -> data.OwnViewData:
    return data.OwnViewData(view.question, answer_data(view.answer), view.points_to, view.agrees)


def _evidence(band: Band) -> data.EvidenceData:
    return data.EvidenceData(band.id, band.readings, band.first, band.defensible)


def _strategy_score(entry: StrategyScore, unit: int) -> data.StrategyScoreData:
    contributions = [
        data.ContributionData(c.driver, number(c.value, unit), rounded(c.contribution, unit))
        for c in entry.contributions
    ]
    score = rounded(entry.score, unit)
    return data.StrategyScoreData(entry.id, score, entry.open, entry.closed_by, contributions)


def participation(p: ParticipationResult, language: str) -> data.ParticipationData:
    """Return the degrees of participation as data."""
    now, wished = answer_data(p.now), answer_data(p.wished)
    return data.ParticipationData(now, wished, p.asked_by_strategy, _said(p.text, language))


def change(change: Change, questions: Mapping[str, Question]) -> data.ChangeData:
    """Return a smallest change as data."""
    if change.answers is None:
        return data.ChangeData(change.to, "more", None, [])
    answers = [
        data.ChangedAnswerData(
            c.item, answer_data(c.old), answer_data(c.new), questions[c.item].can_change
        )
        for c in change.answers
    ]
    count: Any = len(answers)
    return data.ChangeData(change.to, count, change.steps, answers)
