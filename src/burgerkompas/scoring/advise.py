"""The advice: the strategies' scores, what the gates make of them, and why."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.instrument.model import Instrument, Outcome, Scorecard, Text
from burgerkompas.instrument.model import Strategy as StrategySpec
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.gates import (
    Decision,
    Firing,
    decide,
    firing,
    gate_results,
    is_provisional,
)
from burgerkompas.scoring.plan import Plan, PlanStrategy
from burgerkompas.scoring.result import Advice, Contribution, GateResult, StrategyScore


def contributions(
    strategy: PlanStrategy, values: Mapping[str, int | None]
) -> tuple[Contribution, ...]:
    """Return what each driver adds to a strategy's score; an unknown driver adds 0."""
    count = len(strategy.drivers)
    found = []
    for driver, sign, above in strategy.drivers:
        value = values[driver]
        counts = value is not None and (above is None or value > above)
        found.append(Contribution(driver, value, sign * value // count if counts else 0))  # type: ignore[operator]
    return tuple(found)


def advise(
    plan: Plan, facts: Facts, values: Mapping[str, int | None]
) -> tuple[str, Advice, tuple[GateResult, ...]]:
    """Return the outcome, the advice with its reasons, and what the gates did.

    ``values`` are the drivers' values on the grid. The instrument has a scorecard.
    """
    card = plan.instrument.scorecard
    assert card is not None
    parts = {strategy.id: contributions(strategy, values) for strategy in plan.strategies}
    scores = {name: sum(c.contribution for c in found) for name, found in parts.items()}
    firings = [firing(gate, facts) for gate in card.gates]
    decision = decide(card, scores, {f.gate.id for f in firings if f.fires}, plan.unit)
    order = {strategy.id: i for i, strategy in enumerate(card.strategies)}
    ranking = sorted(
        (StrategyScore(name, scores[name], decision.closed[name], parts[name]) for name in scores),
        key=lambda s: (not s.open, -s.score, order[s.id]),
    )
    gates = gate_results(firings, facts, decision)
    advice = _advice(plan, card, decision, firings, ranking, gates)
    return decision.outcome or "advice", advice, gates


def _advice(
    plan: Plan,
    card: Scorecard,
    decision: Decision,
    firings: list[Firing],
    ranking: list[StrategyScore],
    gates: tuple[GateResult, ...],
) -> Advice:
    scores = {entry.id: entry.score for entry in ranking}
    winner = next((entry for entry in ranking if entry.id == decision.strategy), None)
    rivals = [entry for entry in ranking if entry.open and entry is not winner]
    by_scores = decision.strategy is not None and decision.decided_by == "scores"
    runner_up = rivals[0] if rivals and winner else None
    margin = winner.score - runner_up.score if by_scores and winner and runner_up else None
    spec = _spec(card, decision)
    return Advice(
        id=decision.strategy,
        decided_by=decision.decided_by,
        clear=not (by_scores and winner) or _is_clear(card, plan.unit, winner.score, margin),
        tie=margin == 0,
        runner_up=runner_up.id if runner_up else None,
        margin=margin,
        provisional=is_provisional(card, scores, firings, plan.unit),
        settled=None,
        possible=None,
        ranking=tuple(ranking),
        label=spec.label,
        meaning=spec.meaning,
        because=_because(plan.instrument, card, decision, winner),
        against=_against(plan.instrument, winner),
        duties=tuple(g.text for g in gates if g.effect == "duty"),
        cautions=tuple(g.text for g in gates if g.effect == "caution"),
        first_step=_first_step(decision, firings) or spec.first_step,
        ask_the_group=spec.ask_the_group,
        look_again=spec.look_again,
    )


def _spec(card: Scorecard, decision: Decision) -> StrategySpec | Outcome:
    name = decision.outcome or decision.strategy
    things: tuple[StrategySpec | Outcome, ...] = (*card.outcomes, *card.strategies)
    return next(thing for thing in things if thing.id == name)


def _is_clear(card: Scorecard, unit: int, score: int, margin: int | None) -> bool:
    if margin is not None and margin < card.clear_margin * unit:
        return False
    return score > card.clear_above * unit


def _words(instrument: Instrument, contribution: Contribution) -> Text:
    """Put a driver's value in words."""
    dimension = instrument.dimension[contribution.driver]
    text = dimension.high if (contribution.value or 0) > 0 else dimension.low
    assert text is not None
    return text


def _because(
    instrument: Instrument, card: Scorecard, decision: Decision, winner: StrategyScore | None
) -> tuple[Text, ...]:
    """Return two reasons: the gate that decided, if one did, then the strongest drivers."""
    reasons: list[Text] = []
    if card.all_closed is not None and decision.decided_by == card.all_closed.id:
        reasons.append(card.all_closed.because)
        fired = {name for names in decision.closed.values() for name in names}
        return (*reasons, *(g.because for g in card.gates if g.id in fired and g.because))
    for gate in card.gates:
        if gate.id == decision.decided_by and gate.because is not None:
            reasons.append(gate.because)
    if winner is not None:
        for_it = [c for c in winner.contributions if c.contribution > 0]
        for_it.sort(key=lambda c: -c.contribution)
        reasons += [_words(instrument, c) for c in for_it]
    return tuple(reasons[:2])


def _against(instrument: Instrument, winner: StrategyScore | None) -> Text | None:
    """Return the strongest reason against the advice, if there is one."""
    against = [c for c in winner.contributions if c.contribution < 0] if winner else []
    if not against:
        return None
    return _words(instrument, min(against, key=lambda c: c.contribution))


def _first_step(decision: Decision, firings: list[Firing]) -> Text | None:
    """Return the first step that a gate asks for: the one that decided, else the first fired."""
    fired = [f.gate for f in firings if f.fires and f.gate.first_step is not None]
    if decision.outcome is not None:
        fired = [gate for gate in fired if gate.id == decision.decided_by]
    fired.sort(key=lambda gate: gate.id != decision.decided_by)
    return fired[0].first_step if fired else None
