"""The advice: the strategies' scores, what the gates make of them, and why."""

from __future__ import annotations

import msgspec

from burgerkompas.questionnaire.model import Questionnaire, Scorecard, Text
from burgerkompas.results.result import Advice, Contribution, GateResult, StrategyScore
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.gates import (
    Decision,
    closings,
    decide,
    firings,
    gate_results,
    is_provisional,
)
from burgerkompas.scoring.grid import Firing, Plan, PlanGate


class Judgement(msgspec.Struct, frozen=True):
    """What comes out, before it is told: the scores, what the gates did, and who decided."""

    contributions: dict[str, tuple[Contribution, ...]]
    scores: dict[str, int]
    firings: list[Firing]
    decision: Decision


def judge(plan: Plan, facts: Facts) -> Judgement:
    """Return what comes out."""
    values = {name: facts.dimensions[name].value for name in plan.drivers}
    parts = {strategy.id: strategy.contributions(values) for strategy in plan.strategies}
    scores = {name: sum([c.contribution for c in part]) for name, part in parts.items()}
    found = firings(plan.gates, facts)
    decision = decide(plan, scores, [firing.gate for firing in found if firing.fires])
    return Judgement(parts, scores, found, decision)


def advise(
    plan: Plan, judged: Judgement, possible: tuple[str, ...] | None
) -> tuple[Advice, tuple[GateResult, ...]]:
    """Return the advice with its reasons, and what the gates did.

    ``possible`` are the outcomes that can still come. The questionnaire has a scorecard.
    """
    card = plan.questionnaire.decision
    assert isinstance(card, Scorecard)
    scores, decision = judged.scores, judged.decision
    fired = [firing.gate for firing in judged.firings if firing.fires]
    closed = closings(fired, tuple(scores))
    ranking = [
        StrategyScore(name, score, closed[name], judged.contributions[name])
        for name, score in scores.items()
    ]
    # sort() is stable: equals stay in the order of the strategies.
    ranking.sort(key=_rank)
    gates = gate_results(judged.firings, decision)
    winner = rival = None
    for entry in ranking:
        if entry.id == decision.strategy:
            winner = entry
        elif rival is None and not entry.closed_by:
            rival = entry
    by_scores = winner is not None and decision.decided_by == "scores"
    runner_up = rival if winner else None
    margin = winner.score - runner_up.score if by_scores and winner and runner_up else None
    spec = plan.ends[decision.outcome or decision.strategy or ""]
    because, against = _reasons(plan.questionnaire, card, decision, fired, winner)
    advice = Advice(
        id=decision.strategy,
        decided_by=decision.decided_by,
        clear=not (by_scores and winner) or _is_clear(plan, winner.score, margin),
        tie=margin == 0,
        runner_up=runner_up.id if runner_up else None,
        margin=margin,
        provisional=is_provisional(plan, scores, judged.firings, decision),
        settled=None if possible is None else len(possible) == 1,
        possible=possible,
        ranking=tuple(ranking),
        label=spec.label,
        meaning=spec.meaning,
        because=because,
        against=against,
        duties=tuple([gate.text for gate in gates if gate.effect == "duty"]),
        cautions=tuple([gate.text for gate in gates if gate.effect == "caution"]),
        first_step=_first_step(decision, fired) or spec.first_step,
        ask_the_group=spec.ask_the_group,
        look_again=spec.look_again,
    )
    return advice, gates


def _rank(entry: StrategyScore) -> tuple[bool, int]:
    return bool(entry.closed_by), -entry.score


def _is_clear(plan: Plan, score: int, margin: int | None) -> bool:
    return score > plan.clear_above and (margin is None or margin >= plan.clear_margin)


def _words(questionnaire: Questionnaire, contribution: Contribution) -> Text:
    """Put a driver's value in words."""
    dimension = questionnaire.dimension[contribution.driver]
    text = dimension.high if (contribution.value or 0) > 0 else dimension.low
    assert text is not None
    return text


def _reasons(
    questionnaire: Questionnaire,
    card: Scorecard,
    decision: Decision,
    fired: list[PlanGate],
    winner: StrategyScore | None,
) -> tuple[tuple[Text, ...], Text | None]:
    """Return two reasons, and the strongest one against the advice, if there is one.

    The reasons are the gate that decided, if one did, then the strongest drivers.
    """
    first = second = against = None
    most = next_most = least = 0
    for one in winner.contributions if winner else ():
        points = one.contribution
        # Of equals the first stays.
        if points > most:
            second, next_most, first, most = first, most, one, points
        elif points > next_most:
            second, next_most = one, points
        elif points < least:
            against, least = one, points
    counter = _words(questionnaire, against) if against else None
    if card.all_closed is not None and decision.decided_by == card.all_closed.id:
        closing = [gate.spec.because for gate in fired if gate.spec.close]
        return (card.all_closed.because, *[text for text in closing if text is not None]), counter
    reasons = [
        gate.spec.because
        for gate in fired
        if gate.spec.id == decision.decided_by and gate.spec.because is not None
    ]
    reasons += [_words(questionnaire, one) for one in (first, second) if one is not None]
    return tuple(reasons[:2]), counter


def _first_step(decision: Decision, fired: list[PlanGate]) -> Text | None:
    """Return the first step that a gate asks for: the one that decided, else the first fired."""
    asking = [gate.spec for gate in fired if gate.spec.first_step is not None]
    for gate in asking:
        if gate.id == decision.decided_by:
            return gate.first_step
    return asking[0].first_step if asking and decision.outcome is None else None
