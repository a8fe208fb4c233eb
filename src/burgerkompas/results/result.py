"""What scoring gives: one frozen tree, from which every report is drawn, and its form as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, structs

from burgerkompas.cases import Answers, Case
from burgerkompas.questionnaire.model import (
    Classification,
    Decision,
    DecisionTable,
    Dimension,
    Question,
    Questionnaire,
    Text,
)
from burgerkompas.results import data
from burgerkompas.results.tree import (
    Advice,
    Answered,
    Change,
    ClassificationResult,
    DimensionResult,
    GateResult,
    ParticipationResult,
    RoleResult,
    StrategyScore,
    number,
    rounded,
)

Data = TypeVar("Data", bound=msgspec.Struct)


def _later(day: str | None, days: int | None) -> str | None:
    """Return the date so many days later; ``None`` where either is missing."""
    if not day or not days:
        return None
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        # Who scores from Python may give anything as a date.
        return None


class Result(msgspec.Struct, frozen=True):
    """Everything that is known of one case. ``unit`` is the grid's 1."""

    questionnaire: Questionnaire
    case: Case
    answers: Answers
    """The answer to every question; ``NOT_ASKED`` where the route skips it."""
    unit: int
    answered: Answered
    dimensions: tuple[DimensionResult, ...]
    classifications: tuple[ClassificationResult, ...]
    factors: tuple[str, ...]
    gates: tuple[GateResult, ...]
    outcome: str
    strategy: Advice | None
    roles: tuple[RoleResult, ...]
    participation: ParticipationResult | None
    changes: tuple[Change, ...] | None = None
    ask_next: tuple[str, ...] | None = None

    @property
    def end(self) -> str:
        """What came out: a strategy's or an outcome's id, or ``none`` without a decision."""
        return (self.strategy and self.strategy.id) or self.outcome

    @property
    def look_again_on(self) -> str | None:
        """The date on which to look again (YYYY-MM-DD), if the case has one and the advice says."""
        return _later(self.case.date, self.strategy.look_again_days if self.strategy else None)

    @property
    def due_on(self) -> str | None:
        """The date on which to look again at what was decided, or else at the advice."""
        decision = self.case.decision
        if decision is None:
            return self.look_again_on
        chosen = self.questionnaire.ends[decision.chosen]
        # Who looked again after it was decided begins to count anew.
        day = max(decision.on or "", self.case.date or "")
        return _later(day, chosen.look_again_days)

    @property
    def follows(self) -> bool | None:
        """Whether the decision is what was advised; ``None`` without a decision or advice.

        Where the advice is not clear, either of the two that are named together is.
        """
        decision, advice = self.case.decision, self.strategy
        if decision is None or self.end not in self.questionnaire.choosable:
            return None
        named = [self.end]
        if advice and advice.id and not (advice.clear or advice.provisional):
            named.append(advice.runner_up or "")
        return decision.chosen in named

    def number(self, score: int | None) -> float | None:
        """Return a score on the grid as a number from -1 to +1, rounded to 4 places."""
        return number(score, self.unit)

    def to_dict(self, language: str | None = None) -> dict[str, Any]:
        """Return what reading the result's JSON gives, in one language (default: the first)."""
        line = self.to_json_line(language or self.questionnaire.languages[0])
        decoded: dict[str, Any] = msgspec.json.decode(line)
        return decoded

    def to_json_line(self, language: str) -> bytes:
        """Return the result as one line of JSON Lines in UTF-8, without the newline."""
        return msgspec.json.encode(self.to_data(language))

    def to_data(self, language: str) -> data.ReportData:
        """Return the result as data in one language; floats are rounded to 4 places."""
        questionnaire, case = self.questionnaire, self.case
        decision, sections, unit = questionnaire.decision, questionnaire.sections, self.unit
        dimensions = {d.id: d for d in self.dimensions}
        return data.ReportData(
            schema=data.SCHEMA,
            tool=data.TOOL,
            questions=data.questionnaire_data(questionnaire),
            language=language,
            case=data.case_data(case),
            answered=self.answered,
            dimensions={name: _dimension(d, unit) for name, d in dimensions.items()},
            classifications={
                c.id: _classification(c, questionnaire.classification[c.id], language)
                for c in self.classifications
            },
            success_factors=[
                _factor(dimensions[name], questionnaire.dimension[name], unit, language)
                for name in self.factors
            ]
            if sections.success_factors
            else UNSET,
            gates=[_gate(gate, language) for gate in self.gates],
            outcome=self.outcome,
            strategy=_advice(self.strategy, decision, unit, language, self.look_again_on)
            if self.strategy and decision
            else UNSET,
            decision=data.DecisionData(**structs.asdict(case.decision)) if case.decision else UNSET,
            roles=[data.RoleData(role.id, role.because[language]) for role in self.roles]
            if sections.roles
            else UNSET,
            participation=_participation(self.participation, language)
            if self.participation
            else UNSET,
            changes=None
            if self.changes is None
            else [_change(c, self.questionnaire.question) for c in self.changes],
            ask_next=self.ask_next,
            sources=[data.SourceData(s.id, s.cite[language]) for s in questionnaire.sources],
        )


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of one report.

    Keys that are always there are required. Later versions may add keys under the same number, so
    a key that is not named there is no mistake.
    """
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "title": data.SCHEMA, **msgspec.json.schema(data.ReportData)}


# -- the parts of a result as data ---------------------------------------------------------------


def _as(kind: type[Data], value: msgspec.Struct, **told: Any) -> Data:
    """Return a value as data: what is not told otherwise, it has under the same name."""
    names = kind.__struct_fields__
    return kind(*[told[name] if name in told else getattr(value, name) for name in names])


def _said(text: Text | None, language: str) -> str | None:
    return None if text is None else text[language]


def _all_said(texts: Iterable[Text], language: str) -> list[str]:
    return [text[language] for text in texts]


def _dimension(d: DimensionResult, unit: int) -> data.DimensionData:
    """Return a dimension as data; ``unit`` is the grid's 1."""
    score, raw = number(d.score, unit), None if d.raw is None else round(float(d.raw), 4)
    reach = d.possible_levels
    return data.DimensionData(score, raw, d.level, d.borderline, d.known, d.items, reach)


def _classification(
    c: ClassificationResult, spec: Classification, language: str
) -> data.ClassificationData:
    label = next((kind.label for kind in spec.types if kind.id == c.type), None)
    return data.ClassificationData(c.type, c.borderline, c.possible, _said(label, language))


def _factor(d: DimensionResult, spec: Dimension, unit: int, language: str) -> data.FactorData:
    """Return a success factor as data."""
    advice = next((level.advice for level in spec.levels if level.id == d.level), None)
    score, label = number(d.score, unit), spec.label[language]
    return data.FactorData(d.id, score, d.level, label, _said(advice, language))


def _gate(gate: GateResult, language: str) -> data.GateData:
    answer, text = data.answer_data(gate.answer), gate.text[language]
    return data.GateData(gate.id, gate.question, answer, gate.effect, gate.targets, text)


def _advice(
    advice: Advice, decision: Decision, unit: int, language: str, look_again_on: str | None
) -> data.AdviceData:
    view, band = advice.own_view, advice.evidence
    return _as(
        data.AdviceData,
        advice,
        label=advice.label[language],
        basis=decision.basis,
        margin=number(advice.margin, unit),
        ranking=[_strategy_score(entry, unit) for entry in advice.ranking],
        because=_all_said(advice.because, language),
        against=_said(advice.against, language),
        duties=_all_said(advice.duties, language),
        cautions=_all_said(advice.cautions, language),
        first_step=advice.first_step[language],
        ask_the_group=advice.ask_the_group[language],
        look_again=advice.look_again[language],
        look_again_on=look_again_on,
        runner_up_because=_all_said(advice.runner_up_because, language),
        own_view=view and _as(data.OwnViewData, view, answer=data.answer_data(view.answer)),
        evidence=band and _as(data.EvidenceData, band, band=band.id),
        reminders=[
            _as(data.ReminderData, one, text=one.text[language]) for one in advice.reminders
        ],
        outputs=advice.outputs if isinstance(decision, DecisionTable) else UNSET,
    )


def _strategy_score(entry: StrategyScore, unit: int) -> data.StrategyScoreData:
    contributions = [
        data.ContributionData(c.driver, number(c.value, unit), rounded(c.contribution, unit))
        for c in entry.contributions
    ]
    score = rounded(entry.score, unit)
    return data.StrategyScoreData(entry.id, score, entry.open, entry.closed_by, contributions)


def _participation(p: ParticipationResult, language: str) -> data.ParticipationData:
    now, wished = data.answer_data(p.now), data.answer_data(p.wished)
    return data.ParticipationData(now, wished, p.asked_by_strategy, _said(p.text, language))


def _change(change: Change, questions: Mapping[str, Question]) -> data.ChangeData:
    answers = [
        data.ChangedAnswerData(
            c.item, data.answer_data(c.old), data.answer_data(c.new), questions[c.item].can_change
        )
        for c in change.answers or ()
    ]
    count: Any = "more" if change.answers is None else len(answers)
    return data.ChangeData(change.to, count, change.steps, answers)
