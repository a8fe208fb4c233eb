"""Check the decision: what never decides, gaps and overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from burgerkompas.authoring.check.inspection import Finding, Inspection, Shown
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.look_ahead import Demand, Ways
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.model import (
    RESERVED,
    All,
    Condition,
    DecisionTable,
    Gate,
    Scorecard,
    Test,
)


def check_decision(inspection: Inspection) -> Iterator[Finding]:
    """Yield mistakes in the logic of a scorecard or a decision table."""
    match inspection.questionnaire.decision:
        case Scorecard() as card:
            yield from _check_ends(inspection)
            yield from _check_gates(inspection, card)
        case DecisionTable() as table:
            yield from _check_table(inspection, table)


def _check_ends(inspection: Inspection) -> Iterator[Finding]:
    """Yield strategies and outcomes of a scorecard that no answers lead to."""
    advice = score(inspection.questionnaire, Case(answers={}), full=False).strategy
    possible = advice.possible if advice else None
    for key, code in (("strategies", "strategy-unreachable"), ("outcomes", "outcome-unreachable")):
        for path, end in inspection.listed(key):
            if possible is None:
                yield inspection.finding("undetermined", path, end.id)
            elif end.id not in possible:
                proven = code if inspection.values_are_all else "undetermined"
                yield inspection.finding(proven, path, end.id)


def _check_gates(inspection: Inspection, card: Scorecard) -> Iterator[Finding]:
    """Yield gates that never decide or contradict each other, and strategies that never close."""
    for path, gate in inspection.placed("gates"):
        for key in ("outcome", "close", "first"):
            if getattr(gate, key):
                idle, at = _check_gate(inspection, card, gate, key, path), (*path, key)
                yield from inspection.proven(idle, at, gate.id)
    for path, gate in inspection.placed("gates"):
        for i, name in enumerate(gate.not_with):
            at = (*path, "not_with", i)
            yield from inspection.proven(_check_pair(inspection, gate, name, at), at, gate.id)
    if card.all_closed is not None and any(gate.close for gate in card.gates):
        at = (*inspection.once("scorecard"), "all_closed")
        yield from inspection.proven(_check_closed(inspection, card, at), at, card.all_closed.id)


def _check_gate(
    inspection: Inspection, card: Scorecard, gate: Gate, key: str, path: KeyPath
) -> Iterator[Finding]:
    """Yield a gate if it fires but never decides, because others take precedence."""
    fires = _firing(inspection, [gate], []) is not None
    if fires and not can_decide(inspection, card, gate, key):
        yield inspection.finding("gate-never-decides", (*path, key), gate.id, key=key)


def _check_closed(inspection: Inspection, card: Scorecard, at: KeyPath) -> Iterator[Finding]:
    """Yield the outcome for when all strategies are closed, if they never are."""
    assert card.all_closed is not None
    if not all_close(inspection, card):
        yield inspection.finding("all-closed-unreachable", at, card.all_closed.id)


def _check_pair(inspection: Inspection, gate: Gate, name: str, at: KeyPath) -> Iterator[Finding]:
    """Yield a gate if it excludes a sentence that the same answers can call for.

    The sentence of another gate, or of a dimension where that has one.
    """
    by_id = {other.id: other for other in inspection.questionnaire.gates}
    ending = [other for other in by_id.values() if other.outcome]
    shown = None
    if other := by_id.get(name):
        shown = _firing(inspection, [gate, other], ending) if _may_meet(gate, other) else None
    elif name in inspection.questionnaire.dimension:
        shown = _fires_beside(inspection, gate, name, ending)
    if shown is not None:
        yield inspection.finding("texts-meet", at, gate.id, shown, other=name)


def _may_meet(one: Gate, other: Gate) -> bool:
    """Return whether two gates can speak beside one advice, as far as they say with which."""
    ends = [set(gate.advice or ([gate.first] if gate.first else ())) for gate in (one, other)]
    return not all(ends) or not ends[0].isdisjoint(ends[1])


def _firing(inspection: Inspection, gates: list[Gate], others: list[Gate]) -> Shown | None:
    """Return the fewest answers on which gates fire while none of the others does."""

    def write(ways: Ways) -> None:
        silent = sum(ways.guard_of(other) for other in others if other not in gates)
        ways.add("", reduce(or_, map(ways.guard_of, gates)), silent)

    return inspection.fewest_answers(write)


def _fires_beside(
    inspection: Inspection, gate: Gate, dimension: str, ending: list[Gate]
) -> Shown | None:
    """Return the fewest answers on which a gate fires and a dimension has a sentence."""

    def write(ways: Ways) -> None:
        silent = sum(ways.guard_of(other) for other in ending if other is not gate)
        for side in ("above", "below"):
            has_text = ways.guard_if(Test("dimension", dimension, side))
            ways.add("", ways.guard_of(gate) | has_text, silent)

    return inspection.fewest_answers(write)


def can_decide(inspection: Inspection, card: Scorecard, gate: Gate, key: str) -> bool:
    """Return whether some answers let a gate give its `outcome`, `close`, or decide by its `first`.

    Of a `first`: ``False`` only where that is proven. Raises ``TooHardError``.
    """
    others = _before(card, gate, key)
    return gate not in others and _firing(inspection, [gate], others) is not None


def _before(card: Scorecard, gate: Gate, key: str) -> list[Gate]:
    """Return the gates of which none may fire if this one decides, itself if it can't.

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


def all_close(inspection: Inspection, card: Scorecard) -> bool:
    """Return whether gates can close every strategy without an outcome taking precedence."""

    def write(ways: Ways) -> None:
        bits = {gate.id: ways.guard_of(gate) for gate in card.gates}
        ending = sum(bits[gate.id] for gate in card.gates if gate.outcome)
        closing = [
            sum(bits[gate.id] for gate in card.gates if strategy.id in gate.close)
            for strategy in card.strategies
        ]
        ways.add("", silent=ending, demands=[Demand(or_fires=mask) for mask in closing])

    return inspection.fewest_answers(write) is not None


def _check_table(inspection: Inspection, table: DecisionTable) -> Iterator[Finding]:
    """Yield gaps, rules that overlap or never decide, and outcomes that no rule gives."""
    at = inspection.once("table")
    found = list(inspection.proven(_check_rules(inspection, table, at), at, "table"))
    yield from found
    if any(one.problem.code == "undetermined" for one in found):
        return
    given = {rule.then for rule in table.rules}
    for path, outcome in inspection.listed("outcomes"):
        if outcome.id not in RESERVED and outcome.id not in given:
            yield inspection.finding("outcome-unreachable", path, outcome.id)


def _check_rules(inspection: Inspection, table: DecisionTable, at: KeyPath) -> Iterator[Finding]:
    conditions = [rule.condition for rule in table.rules]
    fallen = gap(inspection, conditions)
    if fallen is not None:
        yield inspection.finding("rule-gap", at, "table", fallen)
    if table.hit_policy not in ("first", "priority"):
        yield from _overlaps(inspection, table, conditions)
        return
    placed = list(inspection.placed("rules"))
    for i in shadowed(inspection, conditions, table.precedence):
        path, rule = placed[i]
        yield inspection.finding("rule-shadowed", path, rule.id)


def gap(inspection: Inspection, conditions: list[Condition]) -> Shown | None:
    """Return the fewest answers with which no rule holds, if there are any."""
    return inspection.fewest_answers(
        lambda ways: ways.add("", sum(ways.guard_if(one, False) for one in conditions))
    )


def _overlaps(
    inspection: Inspection, table: DecisionTable, conditions: list[Condition]
) -> Iterator[Finding]:
    """Yield every rule that can hold together with an earlier one, but must not."""
    for j, (path, later) in enumerate(inspection.placed("rules")):
        for i, earlier in enumerate(table.rules[:j]):
            if table.hit_policy == "any" and earlier.then == later.then:
                continue
            shown = together(inspection, conditions[i], conditions[j])
            if shown is not None:
                yield inspection.finding("rules-overlap", path, later.id, shown, other=earlier.id)
                break


def together(inspection: Inspection, one: Condition, other: Condition) -> Shown | None:
    """Return the fewest answers with which two rules hold together, if any do."""
    return inspection.can_be(All((one, other)), True)


def shadowed(
    inspection: Inspection, conditions: list[Condition], precedence: tuple[int, ...]
) -> list[int]:
    """Return the rules that can hold, but never without one that takes precedence."""

    def counts(place: int) -> bool:
        def write(ways: Ways) -> None:
            silent = sum(ways.guard_if(conditions[i], False) for i in precedence[:place])
            ways.add("", ways.guard_if(conditions[precedence[place]]) | silent)

        return inspection.fewest_answers(write) is not None

    deciding = {i for place, i in enumerate(precedence) if counts(place)}
    return [
        i
        for i, condition in enumerate(conditions)
        if i not in deciding and inspection.can_be(condition, True) is not None
    ]
