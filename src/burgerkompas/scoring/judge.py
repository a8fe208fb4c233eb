"""Judge one case: from its answers to its result, without what can still come of it."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.questionnaire.model import (
    Condition,
    DecisionTable,
    Outcome,
    Questionnaire,
    Scorecard,
    tests_in,
)
from burgerkompas.results import Advice, Answered, GateResult, Result
from burgerkompas.scoring.conditions import Facts, on_route
from burgerkompas.scoring.decision_table import advise_by_rules
from burgerkompas.scoring.dimensions import classification_result, dimension_result
from burgerkompas.scoring.gates import gate_statuses
from burgerkompas.scoring.grid import Grid
from burgerkompas.scoring.scorecard import advise_by_scores, verdict_by_scores
from burgerkompas.scoring.sections import factor_order, participation_result, role_results


def judge(grid: Grid, case: Case) -> Result:
    """Judge a case, without looking ahead."""
    questionnaire = grid.questionnaire
    facts = facts_of(grid, case.answers)
    outcome, advice, gates = _decide(grid, facts)
    sections = questionnaire.sections
    factors, roles, participation = sections.success_factors, sections.roles, sections.participation
    answers = list(facts.answers.values())
    unknown, missing = answers.count(Absence.UNKNOWN), answers.count(Absence.UNANSWERED)
    known = len(answers) - unknown - missing - answers.count(Absence.NOT_ASKED)
    return Result(
        questionnaire=questionnaire,
        case=case,
        answers=facts.answers,
        unit=grid.unit,
        answered=Answered(known, unknown, missing),
        dimensions=tuple(facts.dimensions.values()),
        classifications=tuple(facts.classifications.values()),
        factors=factor_order(factors, facts.dimensions) if factors else (),
        gates=gates,
        outcome=outcome,
        strategy=advice,
        roles=role_results(roles, questionnaire, facts) if roles else (),
        participation=None
        if participation is None
        else participation_result(
            participation, questionnaire, facts, advice.id if advice else None
        ),
    )


def facts_of(grid: Grid, answers: Mapping[str, Answer]) -> Facts:
    """Return what conditions are about; answers are before routing."""
    routed = on_route(grid.questionnaire, answers)
    dimensions = {d.spec.id: dimension_result(d, grid.unit, routed) for d in grid.dimensions}
    known = sum([dimensions[name].value is not None for name in grid.drivers])
    counts = {"known_drivers": known}
    facts = Facts(routed, grid.unit, dimensions, {}, counts)
    specs = grid.questionnaire.classifications
    found = {spec.id: classification_result(spec, facts) for spec in specs}
    return Facts(routed, grid.unit, dimensions, found, counts)


def _decide(grid: Grid, facts: Facts) -> tuple[str, Advice | None, tuple[GateResult, ...]]:
    decision = grid.questionnaire.decision
    if isinstance(decision, Scorecard):
        return advise_by_scores(grid, decision, facts)
    if isinstance(decision, DecisionTable):
        return advise_by_rules(grid.questionnaire, decision, facts)
    return "none", None, ()


def end_and_scores(grid: Grid, answers: Mapping[str, Answer]) -> tuple[str, dict[str, int]]:
    """Return what comes out, as ``Result.end`` is, and the strategies' scores on the grid.

    For callers that try many answers. Without a scorecard there are no scores.
    """
    facts = facts_of(grid, answers)
    if isinstance(grid.questionnaire.decision, Scorecard):
        verdict, scores = verdict_by_scores(grid, facts)
        return verdict.strategy or verdict.outcome or "advice", scores
    return _decide(grid, facts)[0], {}


def urgent_outcome(grid: Grid, answers: Mapping[str, Answer]) -> Outcome | None:
    """Return the outcome of an urgent gate that fires on these answers: it can't wait.

    ``answers`` are as given, before routing.
    """
    if not any(gate.urgent and gate.outcome for gate in grid.questionnaire.gates):
        return None
    statuses = gate_statuses(grid, facts_of(grid, answers))
    fired = {s.gate.outcome for s in statuses if s.fires and s.gate.urgent}
    decision = grid.questionnaire.decision
    outcomes = decision.outcomes if decision else ()
    return next((outcome for outcome in outcomes if outcome.id in fired), None)


def advice_rests_on(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that can decide the advice, with those that their routes need."""
    questions: set[str] = set()
    dimensions = {d.dimension for s in questionnaire.strategies for d in s.drivers}
    conditions: list[Condition | None] = []
    conditions += questionnaire.decision.conditions() if questionnaire.decision else ()
    while conditions:
        for test in tests_in(conditions.pop()):
            if test.subject == "question":
                questions.add(test.id)
            elif test.subject in ("dimension", "raw"):
                dimensions.add(test.id)
            elif test.subject == "classification":
                spec = questionnaire.classification[test.id]
                dimensions |= set(spec.axes)
                conditions += [kind.when for kind in spec.types]
    for name in dimensions:
        questions |= {item.question for item in questionnaire.dimension[name].items}
    # A route looks at earlier questions only, so that one pass from the end finds all.
    for question in reversed(questionnaire.questions):
        if question.id in questions:
            questions |= {test.id for test in tests_in(question.ask_if)}
    return frozenset(questions)
