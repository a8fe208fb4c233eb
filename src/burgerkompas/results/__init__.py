"""The result of one case: a frozen tree, its data form (the JSON) and the schema of that."""

from burgerkompas.results.result import Result
from burgerkompas.results.tree import (
    Advice,
    Answered,
    Change,
    ChangedAnswer,
    ClassificationResult,
    Contribution,
    DimensionResult,
    GateEffect,
    GateResult,
    OwnViewResult,
    ParticipationResult,
    Reminder,
    Robustness,
    RoleResult,
    StrategyScore,
    is_worth_mentioning,
)

__all__ = [
    "Advice",
    "Answered",
    "Change",
    "ChangedAnswer",
    "ClassificationResult",
    "Contribution",
    "DimensionResult",
    "GateEffect",
    "GateResult",
    "OwnViewResult",
    "ParticipationResult",
    "Reminder",
    "Result",
    "Robustness",
    "RoleResult",
    "StrategyScore",
    "is_worth_mentioning",
]
