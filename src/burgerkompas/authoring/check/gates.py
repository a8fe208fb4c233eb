"""The ends of a scorecard: strategies, outcomes and gates that can never decide."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground, TooHardError
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.look_ahead.worlds import Entries, Entry, Fold
from burgerkompas.questionnaire.model import Condition, Gate, Scorecard

_NOT_HERE: Entries = ((-1, False),)
"""A world that doesn't show what is looked for."""

_CLOSED = 1_000_000
"""A tag from here on says which strategies are closed, as a mask."""


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
                if _fires(ground, [gate], []) and not can_decide(ground, card, gate, key):
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
    return _fires(ground, [gate], _before(card, gate, key))


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


def _fires(ground: Ground, wanted: list[Gate], blocked: list[Gate]) -> bool:
    """Whether the gates can fire together while none of the others does."""
    if any(gate in blocked for gate in wanted):
        return False
    conditions, tags = _conditions([*wanted, *blocked])
    fold = _fold(len(wanted))
    return any(end != _NOT_HERE for end in ground.ends(conditions, fold, tags))


def _conditions(gates: list[Gate]) -> tuple[list[Condition], tuple[int, ...]]:
    """Return two conditions for each gate: an even tag for its `when`, an odd for its `unless`."""
    conditions: list[Condition] = []
    tags: list[int] = []
    for i, gate in enumerate(gates):
        conditions.append(gate.when)
        tags.append(2 * i)
        if gate.unless is not None:
            conditions.append(gate.unless)
            tags.append(2 * i + 1)
    return conditions, tuple(tags)


def _standing(entries: Entries) -> Iterator[tuple[int, bool | None, list[Entry]]]:
    """Yield each gate with whether it fires (``None``: pending) and the entries it hangs on."""
    by_gate: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry[0] < _CLOSED:
            by_gate.setdefault(entry[0] // 2, []).append(entry)
    for gate, own in by_gate.items():
        status = dict(own)
        when, unless = status.get(2 * gate, False), status.get(2 * gate + 1)
        if when is False or when is None or unless is True:
            yield gate, False, []
        elif isinstance(when, tuple) or isinstance(unless, tuple):
            # An `unless` that stays open, or is false, can't keep the gate from firing any more.
            kept = [e for e in own if e[0] == 2 * gate or isinstance(e[1], tuple)]
            yield gate, None, kept
        else:
            yield gate, True, [(2 * gate, True)]


def _fold(wanted: int) -> Fold:
    """Fold worlds where the first gates fire and the others don't."""

    def fold(entries: Entries) -> Entries:
        if entries == _NOT_HERE:
            return entries
        left: list[Entry] = []
        firing = 0
        for gate, fires, own in _standing(entries):
            if fires is False and gate >= wanted:
                continue
            if fires is (gate >= wanted):
                return _NOT_HERE
            firing += gate < wanted
            left += own
        return tuple(left) if firing == wanted else _NOT_HERE

    return fold


def all_close(ground: Ground, card: Scorecard) -> bool:
    """Whether gates can close every strategy with no outcome in their place."""
    names = [strategy.id for strategy in card.strategies]
    gates = [gate for gate in card.gates if gate.outcome or gate.close]
    masks = [sum(1 << names.index(name) for name in gate.close) for gate in gates]
    everything = (1 << len(names)) - 1

    def fold(entries: Entries) -> Entries:
        if entries == _NOT_HERE:
            return entries
        closed = sum(tag - _CLOSED for tag, _ in entries if tag >= _CLOSED)
        left: list[Entry] = []
        maybe = 0
        for gate, fires, own in _standing(entries):
            if fires and gates[gate].outcome:
                return _NOT_HERE
            if fires:
                closed |= masks[gate]
            elif fires is None and (gates[gate].outcome or masks[gate] & ~closed):
                left += own
                maybe |= masks[gate]
        if closed | maybe != everything:
            return _NOT_HERE
        return ((_CLOSED + closed, True), *left)

    conditions, tags = _conditions(gates)
    return any(end != _NOT_HERE for end in ground.ends(conditions, fold, tags))
