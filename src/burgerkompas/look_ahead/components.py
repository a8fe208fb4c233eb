"""A component: questions that have to be looked at together, and what it sees of their answers."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.leads import Vector
from burgerkompas.numbers import plain
from burgerkompas.questionnaire.model import Question, Test
from burgerkompas.scoring.conditions import Facts, Predicate
from burgerkompas.scoring.dimensions import Sums
from burgerkompas.scoring.grid import PlanClassification, PlanDimension

Term = tuple[int, ...]
"""A condition written out: it holds when all bits of one of these masks hold."""

Seen = tuple[int, tuple[tuple[int, Sums], ...]]
"""What a component sees of an answer: literals, and what it adds to the sums of dimensions."""

Effect = tuple[int, Vector]
"""What a component does: the mask of literals that hold, and its vector."""


State = tuple[int, tuple[Sums, ...]]
"""Where a component stands: the literals that hold, and the sums of each of its dimensions."""


class Literals(msgspec.Struct, frozen=True):
    """A test made ready, with the bits that hold when it is true and when it is false."""

    test: Test
    truth: Predicate
    if_true: int
    if_false: int


class SpaceQuestion(msgspec.Struct, frozen=True):
    """A question of a component.

    ``domain`` are the answers that can make a difference; ``tests`` those on it; ``skipped_when``
    writes out when the route leaves it out. ``places`` says in which of the component's dimensions
    it counts, as which item; ``seen`` keeps what was worked out for its answers.
    """

    spec: Question
    index: int
    domain: tuple[Answer, ...]
    tests: tuple[Literals, ...]
    skipped_when: Term
    places: tuple[tuple[int, int], ...]
    seen: dict[Answer, Seen]

    def mask(self, answer: Answer) -> int:
        """Return the literals that an answer, or the lack of one, makes hold."""
        return literals(self.tests, Facts({self.spec.id: answer}))


def literals(tests: Iterable[Literals], facts: Facts) -> int:
    """Return the bits of the tests that the facts make true, and of those made false."""
    found = 0
    for test in tests:
        truth = test.truth(facts)
        found |= test.if_true if truth else (test.if_false if truth is False else 0)
    return found


MOST_CODES = 1000
"""For how many answers to one question a number is kept: one that asks for a number has many."""


class Codes(dict[Answer | None, int]):
    """The numbers of one question's answers, each made when it is first asked for.

    No entry in a case (``None``) is no answer.
    """

    def __init__(
        self,
        dimensions: Sequence[PlanDimension],
        scale: Sequence[int],
        question: SpaceQuestion,
        kind: int,
        unknown_stays: bool,
    ) -> None:
        super().__init__(dict.fromkeys((None, Absence.UNANSWERED), scale[-1 - kind]))
        # An unknown that stays so has no value: it counts nowhere.
        self[Absence.UNKNOWN] = 0 if unknown_stays else scale[-1 - kind]
        self.dimensions = dimensions
        self.scale = scale
        self.question = question

    def __missing__(self, answer: Answer | None) -> int:
        assert answer is not None
        mask, points = _seen(self.dimensions, self.question, answer)
        code = mask * self.scale[0]
        for at, more in points:
            first = 1 + 5 * at
            code += sum(map(operator.mul, more, self.scale[first : first + 5]))
        if len(self) < MOST_CODES:
            self[answer] = code
        return code


Argument = tuple[int, int, int | None, int]
"""A driver's place in a strategy: which strategy, sign, above what it counts, of how many."""


class Component(msgspec.Struct, frozen=True):
    """Questions that have to be looked at together.

    ``arguments`` says for each dimension which strategies it drives. ``kinds`` has for each
    question the place of the first one whose answers count alike, ``ways`` what these can come to.
    ``has_routes``: a route can skip one of the questions; where none can, ``codes`` has a number
    for each question's answers (at 1 where *unknown* stays so): their sums are equal where the
    answers come to the same, and only there. ``empty`` is the state of no answers at all;
    ``effects`` keeps what was worked out for states.
    """

    questions: tuple[SpaceQuestion, ...]
    ids: tuple[str, ...]
    dimensions: tuple[PlanDimension, ...]
    arguments: tuple[tuple[Argument, ...], ...]
    classifications: tuple[PlanClassification, ...]
    tests: tuple[Literals, ...]
    kinds: tuple[int, ...]
    ways: tuple[tuple[Seen, ...], ...]
    has_routes: bool
    codes: tuple[tuple[Codes, ...], tuple[Codes, ...]]
    empty: State
    effects: dict[State, Effect]


def component_of(
    questions: tuple[SpaceQuestion, ...],
    dimensions: tuple[PlanDimension, ...],
    arguments: tuple[tuple[Argument, ...], ...],
    classifications: tuple[PlanClassification, ...],
    tests: tuple[Literals, ...],
) -> Component:
    """Return the component that these make up."""
    ways = [
        tuple(dict.fromkeys(_seen(dimensions, question, value) for value in question.domain))
        for question in questions
    ]
    alike = [frozenset(found) for found in ways]
    kinds = tuple(alike.index(found) for found in alike)
    has_routes = any(question.skipped_when for question in questions)
    scale = _scale(questions, dimensions)

    def codes(stays: bool) -> tuple[Codes, ...]:
        if has_routes:
            return ()
        pairs = zip(questions, kinds, strict=True)
        return tuple(Codes(dimensions, scale, q, kind, stays) for q, kind in pairs)

    return Component(
        questions=questions,
        ids=tuple(question.spec.id for question in questions),
        dimensions=dimensions,
        arguments=arguments,
        classifications=classifications,
        tests=tests,
        kinds=kinds,
        ways=tuple(ways),
        has_routes=has_routes,
        codes=(codes(False), codes(True)),
        empty=(0, ((0, 0, 0, 0, 0),) * len(dimensions)),
        effects={},
    )


MOST_IN_KEY = 2
"""Of how many questions the answers are a good key: of more, they hardly ever come back."""


def key_of(
    component: Component, unknown_stays: bool = False
) -> Callable[[Mapping[str, Answer]], Hashable]:
    """Return what picks a key out of all answers, by which to keep what they lead to.

    Where that is the same, so are the futures: it is where a case stands, or the answers.
    """
    if component.has_routes:
        return lambda answers: tuple(map(answers.get, component.ids))
    pick = operator.itemgetter(*component.ids)
    if len(component.ids) <= MOST_IN_KEY:
        return pick
    codes = component.codes[unknown_stays]
    return lambda answers: sum(map(operator.getitem, codes, pick(answers)))


def seen_by(component: Component, question: SpaceQuestion, answer: Answer) -> Seen:
    """Return the literals that an answer makes hold, and what it adds to which dimensions."""
    found = question.seen.get(answer)
    if found is None:
        found = question.seen[answer] = _seen(component.dimensions, question, answer)
    return found


def _seen(dimensions: Sequence[PlanDimension], question: SpaceQuestion, answer: Answer) -> Seen:
    found = []
    for dimension, place in question.places:
        item = dimensions[dimension].items[place]
        points = None if isinstance(answer, (tuple, Absence, Fraction)) else item.points.get(answer)
        if points is not None:
            found.append((dimension, (points, item.low, item.high, item.weight, 1)))
    return question.mask(answer), tuple(found)


def _scale(
    questions: Sequence[SpaceQuestion], dimensions: Sequence[PlanDimension]
) -> tuple[int, ...]:
    """Return what the fields of a code count, so far apart that no sum of one reaches the next.

    The fields are the literals, the sums of each dimension, and how many questions of each kind
    are open, those from the end.
    """
    # The most that all questions together can have in each field.
    most = [0] + [0] * 5 * len(dimensions) + [len(questions)] * len(questions)
    for question in questions:
        # The literals of one question are no other's, so adding them up is joining them.
        most[0] += sum(test.if_true | test.if_false for test in question.tests)
        for at, place in question.places:
            item = dimensions[at].items[place]
            largest = max(map(abs, item.points.values()))
            for n, number in enumerate((largest, item.low, item.high, item.weight, 1)):
                most[1 + 5 * at + n] += abs(number)
    widths = [2 * number + 1 for number in most]
    return tuple(itertools.accumulate(widths[:-1], operator.mul, initial=1))


def added(sums: tuple[Sums, ...], points: Iterable[tuple[int, Sums]]) -> tuple[Sums, ...]:
    """Add what an answer counts to the sums of the dimensions."""
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


def question_domain(question: Question, tests: Iterable[Test]) -> tuple[Answer, ...]:
    """Return the answers of a question that can make a difference.

    All values of a scale or a choice; of several choices every selection among the tested ones;
    of a number those around the bounds it is compared with. A text is in no condition.
    """
    if question.kind == "number":
        bounds = {Fraction(b) for b in (question.minimum, question.maximum) if b is not None}
        bounds |= {test.bound for test in tests}
        steps = {int(bound * question.grain) for bound in bounds or {Fraction(0)}}
        near = {Fraction(step + by, question.grain) for step in steps for by in (-1, 0, 1)}
        return tuple([plain(number) for number in sorted(near) if question.takes(number)])
    if question.kind == "choices":
        tested = {value for test in tests for value in test.values}
        chosen: list[tuple[str, ...]] = [()]
        for value in question.values:
            if value in tested:
                chosen += [(*selection, str(value)) for selection in chosen]
        if len(tested) < len(question.values):
            rest = next(str(v) for v in question.values if v not in tested)
            chosen = [selection or (rest,) for selection in chosen]
        return tuple(chosen)
    return question.values
