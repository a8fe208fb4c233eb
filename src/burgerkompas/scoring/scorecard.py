"""The advice of a scorecard: the strategies' scores, what the gates make of them, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from burgerkompas.questionnaire.model import Questionnaire, Scorecard, Text
from burgerkompas.results import Advice, Contribution, GateResult, StrategyScore
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.gates import (
    Verdict,
    decide,
    gate_results,
    gate_statuses,
    is_provisional,
)
from burgerkompas.scoring.grid import Grid, GridGate


def verdict_by_scores(grid: Grid, facts: Facts) -> Verdict:
    """Return what comes out, without its reasons."""
    fired = [status.gate for status in gate_statuses(grid, facts) if status.fires]
    return decide(grid, _scores(_contributions(grid, facts)), fired)


def advise_by_scores(
    grid: Grid, card: Scorecard, facts: Facts
) -> tuple[str, Advice, tuple[GateResult, ...]]:
    """Return the outcome, the advice with its reasons, and what the gates did."""
    contributions = _contributions(grid, facts)
    scores = _scores(contributions)
    statuses = gate_statuses(grid, facts)
    fired = [status.gate for status in statuses if status.fires]
    verdict = decide(grid, scores, fired)
    ranking = _ranking(contributions, scores, fired)
    winner = next((entry for entry in ranking if entry.id == verdict.strategy), None)
    rivals = [entry for entry in ranking if entry is not winner and entry.open]
    runner_up = rivals[0] if winner and rivals else None
    by_scores = winner is not None and verdict.decided_by == "scores"
    margin = winner.score - runner_up.score if by_scores and winner and runner_up else None
    gates = gate_results(statuses, verdict, facts)
    end = grid.questionnaire.ends[verdict.outcome or verdict.strategy or ""]
    because, against = _reasons(grid.questionnaire, card, verdict, fired, winner)
    advice = Advice(
        id=verdict.strategy,
        decided_by=verdict.decided_by,
        clear=not (by_scores and winner) or _is_clear(grid, winner.score, margin),
        tie=margin == 0,
        runner_up=runner_up.id if runner_up else None,
        margin=margin,
        provisional=is_provisional(grid, scores, statuses, verdict),
        settled=None,
        possible=None,
        ranking=tuple(ranking),
        label=end.label,
        meaning=end.meaning,
        because=because,
        against=against,
        duties=tuple([gate.text for gate in gates if gate.effect == "duty"]),
        cautions=tuple([gate.text for gate in gates if gate.effect == "caution"]),
        first_step=_first_step(verdict, fired) or end.first_step,
        ask_the_group=end.ask_the_group,
        look_again=end.look_again,
    )
    return verdict.outcome or "advice", advice, gates


def _contributions(grid: Grid, facts: Facts) -> dict[str, tuple[Contribution, ...]]:
    """Return what the drivers add to each strategy's score."""
    values = {name: facts.dimensions[name].value for name in grid.drivers}
    return {
        strategy.id: tuple(
            [
                Contribution(d.dimension, values[d.dimension], d.contribution(values[d.dimension]))
                for d in strategy.drivers
            ]
        )
        for strategy in grid.strategies
    }


def _scores(contributions: dict[str, tuple[Contribution, ...]]) -> dict[str, int]:
    return {name: sum([c.contribution for c in own]) for name, own in contributions.items()}


def _ranking(
    contributions: dict[str, tuple[Contribution, ...]],
    scores: dict[str, int],
    fired: Sequence[GridGate],
) -> list[StrategyScore]:
    """Return the strategies, those that no gate closed first, then by score."""
    ranking = [
        StrategyScore(
            name,
            score,
            tuple([gate.spec.id for gate in fired if name in gate.spec.close]),
            contributions[name],
        )
        for name, score in scores.items()
    ]
    # sort() is stable: equals stay in the order of the strategies.
    ranking.sort(key=lambda entry: (not entry.open, -entry.score))
    return ranking


def _is_clear(grid: Grid, score: int, margin: int | None) -> bool:
    return score > grid.clear_above and (margin is None or margin >= grid.clear_margin)


def _words(questionnaire: Questionnaire, contribution: Contribution) -> Text:
    """Put a driver's value in words."""
    dimension = questionnaire.dimension[contribution.driver]
    text = dimension.high if (contribution.value or 0) > 0 else dimension.low
    assert text is not None
    return text


def _reasons(
    questionnaire: Questionnaire,
    card: Scorecard,
    verdict: Verdict,
    fired: Iterable[GridGate],
    winner: StrategyScore | None,
) -> tuple[tuple[Text, ...], Text | None]:
    """Return two reasons, and the strongest one against the advice, if there is one.

    The reasons are the gate that decided, if one did, then the strongest drivers; where every
    strategy is closed, all gates that close.
    """
    # sorted() is stable: of equals the first stays first.
    drivers = winner.contributions if winner else ()
    ordered = sorted(drivers, key=lambda one: -one.contribution)
    least = min(drivers, key=lambda one: one.contribution, default=None)
    counter = _words(questionnaire, least) if least and least.contribution < 0 else None
    if card.all_closed is not None and verdict.decided_by == card.all_closed.id:
        closing = [gate.spec.because for gate in fired if gate.spec.close]
        return (card.all_closed.because, *[text for text in closing if text is not None]), counter
    decided = [gate.spec.because for gate in fired if gate.spec.id == verdict.decided_by]
    reasons = [text for text in decided if text is not None]
    reasons += [_words(questionnaire, one) for one in ordered[:2] if one.contribution > 0]
    return tuple(reasons[:2]), counter


def _first_step(verdict: Verdict, fired: Sequence[GridGate]) -> Text | None:
    """Return the first step that a gate asks for: the one that decided, else the first fired."""
    asking = [gate.spec for gate in fired if gate.spec.first_step is not None]
    for gate in asking:
        if gate.id == verdict.decided_by:
            return gate.first_step
    return asking[0].first_step if asking and verdict.outcome is None else None
