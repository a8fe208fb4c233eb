"""Score cases: from answers to one result tree each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.look_ahead.asking import ask_next
from burgerkompas.look_ahead.changes import smallest_changes
from burgerkompas.look_ahead.effects import OPEN
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.levels import seen_classifications, seen_dimensions, sights_for
from burgerkompas.look_ahead.possible import possible_outcomes
from burgerkompas.look_ahead.space import Space, space_for
from burgerkompas.questionnaire.model import Questionnaire, Scorecard
from burgerkompas.results.result import (
    Advice,
    Answered,
    Change,
    ClassificationResult,
    DimensionResult,
    GateResult,
    Result,
)
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.grid import Plan
from burgerkompas.scoring.gridding import plan_for
from burgerkompas.scoring.routes import on_route
from burgerkompas.scoring.scorecard import advise, judge
from burgerkompas.scoring.sections import factor_order, participation_result, role_results

if TYPE_CHECKING:
    from burgerkompas.scoring.decision_table import Table

Answers = Mapping[str, Answer]


class _Decided(msgspec.Struct, frozen=True):
    """What comes out for one case, and what could still change it."""

    outcome: str = "none"
    advice: Advice | None = None
    gates: tuple[GateResult, ...] = ()
    changes: tuple[Change, ...] | None = None
    ask_next: tuple[str, ...] | None = None


def score(questionnaire: Questionnaire, case: Case, full: bool = True) -> Result:
    """Score one case. Pure: the same questionnaire and case give the same result.

    What is still possible is always computed; without ``full``, what would change the advice and
    what to ask next are not.
    """
    (result,) = score_all(questionnaire, (case,), full)
    return result


def score_all(
    questionnaire: Questionnaire, cases: Sequence[Case], full: bool = True
) -> list[Result]:
    """Score several cases as ``score`` does; returns the results in the same order.

    Each step is done for all cases before the next one begins: a processor does the same thing
    again faster, and some dozens of cases at once take three quarters of the time.
    """
    plan = plan_for(questionnaire)
    asked = [on_route(questionnaire, case.answers) for case in cases]
    given: Sequence[Answers] = (
        [case.answers for case in cases] if questionnaire.has_routes else asked
    )
    sights = sights_for(plan)
    dimensions = [seen_dimensions(sights, g, a) for g, a in zip(given, asked, strict=True)]
    facts = [_facts(plan, a, d) for a, d in zip(asked, dimensions, strict=True)]
    classes = [seen_classifications(sights, g, f) for g, f in zip(given, facts, strict=True)]
    facts = [_with_types(f, found) for f, found in zip(facts, classes, strict=True)]
    decided = _decide(plan, given, facts, full)
    return [_result(plan, *one) for one in zip(cases, facts, classes, decided, strict=True)]


def _facts(plan: Plan, answers: Answers, dimensions: Mapping[str, DimensionResult]) -> Facts:
    known = [name for name in plan.drivers if dimensions[name].value is not None]
    return Facts(answers, plan.unit, dimensions, {}, {"known_drivers": len(known)})


def _with_types(facts: Facts, found: Iterable[ClassificationResult]) -> Facts:
    types = {one.id: one.type for one in found}
    return Facts(facts.answers, facts.unit, facts.dimensions, types, facts.counts)


def _decide(
    plan: Plan, given: Sequence[Answers], facts: Sequence[Facts], full: bool
) -> list[_Decided]:
    """Return what comes out for each case."""
    pairs = list(zip(given, facts, strict=True))
    if isinstance(plan.questionnaire.decision, Scorecard):
        return _by_scores(plan, pairs, full)
    if plan.questionnaire.decision is not None:
        # Only a questionnaire with rules has any use for these.
        from burgerkompas.scoring.decision_table import table_for

        table = table_for(plan)
        return [_by_table(table, answers, about, full) for answers, about in pairs]
    return [_Decided()] * len(pairs)


def _by_scores(plan: Plan, pairs: Sequence[tuple[Answers, Facts]], full: bool) -> list[_Decided]:
    space = _space(plan)
    judged = [judge(plan, facts) for _, facts in pairs]
    if space is None:
        possible: Sequence[tuple[str, ...] | None] = [None] * len(pairs)
    else:
        possible = [
            possible_outcomes(space, given, one.decision.strategy or one.decision.outcome)
            for (given, _), one in zip(pairs, judged, strict=True)
        ]
    advised = [advise(plan, one, left) for one, left in zip(judged, possible, strict=True)]
    decided = []
    for (given, facts), one, (advice, gates) in zip(pairs, judged, advised, strict=True):
        changes = questions = None
        if full and space is not None:
            open_now = _open(facts.answers)
            questions = () if advice.settled else ask_next(space, given, open_now, advice.possible)
            changes = smallest_changes(space, given, advice)
        outcome = one.decision.outcome or "advice"
        decided.append(_Decided(outcome, advice, gates, changes, questions))
    return decided


def _space(plan: Plan) -> Space | None:
    try:
        return space_for(plan)
    except TooHardError:
        return None


def _by_table(table: Table, given: Answers, facts: Facts, full: bool) -> _Decided:
    from burgerkompas.scoring.decision_table import (
        ask_next_by_table,
        changes_by_table,
        decide_by_table,
        possible_by_table,
    )

    outcome, advice, gates = decide_by_table(table, facts)
    possible = possible_by_table(table, given)
    settled = None if possible is None else len(possible) == 1
    advice = structs.replace(advice, settled=settled, possible=possible)
    if not full:
        return _Decided(outcome, advice, gates)
    open_now = _open(facts.answers)
    questions = () if settled else ask_next_by_table(table, given, open_now)
    changes = changes_by_table(table, given, advice.id or "")
    return _Decided(outcome, advice, gates, changes, questions)


def _open(answers: Answers) -> tuple[str, ...]:
    return tuple(name for name, answer in answers.items() if answer in OPEN)


def _result(
    plan: Plan,
    case: Case,
    facts: Facts,
    classifications: tuple[ClassificationResult, ...],
    decided: _Decided,
) -> Result:
    questionnaire, advice = plan.questionnaire, decided.advice
    sections = questionnaire.sections
    factors, roles, participation = sections.success_factors, sections.roles, sections.participation
    absent = [answer for answer in facts.answers.values() if type(answer) is Absence]
    unknown, missing = absent.count(Absence.UNKNOWN), absent.count(Absence.UNANSWERED)
    skipped = absent.count(Absence.NOT_ASKED)
    return Result(
        questionnaire=questionnaire,
        case=case,
        unit=plan.unit,
        answered=Answered(len(facts.answers) - unknown - missing - skipped, unknown, missing),
        dimensions=tuple(facts.dimensions.values()),
        classifications=classifications,
        factors=factor_order(factors, facts.dimensions) if factors else (),
        gates=decided.gates,
        outcome=decided.outcome,
        strategy=advice,
        roles=role_results(plan.roles, roles.most, facts) if roles else (),
        participation=None
        if participation is None
        else participation_result(
            participation, questionnaire, facts, advice.id if advice else None
        ),
        changes=decided.changes,
        ask_next=decided.ask_next,
    )
