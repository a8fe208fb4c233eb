"""What can still come of a component: worked out once for all cases that look alike.

Cases differ in their answers, but what their completions lead to depends on less: on the sums and
literals of what is known, and on which kinds of questions are open. Two questions are of one kind
when their answers count alike.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.components import (
    Component,
    Effect,
    State,
    added,
    seen_by,
)
from burgerkompas.look_ahead.effects import MOST_STATES, completions, effect_of, reach, unasked
from burgerkompas.look_ahead.feasible import Options, TooHardError
from burgerkompas.look_ahead.leads import Fields, Vector
from burgerkompas.look_ahead.space import Branch, Outlook, Space

MOST_KNOWN = 20_000
"""How many outlooks of components are kept."""

Standing = int | tuple[Answer | bool | None, ...]
"""All that completions depend on: a number for what the known answers come to and the kinds of the
open questions. Where a route can skip a question their order counts too, so there it is the
answers."""


def standing(
    component: Component, answers: Mapping[str, Answer], unknown_stays: bool = False
) -> Standing:
    """Return where a case stands; with ``unknown_stays`` an answer *unknown* stays so."""
    if component.has_routes:
        return (unknown_stays, *map(answers.get, component.ids))
    codes = component.codes[unknown_stays]
    return sum(map(operator.getitem, codes, map(answers.get, component.ids)))


def _reduced(
    component: Component, answers: Mapping[str, Answer], unknown_stays: bool
) -> tuple[State, list[int]]:
    """Return the state that the known answers come to, and the kinds of the open questions."""
    mask, sums = component.empty
    kinds = []
    for question, kind in zip(component.questions, component.kinds, strict=True):
        answer = answers.get(question.spec.id, Absence.UNANSWERED)
        if answer is Absence.UNANSWERED or (answer is Absence.UNKNOWN and not unknown_stays):
            kinds.append(kind)
            continue
        more, points = question.seen.get(answer) or seen_by(component, question, answer)
        mask |= more
        if points:
            sums = added(sums, points)
    return (mask, sums), sorted(kinds)


def futures(
    component: Component,
    answers: Mapping[str, Answer],
    unknown_stays: bool = False,
) -> Iterable[State]:
    """Return every state that completions lead to from where a case stands.

    Raises ``TooHardError`` when there are more than ``MOST_STATES``.
    """
    if component.has_routes:
        return reach(component, answers, unasked if unknown_stays else completions)
    start, kinds = _reduced(component, answers, unknown_stays)
    states: dict[State, None] = {start: None}
    for kind in kinds:
        after = dict(states)
        for mask, sums in states:
            for more, points in component.ways[kind]:
                after[mask | more, added(sums, points) if points else sums] = None
        states = after
        if len(states) > MOST_STATES:
            raise TooHardError
    return states


def outlook(space: Space, at: int, answers: Mapping[str, Answer], unknown_stays: bool) -> Outlook:
    """Return what the completions of a component can do.

    ``answers`` are as given, before routing, and have every question; with ``unknown_stays`` an
    answer *unknown* stays so. What was worked out is kept. Raises ``TooHardError``.
    """
    component = space.components[at]
    _, pick, known = space.lookups[unknown_stays][at]
    key = pick(answers)
    found = known.get(key)
    if found is None:
        if len(known) >= MOST_KNOWN:
            space.forget()
        place = standing(component, answers, unknown_stays)
        found = space.shared.get((at, place))
        if found is None:
            states = futures(component, answers, unknown_stays)
            effects = frozenset([effect_of(space.plan, component, state) for state in states])
            # The same effects come from many places; who compares outlooks needs them to be one.
            found = space.shared.get(effects)
            if found is None:
                found = space.shared[effects] = _sorted_out(space.fields, effects)
            space.shared[at, place] = found
        known[key] = found
    return found


def _sorted_out(fields: Fields, found: frozenset[Effect]) -> Outlook:
    sure, maybe = -1, 0
    by_mask: dict[int, list[Vector]] = {}
    for mask, vector in sorted(found):
        sure &= mask
        maybe |= mask
        by_mask.setdefault(mask, []).append(vector)
    options = Options(fields, [vector for _, vector in sorted(found)])
    if len(by_mask) > 1:
        choices = tuple([(m, Options(fields, vectors), ()) for m, vectors in by_mask.items()])
        return Outlook(sure, options.leads, None, Branch(maybe, choices, options))
    return Outlook(sure, options.leads, None if options.is_fixed else options, None)
