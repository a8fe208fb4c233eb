"""The ends of a scorecard: strategies, outcomes and gates that can never decide."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground, TooHardError
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.look_ahead import Demand, Ways
from burgerkompas.questionnaire.model import Gate, Scorecard


def check_outcomes(ground: Ground) -> Iterator[Finding]:
    """Yield strategies and outcomes of a scorecard that no answers lead to."""
    card = ground.questionnaire.decision
    if not isinstance(card, Scorecard):
        return
    advice = score(ground.questionnaire, Case(answers={}), full=False).strategy
    possible = advice.possible if advice else None
    for key, code in (("strategies", "strategy-unreachable"), ("outcomes", "outcome-unreachable")):
        for path, name, _ in ground.named(key):
            if possible is None:
                yield ground.finding("undetermined", path, name)
            elif name not in possible:
                proven = code if ground.values_are_all else "undetermined"
                yield ground.finding(proven, path, name)


def check_gates(ground: Ground) -> Iterator[Finding]:
    """Yield gates that fire but never decide what they are there for, for others come before."""
    card = ground.questionnaire.decision
    if not isinstance(card, Scorecard):
        return
    for (path, _), gate in zip(ground.listed("gates"), card.gates, strict=True):
        for key in ("outcome", "close", "first"):
            if not getattr(gate, key):
                continue
            try:
                if _fires(ground, gate, []) and not can_decide(ground, card, gate, key):
                    yield ground.finding(
                        "gate-never-decides", (*path, key), gate.id, values={"key": key}
                    )
            except TooHardError:
                yield ground.finding("undetermined", (*path, key), gate.id)
    if card.all_closed is not None and any(gate.close for gate in card.gates):
        at = (*ground.once("scorecard"), "all_closed")
        try:
            if not all_close(ground, card):
                yield ground.finding("all-closed-unreachable", at, card.all_closed.id)
        except TooHardError:
            yield ground.finding("undetermined", at, card.all_closed.id)


def can_decide(ground: Ground, card: Scorecard, gate: Gate, key: str) -> bool:
    """Whether some answers let a gate give its `outcome`, `close`, or decide by its `first`.

    Of a `first`: ``False`` only where that is proven. Raises ``TooHardError``.
    """
    return _fires(ground, gate, _before(card, gate, key))


def _before(card: Scorecard, gate: Gate, key: str) -> list[Gate]:
    """Return the gates of which none may fire where this one decides.

    Of the gates that put a strategy first before this one only those that surely do so: not where
    the scores or a closed strategy could keep them from it.
    """
    outcomes = [other for other in card.gates if other.outcome]
    if key == "outcome":
        return outcomes[: outcomes.index(gate)]
    if key == "close":
        return outcomes
    closable = {name for other in card.gates for name in other.close}
    firsts = [
        other
        for other in card.gates[: card.gates.index(gate)]
        if other.first
        and other.unless_leads is None
        and (other.first not in closable or other.first == gate.first)
    ]
    closing = [other for other in card.gates if gate.first in other.close]
    return [other for other in card.gates if other in (*outcomes, *closing, *firsts)]


def _fires(ground: Ground, gate: Gate, blocked: list[Gate]) -> bool:
    """Whether a gate can fire while none of the others does."""

    def write(ways: Ways) -> None:
        ways.add("", ways.gate_of(gate), sum(ways.gate_of(other) for other in blocked))

    return ground.fewest_answers(write) is not None


def all_close(ground: Ground, card: Scorecard) -> bool:
    """Whether gates can close every strategy with no outcome in their place."""

    def write(ways: Ways) -> None:
        bits = {gate.id: ways.gate_of(gate) for gate in card.gates}
        ending = sum(bits[gate.id] for gate in card.gates if gate.outcome)
        closing = [
            sum(bits[gate.id] for gate in card.gates if strategy.id in gate.close)
            for strategy in card.strategies
        ]
        ways.add("", silent=ending, demands=[Demand(or_fires=mask) for mask in closing])

    return ground.fewest_answers(write) is not None
