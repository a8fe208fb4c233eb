"""The sections that only some questionnaires have: factors, roles, participation."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from burgerkompas.instrument.model import Factors, Instrument, Participation, Roles, Test
from burgerkompas.scoring.conditions import Facts, holds
from burgerkompas.scoring.result import DimensionResult, ParticipationResult, RoleResult


def factor_order(section: Factors, dimensions: Mapping[str, DimensionResult]) -> tuple[str, ...]:
    """Return the factors with the lowest score first; those without one come last."""

    def place(name: str) -> tuple[bool, int]:
        score = dimensions[name].score
        return score is None, score or 0

    return tuple(sorted(section.dimensions, key=place))


def role_results(section: Roles, instrument: Instrument, facts: Facts) -> tuple[RoleResult, ...]:
    """Return the roles that are called for, the one at the weakest spot first."""
    found = []
    for role in section.roles:
        weak = [
            (_weakness(trigger.when, instrument, facts), i, trigger)
            for i, trigger in enumerate(role.triggers)
            if holds(trigger.when, facts)
        ]
        if weak:
            weakness, _, trigger = min(weak, key=lambda spot: spot[:2])
            found.append((weakness, RoleResult(role.id, trigger.because)))
    # sort() is stable: roles at equally weak spots stay in the order of the questionnaire.
    found.sort(key=lambda entry: entry[0])
    return tuple(role for _, role in found[: section.most])


def _weakness(test: Test, instrument: Instrument, facts: Facts) -> int | Fraction:
    """Return how weak the spot is that a test found, on the grid: the lower, the weaker.

    It is the score of the dimension, or the answer's place on its scale; where the test looks for
    high values, the opposite of that.
    """
    place: int | Fraction
    if test.subject == "dimension":
        score = facts.scores[test.id]
        assert score is not None
        place = score
    else:
        answer = facts.answers[test.id]
        assert isinstance(answer, int)
        values = [value for value in instrument.question[test.id].values if isinstance(value, int)]
        low, high = min(values), max(values)
        place = Fraction((2 * answer - low - high) * facts.unit, high - low)
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
