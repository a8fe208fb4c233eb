"""The sections that only some questionnaires have: factors, roles, participation."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from fractions import Fraction

from burgerkompas.questionnaire.model import Factors, Participation, Questionnaire
from burgerkompas.results.result import DimensionResult, ParticipationResult, RoleResult
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.grid import PlanRole, PlanTrigger


def factor_order(section: Factors, dimensions: Mapping[str, DimensionResult]) -> tuple[str, ...]:
    """Return the factors with the lowest score first; those without one come last."""

    def place(name: str) -> tuple[bool, int]:
        score = dimensions[name].score
        return score is None, score or 0

    return tuple(sorted(section.dimensions, key=place))


def role_results(roles: Sequence[PlanRole], most: int, facts: Facts) -> tuple[RoleResult, ...]:
    """Return at most so many roles that are called for, the one at the weakest spot first."""
    found = []
    for role in roles:
        weakest = None
        for trigger in role.triggers:
            if trigger.when(facts):
                place = _weakness(trigger, facts)
                # The first of equals stays, and sort() is stable: the questionnaire's order.
                if weakest is None or place < weakest[0]:
                    weakest = place, trigger.result
        if weakest is not None:
            found.append(weakest)
    found.sort(key=operator.itemgetter(0))
    return tuple([role for _, role in found[:most]])


def _weakness(trigger: PlanTrigger, facts: Facts) -> int | Fraction:
    """Return how weak the spot is that a trigger found, on the grid: the lower, the weaker.

    It is the score of the dimension, or the answer's place on its scale; where the test looks for
    high values, the opposite of that.
    """
    if trigger.weakness is not None:
        return trigger.weakness[facts.answers[trigger.subject]]
    score = facts.dimensions[trigger.subject].score
    assert score is not None
    return trigger.sign * score


def participation_result(
    section: Participation, questionnaire: Questionnaire, facts: Facts, strategy: str | None
) -> ParticipationResult:
    """Return the degrees now and wished, with those that the strategy asks for."""
    spec = next((s for s in questionnaire.strategies if s.id == strategy), None)
    return ParticipationResult(
        now=facts.answers[section.now],
        wished=facts.answers[section.wished],
        asked_by_strategy=spec.participation if spec else (),
        text=spec.participation_text if spec else None,
    )
