"""The old version with one change of the new one: which change alone makes a difference.

Only what decides can be taken over so: routes, dimensions, classifications, strategies, gates,
the settings of a scorecard, rules. What would not fit the rest is left out, so a change that needs
another one beside it is told of no case.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from msgspec import structs

from burgerkompas.authoring.diff.differ import Change
from burgerkompas.questionnaire.model import Questionnaire, Scorecard, tests_in

_LISTS = {"strategy": "strategies", "gate": "gates", "outcome": "outcomes", "rule": "rules"}
_DEFINED = {
    "question": "questions",
    "dimension": "dimensions",
    "classification": "classifications",
}


def mixtures(
    old: Questionnaire, new: Questionnaire, changes: Sequence[Change]
) -> Iterator[tuple[Change, Questionnaire]]:
    """Yield the old version with each change that can be taken over by itself."""
    base = _with_all_definitions(old, new)
    seen = set()
    for change in changes:
        if change.kind in ("reworded", "moved") or (change.what, change.id) in seen:
            continue
        seen.add((change.what, change.id))
        mixed = _with(base, new, change)
        if mixed is not None and mixed != base and _fits(mixed):
            yield change, mixed


def _with_all_definitions(old: Questionnaire, new: Questionnaire) -> Questionnaire:
    """Add what only the new version asks or measures, for changes that rest on it."""
    return structs.replace(
        old,
        **{key: _merged(getattr(old, key), getattr(new, key), None) for key in _DEFINED.values()},
    )


def _with(base: Questionnaire, new: Questionnaire, change: Change) -> Questionnaire | None:
    if change.what in _DEFINED:
        key = _DEFINED[change.what]
        return structs.replace(
            base, **{key: _merged(getattr(base, key), getattr(new, key), change.id)}
        )
    if change.what == "decision":
        return _with_settings(base, new)
    mine, theirs = base.decision, new.decision
    key = _LISTS.get(change.what, "")
    if mine is None or type(mine) is not type(theirs) or not hasattr(mine, key):
        return None
    things = _merged(getattr(mine, key), getattr(theirs, key), change.id)
    return structs.replace(base, decision=structs.replace(mine, **{key: things}))


def _with_settings(base: Questionnaire, new: Questionnaire) -> Questionnaire | None:
    """Take over all settings of the decision, with the order of its things."""
    mine, theirs = base.decision, new.decision
    if mine is None or theirs is None or type(mine) is not type(theirs):
        return None
    keys = [key for key in _LISTS.values() if hasattr(mine, key)]
    kept = {key: _reordered(getattr(mine, key), getattr(theirs, key)) for key in keys}
    return structs.replace(base, decision=structs.replace(theirs, **kept))


def _merged(old: Sequence[Any], new: Sequence[Any], name: str | None) -> tuple[Any, ...]:
    """Return ``old`` with the thing called ``name`` as in ``new``; without a name, with all added.

    What is added comes after what it follows in ``new``.
    """
    result = list(old)
    ids = [thing.id for thing in result]
    theirs = {thing.id: thing for thing in new}
    if name is not None and name in ids:
        place = ids.index(name)
        result[place : place + 1] = [theirs[name]] if name in theirs else []
        return tuple(result)
    before: str | None = None
    for thing in new:
        if thing.id not in ids and name in (None, thing.id):
            place = ids.index(before) + 1 if before in ids else 0
            result.insert(place, thing)
            ids.insert(place, thing.id)
        before = thing.id if thing.id in ids else before
    return tuple(result)


def _reordered(old: Sequence[Any], new: Sequence[Any]) -> tuple[Any, ...]:
    places = {thing.id: i for i, thing in enumerate(new)}
    return tuple(sorted(old, key=lambda thing: places.get(thing.id, len(places))))


def _fits(spec: Questionnaire) -> bool:
    """Whether everything that is named is there, with the values that are named."""
    for dimension in spec.dimensions:
        for item in dimension.items:
            question = spec.question.get(item.question)
            if question is None or {value for value, _ in item.points} != set(question.values):
                return False
    conditions = [question.ask_if for question in spec.questions]
    for kind in spec.classifications:
        conditions += [one.when for one in kind.types]
        levels = [
            {level.id for level in spec.dimension[axis].levels}
            for axis in kind.axes
            if axis in spec.dimension
        ]
        cells = [one.at for one in kind.types]
        if len(levels) != len(kind.axes) or (
            kind.axes and any(at[i] not in names for at in cells for i, names in enumerate(levels))
        ):
            return False
    if spec.decision is not None:
        conditions += spec.decision.conditions()
    if isinstance(spec.decision, Scorecard) and not _card_fits(spec, spec.decision):
        return False
    if not {rule.then for rule in spec.rules} <= set(spec.ends):
        return False
    places: dict[str, Container[str]] = {
        "question": spec.question,
        "dimension": spec.dimension,
        "raw": spec.dimension,
        "classification": spec.classification,
        "count": ("known_drivers",),
    }
    return all(test.id in places[test.subject] for c in conditions for test in tests_in(c))


def _card_fits(spec: Questionnaire, card: Scorecard) -> bool:
    strategies = {strategy.id for strategy in card.strategies}
    named = {name for gate in card.gates for name in (*gate.close, *gate.advice)}
    named |= {gate.first for gate in card.gates if gate.first}
    named |= {gate.unless_leads.strategy for gate in card.gates if gate.unless_leads}
    named |= {card.all_closed.strategy} if card.all_closed else set()
    outcomes = {gate.outcome for gate in card.gates if gate.outcome}
    return (
        bool(strategies)
        and named <= strategies
        and outcomes <= {outcome.id for outcome in card.outcomes}
        and set(card.drivers) <= set(spec.dimension)
    )
