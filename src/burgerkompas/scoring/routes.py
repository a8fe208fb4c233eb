"""Which questions the route asks, given the answers."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.gridding import plan_for


def on_route(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answer to every question, as far as the route asks it.

    A question whose condition is false is ``NOT_ASKED``, whatever its answer; one whose condition
    is open is asked.
    """
    if not questionnaire.has_routes:
        return {**plan_for(questionnaire).blank, **answers}
    found: dict[str, Answer] = {}
    facts = Facts(found)
    for name, asked in plan_for(questionnaire).routes:
        if asked is not None and asked(facts) is False:
            found[name] = Absence.NOT_ASKED
        else:
            found[name] = answers.get(name, Absence.UNANSWERED)
    return found
