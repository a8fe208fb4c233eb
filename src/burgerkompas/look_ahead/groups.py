"""The questions divided into independent groups (connected components), and what their answers add.

Questions that share a dimension, a route or a tested classification belong to the same group. The
*state* of a group is all that matters about its answers: the literals that hold and, for each of
its dimensions, the sums over the known items. A state is packed into one whole number with a field
for each of these, so that the state of several answers is the sum of what each of them adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.budget import Budget, size
from burgerkompas.look_ahead.literals import NEVER, Literals, LiteralTest, Masks
from burgerkompas.numbers import plain
from burgerkompas.questionnaire.model import (
    Classification,
    Question,
    Questionnaire,
    Test,
    tests_in,
)
from burgerkompas.scoring.conditions import Facts
from burgerkompas.scoring.dimensions import Sums
from burgerkompas.scoring.grid import Grid, GridDimension, GridDriver, GridItem


class DimensionField(msgspec.Struct, frozen=True, eq=False):
    """The place of a dimension's sums in a state: five fields of ``width`` bits from ``shift`` on.

    A field counts from ``zero``, because a sum can be negative. ``drivers`` are the drivers on the
    dimension, each with the index of its strategy.
    """

    dimension: GridDimension
    drivers: tuple[tuple[int, GridDriver], ...]
    shift: int
    width: int

    @property
    def zero(self) -> int:
        """The content of a field whose sum is 0."""
        return 1 << self.width - 1

    def packed(self, sums: Sums) -> int:
        """Return what sums add to a state."""
        return sum([number << self.shift + self.width * i for i, number in enumerate(sums)])

    def sums(self, state: int) -> Sums:
        """Return the sums over the known items."""
        fields, zero, width = state >> self.shift, self.zero, self.width
        mask = 2 * zero - 1
        points, low, high, weight, known = [
            (fields >> shift & mask) - zero for shift in range(0, 5 * width, width)
        ]
        if not self.dimension.spec.prorate:
            low, high = self.dimension.range
        return points, low, high, weight, known


class GroupQuestion(msgspec.Struct, frozen=True, eq=False):
    """A question of a group.

    ``index`` is its index in the questionnaire, ``domain`` the answers that can make a difference.
    ``items`` are the items that the question is. The route skips it if ``skipped_when`` holds.
    """

    spec: Question
    index: int
    domain: tuple[Answer, ...]
    tests: tuple[LiteralTest, ...]
    items: tuple[tuple[DimensionField, GridItem], ...]
    skipped_when: Masks

    @property
    def tested(self) -> frozenset[object]:
        """The choices that some test names."""
        return frozenset(value for one in self.tests for value in one.test.values)


def added_by(question: GroupQuestion, answer: Answer) -> int:
    """Return what an answer, or the lack of one, adds to the state of the group."""
    facts = Facts({question.spec.id: answer})
    state = 0
    for test in question.tests:
        state |= test.literals(facts)
    for field, item in question.items:
        points = item.points.get(answer)  # type: ignore[arg-type]
        if points is not None:
            state += field.packed((points, item.low, item.high, item.weight, 1))
    return state


class Group(msgspec.Struct, frozen=True, eq=False):
    """Questions that have to be considered together.

    ``fields`` are its dimensions. ``tests`` are the tests on dimensions, ``type_tests`` those on
    classifications. ``start`` is the state before any answer, ``size`` the extra work that a state
    costs because of its length.
    """

    grid: Grid
    literals: Literals
    questions: tuple[GroupQuestion, ...]
    fields: tuple[DimensionField, ...]
    classifications: tuple[Classification, ...]
    tests: tuple[LiteralTest, ...]
    type_tests: tuple[LiteralTest, ...]
    start: int
    size: int


def groups_of(
    grid: Grid, literals: Literals, dimensions: Iterable[str], tests: Iterable[Test]
) -> tuple[Group, ...]:
    """Return the groups that dimensions and tests depend on. Raises ``TooHardError``.

    Tests on the number of known drivers belong to no group.
    """
    questionnaire = grid.questionnaire
    ties = [_tie(questionnaire, literals, test) for test in tests if test.subject != "count"]
    names = [f"d:{name}" for name in dimensions]
    names += [name for tie in ties for name in tie if name[0] == "d"]
    for name in dict.fromkeys(names):
        items = questionnaire.dimension[name[2:]].items
        ties.append([name, *(f"q:{item.question}" for item in items)])
    met = {name for tie in ties for name in tie}
    skipped: dict[str, Masks] = {}
    # Routes only look back, so going backwards finds all that a relevant question depends on.
    for question in reversed(questionnaire.questions):
        if question.ask_if is not None and f"q:{question.id}" in met:
            ties.append([f"q:{name}" for name in (question.id, *_ids(tests_in(question.ask_if)))])
            met.update(ties[-1])
            skipped[question.id] = literals.written(question.ask_if, False)
    literals.budget.spend(sum(map(len, ties)))
    looked_at: dict[str, list[LiteralTest]] = {}
    for one in literals.tests:
        name = f"{_KIND[one.test.subject]}:{one.test.id}"
        looked_at.setdefault(name, []).append(one)
    return tuple(_group(grid, literals, names, looked_at, skipped) for names in _components(ties))


_KIND = {"question": "q", "dimension": "d", "raw": "d", "classification": "c", "count": "-"}


def _ids(tests: Iterable[Test]) -> list[str]:
    return [test.id for test in tests]


def _tie(questionnaire: Questionnaire, literals: Literals, test: Test) -> list[str]:
    """Return what a test depends on, as kinds and ids; inner tests get their literals."""
    tie = [f"{_KIND[test.subject]}:{test.id}"]
    if test.subject == "classification":
        spec = questionnaire.classification[test.id]
        tie += [f"d:{axis}" for axis in spec.axes]
        for inner in (one for kind in spec.types for one in tests_in(kind.when)):
            literals.bit(inner, True)
            literals.bit(inner, False)
            tie += _tie(questionnaire, literals, inner)
    return tie


def _components(ties: Iterable[Sequence[str]]) -> list[set[str]]:
    """Return the sets of names that are tied together, directly or through others."""
    home: dict[str, set[str]] = {}
    for tie in ties:
        parts = [home.setdefault(name, {name}) for name in tie]
        largest = max(parts, key=len)
        for part in parts:
            if part is not largest:
                largest |= part
                home.update(dict.fromkeys(part, largest))
    return list({id(names): names for names in home.values()}.values())


def _group(
    grid: Grid,
    literals: Literals,
    names: set[str],
    looked_at: Mapping[str, list[LiteralTest]],
    skipped: Mapping[str, Masks],
) -> Group:
    fields: list[DimensionField] = []
    shift = len(literals.bits)
    for dimension in grid.dimensions:
        if f"d:{dimension.spec.id}" in names:
            fields.append(_field(grid, dimension, shift))
            shift += 5 * fields[-1].width
    questions = []
    for index, spec in enumerate(grid.questionnaire.questions):
        if f"q:{spec.id}" in names:
            tests = looked_at.get(f"q:{spec.id}", [])
            question = GroupQuestion(
                spec=spec,
                index=index,
                domain=question_domain(spec, [one.test for one in tests], literals.budget),
                tests=tuple(tests),
                items=tuple(
                    (field, item)
                    for field in fields
                    for item in field.dimension.items
                    if item.question == spec.id
                ),
                skipped_when=skipped.get(spec.id, NEVER),
            )
            questions.append(question)
    classifications = [c for c in grid.questionnaire.classifications if f"c:{c.id}" in names]
    return Group(
        grid=grid,
        literals=literals,
        questions=tuple(questions),
        fields=tuple(fields),
        classifications=tuple(classifications),
        tests=tuple(
            test for field in fields for test in looked_at.get(f"d:{field.dimension.spec.id}", ())
        ),
        type_tests=tuple(test for c in classifications for test in looked_at.get(f"c:{c.id}", ())),
        start=sum(field.packed((field.zero,) * 5) for field in fields),
        # A state is worked on, and kept.
        size=2 * size(1 << shift),
    )


def _field(grid: Grid, dimension: GridDimension, shift: int) -> DimensionField:
    drivers = [
        (index, driver)
        for index, strategy in enumerate(grid.strategies)
        for driver in strategy.drivers
        if driver.dimension == dimension.spec.id
    ]
    largest = [max(abs(item.low), abs(item.high), item.weight, 1) for item in dimension.items]
    return DimensionField(dimension, tuple(drivers), shift, sum(largest).bit_length() + 1)


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
        return tuple(one for one in chosen if question.excluding(one) is None)
    return question.values
