"""Gates before scores: which fire, and what is decided then."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

import msgspec

from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import Gate, Scorecard, Text
from burgerkompas.results.result import Effect, GateResult
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.grid import Firing, Plan, PlanGate

MOST_FIRINGS = 1000
"""How many ways in which a gate turned out are kept."""


class Decision(msgspec.Struct, frozen=True):
    """What comes out: an outcome or a strategy, and who decided."""

    outcome: str | None
    strategy: str | None
    decided_by: str


def firings(gates: Sequence[PlanGate], facts: Facts) -> list[Firing]:
    """Return the gates that fire or are open, in order.

    A gate fires when ``when`` is true and ``unless`` is not.
    """
    found = []
    for gate in gates:
        key = gate.pick(facts.answers)
        if gate.is_wide:
            when = gate.when(facts)
            if when is False:
                continue
            key = when, gate.unless is not None and gate.unless(facts), key
        try:
            firing = gate.firings[key]
        except KeyError:
            firing = _keep(gate, key, facts)
        if firing is not None:
            found.append(firing)
    return found


def _keep(gate: PlanGate, key: Hashable, facts: Facts) -> Firing | None:
    if len(gate.firings) >= MOST_FIRINGS:
        gate.firings.clear()
    found = gate.firings[key] = _firing(gate, facts)
    return found


def _firing(gate: PlanGate, facts: Facts) -> Firing | None:
    when = gate.when(facts)
    unless = False if gate.unless is None else gate.unless(facts)
    if when is False or unless is True:
        return None
    results = tuple(
        [
            _result(gate, facts, when, effect, targets, text)
            for effect, targets, text in (_effects(gate.spec) if when else _unknown(gate.spec))
        ]
    )
    return Firing(gate, bool(when), when is None or unless is None, results)


_Effects = Iterator[tuple[Effect, tuple[str, ...], Text | None]]


def _effects(gate: Gate) -> _Effects:
    """Yield what a gate does when it fires, each with its targets and text."""
    if gate.outcome:
        yield "outcome", (gate.outcome,), gate.because
    if gate.close:
        yield "close", gate.close, gate.because
    if gate.first:
        yield "first", (gate.first,), gate.because
    if gate.duty:
        yield "duty", (), gate.duty
    if gate.caution:
        yield "caution", (), gate.caution


def _unknown(gate: Gate) -> _Effects:
    yield "unknown", (), gate.because or gate.duty or gate.caution


def _result(
    gate: PlanGate,
    facts: Facts,
    truth: bool | None,
    effect: Effect,
    targets: tuple[str, ...],
    text: Text | None,
) -> GateResult:
    assert text is not None
    question = next((name for name, says in gate.asks if says(facts) is truth), None)
    answer = facts.answers[question] if question else Absence.UNANSWERED
    return GateResult(gate.spec.id, question, answer, effect, targets, text, gate.spec.urgent)


def closings(gates: Sequence[PlanGate], strategies: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each strategy which of the gates that fired close it."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(strategies, ())
    for gate in gates:
        for name in gate.spec.close:
            found[name] += (gate.spec.id,)
    return found


def decide(plan: Plan, scores: Mapping[str, int], fired: Sequence[PlanGate]) -> Decision:
    """Let the gates that fired and then the scores decide.

    Outcomes first, in the order of the gates; then all that close; then the first gate that
    decides for an open strategy; then the highest score among the open strategies, a tie going
    to the one that stands higher. ``scores`` stand in the order of the strategies.
    """
    closed = 0
    for gate in fired:
        if gate.spec.outcome is not None:
            return Decision(gate.spec.outcome, None, gate.spec.id)
        closed |= gate.close
    candidates = [name for name, bit in plan.bits.items() if not closed & bit]
    if not candidates:
        card = plan.questionnaire.decision
        last = card.all_closed if isinstance(card, Scorecard) else None
        return Decision(None, last.strategy, last.id) if last else Decision(None, None, "scores")
    for gate in fired:
        first = gate.spec.first
        if first in candidates and not _led(gate, scores, closed):
            return Decision(None, first, gate.spec.id)
    # max() keeps the first of equals: the order of the strategies decides ties.
    return Decision(None, max(candidates, key=scores.__getitem__), "scores")


def _led(gate: PlanGate, scores: Mapping[str, int], closed: int) -> bool:
    """Whether the strategy that a gate puts first is led by the one that may."""
    leader, first = gate.spec.unless_leads, gate.spec.first
    if leader is None or first is None or closed & gate.leader:
        return False
    return scores[leader.strategy] - scores[first] >= gate.lead


def is_provisional(
    plan: Plan, scores: Mapping[str, int], found: Sequence[Firing], now: Decision
) -> bool:
    """Whether one open gate, turning out the other way, would change the outcome.

    Each open gate is supposed on its own; the scores stay as they are.
    """
    # To close what doesn't come, and gives no other a start, changes nothing.
    matters = plan.bits.get(now.strategy or "", 0)
    for firing in found:
        matters |= firing.gate.leader
    for other in found:
        if other.open:
            gate = other.gate
            decides = gate.spec.first or gate.spec.outcome
            if decides or (gate.close and other.fires) or gate.close & matters:
                fired = [f.gate for f in found if f.fires is not (f is other)]
                then = decide(plan, scores, fired)
                if (then.outcome, then.strategy) != (now.outcome, now.strategy):
                    return True
    return False


def gate_results(firings: Sequence[Firing], decision: Decision) -> tuple[GateResult, ...]:
    """Return what the gates did, one entry an effect, and those that are still open.

    After an outcome only what led to it counts; a ``first`` that didn't decide is left out.
    """
    found: list[GateResult] = []
    for firing in firings:
        if not firing.fires:
            found += firing.results
            continue
        spec = firing.gate.spec
        for result in firing.results:
            effect = result.effect
            if effect == "close":
                counts = decision.outcome is None
            elif effect in ("outcome", "first"):
                counts = decision.decided_by == spec.id
            else:
                counts = not spec.advice or decision.strategy in spec.advice
            if counts:
                found.append(result)
    return tuple(found)
