"""Score a case: from answers to one result tree."""

from __future__ import annotations

from burgerkompas.answers import Absence, Case
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.advise import advise
from burgerkompas.scoring.conditions import Facts, on_route
from burgerkompas.scoring.dimensions import classification_result, dimension_result
from burgerkompas.scoring.plan import plan_for
from burgerkompas.scoring.result import Answered, Result
from burgerkompas.scoring.sections import factor_order, participation_result, role_results


def score(instrument: Instrument, case: Case) -> Result:
    """Score one case. Pure: the same instrument and case give the same result."""
    plan = plan_for(instrument)
    answers = on_route(instrument, case.answers)
    dimensions = {d.spec.id: dimension_result(d, plan.unit, answers) for d in plan.dimensions}
    values = {name: d.value for name, d in dimensions.items()}
    facts = Facts(
        answers=answers,
        unit=plan.unit,
        scores={name: d.score for name, d in dimensions.items()},
        raws={name: d.raw for name, d in dimensions.items()},
        levels={name: d.level for name, d in dimensions.items()},
        counts={"known_drivers": sum(values[name] is not None for name in plan.drivers)},
    )
    borderline = {name: d.borderline for name, d in dimensions.items()}
    classifications = tuple(
        classification_result(spec, facts, borderline) for spec in instrument.classifications
    )
    facts = Facts(
        answers, plan.unit, facts.scores, facts.raws, facts.levels,
        {c.id: c.type for c in classifications}, facts.counts,
    )  # fmt: skip
    outcome, advice, gates = "none", None, ()
    if instrument.scorecard is not None:
        outcome, advice, gates = advise(plan, facts, values)  # type: ignore[assignment]
    sections = instrument.sections
    given = list(answers.values())
    return Result(
        instrument=instrument,
        case=case,
        unit=plan.unit,
        answered=Answered(
            known=sum(not isinstance(a, Absence) or a is Absence.NOT_APPLICABLE for a in given),
            unknown=given.count(Absence.UNKNOWN),
            missing=given.count(Absence.UNANSWERED),
        ),
        dimensions=tuple(dimensions.values()),
        classifications=classifications,
        factors=factor_order(sections.success_factors, dimensions)
        if sections.success_factors
        else (),
        gates=gates,
        outcome=outcome,
        strategy=advice,
        roles=role_results(sections.roles, instrument, facts) if sections.roles else (),
        participation=participation_result(
            sections.participation, instrument, facts, advice.id if advice else None
        )
        if sections.participation
        else None,
        changes=None,
        ask_next=None,
    )
