"""Where a dimension can still come, whatever the open answers turn out to be: exactly."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.futures import futures
from burgerkompas.look_ahead.levels import sights_for
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.dimensions import from_sums
from burgerkompas.scoring.gridding import plan_for


def score_range(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], name: str
) -> tuple[int, int] | None:
    """Return the lowest and highest score that some completion gives a dimension, on the grid.

    ``answers`` are as given, before routing. ``None`` when no completion gives a score, and when
    there is too much to look at.
    """
    plan = plan_for(questionnaire)
    component = sights_for(plan).dimensions[name].component
    assert component is not None
    at = next(i for i, d in enumerate(component.dimensions) if d.spec.id == name)
    try:
        states = futures(component, answers)
    except TooHardError:
        return None
    found = {from_sums(component.dimensions[at], plan.unit, sums[at]).score for _, sums in states}
    scores = [score for score in found if score is not None]
    return (min(scores), max(scores)) if scores else None
