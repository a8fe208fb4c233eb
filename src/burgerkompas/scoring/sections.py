"""The sections that only some questionnaires have: factors, roles, participation."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from fractions import Fraction

from burgerkompas.instrument.model import Factors, Instrument, Participation
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.plan import PlanRole, PlanTrigger
from burgerkompas.scoring.result import DimensionResult, ParticipationResult, RoleResult


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
        called = [trigger for trigger in role.triggers if trigger.when(facts)]
        if called:
            # min() keeps the first of equals, and sort() is stable: the questionnaire's order.
            weakness, trigger = min(
                [(_weakness(trigger, facts), trigger) for trigger in called], key=_first
            )
            found.append((weakness, RoleResult(role.id, trigger.spec.because)))
    found.sort(key=_first)
    return tuple([role for _, role in found[:most]])


_first = operator.itemgetter(0)


def _weakness(trigger: PlanTrigger, facts: Facts) -> int | Fraction:
    """Return how weak the spot is that a trigger found, on the grid: the lower, the weaker.

    It is the score of the dimension, or the answer's place on its scale; where the test looks for
    high values, the opposite of that.
    """
    test = trigger.spec.when
    place: int | Fraction
    if trigger.low is None or trigger.high is None:
        score = facts.dimensions[test.id].score
        assert score is not None
        place = score
    else:
        answer = facts.answers[test.id]
        assert isinstance(answer, int)
        span = trigger.high - trigger.low
        place = Fraction((2 * answer - trigger.low - trigger.high) * facts.unit, span)
    return -place if test.op in ("at_least", "above") else place


def participation_result(
    section: Participation, instrument: Instrument, facts: Facts, strategy: str | None
) -> ParticipationResult:
    """Return the degrees now and wished, with those that the strategy asks for."""
    card = instrument.scorecard
    specs = {spec.id: spec for spec in card.strategies} if card else {}
    spec = specs.get(strategy) if strategy else None
    return ParticipationResult(
        now=facts.answers[section.now],
        wished=facts.answers[section.wished],
        asked_by_strategy=spec.participation if spec else (),
        text=spec.participation_text if spec else None,
    )
