"""The advice: the strategies' scores, what the gates make of them, and why."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.instrument.model import Instrument, Scorecard, Text
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.gates import (
    Decision,
    closings,
    decide,
    firings,
    gate_results,
    is_provisional,
)
from burgerkompas.scoring.plan import Plan, PlanGate
from burgerkompas.scoring.result import Advice, Contribution, GateResult, StrategyScore


def advise(
    plan: Plan, facts: Facts, values: Mapping[str, int | None]
) -> tuple[str, Advice, tuple[GateResult, ...]]:
    """Return the outcome, the advice with its reasons, and what the gates did.

    ``values`` are the drivers' values on the grid. The instrument has a scorecard.
    """
    card = plan.instrument.scorecard
    assert card is not None
    parts = {strategy.id: strategy.contributions(values) for strategy in plan.strategies}
    scores = {name: sum([c.contribution for c in part]) for name, part in parts.items()}
    found = firings(plan.gates, facts)
    fired = [firing.gate for firing in found if firing.fires]
    decision = decide(card, scores, fired)
    closed = closings(fired, tuple(scores))
    ranking = [StrategyScore(name, scores[name], closed[name], parts[name]) for name in scores]
    # sort() is stable: equals stay in the order of the strategies.
    ranking.sort(key=lambda s: (not s.open, -s.score))
    gates = gate_results(found, facts, decision)
    provisional = is_provisional(card, scores, found, decision)
    advice = _advice(plan, card, decision, fired, ranking, gates, provisional)
    return decision.outcome or "advice", advice, gates


def _advice(
    plan: Plan,
    card: Scorecard,
    decision: Decision,
    fired: list[PlanGate],
    ranking: list[StrategyScore],
    gates: tuple[GateResult, ...],
    provisional: bool,
) -> Advice:
    winner = next((entry for entry in ranking if entry.id == decision.strategy), None)
    rivals = [entry for entry in ranking if entry.open and entry is not winner]
    by_scores = decision.strategy is not None and decision.decided_by == "scores"
    runner_up = rivals[0] if rivals and winner else None
    margin = winner.score - runner_up.score if by_scores and winner and runner_up else None
    spec = plan.ends[decision.outcome or decision.strategy or ""]
    return Advice(
        id=decision.strategy,
        decided_by=decision.decided_by,
        clear=not (by_scores and winner) or _is_clear(plan, winner.score, margin),
        tie=margin == 0,
        runner_up=runner_up.id if runner_up else None,
        margin=margin,
        provisional=provisional,
        settled=None,
        possible=None,
        ranking=tuple(ranking),
        label=spec.label,
        meaning=spec.meaning,
        because=_because(plan.instrument, card, decision, fired, winner),
        against=_against(plan.instrument, winner),
        duties=tuple([gate.text for gate in gates if gate.effect == "duty"]),
        cautions=tuple([gate.text for gate in gates if gate.effect == "caution"]),
        first_step=_first_step(decision, fired) or spec.first_step,
        ask_the_group=spec.ask_the_group,
        look_again=spec.look_again,
    )


def _is_clear(plan: Plan, score: int, margin: int | None) -> bool:
    return score > plan.clear_above and (margin is None or margin >= plan.clear_margin)


def _words(instrument: Instrument, contribution: Contribution) -> Text:
    """Put a driver's value in words."""
    dimension = instrument.dimension[contribution.driver]
    text = dimension.high if (contribution.value or 0) > 0 else dimension.low
    assert text is not None
    return text


def _because(
    instrument: Instrument,
    card: Scorecard,
    decision: Decision,
    fired: list[PlanGate],
    winner: StrategyScore | None,
) -> tuple[Text, ...]:
    """Return two reasons: the gate that decided, if one did, then the strongest drivers."""
    reasons: list[Text] = []
    if card.all_closed is not None and decision.decided_by == card.all_closed.id:
        closing = [gate.spec.because for gate in fired if gate.spec.close]
        return (card.all_closed.because, *(text for text in closing if text is not None))
    for gate in fired:
        if gate.spec.id == decision.decided_by and gate.spec.because is not None:
            reasons.append(gate.spec.because)
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


def _first_step(decision: Decision, fired: list[PlanGate]) -> Text | None:
    """Return the first step that a gate asks for: the one that decided, else the first fired."""
    asking = [gate.spec for gate in fired if gate.spec.first_step is not None]
    for gate in asking:
        if gate.id == decision.decided_by:
            return gate.first_step
    return asking[0].first_step if asking and decision.outcome is None else None
