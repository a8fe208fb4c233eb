"""The short interview: ask only what can still change the advice.

What the case is about comes first. An urgent gate that fires ends it at once. Otherwise the gates
come next, then each time the question that is expected to settle the advice soonest, until no
answers to the remaining questions, *unknown* included, can change it. Last comes the respondent's
own view, if whether the advice is clear depends on it. By construction, the advice is that of the
full interview.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from burgerkompas.cases import Absence, Answer
from burgerkompas.engine import engine_for
from burgerkompas.interview import flow
from burgerkompas.questionnaire.model import Questionnaire, Scorecard, tests_in
from burgerkompas.scoring import advice_rests_on, on_route


def asked_for_gates(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the questions, in order, of gates that decide or add a duty, and of no dimension."""
    measured = {item.question for d in questionnaire.dimensions for item in d.items}
    asked = {
        test.id
        for gate in questionnaire.gates
        if gate.outcome or gate.close or gate.first or gate.duty
        for test in tests_in(gate.when)
        if test.subject == "question"
    }
    return tuple(n for n in flow.order(questionnaire) if n in asked - measured)


def own_view(questionnaire: Questionnaire) -> str | None:
    """Return the question on the respondent's own view, if the advice is clear only with it."""
    card = questionnaire.decision
    if isinstance(card, Scorecard) and card.own_view is not None and card.clear.own_view:
        return card.own_view.question
    return None


def open_own_view(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the question on the own view, if it has still to be asked before the advice."""
    name = own_view(questionnaire)
    if name is None or engine_for(questionnaire).urgent_outcome(answers) is not None:
        return None
    return name if on_route(questionnaire, answers)[name] is Absence.UNANSWERED else None


def view_left(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the question on the own view if the advice waits for nothing else."""
    first = flow.first_stage(questionnaire)
    waiting = {n for n in flow.route(questionnaire, answers) if n not in answers}
    return None if first & waiting else open_own_view(questionnaire, answers)


def most_asked(questionnaire: Questionnaire) -> frozenset[str]:
    """Return every question that a short interview may ask."""
    name = own_view(questionnaire)
    return flow.first_stage(questionnaire) | ({name} if name else set())


def next_short(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the question to ask now; ``None`` when none is left that matters to the advice.

    If the analysis is too hard: the next question that the advice rests on, in the usual order.
    If there is no advice: the next of all questions.
    """
    engine = engine_for(questionnaire)
    if engine.urgent_outcome(answers) is not None:
        return None
    found = on_route(questionnaire, answers)
    waiting = tuple(n for n, answer in found.items() if answer is Absence.UNANSWERED)
    for name in (*flow.headings(questionnaire), *asked_for_gates(questionnaire)):
        if name in waiting:
            return _or_what_it_follows(questionnaire, name, waiting)
    if questionnaire.decision is None:
        return flow.first_unanswered(questionnaire, answers)
    possible = engine.possible(answers)
    if possible is not None and len(possible) == 1:
        return open_own_view(questionnaire, answers)
    ranked = engine.next_questions(answers, waiting, possible)
    # If nothing is ranked, the open questions depend on a route that isn't taken yet.
    at = ranked[0] if ranked else _first_deciding(questionnaire, answers)
    if at is None:
        return open_own_view(questionnaire, answers)
    return _or_what_it_follows(questionnaire, at, waiting)


def _or_what_it_follows(questionnaire: Questionnaire, name: str, waiting: Collection[str]) -> str:
    """Return a question, or the open one on which it depends whether it is asked at all."""
    tests = tests_in(questionnaire.question[name].ask_if)
    first = next((test.id for test in tests if test.id in waiting), None)
    return _or_what_it_follows(questionnaire, first, waiting) if first else name


def most_after(questionnaire: Questionnaire, answers: Mapping[str, Answer], at: str) -> int:
    """Return how many questions can follow at most."""
    return sum(n not in answers and n != at for n in most_asked(questionnaire))


def _first_deciding(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the first open question on the route, if the advice rests on it."""
    name = flow.first_unanswered(questionnaire, answers)
    return name if name in advice_rests_on(questionnaire) else None
