"""Score a case: from answers to one result tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import structs

from burgerkompas.answers import Absence, Answer, Case
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.advise import advise, judge
from burgerkompas.scoring.asking import ask_next
from burgerkompas.scoring.changes import smallest_changes
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.effects import OPEN
from burgerkompas.scoring.feasible import TooHardError
from burgerkompas.scoring.levels import seen_classifications, seen_dimensions, sights_for
from burgerkompas.scoring.plan import Plan, plan_for
from burgerkompas.scoring.possible import possible_outcomes
from burgerkompas.scoring.result import Advice, Answered, Change, Result
from burgerkompas.scoring.routes import on_route
from burgerkompas.scoring.sections import factor_order, participation_result, role_results
from burgerkompas.scoring.space import Space, space_for

if TYPE_CHECKING:
    from burgerkompas.scoring.table import Table


def score(instrument: Instrument, case: Case, full: bool = True) -> Result:
    """Score one case. Pure: the same instrument and case give the same result.

    What is still possible is always computed; without ``full``, what would change the advice and
    what to ask next are not.
    """
    plan = plan_for(instrument)
    answers = on_route(instrument, case.answers)
    given = case.answers if instrument.has_routes else answers
    sights = sights_for(plan)
    dimensions = seen_dimensions(sights, given, answers)
    values = {name: dimensions[name].value for name in plan.drivers}
    known = len(values) - list(values.values()).count(None)
    counts = {"known_drivers": known}
    facts = Facts(answers, plan.unit, dimensions, {}, counts)
    classifications = seen_classifications(sights, given, facts)
    types = {one.id: one.type for one in classifications}
    facts = Facts(answers, plan.unit, dimensions, types, counts)
    outcome, advice, gates = "none", None, ()
    changes, questions = None, None
    if instrument.scorecard is not None:
        judged = judge(plan, facts, values)
        decision = judged.decision
        outcome = decision.outcome or "advice"
        space = _space(plan)
        present = decision.strategy or outcome
        possible = None if space is None else possible_outcomes(space, given, present)
        advice, gates = advise(plan, judged, possible)  # type: ignore[assignment]
        if full and space is not None:
            changes, questions = _uncertainty(space, given, answers, advice)
    elif instrument.table is not None:
        # Only a questionnaire with rules has any use for these.
        from burgerkompas.scoring.table import decide_by_table, table_for

        table = table_for(plan)
        outcome, advice, gates = decide_by_table(table, facts)  # type: ignore[assignment]
        advice, changes, questions = _uncertain_table(table, case, answers, advice, full)
    sections = instrument.sections
    absent = [answer for answer in answers.values() if type(answer) is Absence]
    unknown, missing = absent.count(Absence.UNKNOWN), absent.count(Absence.UNANSWERED)
    return Result(
        instrument=instrument,
        case=case,
        unit=plan.unit,
        answered=Answered(
            known=len(answers) - unknown - missing - absent.count(Absence.NOT_ASKED),
            unknown=unknown,
            missing=missing,
        ),
        dimensions=tuple(dimensions.values()),
        classifications=classifications,
        factors=factor_order(sections.success_factors, dimensions)
        if sections.success_factors
        else (),
        gates=gates,
        outcome=outcome,
        strategy=advice,
        roles=role_results(plan.roles, sections.roles.most, facts) if sections.roles else (),
        participation=participation_result(
            sections.participation, instrument, facts, advice.id if advice else None
        )
        if sections.participation
        else None,
        changes=changes,
        ask_next=questions,
    )


def _space(plan: Plan) -> Space | None:
    try:
        return space_for(plan)
    except TooHardError:
        return None


def _uncertainty(
    space: Space, given: Mapping[str, Answer], answers: Mapping[str, Answer], advice: Advice
) -> tuple[tuple[Change, ...] | None, tuple[str, ...] | None]:
    """Return what would change the advice and what to ask next."""
    open_now = tuple(name for name, answer in answers.items() if answer in OPEN)
    questions = () if advice.settled else ask_next(space, given, open_now, advice.possible)
    return smallest_changes(space, given, advice), questions


def _uncertain_table(
    table: Table, case: Case, answers: Mapping[str, Answer], advice: Advice, full: bool
) -> tuple[Advice, tuple[Change, ...] | None, tuple[str, ...] | None]:
    """Add what a decision table can still give, what would change it and what to ask."""
    from burgerkompas.scoring.table import ask_next_by_table, changes_by_table, possible_by_table

    possible = possible_by_table(table, case.answers)
    settled = None if possible is None else len(possible) == 1
    told = structs.replace(advice, settled=settled, possible=possible)
    if not full:
        return told, None, None
    open_now = tuple(name for name, answer in answers.items() if answer in OPEN)
    questions = () if settled else ask_next_by_table(table, case.answers, open_now)
    return told, changes_by_table(table, case.answers, advice.id or ""), questions
