"""The advice of a scorecard: the strategies' scores, what the gates make of them, and why."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import Band, Gate, Questionnaire, Scorecard, Text
from burgerkompas.results import (
    Advice,
    Contribution,
    GateResult,
    OwnViewResult,
    Reminder,
    StrategyScore,
    is_worth_mentioning,
)
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.gates import (
    Verdict,
    decide,
    gate_results,
    gate_statuses,
    open_question,
    turning_gates,
)
from burgerkompas.scoring.grid import Grid


def verdict_by_scores(grid: Grid, facts: Facts) -> tuple[Verdict, dict[str, int]]:
    """Return what comes out, without its reasons, and the strategies' scores on the grid."""
    fired = [status.gate for status in gate_statuses(grid, facts) if status.fires]
    scores = _scores(_contributions(grid, facts))
    return decide(grid, scores, fired), scores


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
    by_scores = winner is not None and verdict.decided_by == "scores"
    lead = winner.score - rivals[0].score if by_scores and winner and rivals else None
    gates = gate_results(statuses, verdict, facts)
    end = grid.questionnaire.ends[verdict.outcome or verdict.strategy or ""]
    turning = list(turning_gates(grid, scores, statuses, verdict))
    view = _own_view(card, facts, end.id)
    clear = verdict.outcome is not None or not (
        turning
        or any(
            status.gate.id == verdict.decided_by and (status.open or not status.gate.clear)
            for status in statuses
        )
        or (by_scores and winner and not _leads_clearly(grid, winner.score, lead))
        or (card.clear.own_view and not (view and view.agrees))
    )
    seen = [entry for entry in rivals if view and entry.id == view.points_to and not clear]
    runner_up = next(iter([*seen, *rivals]), None) if winner else None
    margin = winner.score - runner_up.score if by_scores and winner and runner_up else None
    asked = [open_question(status, facts) for status in turning]
    silent = silenced(card, gates, verdict.decided_by)
    because, against = _reasons(grid, card, verdict, fired, winner, silent)
    rival = Verdict(None, runner_up.id if runner_up else None, _first_for(fired, runner_up))
    rival_because, _ = _reasons(grid, card, rival, fired, runner_up, silent)
    advice = Advice(
        id=verdict.strategy,
        decided_by=verdict.decided_by,
        clear=clear,
        tie=lead == 0,
        runner_up=runner_up.id if runner_up else None,
        margin=margin,
        provisional=bool(turning),
        ranking=tuple(ranking),
        label=end.label,
        meaning=end.meaning,
        because=because,
        against=against,
        first_step=_first_step(verdict, fired) or end.first_step,
        ask_the_group=end.ask_the_group,
        look_again=end.look_again,
        runner_up_because=rival_because,
        own_view=view,
        evidence=_band(grid, verdict, clear, lead),
        find_out_first=tuple(dict.fromkeys([name for name in asked if name])),
        look_again_days=end.look_again_days,
        reminders=tuple(_reminders(card, fired, gates, silent)),
    )
    return verdict.outcome or "advice", advice, gates


def weight_range(advice: Advice) -> float | None:
    """Return k: every reason may weigh 1/k to k times as much before a rival wins.

    For the winner against a rival, with P the sum of the parts of their difference that speak
    for it and N of those against, the least difference under such weights is P/k - Nk; so
    k = sqrt(P/N), the least over the open rivals. ``None`` where a gate decides, and where no
    weights could change the advice. Rounded down to 4 places.
    """
    winner = next((entry for entry in advice.ranking if entry.id == advice.id), None)
    if winner is None or advice.decided_by != "scores":
        return None
    ranges = []
    for rival in advice.ranking:
        if rival is winner or not rival.open:
            continue
        parts: dict[str, int] = {}
        for sign, entry in ((1, winner), (-1, rival)):
            for one in entry.contributions:
                parts[one.driver] = parts.get(one.driver, 0) + sign * one.contribution
        speaks_for = sum(part for part in parts.values() if part > 0)
        against = -sum(part for part in parts.values() if part < 0)
        if against:
            ranges.append(math.sqrt(speaks_for / against))
    return math.floor(min(ranges) * 10_000) / 10_000 if ranges else None


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
    fired: Sequence[Gate],
) -> list[StrategyScore]:
    """Return the strategies, those that no gate closed first, then by score."""
    ranking = [
        StrategyScore(
            name,
            score,
            tuple([gate.id for gate in fired if name in gate.close]),
            contributions[name],
        )
        for name, score in scores.items()
    ]
    # sort() is stable: equals stay in the order of the strategies.
    ranking.sort(key=lambda entry: (not entry.open, -entry.score))
    return ranking


def _leads_clearly(grid: Grid, score: int, lead: int | None) -> bool:
    return score > grid.clear_above and (lead is None or lead >= grid.clear_margin)


def _own_view(card: Scorecard, facts: Facts, end: str) -> OwnViewResult | None:
    """Return the respondent's own view beside what is advised."""
    if card.own_view is None:
        return None
    answer = facts.answers[card.own_view.question]
    known = not isinstance(answer, (Absence, tuple, Fraction))
    points_to = card.own_view.points_to.get(answer) if known else None  # type: ignore[arg-type]
    agrees = None if points_to is None else points_to == end
    return OwnViewResult(card.own_view.question, answer, points_to, agrees)


def _first_for(fired: Sequence[Gate], entry: StrategyScore | None) -> str:
    """Return the first gate that fires for a strategy, whatever decides; the scores without one."""
    gates = (gate.id for gate in fired if entry and gate.first == entry.id)
    return next(gates, "scores")


def _band(grid: Grid, verdict: Verdict, clear: bool, lead: int | None) -> Band | None:
    """Return what was seen in labelled cases whose advice came in the same way."""
    evidence = grid.questionnaire.evidence
    if evidence is None:
        return None
    exact = None if lead is None else Fraction(lead, grid.unit)
    return evidence.band_of(clear, decider_kind(verdict.outcome, verdict.decided_by), exact)


def decider_kind(outcome: str | None, decider: str) -> Literal["gate", "scores", "outcome"]:
    """Return what kind of thing decides: ``outcome`` is one that is not a strategy."""
    if outcome is not None:
        return "outcome"
    return "scores" if decider == "scores" else "gate"


def _words(questionnaire: Questionnaire, contribution: Contribution) -> Text:
    """Put a driver's value in words."""
    dimension = questionnaire.dimension[contribution.driver]
    text = dimension.high if (contribution.value or 0) > 0 else dimension.low
    assert text is not None
    return text


def _reasons(
    grid: Grid,
    card: Scorecard,
    verdict: Verdict,
    fired: Iterable[Gate],
    winner: StrategyScore | None,
    silent: Collection[str],
) -> tuple[tuple[Text, ...], Text | None]:
    """Return two reasons, and the strongest one against the advice, if there is one.

    The reasons are the gate that decided, if one did, then the strongest drivers; where every
    strategy is closed, all gates that close. What contributes next to nothing is no reason.
    """
    questionnaire = grid.questionnaire
    # sorted() is stable: of equals the first stays first.
    drivers = [
        c
        for c in (winner.contributions if winner else ())
        if is_worth_mentioning(c, grid.unit) and c.driver not in silent
    ]
    ordered = sorted(drivers, key=lambda one: -one.contribution)
    least = min(drivers, key=lambda one: one.contribution, default=None)
    counter = _words(questionnaire, least) if least and least.contribution < 0 else None
    if card.all_closed is not None and verdict.decided_by == card.all_closed.id:
        closing = [gate.because for gate in fired if gate.close]
        return (card.all_closed.because, *[text for text in closing if text is not None]), counter
    decided = [gate.because for gate in fired if gate.id == verdict.decided_by]
    reasons = [text for text in decided if text is not None]
    reasons += [_words(questionnaire, one) for one in ordered[:2] if one.contribution > 0]
    return tuple(reasons[:2]), counter


def silenced(card: Scorecard, gates: Sequence[GateResult], decided_by: str) -> frozenset[str]:
    """Return the gates and dimensions that must stay out of the report, given what it already says.

    The gate that decides speaks first, then the others in their order: of a pair that excludes
    each other the later is silent, and a dimension is silent beside a gate that excludes it.
    """
    told = _told(gates)
    specs = [gate for gate in card.gates if gate.id in told]
    specs.sort(key=lambda gate: gate.id != decided_by)
    speaking: dict[str, Gate] = {}
    silent: set[str] = set()
    for gate in specs:
        excluded = any(gate.id in other.not_with for other in speaking.values())
        if excluded or not speaking.keys().isdisjoint(gate.not_with):
            silent.add(gate.id)
        else:
            speaking[gate.id] = gate
    return frozenset(silent.union(*(gate.not_with for gate in speaking.values())))


def _told(gates: Iterable[GateResult]) -> set[str]:
    """Return the gates of which the report tells what they did."""
    return {gate.id for gate in gates if gate.effect in ("first", "outcome", "duty", "caution")}


def _reminders(
    card: Scorecard,
    fired: Iterable[Gate],
    gates: Iterable[GateResult],
    silent: Collection[str],
) -> Iterator[Reminder]:
    """Yield what the gates ask beside any strategy, but nothing that what is told excludes."""
    speaking = _told(gates).difference(silent)
    for gate in fired:
        if gate.first_step is not None:
            fitting = [one.id for one in card.strategies if gate.steps_for(one.id)]
            yield Reminder("step", gate.first_step, tuple(fitting))
        if gate.id in silent or (gate.id not in speaking and speaking.intersection(gate.not_with)):
            continue
        if gate.duty is not None:
            yield Reminder("duty", gate.duty, gate.advice)
        if gate.caution is not None:
            yield Reminder("caution", gate.caution, gate.advice)


def _first_step(verdict: Verdict, fired: Sequence[Gate]) -> Text | None:
    """Return the first step that a gate asks for: the one that decided, else one that may."""
    asking = [gate for gate in fired if gate.first_step is not None]
    deciding = [gate for gate in asking if gate.id == verdict.decided_by]
    fitting = [gate for gate in asking if verdict.strategy and gate.steps_for(verdict.strategy)]
    return next((gate.first_step for gate in (*deciding, *fitting)), None)
