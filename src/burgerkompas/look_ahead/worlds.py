"""What some conditions can come to together, whatever the open answers turn out to be: exactly.

The components of the space are gone through one by one. Of each condition is kept what would still
make it true and what would still make it false; worlds that have the same left are one. So the
product of all answers folds into a few states, as in a decision diagram.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.components import literals
from burgerkompas.look_ahead.composing import Conditions
from burgerkompas.look_ahead.effects import (
    MOST_CHANGES,
    NOTHING,
    Label,
    Moves,
    joined,
    labelled_effects,
)
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.scoring.conditions import Facts

MOST_WORLDS = 20_000
"""How many different states the conditions may have before the analysis gives up."""

Pending = tuple[frozenset[int], frozenset[int]]
"""What would still make a condition true, and what false: one of these masks of literals."""

Status = bool | None | Pending
"""Whether a condition holds; ``None``: it stays open."""

Entry = tuple[int, Status]
"""A condition by what it stands for, and how it stands."""

Entries = tuple[Entry, ...]

Fold = Callable[[Entries], Entries]
"""Leaves out of some entries what can't matter any more. Folding twice is folding once."""


def keep(entries: Entries) -> Entries:
    """Fold nothing: the truth of every condition is wanted."""
    return entries


def worlds(
    conditions: Conditions,
    answers: Mapping[str, Answer],
    moves: Moves,
    fold: Fold = keep,
    tags: tuple[int, ...] | None = None,
    most: int = MOST_CHANGES,
) -> dict[Entries, Label]:
    """Return every end that moves of at most ``most`` answers can lead to, with the least label.

    The conditions' entries are tagged with ``tags``, by default their places. ``answers`` are as
    given, before routing. Raises ``TooHardError``.
    """
    plan, late = conditions.plan, conditions.late
    effects = []
    for component, bits in zip(conditions.components, conditions.bits, strict=True):
        found: dict[tuple[int, int], Label] = {}
        for (mask, vector), label in labelled_effects(
            plan, component, answers, moves, most
        ).items():
            _least(found, (mask & bits, vector[-2] if late else 0), label)
        effects.append((bits, found))
    # The few first: so the states stay few for as long as they can.
    effects.sort(key=lambda effect: len(effect[1]))
    future = 0
    for test in late:
        future |= test.if_true | test.if_false
    futures = [future]
    for bits, _ in reversed(effects):
        futures.append(futures[-1] | bits)
    futures.reverse()
    reduced = _Reducer()
    start = fold(
        tuple(
            (tag, reduced((frozenset(true), frozenset(false)), 0, futures[0]))
            for tag, (true, false) in zip(
                range(len(conditions.terms)) if tags is None else tags,
                conditions.terms,
                strict=True,
            )
        )
    )
    states: dict[tuple[int, Entries], Label] = {(0, start): NOTHING}
    for (_, options), rest in zip(effects, futures[1:], strict=True):
        after: dict[tuple[int, Entries], Label] = {}
        for (known, entries), label in states.items():
            for (mask, more), cost in options.items():
                if label[0] + cost[0] > most:
                    continue
                state = known + more, fold(_moved(reduced, entries, mask, rest))
                _least(after, state, joined(label, cost) if cost[0] else label)
        states = after
        if len(states) > MOST_WORLDS:
            raise TooHardError
    ends: dict[Entries, Label] = {}
    for (known, entries), label in states.items():
        mask = literals(late, Facts({}, counts={"known_drivers": known}))
        _least(ends, fold(_moved(reduced, entries, mask, 0)), label)
    return ends


_Key = TypeVar("_Key")


def _least(found: dict[_Key, Label], key: _Key, label: Label) -> None:
    old = found.get(key)
    if old is None or label < old:
        found[key] = label


def _moved(reduced: _Reducer, entries: Entries, mask: int, rest: int) -> Entries:
    return tuple(
        [
            (tag, reduced(status, mask, rest)) if isinstance(status, tuple) else (tag, status)
            for tag, status in entries
        ]
    )


class _Reducer:
    """Works out, once each, what is left of a condition when more literals are known."""

    def __init__(self) -> None:
        self._known: dict[tuple[Pending, int, int], Status] = {}

    def __call__(self, pending: Pending, mask: int, rest: int) -> Status:
        """Return how a condition stands when ``mask`` holds and only ``rest`` can still come."""
        key = pending, mask, rest
        if key not in self._known:
            true, false = (_left(term, mask, rest) for term in pending)
            self._known[key] = (
                True
                if 0 in true
                else False
                if 0 in false
                else (true, false)
                if true or false
                else None
            )
        return self._known[key]


def _left(term: frozenset[int], mask: int, rest: int) -> frozenset[int]:
    left = {part & ~mask for part in term}
    return frozenset(part for part in left if not part & ~rest)
