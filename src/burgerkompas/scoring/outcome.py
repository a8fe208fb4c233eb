"""The outcome alone, without its reasons: for who has to try many answers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import (
    Condition,
    DecisionTable,
    Outcome,
    Questionnaire,
    tests_in,
)
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import classification_result, dimension_result
from burgerkompas.scoring.gates import decide, firings
from burgerkompas.scoring.grid import Plan
from burgerkompas.scoring.gridding import plan_for
from burgerkompas.scoring.routes import on_route


def outcome_of(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str:
    """Return the id of the strategy advised, or of the outcome that stands in its place.

    ``answers`` are as given, before routing. The same as ``score`` gives; ``none`` for a
    questionnaire that gives no advice.
    """
    plan = plan_for(questionnaire)
    facts = _facts(plan, answers)
    if isinstance(questionnaire.decision, DecisionTable):
        from burgerkompas.scoring.decision_table import decide_by_table, table_for

        return decide_by_table(table_for(plan), facts)[0]
    if questionnaire.decision is None:
        return "none"
    values = {name: facts.dimensions[name].value for name in plan.drivers}
    scores = {
        strategy.id: sum([c.contribution for c in strategy.contributions(values)])
        for strategy in plan.strategies
    }
    fired = [firing.gate for firing in firings(plan.gates, facts) if firing.fires]
    decision = decide(plan, scores, fired)
    return decision.strategy or decision.outcome or "advice"


def urgent_outcome(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Outcome | None:
    """Return the outcome of an urgent gate that fires on these answers: it can't wait.

    ``answers`` are as given, before routing.
    """
    if not any(gate.urgent and gate.outcome for gate in questionnaire.gates):
        return None
    plan = plan_for(questionnaire)
    fired = [f.gate.spec for f in firings(plan.gates, _facts(plan, answers)) if f.fires]
    ends = [gate.outcome for gate in fired if gate.urgent]
    outcomes = questionnaire.decision.outcomes if questionnaire.decision else ()
    return next((outcome for outcome in outcomes if outcome.id in ends), None)


def _facts(plan: Plan, answers: Mapping[str, Answer]) -> Facts:
    route = on_route(plan.questionnaire, answers)
    found = {d.spec.id: dimension_result(d, plan.unit, route) for d in plan.dimensions}
    known = sum(found[name].value is not None for name in plan.drivers)
    facts = Facts(route, plan.unit, found, counts={"known_drivers": known})
    types = {c.spec.id: classification_result(c, facts).type for c in plan.classifications}
    return structs.replace(facts, types=types)


def advice_rests_on(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that can decide the advice, with those that their routes need."""
    found: set[str] = set()
    dimensions = {d.dimension for s in questionnaire.strategies for d in s.drivers}
    conditions: list[Condition | None] = []
    conditions += questionnaire.decision.conditions() if questionnaire.decision else ()
    while conditions:
        for test in tests_in(conditions.pop()):
            if test.subject == "question":
                found.add(test.id)
            elif test.subject in ("dimension", "raw"):
                dimensions.add(test.id)
            elif test.subject == "classification":
                spec = questionnaire.classification[test.id]
                dimensions |= set(spec.axes)
                conditions += [kind.when for kind in spec.types]
    for name in dimensions:
        found |= {item.question for item in questionnaire.dimension[name].items}
    # A route looks at earlier questions only, so that one pass from the end finds all.
    for question in reversed(questionnaire.questions):
        if question.id in found:
            found |= {test.id for test in tests_in(question.ask_if)}
    return frozenset(found)
