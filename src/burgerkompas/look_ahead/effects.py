"""What one group of questions can contribute to the decision: its distinct effects.

An effect is a set of literals that hold and the points added to each strategy. With each effect
comes its least label: the smallest change of answers that leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, TypeVar

from burgerkompas.cases import OPEN, Absence, Answer
from burgerkompas.look_ahead.budget import Budget, size
from burgerkompas.look_ahead.groups import Group, GroupQuestion, Partition, Points
from burgerkompas.look_ahead.literals import holds
from burgerkompas.questionnaire.model import Classification
from burgerkompas.results import Change, ChangedAnswer, DimensionResult
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import from_sums, value_of

MOST_CHANGES = 3
"""The most answers that a reported change may have."""


class Label(NamedTuple):
    """The cost of a change, and the change itself.

    ``answers`` is the number of changed answers, ``steps`` the number of steps on their scales;
    ``changes`` has for each of them, in order, the question's index and the index of the new answer
    among all the answers it can change to. Labels compare field by field, and adding the same label
    to two others keeps their order: so the least label of every part gives the least of the whole.
    """

    answers: int
    steps: int
    changes: tuple[tuple[int, int], ...]

    def plus(self, other: Label) -> Label:
        """Add two labels up."""
        if not other.answers:
            return self
        if not self.answers:
            return other
        changes = tuple(sorted(self.changes + other.changes))
        return Label(self.answers + other.answers, self.steps + other.steps, changes)


NOTHING = Label(0, 0, ())
FAR = Label(MOST_CHANGES + 1, 0, ())

Move = tuple[Answer, Label]
Moves = Callable[[GroupQuestion, Answer], list[Move]]
"""Lists the answers that a question may change to, each with its label, given its answer now."""


class Effect(NamedTuple):
    """The literals that hold, and the points added to each strategy."""

    literals: int
    points: Points


def changes(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer that an answer can change to, itself first."""
    moves: list[Move] = [(answer, NOTHING)]
    for place, new in enumerate(new_answers(question, answer)):
        if new != answer:
            steps = _steps(question, answer, new)
            moves.append((new, Label(1, steps, ((question.index, place),))))
    return moves


def slips(question: GroupQuestion, answer: Answer) -> list[Move]:
    """Let a known answer stay as it is, or be one step off."""
    if answer in OPEN:
        return [(answer, NOTHING)]
    return [move for move in changes(question, answer) if move[1].steps <= 1]


def new_answers(question: GroupQuestion, answer: Answer) -> Iterable[Answer]:
    """Return the answers that a question can change to.

    Of several choices only those that are tested change; the others stay chosen.
    """
    if not isinstance(answer, tuple):
        return question.domain
    kept = {value for value in answer if value not in question.tested}
    found: list[Answer] = []
    for selection in question.domain:
        assert isinstance(selection, tuple)
        chosen = kept | {value for value in selection if value in question.tested}
        found.append(tuple(str(v) for v in question.spec.values if v in chosen))
    return found


def _steps(question: GroupQuestion, old: Answer, new: Answer) -> int:
    """Return the number of steps from one answer to another."""
    if isinstance(old, Absence):
        return 1
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(set(old) ^ set(new))
    if question.spec.kind == "scale":
        return abs(question.spec.values.index(old) - question.spec.values.index(new))
    return 1


def change_to(
    target: str,
    label: Label,
    groups: Iterable[Group],
    given: Mapping[str, Answer],
    routed: Mapping[str, Answer],
) -> Change:
    """Spell out a label as the change that leads to ``target``.

    ``given`` are the answers before routing, ``routed`` the same as far as the route asks them.
    """
    if label.answers > MOST_CHANGES:
        return Change(target, None, None)
    questions = {question.index: question for group in groups for question in group.questions}
    changed = []
    for index, place in label.changes:
        name = questions[index].spec.id
        answer = given.get(name, Absence.UNANSWERED)
        new = tuple(new_answers(questions[index], answer))[place]
        changed.append(ChangedAnswer(name, routed[name], new))
    return Change(target, tuple(changed), label.steps)


Standing = tuple[tuple[int, ...], ...]
"""For every question of a group, the states that it can contribute.

The order is free in a group without routes, so there they are sorted: cases with the same standing
have the same completions.
"""


def standing(group: Group, answers: Mapping[str, Answer], opened: Collection[Absence]) -> Standing:
    """Return the standing of a case in a group.

    ``answers`` are as given, before routing; a completion may fill in those in ``opened``.
    """
    known, choices = 0, []
    for question in group.questions:
        answer = answers.get(question.spec.id, Absence.UNANSWERED)
        if answer in opened:
            choices.append(question.open_states)
        elif group.has_routes:
            choices.append((question.state(answer),))
        else:
            known += question.state(answer)
    if group.has_routes:
        return tuple(choices)
    choices.sort()
    return ((known,), *choices)


def completed_states(group: Group, stands: Standing, budget: Budget) -> set[int]:
    """Return every state of a group that some completion leads to. Raises ``TooHardError``."""
    reached = {0}
    for place, more in enumerate(stands):
        after: set[int] = set()
        going = reached
        if group.has_routes:
            question = group.questions[place]
            going = {state for state in reached if not holds(question.skipped_when, state)}
            skipped = question.state(Absence.NOT_ASKED)
            after = {state + skipped for state in reached - going}
        for one in more:
            before = len(after)
            after.update([state + one for state in going])
            budget.spend(len(going) + (3 + group.size) * (len(after) - before))
        reached = after
    return reached


def changed_states(
    group: Group,
    answers: Mapping[str, Answer],
    moves: Moves,
    budget: Budget,
    most: int = MOST_CHANGES,
) -> dict[int, Label]:
    """Return every state that at most ``most`` changes lead to, with its least label.

    ``answers`` are as given, before routing. Raises ``TooHardError``.
    """
    found: dict[int, Label] = {0: NOTHING}
    for question in group.questions:
        answer = answers.get(question.spec.id, Absence.UNANSWERED)
        choices = [(question.state(new), label) for new, label in moves(question, answer)]
        after: dict[int, Label] = {}
        for state, label in found.items():
            before = len(after)
            if holds(question.skipped_when, state):
                # Not asked: whatever its answer, it is never counted.
                keep_least(after, state + question.state(Absence.NOT_ASKED), label)
                continue
            for more, cost in choices:
                if label.answers + cost.answers <= most:
                    keep_least(after, state + more, label.plus(cost))
            budget.spend(len(choices) + (6 + group.size) * (len(after) - before))
        found = after
    return found


_Key = TypeVar("_Key")


def keep_least(found: dict[_Key, Label], key: _Key, label: Label) -> None:
    """Store a label unless there already is a smaller one."""
    old = found.get(key)
    if old is None or label < old:
        found[key] = label


def dimension_results(partition: Partition, group: Group, state: int) -> dict[str, DimensionResult]:
    """Score the dimensions of a group in a state."""
    return {
        field.dimension.spec.id: from_sums(field.dimension, partition.grid.unit, field.sums(state))
        for field in group.fields
    }


def type_in(partition: Partition, group: Group, spec: Classification, state: int) -> str | None:
    """Classify by the levels of the axes, or by the first rule that holds; ``None`` while open."""
    dimensions = dimension_results(partition, group, state)
    if spec.axes:
        levels = tuple(dimensions[axis].level for axis in spec.axes)
        return next((kind.id for kind in spec.types if kind.at == levels), None)
    facts = Facts({}, partition.grid.unit, dimensions)
    holding = state & partition.literals.mask
    for test in group.tests:
        holding |= test.literals(facts)
    for kind in spec.types:
        truth = kind.when is None or partition.literals.truth(kind.when, holding)
        if truth is not False:
            return kind.id if truth else None
    raise AssertionError("the last rule holds otherwise")


def effect(partition: Partition, group: Group, state: int) -> Effect:
    """Return the effect of a state."""
    grid = partition.grid
    literals = state & partition.literals.mask
    if group.tests or group.classifications:
        types = {spec.id: type_in(partition, group, spec, state) for spec in group.classifications}
        facts = Facts({}, grid.unit, dimension_results(partition, group, state), types)
        for test in (*group.tests, *group.type_tests):
            literals |= test.literals(facts)
    points = [0] * (len(grid.strategies) + 2)
    for field, arguments in zip(group.fields, group.arguments, strict=True):
        sums = field.sums(state)
        if sums[-1] and arguments:
            value = value_of(grid.unit, sums)
            points[-2] += 1
            for strategy, driver in arguments:
                points[strategy] += driver.contribution(value)
    return Effect(literals & partition.seen, tuple(points))


def effects(
    partition: Partition, group: Group, labels: Mapping[int, Label], budget: Budget
) -> dict[Effect, Label]:
    """Return the distinct effects of states, each with its least label. Raises ``TooHardError``."""
    found: dict[Effect, Label] = {}
    grid = partition.grid
    price = 5 + 5 * len(group.fields) + (1 + size(grid.unit)) * len(grid.strategies)
    for state, label in labels.items():
        budget.spend(price)
        keep_least(found, effect(partition, group, state), label)
    return found
