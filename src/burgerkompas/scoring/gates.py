"""Gates before scores: which fire, and what is decided then."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from burgerkompas.answers import Absence
from burgerkompas.instrument.model import Gate, Scorecard, Text
from burgerkompas.scoring.conditions import Facts, deciding_test, holds
from burgerkompas.scoring.result import GateResult


class Firing(msgspec.Struct, frozen=True):
    """Whether a gate fires, and whether what is still open could turn that around."""

    gate: Gate
    fires: bool
    open: bool


class Decision(msgspec.Struct, frozen=True):
    """What comes out: an outcome or a strategy, who decided, and what is closed by which gates."""

    outcome: str | None
    strategy: str | None
    decided_by: str
    closed: dict[str, tuple[str, ...]]


def firing(gate: Gate, facts: Facts) -> Firing:
    """Evaluate one gate: it fires when ``when`` is true and ``unless`` is not."""
    when = holds(gate.when, facts)
    unless = False if gate.unless is None else holds(gate.unless, facts)
    fires = when is True and unless is not True
    could_turn = (when is None and unless is not True) or (fires and unless is None)
    return Firing(gate, fires, could_turn)


def decide(
    card: Scorecard, scores: Mapping[str, int], fired: Collection[str], unit: int
) -> Decision:
    """Let the gates that fired and then the scores decide.

    Outcomes first, in the order of the gates; then all that close; then the first gate that
    decides for an open strategy; then the highest score among the open strategies, a tie going
    to the one that stands higher.
    """
    gates = [gate for gate in card.gates if gate.id in fired]
    closed = {
        strategy.id: tuple(gate.id for gate in gates if strategy.id in gate.close)
        for strategy in card.strategies
    }
    for gate in gates:
        if gate.outcome is not None:
            return Decision(gate.outcome, None, gate.id, closed)
    candidates = [strategy.id for strategy in card.strategies if not closed[strategy.id]]
    if not candidates:
        if card.all_closed is None:
            return Decision(None, None, "scores", closed)
        return Decision(None, card.all_closed.strategy, card.all_closed.id, closed)
    for gate in gates:
        if gate.first in candidates and not _led(gate, scores, candidates, unit):
            return Decision(None, gate.first, gate.id, closed)
    # max() keeps the first of equals: the order of the strategies decides ties.
    return Decision(None, max(candidates, key=scores.__getitem__), "scores", closed)


def _led(gate: Gate, scores: Mapping[str, int], candidates: list[str], unit: int) -> bool:
    lead = gate.unless_leads
    if lead is None or gate.first is None or lead.strategy not in candidates:
        return False
    return scores[lead.strategy] - scores[gate.first] >= lead.by * unit


def is_provisional(
    card: Scorecard, scores: Mapping[str, int], firings: list[Firing], unit: int
) -> bool:
    """Whether one open gate, turning out the other way, would change the outcome.

    Each open gate is supposed on its own; the scores stay as they are.
    """
    fired = {f.gate.id for f in firings if f.fires}
    now = decide(card, scores, fired, unit)
    for f in firings:
        if f.open and (f.gate.close or f.gate.first or f.gate.outcome):
            then = decide(card, scores, fired ^ {f.gate.id}, unit)
            if (then.outcome, then.strategy) != (now.outcome, now.strategy):
                return True
    return False


def gate_results(firings: list[Firing], facts: Facts, decision: Decision) -> tuple[GateResult, ...]:
    """Return what the gates did, one entry an effect, and those that are still open.

    After an outcome only what led to it counts; a ``first`` that didn't decide is left out.
    """
    found: list[GateResult] = []
    for f in firings:
        if f.fires:
            found += _effects(f.gate, facts, decision)
        elif f.open:
            found.append(_result(f.gate, facts, None, "unknown", (), _reason(f.gate)))
    return tuple(found)


def _effects(gate: Gate, facts: Facts, decision: Decision) -> list[GateResult]:
    effects: list[tuple[str, tuple[str, ...], Text | None]] = []
    if gate.outcome is not None and decision.decided_by == gate.id:
        effects.append(("outcome", (gate.outcome,), gate.because))
    if decision.outcome is None:
        if gate.close:
            effects.append(("close", gate.close, gate.because))
        if gate.first is not None and decision.decided_by == gate.id:
            effects.append(("first", (gate.first,), gate.because))
    if not gate.advice or decision.strategy in gate.advice:
        effects += [("duty", (), gate.duty)] if gate.duty else []
        effects += [("caution", (), gate.caution)] if gate.caution else []
    return [
        _result(gate, facts, True, effect, targets, text)
        for effect, targets, text in effects
        if text is not None
    ]


def _reason(gate: Gate) -> Text:
    text = gate.because or gate.duty or gate.caution
    assert text is not None
    return text


def _result(
    gate: Gate,
    facts: Facts,
    truth: bool | None,
    effect: str,
    targets: tuple[str, ...],
    text: Text,
) -> GateResult:
    test = deciding_test(gate.when, facts, truth)
    question = test.id if test else None
    answer = facts.answers[question] if question else Absence.UNANSWERED
    return GateResult(gate.id, question, answer, effect, targets, text, gate.urgent)  # type: ignore[arg-type]
