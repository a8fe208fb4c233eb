"""The short interview: ask only what can still change the advice.

An urgent gate that fires ends it at once. Else the gates come first, then the question that is
expected to settle the advice soonest, until no answer to the questions not yet asked, *unknown*
among them, can change it. So the advice is that of the whole interview, by construction.
"""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.cases import Absence, Answer
from burgerkompas.engine import engine_for
from burgerkompas.interview import flow
from burgerkompas.questionnaire.model import Questionnaire, tests_in
from burgerkompas.scoring import advice_rests_on, on_route


def gate_questions(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return what gates that decide or lay a duty ask, and no dimension measures, in order."""
    measured = {item.question for d in questionnaire.dimensions for item in d.items}
    asked = {
        test.id
        for gate in questionnaire.gates
        if gate.outcome or gate.close or gate.first or gate.duty
        for test in tests_in(gate.when)
        if test.subject == "question"
    }
    return tuple(n for n in flow.order(questionnaire) if n in asked - measured)


def next_short(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the question to ask now, ``None`` as soon as the advice can't change any more.

    Where the analysis is too hard, what the advice rests on, in the order of the whole interview;
    where there is no advice, all of it.
    """
    engine = engine_for(questionnaire)
    if engine.urgent_outcome(answers) is not None:
        return None
    found = on_route(questionnaire, answers)
    waiting = tuple(n for n, answer in found.items() if answer is Absence.UNANSWERED)
    for name in gate_questions(questionnaire):
        if name in waiting:
            return name
    if questionnaire.decision is None:
        return flow.first_unanswered(questionnaire, answers)
    possible = engine.possible(answers)
    if possible is not None and len(possible) == 1:
        return None
    ranked = engine.next_questions(answers, waiting, possible)
    # With nothing ranked, what is open hangs on a route that has not been taken yet.
    return ranked[0] if ranked else _first_deciding(questionnaire, answers)


def most_after(questionnaire: Questionnaire, answers: Mapping[str, Answer], at: str) -> int:
    """Return how many more can be asked after a question at most: what the advice rests on."""
    return sum(n not in answers and n != at for n in advice_rests_on(questionnaire))


def _first_deciding(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the first open question on the route that the advice rests on."""
    name = flow.first_unanswered(questionnaire, answers)
    return name if name in advice_rests_on(questionnaire) else None
