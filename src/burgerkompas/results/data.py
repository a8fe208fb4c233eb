"""The result as data: the JSON of the contract is these types, and its schema is made from them.

The keys of the JSON are the fields, in this order. ``docs/json.md`` explains them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from burgerkompas._version import __version__
from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.questionnaire.model import OutputValue, Questionnaire
from burgerkompas.results.tree import Answered, Count, GateEffect, Robustness

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


class ReminderData(msgspec.Struct, frozen=True):
    """What a gate that fires asks beside some strategies, or beside all: then there are none."""

    effect: Literal["step", "duty", "caution"]
    strategies: tuple[str, ...]
    text: str


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
    decides_alone: Annotated[
        bool | None,
        Meta(description="Whether another answer to it makes it the second; null: no question."),
    ]
    own_view: OwnViewData | None
    evidence: EvidenceData | None
    reminders: list[ReminderData]
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


def case_data(case: Case) -> CaseData:
    """Return what a case says of itself."""
    return CaseData(case.name, case.place, case.date, case.respondent, case.file)


def answer_data(answer: Answer) -> AnswerData:
    """Return a value as it is, an absence by its name, ``None`` when nothing was answered."""
    if isinstance(answer, Absence):
        return None if answer is Absence.UNANSWERED else answer.value
    if isinstance(answer, Fraction):
        return float(answer)
    return list(answer) if isinstance(answer, tuple) else answer
