"""What scoring gives: one frozen tree, from which every report is drawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import UNSET, structs

from burgerkompas.cases import Answers, Case
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import data, to_data
from burgerkompas.results.tree import (
    Advice,
    Answered,
    Change,
    ClassificationResult,
    DimensionResult,
    GateResult,
    ParticipationResult,
    RoleResult,
    number,
)


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
    changes: tuple[Change, ...] | None
    ask_next: tuple[str, ...] | None

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
            dimensions={name: to_data.dimension(d, unit) for name, d in dimensions.items()},
            classifications={
                c.id: to_data.classification(c, questionnaire.classification[c.id], language)
                for c in self.classifications
            },
            success_factors=[
                to_data.factor(dimensions[name], questionnaire.dimension[name], unit, language)
                for name in self.factors
            ]
            if sections.success_factors
            else UNSET,
            gates=[to_data.gate(gate, language) for gate in self.gates],
            outcome=self.outcome,
            strategy=to_data.advice(self.strategy, decision, unit, language, self.look_again_on)
            if self.strategy and decision
            else UNSET,
            decision=data.DecisionData(**structs.asdict(case.decision)) if case.decision else UNSET,
            roles=[data.RoleData(role.id, role.because[language]) for role in self.roles]
            if sections.roles
            else UNSET,
            participation=to_data.participation(self.participation, language)
            if self.participation
            else UNSET,
            changes=None
            if self.changes is None
            else [to_data.change(c, self.questionnaire.question) for c in self.changes],
            ask_next=self.ask_next,
            sources=[data.SourceData(s.id, s.cite[language]) for s in questionnaire.sources],
        )
