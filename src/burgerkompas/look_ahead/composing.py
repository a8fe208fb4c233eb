"""Conditions written out as literals, and the questions cut into components that hold them.

A literal is a test that is true, or one that is false; each that is met gets a bit of its own.
Questions that share a dimension, a route or a tested classification form a component.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from burgerkompas.look_ahead.components import (
    Argument,
    Component,
    Literals,
    SpaceQuestion,
    Term,
    component_of,
    question_domain,
)
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.questionnaire.model import (
    All,
    Condition,
    Not,
    Question,
    Questionnaire,
    Test,
    tests_in,
)
from burgerkompas.scoring.conditions import predicate
from burgerkompas.scoring.grid import Plan, PlanDimension

MOST_TERMS = 256
"""How many alternatives one condition may have when it is written out."""


def union(term: Term) -> int:
    """Return all literals of a condition that is written out."""
    bits = 0
    for mask in term:
        bits |= mask
    return bits


def view_component(plan: Plan, drivers: Iterable[str], tests: Iterable[Test]) -> Component | None:
    """Return one component that holds just these dimensions and tested things.

    ``None`` when they don't touch each other. Raises ``TooHardError``.
    """
    found = list(Composer(plan).components(drivers, tests))
    return found[0] if len(found) == 1 else None


class Conditions(msgspec.Struct, frozen=True):
    """Some conditions written out, when each is true and when false, with what they rest on.

    ``late`` are the tests on the number of known drivers, ``bits`` the literals of each component.
    """

    plan: Plan
    terms: tuple[tuple[Term, Term], ...]
    components: tuple[Component, ...]
    bits: tuple[int, ...]
    late: tuple[Literals, ...]


def write_out(plan: Plan, conditions: Iterable[Condition]) -> Conditions:
    """Write conditions out with just the components that they look at. Raises ``TooHardError``."""
    builder = Composer(plan)
    terms = tuple((builder.written_out(c, True), builder.written_out(c, False)) for c in conditions)
    tests = tuple(dict.fromkeys(test for test, _ in builder.bits))
    counted = any(test.subject == "count" for test in tests)
    components = tuple(builder.components(plan.drivers if counted else (), tests))
    return Conditions(
        plan=plan,
        terms=terms,
        components=components,
        bits=tuple(_bits_of(component) for component in components),
        late=tuple(builder.literals(test) for test in tests if test.subject == "count"),
    )


def _bits_of(component: Component) -> int:
    found = 0
    for question in component.questions:
        for test in question.tests:
            found |= test.if_true | test.if_false
    for test in component.tests:
        found |= test.if_true | test.if_false
    return found


class Composer:
    """Works out components, giving every literal that is met a bit of its own."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.questionnaire: Questionnaire = plan.questionnaire
        self.bits: dict[tuple[Test, bool], int] = {}
        self.index = {question.id: i for i, question in enumerate(self.questionnaire.questions)}

    def written_out(self, condition: Condition, truth: bool) -> Term:
        """Write out when a condition is true (or false) as alternatives of literals."""
        if isinstance(condition, Test):
            return (1 << self.bits.setdefault((condition, truth), len(self.bits)),)
        if isinstance(condition, Not):
            return self.written_out(condition.part, not truth)
        parts = [self.written_out(part, truth) for part in condition.parts]
        if isinstance(condition, All) is not truth:
            return tuple(dict.fromkeys(mask for part in parts for mask in part))
        masks: dict[int, None] = {0: None}
        for part in parts:
            masks = dict.fromkeys(mask | other for mask in masks for other in part)
            if len(masks) > MOST_TERMS:
                raise TooHardError
        return tuple(masks)

    def components(self, drivers: Iterable[str], tests: Iterable[Test]) -> Iterable[Component]:
        """Join what belongs together; every question that matters is in one component."""
        group: dict[str, str] = {}

        def root(name: str) -> str:
            while group.setdefault(name, name) != name:
                name = group[name]
            return name

        def join(names: list[str]) -> None:
            for name in names:
                group[root(name)] = root(names[0])

        items = {d.spec.id: [f"q:{i.question}" for i in d.items] for d in self.plan.dimensions}
        dimensions = dict.fromkeys(drivers)
        for test in tests:
            if test.subject != "count":
                join(self.touched(test, dimensions))
        for name in dimensions:
            join([f"d:{name}", *items[name]])
        skipped: dict[str, Term] = {}
        # Routes look back only, so going backwards finds all that a relevant question rests on.
        for question in reversed(self.questionnaire.questions):
            if f"q:{question.id}" in group and question.ask_if is not None:
                join([f"q:{question.id}", *(f"q:{t.id}" for t in tests_in(question.ask_if))])
                skipped[question.id] = self.written_out(question.ask_if, False)
        met = list(dict.fromkeys(test for test, _ in self.bits))
        for name in dict.fromkeys(root(name) for name in group):
            members = {member for member in group if root(member) == name}
            yield self.component(members, met, skipped)

    def touched(self, test: Test, dimensions: dict[str, None]) -> list[str]:
        """Return what a test looks at, adding its dimensions to ``dimensions``."""
        if test.subject == "question":
            return [f"q:{test.id}"]
        if test.subject in ("dimension", "raw"):
            dimensions.setdefault(test.id)
            return [f"d:{test.id}"]
        spec = self.questionnaire.classification[test.id]
        names = [f"c:{test.id}"]
        for axis in spec.axes:
            dimensions.setdefault(axis)
            names.append(f"d:{axis}")
        for kind in spec.types:
            for inner in tests_in(kind.when):
                names += self.touched(inner, dimensions)
                if inner.subject == "question":
                    self.written_out(inner, True)
                    self.written_out(inner, False)
        return names

    def component(
        self, members: set[str], tests: list[Test], skipped: Mapping[str, Term]
    ) -> Component:
        dimensions = tuple(d for d in self.plan.dimensions if f"d:{d.spec.id}" in members)
        questions = tuple(
            self.question(question, dimensions, tests, skipped.get(question.id, ()))
            for question in self.questionnaire.questions
            if f"q:{question.id}" in members
        )
        own = tuple(
            self.literals(test)
            for test in tests
            if (test.subject in ("dimension", "raw") and f"d:{test.id}" in members)
            or (test.subject == "classification" and f"c:{test.id}" in members)
        )
        return component_of(
            questions,
            dimensions,
            tuple(self.arguments(dimension.spec.id) for dimension in dimensions),
            tuple(c for c in self.plan.classifications if f"c:{c.spec.id}" in members),
            own,
        )

    def arguments(self, dimension: str) -> tuple[Argument, ...]:
        return tuple(
            (i, driver.sign, driver.above, driver.count)
            for i, strategy in enumerate(self.plan.strategies)
            for driver in strategy.drivers
            if driver.dimension == dimension
        )

    def literals(self, test: Test) -> Literals:
        bits = [self.bits.get((test, truth)) for truth in (True, False)]
        if_true, if_false = (0 if bit is None else 1 << bit for bit in bits)
        return Literals(test, predicate(test), if_true, if_false)

    def question(
        self,
        question: Question,
        dimensions: tuple[PlanDimension, ...],
        tests: list[Test],
        skipped_when: Term,
    ) -> SpaceQuestion:
        own = [test for test in tests if test.subject == "question" and test.id == question.id]
        return SpaceQuestion(
            spec=question,
            index=self.index[question.id],
            domain=question_domain(question, own),
            tests=tuple(self.literals(test) for test in own),
            skipped_when=skipped_when,
            places=tuple(
                (d, i)
                for d, dimension in enumerate(dimensions)
                for i, item in enumerate(dimension.items)
                if item.question == question.id
            ),
            seen={},
        )
