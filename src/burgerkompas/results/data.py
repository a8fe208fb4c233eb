"""The result as data: the JSON of the contract is these types, and its schema is made from them.

The keys of the JSON are the fields, in this order. ``docs/json.md`` explains them.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from burgerkompas._version import __version__
from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import (
    Band,
    Classification,
    Decision,
    DecisionTable,
    Dimension,
    OutputValue,
    Question,
    Questionnaire,
    Text,
)
from burgerkompas.results.tree import (
    Advice,
    Answered,
    Change,
    ClassificationResult,
    Count,
    DimensionResult,
    GateEffect,
    GateResult,
    OwnViewResult,
    ParticipationResult,
    Robustness,
    StrategyScore,
    number,
    rounded,
)

SCHEMA: Literal["burgerkompas/report/1"] = "burgerkompas/report/1"
TOOL = f"burgerkompas {__version__}"

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
    effect: GateEffect
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


class OwnViewData(msgspec.Struct, frozen=True):
    """The respondent's own view, beside the advice."""

    question: str
    answer: AnswerData
    points_to: str | None
    agrees: bool | None


class EvidenceData(msgspec.Struct, frozen=True):
    """What labelled cases showed whose advice came in the same way."""

    band: str
    readings: Count
    first: Count
    defensible: Count


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
    look_again_on: Annotated[
        str | None, Meta(description="That date, YYYY-MM-DD; null where it is not known.")
    ]
    runner_up_because: list[str]
    find_out_first: Annotated[
        tuple[str, ...],
        Meta(description="The open questions of the gates that make the advice provisional."),
    ]
    decides_between: Annotated[
        str | None,
        Meta(description="Where not clear: the question on which it and the second differ most."),
    ]
    own_view: OwnViewData | None
    evidence: EvidenceData | None
    robust: Robustness | None
    outputs: dict[str, OutputValue] | UnsetType = UNSET


class DecisionData(msgspec.Struct, frozen=True):
    """What was decided after the advice was read, as it stands in the case."""

    chosen: str
    why: str | None
    by: str | None
    on: str | None
    done: str | None


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
    can_change: Annotated[
        bool, Meta(description="Whether it can become so with time, not only be found to be so.")
    ]


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
    answered: Answered
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
    decision: Annotated[
        DecisionData | UnsetType, Meta(description="Only where the case has one.")
    ] = UNSET
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


def questionnaire_data(questionnaire: Questionnaire) -> QuestionnaireData:
    """Return which questionnaire it is, to the byte."""
    return QuestionnaireData(questionnaire.id, questionnaire.version, questionnaire.digest)


def head(schema: str, questionnaire: Questionnaire, language: str) -> dict[str, object]:
    """Return the keys with which every JSON document of the program begins."""
    questions = questionnaire_data(questionnaire)
    return {"schema": schema, "tool": TOOL, "questions": questions, "language": language}


def json_text(data: object) -> str:
    """Return a document as indented JSON, ending with a newline."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def answer_data(answer: Answer) -> AnswerData:
    """Return a value as it is, an absence by its name, ``None`` when nothing was answered."""
    if isinstance(answer, Absence):
        return None if answer is Absence.UNANSWERED else answer.value
    if isinstance(answer, Fraction):
        return float(answer)
    return list(answer) if isinstance(answer, tuple) else answer


def text_data(text: Text | None, language: str) -> str | None:
    """Return a text in one language; ``None`` when there is none."""
    return None if text is None else text[language]


def dimension_data(d: DimensionResult, unit: int) -> DimensionData:
    """Return a dimension as data; ``unit`` is the grid's 1."""
    return DimensionData(
        score=number(d.score, unit),
        raw=None if d.raw is None else round(float(d.raw), 4),
        level=d.level,
        borderline=d.borderline,
        known=d.known,
        items=d.items,
        possible_levels=d.possible_levels,
    )


def classification_data(
    c: ClassificationResult, spec: Classification, language: str
) -> ClassificationData:
    """Return a classification as data."""
    label = next((kind.label for kind in spec.types if kind.id == c.type), None)
    return ClassificationData(c.type, c.borderline, c.possible, text_data(label, language))


def factor_data(d: DimensionResult, spec: Dimension, unit: int, language: str) -> FactorData:
    """Return a success factor as data."""
    advice = next((level.advice for level in spec.levels if level.id == d.level), None)
    score, label = number(d.score, unit), spec.label[language]
    return FactorData(d.id, score, d.level, label, text_data(advice, language))


def gate_data(gate: GateResult, language: str) -> GateData:
    """Return an effect of a gate as data."""
    return GateData(
        id=gate.id,
        question=gate.question,
        answer=answer_data(gate.answer),
        effect=gate.effect,
        targets=gate.targets,
        text=gate.text[language],
    )


def advice_data(
    advice: Advice, decision: Decision, unit: int, language: str, look_again_on: str | None
) -> AdviceData:
    """Return an advice as data."""
    return AdviceData(
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
        against=text_data(advice.against, language),
        duties=[text[language] for text in advice.duties],
        cautions=[text[language] for text in advice.cautions],
        first_step=advice.first_step[language],
        ask_the_group=advice.ask_the_group[language],
        look_again=advice.look_again[language],
        look_again_on=look_again_on,
        find_out_first=advice.find_out_first,
        runner_up_because=[text[language] for text in advice.runner_up_because],
        decides_between=advice.decides_between,
        own_view=None if advice.own_view is None else _own_view(advice.own_view),
        evidence=None if advice.evidence is None else _evidence(advice.evidence),
        robust=advice.robust,
        outputs=advice.outputs if isinstance(decision, DecisionTable) else UNSET,
    )


def _own_view(view: OwnViewResult) -> OwnViewData:
    return OwnViewData(view.question, answer_data(view.answer), view.points_to, view.agrees)


def _evidence(band: Band) -> EvidenceData:
    return EvidenceData(band.id, band.readings, band.first, band.defensible)


def _strategy_score(entry: StrategyScore, unit: int) -> StrategyScoreData:
    contributions = [
        ContributionData(c.driver, number(c.value, unit), rounded(c.contribution, unit))
        for c in entry.contributions
    ]
    score = rounded(entry.score, unit)
    return StrategyScoreData(entry.id, score, entry.open, entry.closed_by, contributions)


def participation_data(p: ParticipationResult, language: str) -> ParticipationData:
    """Return the degrees of participation as data."""
    now, wished = answer_data(p.now), answer_data(p.wished)
    return ParticipationData(now, wished, p.asked_by_strategy, text_data(p.text, language))


def change_data(change: Change, questions: Mapping[str, Question]) -> ChangeData:
    """Return a smallest change as data."""
    if change.answers is None:
        return ChangeData(change.to, "more", None, [])
    answers = [
        ChangedAnswerData(
            c.item, answer_data(c.old), answer_data(c.new), questions[c.item].can_change
        )
        for c in change.answers
    ]
    count: Any = len(answers)
    return ChangeData(change.to, count, change.steps, answers)
