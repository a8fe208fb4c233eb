"""List what a component can do, each effect once, with what it takes to get there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.components import (
    Component,
    Effect,
    SpaceQuestion,
    State,
    added,
    literals,
    seen_by,
)
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import Sums, classification_result, from_sums
from burgerkompas.scoring.grid import Plan

MOST_STATES = 20_000
"""How many different states one component may have before the analysis gives up."""

MOST_CHANGES = 3
"""Larger changes of answers than this are not looked for."""

Label = tuple[int, int, tuple[tuple[int, int], ...]]
"""What it takes to get somewhere: answers changed, steps, and which (question, answer) they are."""

Moves = Callable[[SpaceQuestion, Answer], list[tuple[Answer, Label]]]
"""The answers that a question may have, with what each takes, from the one that it has."""

NOTHING: Label = (0, 0, ())

_Key = TypeVar("_Key")

OPEN = (Absence.UNKNOWN, Absence.UNANSWERED)
"""The absences that a completion can fill."""


def completions(question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
    """Let an open answer have any value or stay open; a known one stays as it is."""
    if answer in OPEN:
        return [(answer, NOTHING), *((value, NOTHING) for value in question.domain)]
    return [(answer, NOTHING)]


def unasked(question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
    """Let a question that has no answer yet get one, *unknown* among them; the rest stays."""
    return completions(question, answer) if answer is Absence.UNANSWERED else [(answer, NOTHING)]


def labelled_effects(
    plan: Plan,
    component: Component,
    answers: Mapping[str, Answer],
    moves: Moves,
    most: int = MOST_CHANGES,
) -> dict[Effect, Label]:
    """Return every effect that moves of at most so many answers can have, with the least label.

    Least: fewest answers, then fewest steps, then first in the order of the questionnaire.
    """
    found: dict[Effect, Label] = {}
    for state, label in reach(component, answers, moves, most).items():
        _keep(found, effect_of(plan, component, state), label)
    return found


def reach(
    component: Component,
    answers: Mapping[str, Answer],
    moves: Moves,
    most: int = MOST_CHANGES,
) -> dict[State, Label]:
    """Return every state that moves of at most so many answers can lead to.

    Raises ``TooHardError`` when there are more than ``MOST_STATES``.
    """
    states: dict[State, Label] = {component.empty: NOTHING}
    for question in component.questions:
        answer = answers.get(question.spec.id, Absence.UNANSWERED)
        choices = [
            (*seen_by(component, question, value), label)
            for value, label in moves(question, answer)
        ]
        skipped = seen_by(component, question, Absence.NOT_ASKED)[0]
        after: dict[State, Label] = {}
        for (mask, sums), label in states.items():
            if any(term & mask == term for term in question.skipped_when):
                # Not asked: whatever its answer, it is never counted.
                _keep(after, (mask | skipped, sums), label)
                continue
            for more, points, cost in choices:
                if label[0] + cost[0] <= most:
                    state = (mask | more, added(sums, points) if points else sums)
                    _keep(after, state, joined(label, cost) if cost[0] else label)
        states = after
        if len(states) > MOST_STATES:
            raise TooHardError
    return states


def _keep(found: dict[_Key, Label], key: _Key, label: Label) -> None:
    old = found.get(key)
    if old is None or label < old:
        found[key] = label


def joined(one: Label, other: Label) -> Label:
    """Add two labels up, their changes in the order of the questionnaire."""
    return one[0] + other[0], one[1] + other[1], tuple(sorted(one[2] + other[2]))


def effect_of(plan: Plan, component: Component, state: State) -> Effect:
    """Return what a component does in a state; what was worked out is kept."""
    found = component.effects.get(state)
    if found is None:
        if len(component.effects) >= MOST_STATES:
            component.effects.clear()
        found = component.effects[state] = _effect(plan, component, state)
    return found


def _effect(plan: Plan, component: Component, state: State) -> Effect:
    mask, sums = state
    if component.tests:
        mask |= _tested(plan, component, mask, sums)
    # What the drivers add to each strategy, and at the end how many are known, and a zero.
    points = [0] * (len(plan.strategies) + 2)
    for own, arguments in zip(sums, component.arguments, strict=True):
        total, low, high, _, known = own
        if known and arguments:
            value = (2 * total - low - high) * plan.unit // (high - low)
            points[-2] += 1
            for strategy, sign, above, count in arguments:
                if above is None or value > above:
                    points[strategy] += sign * value // count
    return mask, tuple(points)


def _tested(plan: Plan, component: Component, mask: int, sums: tuple[Sums, ...]) -> int:
    return literals(component.tests, facts_of(plan, component, (mask, sums)))


def facts_of(plan: Plan, component: Component, state: State) -> Facts:
    """Return what a component's dimensions and classifications are in a state."""
    mask, sums = state
    results = {
        dimension.spec.id: from_sums(dimension, plan.unit, own)
        for dimension, own in zip(component.dimensions, sums, strict=True)
    }
    truths = {
        one.test: bool(mask & one.if_true) or (False if mask & one.if_false else None)
        for question in component.questions
        for one in question.tests
    }
    facts = Facts({}, plan.unit, results, truths=truths)
    types = {c.spec.id: classification_result(c, facts).type for c in component.classifications}
    return msgspec.structs.replace(facts, types=types)
