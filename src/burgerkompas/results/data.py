"""The result as data: the JSON of the contract is these types, and its schema is made from them.

The keys of the JSON are the fields, in this order. ``docs/json.md`` explains them.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from burgerkompas._version import __version__
from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import DecisionTable, Output, Questionnaire, Text, Type
from burgerkompas.results.result import (
    Advice,
    Change,
    DimensionResult,
    Effect,
    Result,
    StrategyScore,
    number,
    rounded,
)

SCHEMA: Literal["burgerkompas/report/1"] = "burgerkompas/report/1"
TOOL = f"burgerkompas {__version__}"

Count = Annotated[int, Meta(ge=0)]
Score = Annotated[float, Meta(ge=-1, le=1)]
Margin = Annotated[float, Meta(ge=0, le=2)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
AnswerData = Annotated[
    int | float | str | list[str] | None,
    Meta(description="A value, several choices, 'unknown' or 'not_applicable'; null: unanswered."),
]
Possible = Annotated[
    tuple[str, ...] | None,
    Meta(description="What some completion of the open answers gives; null: not computed."),
]


class QuestionnaireData(msgspec.Struct, frozen=True):
    """The questionnaire and its exact version."""

    id: str
    version: str
    digest: Digest


class CaseData(msgspec.Struct, frozen=True):
    """What the case says of itself."""

    name: str | None
    place: str | None
    date: str | None
    respondent: str | None
    file: str | None


class AnsweredData(msgspec.Struct, frozen=True):
    """How many questions on the route are known, unknown and unanswered."""

    known: Count
    unknown: Count
    missing: Count


class DimensionData(msgspec.Struct, frozen=True):
    """What several items measure together."""

    score: Score | None
    raw: float | None
    level: str | None
    borderline: bool
    known: Count
    items: Count
    possible_levels: Possible


class ClassificationData(msgspec.Struct, frozen=True):
    """The type that a classification gives."""

    type: str | None
    borderline: bool
    possible: Possible
    label: str | None


class FactorData(msgspec.Struct, frozen=True):
    """A success factor with its advice."""

    id: str
    score: Score | None
    level: str | None
    label: str
    advice: str | None


class GateData(msgspec.Struct, frozen=True):
    """One effect of a gate or rule that fired or is open."""

    id: str
    question: str | None
    answer: AnswerData
    effect: Effect
    targets: tuple[str, ...]
    text: str


class ContributionData(msgspec.Struct, frozen=True):
    """What one driver adds to a strategy's score."""

    driver: str
    value: Score | None
    contribution: Score


class StrategyScoreData(msgspec.Struct, frozen=True):
    """A strategy with its score."""

    id: str
    score: Score
    open: bool
    closed_by: tuple[str, ...]
    contributions: list[ContributionData]


class AdviceData(msgspec.Struct, frozen=True):
    """What is advised; id is null when another outcome takes the place of a strategy."""

    id: str | None
    label: str
    basis: str | None
    decided_by: str
    clear: bool
    tie: bool
    runner_up: str | None
    margin: Margin | None
    provisional: bool
    settled: Annotated[bool | None, Meta(description="null: not computed.")]
    possible: Possible
    ranking: Annotated[
        list[StrategyScoreData], Meta(description="The open strategies first, then by score.")
    ]
    because: list[str]
    against: str | None
    duties: list[str]
    cautions: list[str]
    first_step: str
    ask_the_group: str
    look_again: str
    outputs: dict[str, Output] | UnsetType = UNSET


class RoleData(msgspec.Struct, frozen=True):
    """A role that is called for."""

    id: str
    reason: str


class ParticipationData(msgspec.Struct, frozen=True):
    """The degrees of participation."""

    now: AnswerData
    wished: AnswerData
    asked_by_strategy: tuple[int, ...]
    text: str | None


class ChangedAnswerData(msgspec.Struct, frozen=True, rename={"old": "from", "new": "to"}):
    """One answer that would have to be different."""

    item: str
    old: AnswerData
    new: AnswerData


class ChangeData(msgspec.Struct, frozen=True):
    """The smallest change of answers that leads to another strategy."""

    to: str
    count: Literal[1, 2, 3, "more"]
    steps: int | None
    answers: list[ChangedAnswerData]


class SourceData(msgspec.Struct, frozen=True):
    """A publication."""

    id: str
    cite: str


class ReportData(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one case."""

    schema: Literal["burgerkompas/report/1"]
    tool: str
    questions: QuestionnaireData
    language: str
    case: CaseData
    answered: AnsweredData
    dimensions: dict[str, DimensionData]
    classifications: dict[str, ClassificationData]
    success_factors: Annotated[
        list[FactorData] | UnsetType, Meta(description="The lowest first.")
    ] = UNSET
    gates: list[GateData]
    outcome: Annotated[
        str, Meta(description="'advice', the outcome that takes its place, or 'none'.")
    ]
    strategy: AdviceData | UnsetType = UNSET
    roles: list[RoleData] | UnsetType = UNSET
    participation: ParticipationData | UnsetType = UNSET
    changes: Annotated[
        list[ChangeData] | None,
        Meta(description="What would change the advice, the smallest first; null: not computed."),
    ]
    ask_next: Annotated[
        tuple[str, ...] | None,
        Meta(
            description="The open questions that can matter, the most telling first; "
            "null: not computed."
        ),
    ]
    sources: list[SourceData]


def to_json_line(result: Result, language: str) -> bytes:
    """Return a result as one line of JSON Lines in UTF-8, without the newline."""
    return msgspec.json.encode(report_data(result, language))


def to_dict(result: Result, language: str) -> dict[str, Any]:
    """Return a result as plain data: what reading its JSON gives."""
    data: dict[str, Any] = msgspec.json.decode(to_json_line(result, language))
    return data


def report_data(result: Result, language: str) -> ReportData:
    """Return a result as data in one language; floats are rounded to 4 places."""
    questionnaire, case, answered = result.questionnaire, result.case, result.answered
    sections, participation = questionnaire.sections, result.participation
    dimensions = {d.id: d for d in result.dimensions}
    return ReportData(
        schema=SCHEMA,
        tool=TOOL,
        questions=questionnaire_data(questionnaire),
        language=language,
        case=CaseData(case.name, case.place, case.date, case.respondent, case.file),
        answered=AnsweredData(answered.known, answered.unknown, answered.missing),
        dimensions={name: _dimension(d, result.unit) for name, d in dimensions.items()},
        classifications={
            c.id: ClassificationData(
                type=c.type,
                borderline=c.borderline,
                possible=c.possible,
                label=_label(questionnaire.classification[c.id].types, c.type, language),
            )
            for c in result.classifications
        },
        success_factors=[_factor(dimensions[name], result, language) for name in result.factors]
        if sections.success_factors
        else UNSET,
        gates=[
            GateData(
                id=gate.id,
                question=gate.question,
                answer=answer_data(gate.answer),
                effect=gate.effect,
                targets=gate.targets,
                text=gate.text[language],
            )
            for gate in result.gates
        ],
        outcome=result.outcome,
        strategy=_advice(result.strategy, result, language) if result.strategy else UNSET,
        roles=[RoleData(role.id, role.because[language]) for role in result.roles]
        if sections.roles
        else UNSET,
        participation=ParticipationData(
            now=answer_data(participation.now),
            wished=answer_data(participation.wished),
            asked_by_strategy=participation.asked_by_strategy,
            text=_text(participation.text, language),
        )
        if participation
        else UNSET,
        changes=None if result.changes is None else [_change(c) for c in result.changes],
        ask_next=result.ask_next,
        sources=[SourceData(s.id, s.cite[language]) for s in questionnaire.sources],
    )


def questionnaire_data(questionnaire: Questionnaire) -> QuestionnaireData:
    """Return which questionnaire it is, to the byte."""
    return QuestionnaireData(questionnaire.id, questionnaire.version, questionnaire.digest)


def head(schema: str, questionnaire: Questionnaire, language: str) -> dict[str, object]:
    """Return the keys with which every JSON document of the program begins."""
    questions = questionnaire_data(questionnaire)
    return {"schema": schema, "tool": TOOL, "questions": questions, "language": language}


def answer_data(answer: Answer) -> AnswerData:
    """Return a value as it is, an absence by its name, ``None`` when nothing was answered."""
    if isinstance(answer, Absence):
        return None if answer is Absence.UNANSWERED else answer.value
    if isinstance(answer, Fraction):
        return float(answer)
    return list(answer) if isinstance(answer, tuple) else answer


def _text(text: Text | None, language: str) -> str | None:
    return None if text is None else text[language]


def _label(types: Iterable[Type], name: str | None, language: str) -> str | None:
    return next((one.label[language] for one in types if one.id == name), None)


def _dimension(d: DimensionResult, unit: int) -> DimensionData:
    return DimensionData(
        score=number(d.score, unit),
        raw=None if d.raw is None else round(float(d.raw), 4),
        level=d.level,
        borderline=d.borderline,
        known=d.known,
        items=d.items,
        possible_levels=d.possible_levels,
    )


def _factor(d: DimensionResult, result: Result, language: str) -> FactorData:
    spec = result.questionnaire.dimension[d.id]
    advice = next((level.advice for level in spec.levels if level.id == d.level), None)
    return FactorData(
        id=d.id,
        score=result.number(d.score),
        level=d.level,
        label=spec.label[language],
        advice=_text(advice, language),
    )


def _advice(advice: Advice, result: Result, language: str) -> AdviceData:
    decision = result.questionnaire.decision
    assert decision is not None
    return AdviceData(
        id=advice.id,
        label=advice.label[language],
        basis=decision.basis,
        decided_by=advice.decided_by,
        clear=advice.clear,
        tie=advice.tie,
        runner_up=advice.runner_up,
        margin=result.number(advice.margin),
        provisional=advice.provisional,
        settled=advice.settled,
        possible=advice.possible,
        ranking=[_strategy(entry, result.unit) for entry in advice.ranking],
        because=[text[language] for text in advice.because],
        against=_text(advice.against, language),
        duties=[text[language] for text in advice.duties],
        cautions=[text[language] for text in advice.cautions],
        first_step=advice.first_step[language],
        ask_the_group=advice.ask_the_group[language],
        look_again=advice.look_again[language],
        outputs=advice.outputs if isinstance(decision, DecisionTable) else UNSET,
    )


def _strategy(entry: StrategyScore, unit: int) -> StrategyScoreData:
    return StrategyScoreData(
        id=entry.id,
        score=rounded(entry.score, unit),
        open=entry.open,
        closed_by=entry.closed_by,
        contributions=[
            ContributionData(c.driver, number(c.value, unit), rounded(c.contribution, unit))
            for c in entry.contributions
        ],
    )


def _change(change: Change) -> ChangeData:
    if change.answers is None:
        return ChangeData(change.to, "more", None, [])
    answers = [
        ChangedAnswerData(c.item, answer_data(c.old), answer_data(c.new)) for c in change.answers
    ]
    count: Any = len(answers)
    return ChangeData(change.to, count, change.steps, answers)
