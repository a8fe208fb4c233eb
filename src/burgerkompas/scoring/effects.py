"""List what a component of the space can do, each effect once, exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from burgerkompas.answers import Absence, Answer
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import Sums, classification_result, from_sums
from burgerkompas.scoring.feasible import Options, TooHardError, Vector
from burgerkompas.scoring.plan import Plan
from burgerkompas.scoring.space import (
    Branch,
    Component,
    Effect,
    Outlook,
    Seen,
    Space,
    SpaceQuestion,
    literals,
)

MOST_STATES = 20_000
"""How many different states one component may have before the analysis gives up."""

MOST_CHANGES = 3
"""Larger changes of answers than this are not looked for."""

MOST_KNOWN = 20_000
"""How many outlooks of components are kept."""

Label = tuple[int, int, tuple[tuple[int, int], ...]]
"""What it takes to get somewhere: answers changed, steps, and which (question, answer) they are."""

Moves = Callable[[SpaceQuestion, Answer], list[tuple[Answer, Label]]]
"""The answers that a question may have, with what each takes, from the one that it has."""

NOTHING: Label = (0, 0, ())

State = tuple[int, tuple[Sums, ...]]

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


def outlook(
    space: Space, at: int, answers: Mapping[str, Answer], unknown_stays: bool = False
) -> Outlook:
    """Return what the completions of a component can do.

    ``answers`` are as given, before routing; with ``unknown_stays`` an answer *unknown* stays so.
    What was worked out is kept. Raises ``TooHardError``.
    """
    component = space.components[at]
    key = (at, unknown_stays, *map(answers.get, component.ids))
    found = space.known.get(key)
    if found is None:
        if len(space.known) > MOST_KNOWN:
            space.known.clear()
            space.shared.clear()
        moves = unasked if unknown_stays else completions
        effects = frozenset(labelled_effects(space.plan, component, answers, moves))
        # The same effects come from many answers: items that count alike may change places.
        found = space.shared.get(effects)
        if found is None:
            found = space.shared[effects] = _sorted_out(effects)
        space.known[key] = found
    return found


def _sorted_out(found: frozenset[Effect]) -> Outlook:
    sure, maybe = -1, 0
    by_mask: dict[int, list[Vector]] = {}
    for mask, vector in sorted(found):
        sure &= mask
        maybe |= mask
        by_mask.setdefault(mask, []).append(vector)
    options = Options([vector for _, vector in sorted(found)])
    fixed = options.vectors[0] if options.is_fixed else None
    if len(by_mask) == 1:
        return Outlook(sure, None, options, fixed)
    choices = tuple([(mask, Options(vectors), ()) for mask, vectors in by_mask.items()])
    return Outlook(sure, Branch(maybe, choices, options), options, fixed)


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
        _keep(found, _effect(plan, component, state), label)
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
    empty: Sums = (0, 0, 0, 0, 0)
    states: dict[State, Label] = {(0, (empty,) * len(component.dimensions)): NOTHING}
    for question in component.questions:
        answer = answers.get(question.spec.id, Absence.UNANSWERED)
        choices = [
            (*_seen(component, question, value), label) for value, label in moves(question, answer)
        ]
        skipped = _seen(component, question, Absence.NOT_ASKED)[0]
        after: dict[State, Label] = {}
        for (mask, sums), label in states.items():
            if any(term & mask == term for term in question.skipped_when):
                # Not asked: whatever its answer, it is never counted.
                _keep(after, (mask | skipped, sums), label)
                continue
            for more, points, cost in choices:
                if label[0] + cost[0] <= most:
                    state = (mask | more, _added(sums, points) if points else sums)
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


def _seen(component: Component, question: SpaceQuestion, answer: Answer) -> Seen:
    """Return the literals that an answer makes hold, and what it adds to which dimensions."""
    found = question.seen.get(answer)
    if found is None:
        mask, points = question.mask(answer), _points(component, question, answer)
        found = question.seen[answer] = (mask, points)
    return found


def _points(
    component: Component, question: SpaceQuestion, answer: Answer
) -> list[tuple[int, Sums]]:
    found = []
    for dimension, place in question.places:
        item = component.dimensions[dimension].items[place]
        points = item.points.get(answer)  # type: ignore[arg-type]
        if points is not None:
            found.append((dimension, (points, item.low, item.high, item.weight, 1)))
    return found


def _added(sums: tuple[Sums, ...], points: list[tuple[int, Sums]]) -> tuple[Sums, ...]:
    new = list(sums)
    for at, more in points:
        old = new[at]
        new[at] = (
            old[0] + more[0],
            old[1] + more[1],
            old[2] + more[2],
            old[3] + more[3],
            old[4] + more[4],
        )
    return tuple(new)


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
