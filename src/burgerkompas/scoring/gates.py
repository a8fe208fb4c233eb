"""Gates before scores: which fire, and what is decided then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from burgerkompas.answers import Absence
from burgerkompas.instrument.model import Gate, Scorecard, Text
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.plan import PlanGate
from burgerkompas.scoring.result import Effect, GateResult

MOST_RESULTS = 1000
"""How many results of one gate are kept."""


class Firing(msgspec.Struct, frozen=True):
    """A gate that fires, or that what is still open could make fire or keep from it."""

    gate: PlanGate
    fires: bool
    open: bool


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
        when = gate.when(facts)
        if when is False:
            continue
        unless = False if gate.unless is None else gate.unless(facts)
        if unless is not True:
            found.append(Firing(gate, when is True, when is None or unless is None))
    return found


def closings(gates: Sequence[PlanGate], strategies: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each strategy which of the gates that fired close it."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(strategies, ())
    for gate in gates:
        for name in gate.spec.close:
            found[name] += (gate.spec.id,)
    return found


def decide(card: Scorecard, scores: Mapping[str, int], fired: Sequence[PlanGate]) -> Decision:
    """Let the gates that fired and then the scores decide.

    Outcomes first, in the order of the gates; then all that close; then the first gate that
    decides for an open strategy; then the highest score among the open strategies, a tie going
    to the one that stands higher. ``scores`` stand in the order of the strategies.
    """
    closed: set[str] = set()
    for gate in fired:
        spec = gate.spec
        if spec.outcome is not None:
            return Decision(spec.outcome, None, spec.id)
        closed.update(spec.close)
    candidates = [name for name in scores if name not in closed]
    if not candidates:
        if card.all_closed is None:
            return Decision(None, None, "scores")
        return Decision(None, card.all_closed.strategy, card.all_closed.id)
    for gate in fired:
        first = gate.spec.first
        if first in candidates and not _led(gate, scores, candidates):
            return Decision(None, first, gate.spec.id)
    # max() keeps the first of equals: the order of the strategies decides ties.
    return Decision(None, max(candidates, key=scores.__getitem__), "scores")


def _led(gate: PlanGate, scores: Mapping[str, int], candidates: list[str]) -> bool:
    """Whether the strategy that a gate puts first is led by the one that may."""
    leader, first = gate.spec.unless_leads, gate.spec.first
    if leader is None or first is None or leader.strategy not in candidates:
        return False
    return scores[leader.strategy] - scores[first] >= gate.lead


def is_provisional(
    card: Scorecard, scores: Mapping[str, int], found: Sequence[Firing], now: Decision
) -> bool:
    """Whether one open gate, turning out the other way, would change the outcome.

    Each open gate is supposed on its own; the scores stay as they are.
    """
    for other in found:
        gate = other.gate.spec
        if other.open and (gate.close or gate.first or gate.outcome):
            fired = [f.gate for f in found if f.fires is not (f is other)]
            then = decide(card, scores, fired)
            if (then.outcome, then.strategy) != (now.outcome, now.strategy):
                return True
    return False


def gate_results(
    firings: Sequence[Firing], facts: Facts, decision: Decision
) -> tuple[GateResult, ...]:
    """Return what the gates did, one entry an effect, and those that are still open.

    After an outcome only what led to it counts; a ``first`` that didn't decide is left out.
    """
    found: list[GateResult] = []
    for f in firings:
        gate, spec = f.gate, f.gate.spec
        if not f.fires:
            found.append(_result(gate, facts, None, "unknown", (), _reason(spec)))
            continue
        if spec.outcome is not None and decision.decided_by == spec.id:
            found.append(_result(gate, facts, True, "outcome", (spec.outcome,), spec.because))
        if decision.outcome is None:
            if spec.close:
                found.append(_result(gate, facts, True, "close", spec.close, spec.because))
            if spec.first is not None and decision.decided_by == spec.id:
                found.append(_result(gate, facts, True, "first", (spec.first,), spec.because))
        if not spec.advice or decision.strategy in spec.advice:
            if spec.duty:
                found.append(_result(gate, facts, True, "duty", (), spec.duty))
            if spec.caution:
                found.append(_result(gate, facts, True, "caution", (), spec.caution))
    return tuple(found)


def _reason(gate: Gate) -> Text | None:
    return gate.because or gate.duty or gate.caution


def _result(
    gate: PlanGate,
    facts: Facts,
    truth: bool | None,
    effect: Effect,
    targets: tuple[str, ...],
    text: Text | None,
) -> GateResult:
    assert text is not None
    question = None
    for name, says in gate.asks:
        if says(facts) is truth:
            question = name
            break
    answer = facts.answers[question] if question else Absence.UNANSWERED
    key = effect, question, answer
    found = gate.results.get(key)
    if found is None:
        if len(gate.results) > MOST_RESULTS:
            gate.results.clear()
        spec = gate.spec
        found = GateResult(spec.id, question, answer, effect, targets, text, spec.urgent)
        gate.results[key] = found
    return found
