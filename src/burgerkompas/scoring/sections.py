"""The sections that only some questionnaires have: factors, roles, participation."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import (
    Factors,
    Participation,
    Questionnaire,
    Roles,
    Test,
    Text,
)
from burgerkompas.results import DimensionResult, ParticipationResult, RoleResult
from burgerkompas.scoring.conditions import Facts, truth


def factor_order(section: Factors, dimensions: Mapping[str, DimensionResult]) -> tuple[str, ...]:
    """Return the factors with the lowest score first; those without one come last."""

    def rank(name: str) -> tuple[bool, int]:
        score = dimensions[name].score
        return score is None, score or 0

    return tuple(sorted(section.dimensions, key=rank))


def follow_up(questionnaire: Questionnaire, name: str, answer: Answer | None) -> Text | None:
    """Return what is asked after an answer at the weak end of a factor's item, if anything.

    A note at such an answer is the reply to it.
    """
    section, why = questionnaire.sections.success_factors, questionnaire.question[name].why
    factors = section.dimensions if section and why else ()
    items = (item for factor in factors for item in questionnaire.dimension[factor].items)
    item = next((item for item in items if item.question == name), None)
    found = item.points.get(answer) if item else None  # type: ignore[arg-type]
    if item is None or found is None:
        return None
    middle = (min(item.points.values()) + max(item.points.values())) / 2
    return why if (found > middle if item.reverse else found < middle) else None


def role_results(
    section: Roles, questionnaire: Questionnaire, facts: Facts
) -> tuple[RoleResult, ...]:
    """Return the roles that are called for, the one at the weakest spot first."""
    called = []
    for role in section.roles:
        spots = [
            (_weakness(trigger.when, questionnaire, facts), trigger.because)
            for trigger in role.triggers
            if truth(trigger.when, facts)
        ]
        if spots:
            # min() and sorted() keep the questionnaire's order among equals.
            weakness, because = min(spots, key=lambda spot: spot[0])
            called.append((weakness, RoleResult(role.id, because)))
    ordered = sorted(called, key=lambda entry: entry[0])
    return tuple([role for _, role in ordered[: section.most]])


def _weakness(test: Test, questionnaire: Questionnaire, facts: Facts) -> int | Fraction:
    """Return how weak the spot is that a test found, on the grid: the lower, the weaker.

    It is the score of the dimension, or the answer's position on its scale; where the test looks
    for high values, the opposite of that.
    """
    sign = -1 if test.op in ("at_least", "above") else 1
    if test.subject != "question":
        score = facts.dimensions[test.id].score
        assert score is not None
        return sign * score
    answer = facts.answers[test.id]
    numbers = [v for v in questionnaire.question[test.id].values if isinstance(v, int)]
    low, high = min(numbers), max(numbers)
    assert isinstance(answer, int)
    return Fraction(sign * (2 * answer - low - high) * facts.unit, high - low)


def participation_result(
    section: Participation, questionnaire: Questionnaire, facts: Facts, strategy: str | None
) -> ParticipationResult:
    """Return the degrees now and wished, with those that the strategy asks for."""
    spec = next((one for one in questionnaire.strategies if one.id == strategy), None)
    return ParticipationResult(
        now=facts.answers[section.now],
        wished=facts.answers[section.wished],
        asked_by_strategy=spec.participation if spec else (),
        text=spec.participation_text if spec else None,
    )
