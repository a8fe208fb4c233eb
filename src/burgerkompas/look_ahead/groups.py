"""The questions divided into independent groups (connected components).

Questions that share a dimension, a route or a tested classification belong to the same group. The
*state* of a group is all that matters about its answers: the literals that hold and, for each of
its dimensions, the sums over the known items. A state is packed into one whole number with a field
for each of these, so that the state of several answers is the sum of their states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec
from msgspec import structs

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.budget import Budget, size
from burgerkompas.look_ahead.literals import NEVER, Literals, Masks
from burgerkompas.numbers import plain
from burgerkompas.questionnaire.model import Classification, Question, Test, tests_in
from burgerkompas.scoring.conditions import Facts, truth
from burgerkompas.scoring.dimensions import Sums
from burgerkompas.scoring.grid import Grid, GridDimension, GridDriver, GridItem

Points = tuple[int, ...]
"""The points of each strategy, then the number of known drivers, then a zero."""


class LiteralTest(msgspec.Struct, frozen=True):
    """A test with the masks of its two literals; 0 for one that no condition needs."""

    test: Test
    true: int
    false: int

    def literals(self, facts: Facts) -> int:
        """Return the literal that holds, given facts; 0 if the test is open."""
        holds = truth(self.test, facts)
        return self.true if holds else self.false if holds is False else 0


class GroupQuestion(msgspec.Struct, frozen=True):
    """A question of a group.

    ``index`` is its index in the questionnaire, ``domain`` the answers that can make a difference.
    ``tested`` are the choices that some test names. The route skips the question if
    ``skipped_when`` holds. ``places`` has an entry for each item that the question is: the points
    by answer, the factor that moves them to their field, and what a known answer adds besides.
    ``states`` has the state of each answer to a closed question and of each absence,
    ``open_states`` the states of all completions of an open answer.
    """

    spec: Question
    index: int
    domain: tuple[Answer, ...]
    tests: tuple[LiteralTest, ...]
    tested: frozenset[object]
    skipped_when: Masks
    places: tuple[tuple[Mapping[object, int], int, int], ...]
    states: dict[Answer, int]
    open_states: tuple[int, ...] = ()

    def state(self, answer: Answer) -> int:
        """Return the state of an answer, or of the lack of one."""
        known = self.states.get(answer)
        return self._state(answer) if known is None else known

    def _state(self, answer: Answer) -> int:
        facts = Facts({self.spec.id: answer})
        state = 0
        for test in self.tests:
            state |= test.literals(facts)
        for points, factor, known in self.places:
            if answer in points:
                state += points[answer] * factor + known
        return state


class DimensionField(msgspec.Struct, frozen=True):
    """The place of a dimension's sums in a state: five fields of ``width`` bits from ``shift`` on.

    They hold, for the known items: the points above the lowest possible, the lowest possible points
    (counted from ``lowest`` for each item), the span, the weight, and their number.
    """

    dimension: GridDimension
    shift: int
    width: int
    lowest: int

    def place(self, item: GridItem) -> tuple[Mapping[object, int], int, int]:
        """Return an item's entry for ``GroupQuestion.places``."""
        own = (-item.low, item.low - self.lowest, item.high - item.low, item.weight, 1)
        known = sum(number << self.shift + self.width * i for i, number in enumerate(own))
        return item.points, 1 << self.shift, known  # type: ignore[return-value]

    def sums(self, state: int) -> Sums:
        """Return the sums over the known items."""
        mask, rest = (1 << self.width) - 1, state >> self.shift
        points, low, span, weight, known = (rest >> self.width * i & mask for i in range(5))
        low += self.lowest * known
        if not self.dimension.spec.prorate:
            return points + low, *self.dimension.range, weight, known
        return points + low, low, low + span, weight, known


Argument = tuple[int, GridDriver]
"""The index of a strategy, and a driver of it."""


class Group(msgspec.Struct, frozen=True, eq=False):
    """Questions that have to be considered together.

    ``has_routes`` says whether the route can skip one of them. ``fields`` are the dimensions,
    ``arguments`` the drivers on each of them. ``tests`` are the tests on dimensions, ``type_tests``
    those on classifications. ``size`` is the extra work that a state costs because of its length.
    """

    questions: tuple[GroupQuestion, ...]
    has_routes: bool
    fields: tuple[DimensionField, ...]
    arguments: tuple[tuple[Argument, ...], ...]
    tests: tuple[LiteralTest, ...]
    classifications: tuple[Classification, ...]
    type_tests: tuple[LiteralTest, ...]
    size: int


class Partition(msgspec.Struct, frozen=True, eq=False):
    """The groups of a questionnaire; effects report only the literals in ``seen``."""

    grid: Grid
    literals: Literals
    groups: tuple[Group, ...]
    seen: int


class Grouping:
    """Divides the questions into groups, for conditions that already have their literals."""

    def __init__(self, grid: Grid, literals: Literals) -> None:
        self.grid = grid
        self.questionnaire = grid.questionnaire
        self.literals = literals
        self.budget = literals.budget
        self.dimension = {dimension.spec.id: dimension for dimension in grid.dimensions}
        self.arguments: dict[str, list[Argument]] = {name: [] for name in self.dimension}
        for place, strategy in enumerate(grid.strategies):
            for driver in strategy.drivers:
                self.arguments[driver.dimension].append((place, driver))

    def groups(self, drivers: Iterable[str], tests: Iterable[Test]) -> tuple[Group, ...]:
        """Return the groups that these dimensions and tests depend on. Raises ``TooHardError``.

        Tests on the number of known drivers belong to no group.
        """
        ties = [self._tie(test) for test in tests if test.subject != "count"]
        names = [*drivers, *(name[2:] for tie in ties for name in tie if name[0] == "d")]
        for name in dict.fromkeys(names):
            ties.append([f"d:{name}", *(f"q:{i.question}" for i in self.dimension[name].items)])
        met = {name for tie in ties for name in tie}
        skipped: dict[str, Masks] = {}
        # Routes only look back, so going backwards finds all that a relevant question depends on.
        for question in reversed(self.questionnaire.questions):
            if question.ask_if is not None and f"q:{question.id}" in met:
                ties.append([f"q:{t.id}" for t in (*tests_in(question.ask_if),)])
                ties[-1].append(f"q:{question.id}")
                met.update(ties[-1])
                skipped[question.id] = self.literals.written(question.ask_if, False)
        self.budget.spend(sum(map(len, ties)))
        members: dict[str, list[str]] = {}
        for name, first in _joined(ties).items():
            members.setdefault(first, []).append(name)
        by_question: dict[str, list[Test]] = {}
        for test in self.literals.tests:
            if test.subject == "question":
                by_question.setdefault(test.id, []).append(test)
        return tuple(self._group(set(one), by_question, skipped) for one in members.values())

    def _tie(self, test: Test) -> list[str]:
        """Return what a test depends on, as kinds and ids; inner tests get their literals."""
        if test.subject == "question":
            return [f"q:{test.id}"]
        if test.subject in ("dimension", "raw"):
            return [f"d:{test.id}"]
        spec = self.questionnaire.classification[test.id]
        tie = [f"c:{test.id}", *(f"d:{axis}" for axis in spec.axes)]
        for inner in (one for kind in spec.types for one in tests_in(kind.when)):
            self.literals.bit(inner, True)
            self.literals.bit(inner, False)
            tie += self._tie(inner)
        return tie

    def _group(
        self, names: set[str], by_question: Mapping[str, list[Test]], skipped: Mapping[str, Masks]
    ) -> Group:
        fields: list[DimensionField] = []
        shift = len(self.literals.bits)
        for dimension in self.grid.dimensions:
            if f"d:{dimension.spec.id}" in names:
                fields.append(_field(dimension, shift))
                shift += 5 * fields[-1].width
        tests = [test for test in self.literals.tests if f"{_KIND[test.subject]}{test.id}" in names]
        questions = tuple(
            self._question(i, question, fields, by_question.get(question.id, []), skipped)
            for i, question in enumerate(self.questionnaire.questions)
            if f"q:{question.id}" in names
        )
        return Group(
            questions=questions,
            has_routes=any(question.skipped_when for question in questions),
            fields=tuple(fields),
            arguments=tuple(tuple(self.arguments[f.dimension.spec.id]) for f in fields),
            tests=tuple(self._ready(t) for t in tests if t.subject in ("dimension", "raw")),
            classifications=tuple(
                c for c in self.questionnaire.classifications if f"c:{c.id}" in names
            ),
            type_tests=tuple(self._ready(t) for t in tests if t.subject == "classification"),
            # A state is worked on, and kept.
            size=2 * size(1 << shift),
        )

    def _ready(self, test: Test) -> LiteralTest:
        return LiteralTest(test, *self.literals.known(test))

    def _question(
        self,
        index: int,
        question: Question,
        fields: Iterable[DimensionField],
        tests: list[Test],
        skipped: Mapping[str, Masks],
    ) -> GroupQuestion:
        made = GroupQuestion(
            spec=question,
            index=index,
            domain=question_domain(question, tests, self.budget),
            tests=tuple(self._ready(test) for test in tests),
            tested=frozenset(value for test in tests for value in test.values),
            skipped_when=skipped.get(question.id, NEVER),
            places=tuple(
                field.place(item)
                for field in fields
                for item in field.dimension.items
                if item.question == question.id
            ),
            states={},
        )
        values = () if question.kind == "choices" else question.values
        self.budget.spend(len(values) * (len(tests) + 1))
        states = {answer: made.state(answer) for answer in (*values, *Absence)}
        made = structs.replace(made, states=states)
        opened = dict.fromkeys(made.state(answer) for answer in (Absence.UNANSWERED, *made.domain))
        return structs.replace(made, open_states=tuple(opened))


_KIND = {"question": "q:", "dimension": "d:", "raw": "d:", "classification": "c:", "count": "-"}


def _joined(ties: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return for each name the representative of its component (union-find)."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = name = above[above[name]]
        return name

    for tie in ties:
        for name in tie:
            above[top(name)] = top(tie[0])
    return {name: top(name) for name in list(above)}


def _field(dimension: GridDimension, shift: int) -> DimensionField:
    lowest = min(item.low for item in dimension.items)
    spans = sum(item.high - item.low for item in dimension.items)
    lows = sum(item.low - lowest for item in dimension.items)
    weights = sum(item.weight for item in dimension.items)
    most = max(spans, lows, weights, len(dimension.items))
    return DimensionField(dimension, shift, most.bit_length(), lowest)


def question_domain(
    question: Question, tests: Iterable[Test], budget: Budget
) -> tuple[Answer, ...]:
    """Return the answers of a question that can make a difference. Raises ``TooHardError``.

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
                budget.spend(3 * len(chosen))
                chosen += [(*selection, str(value)) for selection in chosen]
        if len(tested) < len(question.values):
            rest = next(str(v) for v in question.values if v not in tested)
            chosen = [selection or (rest,) for selection in chosen]
        return tuple(chosen)
    return question.values
