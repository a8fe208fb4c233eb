"""Which questions the route asks, given the answers."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.conditions import Facts, truth


def on_route(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answer to every question, as far as the route asks it.

    A question whose condition is false is ``NOT_ASKED``, whatever its answer; one whose condition
    is open is asked.
    """
    routed: dict[str, Answer] = {}
    facts = Facts(routed)
    for question in questionnaire.questions:
        if question.ask_if is not None and truth(question.ask_if, facts) is False:
            routed[question.id] = Absence.NOT_ASKED
        else:
            routed[question.id] = answers.get(question.id, Absence.UNANSWERED)
    return routed
