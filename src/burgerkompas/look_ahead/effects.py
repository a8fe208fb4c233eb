"""What one group of questions can contribute to the decision: its distinct effects.

Every way of answering the group leads to a state, and every state has an effect: the literals that
hold and the points added to each strategy. With each comes its least label: the smallest change of
answers that leads to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from operator import ge
from typing import NamedTuple, TypeVar

import msgspec

from burgerkompas.cases import OPEN, Absence, Answer
from burgerkompas.look_ahead.budget import Budget, size
from burgerkompas.look_ahead.groups import Group, GroupQuestion, added_by
from burgerkompas.look_ahead.literals import Masks, holds
from burgerkompas.look_ahead.moves import NOTHING, Label, Moves, stay
from burgerkompas.look_ahead.ways import Way
from burgerkompas.questionnaire.model import Classification
from burgerkompas.results import ClassificationResult, DimensionResult
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import from_sums


class Addition(msgspec.Struct, frozen=True, cache_hash=True):
    """What one question can add to the state of its group, each with its label.

    If ``skipped_when`` holds, the route skips the question, and ``skipped`` is added instead.
    """

    added: tuple[tuple[int, Label], ...]
    skipped_when: Masks
    skipped: int


@lru_cache(maxsize=4_096)
def addition(question: GroupQuestion, answer: Answer, moves: Moves) -> Addition:
    """Return what a question can add if its answer can make moves.

    Cached, because cases have few different answers: see bench/README.md.
    """
    added = tuple((added_by(question, new), label) for new, label in moves(question, answer))
    return Addition(added, question.skipped_when, added_by(question, Absence.NOT_ASKED))


Standing = tuple[int, tuple[Addition, ...]]
"""Where a case stands in a group: the state of the answers that stay, and what others can add."""


def standing(
    group: Group,
    answers: Mapping[str, Answer],
    moves: Moves,
    fixed: Collection[str],
    budget: Budget,
) -> Standing:
    """Return where a case stands in a group, if its ``answers``, before routing, can make moves.

    Known answers to questions in ``fixed`` stay. Raises ``TooHardError``.
    """
    state = group.start
    rest = []
    for question in group.questions:
        name = question.spec.id
        answer = answers.get(name, Absence.UNANSWERED)
        kept = name in fixed and answer not in OPEN
        found = addition(question, answer, stay if kept else moves)
        if found.skipped_when or len(found.added) > 1:
            budget.spend(len(found.added) * (1 + len(question.tests)))
            rest.append(found)
        else:
            state += found.added[0][0]
    return state, tuple(rest)


_Key = TypeVar("_Key")


def _keep_least(found: dict[_Key, Label], key: _Key, label: Label) -> None:
    """Store a label unless there already is a smaller one."""
    old = found.get(key)
    if old is None or label < old:
        found[key] = label


def states(group: Group, stands: Standing, limit: int, budget: Budget) -> dict[int, Label]:
    """Return every state that moves of at most ``limit`` answers lead to, with its least label.

    Dynamic programming: one question after another. Raises ``TooHardError``.
    """
    start, rest = stands
    found = {start: NOTHING}
    for question in rest:
        after: dict[int, Label] = {}
        for state, label in found.items():
            before = len(after)
            if holds(question.skipped_when, state):
                # Whatever its answer, it is never counted.
                _keep_least(after, state + question.skipped, label)
                continue
            for added, cost in question.added:
                if label.answers + cost.answers <= limit:
                    _keep_least(after, state + added, label.plus(cost))
            budget.spend(len(question.added) + (6 + group.size) * (len(after) - before))
        found = after
    return found


def dimensions_in(group: Group, state: int) -> dict[str, DimensionResult]:
    """Score the dimensions of a group in a state."""
    unit = group.grid.unit
    return {
        field.dimension.spec.id: from_sums(field.dimension, unit, field.sums(state))
        for field in group.fields
    }


def type_in(
    group: Group, spec: Classification, dimensions: Mapping[str, DimensionResult], literals: int
) -> str | None:
    """Classify by the levels of the axes, or by the first rule that holds; ``None`` while open."""
    if spec.axes:
        levels = tuple(dimensions[axis].level for axis in spec.axes)
        return next((kind.id for kind in spec.types if kind.at == levels), None)
    for kind in spec.types:
        truth = kind.when is None or group.literals.truth(kind.when, literals)
        if truth is not False:
            return kind.id if truth else None
    raise AssertionError("the last rule holds otherwise")


def literals_in(group: Group, state: int, dimensions: Mapping[str, DimensionResult]) -> int:
    """Return the literals on questions and dimensions that hold in a state."""
    facts = Facts({}, group.grid.unit, dimensions)
    literals = state & group.literals.mask
    for test in group.tests:
        literals |= test.literals(facts)
    return literals


class Effect(NamedTuple):
    """The literals that hold, and the points added to each strategy.

    After the strategies' points come the number of known drivers, and a zero.
    """

    literals: int
    points: tuple[int, ...]


def effect(group: Group, state: int) -> Effect:
    """Return the effect of a state."""
    dimensions = dimensions_in(group, state)
    literals = literals_in(group, state, dimensions)
    types = {
        spec.id: ClassificationResult(spec.id, type_in(group, spec, dimensions, literals), False)
        for spec in group.classifications
    }
    for test in group.type_tests:
        literals |= test.literals(Facts({}, classifications=types))
    points = [0] * (len(group.grid.strategies) + 2)
    for field in group.fields:
        value = dimensions[field.dimension.spec.id].value
        if value is not None and field.drivers:
            points[-2] += 1
            for strategy, driver in field.drivers:
                points[strategy] += driver.contribution(value)
    return Effect(literals, tuple(points))


class Candidate(NamedTuple):
    """An effect reduced to what a way looks at: its literals, and its gain for each demand."""

    label: Label
    literals: int
    gains: tuple[int, ...]
    effect: Effect


class Prospect:
    """What one group can contribute: its effects, each with its least label.

    ``sure`` are the literals that all effects have, ``maybe`` those that some effect has. Its
    options for each way are found once.
    """

    def __init__(self, effects: Mapping[Effect, Label]) -> None:
        self.effects = effects
        self.sure, self.maybe = -1, 0
        for one in effects:
            self.sure &= one.literals
            self.maybe |= one.literals
        self._options: dict[Way, tuple[list[Candidate], int]] = {}

    def largest_lead(self, ahead: int, behind: int) -> int:
        """Return the most that it can add to the lead of one strategy over another."""
        return max([points[ahead] - points[behind] for _, points in self.effects])

    def options(self, way: Way, budget: Budget) -> list[Candidate]:
        """Return the options for a way, the least label first; none dominates another."""
        if way not in self._options:
            own = Budget(budget.left)
            self._options[way] = self._undominated(way, own), own.work - own.left
        options, work = self._options[way]
        budget.spend(work)
        return options

    def _undominated(self, way: Way, budget: Budget) -> list[Candidate]:
        options = []
        for one, label in self.effects.items():
            gains = tuple([one.points[ahead] - one.points[behind] for ahead, behind in way.pairs])
            options.append(Candidate(label, one.literals & way.looks_at, gains, one))
        options.sort(key=lambda one: (one.label, -sum(one.gains)))
        fronts: dict[int, list[Candidate]] = {}
        kept = []
        for option in options:
            front = fronts.setdefault(option.literals, [])
            budget.spend(4 + len(front) + len(option.gains))
            if not any(all(map(ge, other.gains, option.gains)) for other in front):
                front.append(option)
                kept.append(option)
        return kept


def prospect(
    group: Group,
    answers: Mapping[str, Answer],
    moves: Moves,
    budget: Budget,
    limit: int = 0,
    fixed: Collection[str] = (),
) -> Prospect:
    """Return what a group can contribute if answers make moves that change at most ``limit``.

    See ``standing``. Raises ``TooHardError``.
    """
    stands = standing(group, answers, moves, fixed, budget)
    if limit:
        return _prospect(group, stands, limit, budget)
    found, work = _without_changes(group, stands, budget.work)
    budget.spend(work)
    return found


def prospects(
    groups: Iterable[Group],
    answers: Mapping[str, Answer],
    moves: Moves,
    budget: Budget,
    limit: int = 0,
    fixed: Collection[str] = (),
) -> list[Prospect]:
    """Return what each group can contribute; see ``prospect``."""
    return [prospect(group, answers, moves, budget, limit, fixed) for group in groups]


@lru_cache(maxsize=4_096)
def _without_changes(group: Group, stands: Standing, work: int) -> tuple[Prospect, int]:
    """Return what a group can contribute without changes, and the work it took to find out.

    Cached, because many cases have the same standing in a few questions: see bench/README.md.
    """
    budget = Budget(work)
    return _prospect(group, stands, 0, budget), work - budget.left


def _prospect(group: Group, stands: Standing, limit: int, budget: Budget) -> Prospect:
    effects: dict[Effect, Label] = {}
    price = 5 + 5 * len(group.fields) + (1 + size(group.grid.unit)) * len(group.grid.strategies)
    for state, label in states(group, stands, limit, budget).items():
        budget.spend(price)
        _keep_least(effects, effect(group, state), label)
    return Prospect(effects)
