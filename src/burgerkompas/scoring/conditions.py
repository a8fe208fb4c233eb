"""Whether a condition holds: true, false, or ``None`` while that is open (Kleene's logic)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Any, Condition, Not, Test
from burgerkompas.results.result import DimensionResult


class Facts(msgspec.Struct, frozen=True):
    """What conditions are about.

    ``answers`` has every question; those that the route doesn't ask are ``NOT_ASKED``. ``unit`` is
    the 1 of the dimensions' scores. The truth of a test that is in ``truths`` is taken from there.
    """

    answers: Mapping[str, Answer]
    unit: int = 1
    dimensions: Mapping[str, DimensionResult] = {}
    types: Mapping[str, str | None] = {}
    counts: Mapping[str, int] = {}
    truths: Mapping[Test, bool | None] = {}


Predicate = Callable[[Facts], bool | None]
"""A condition made ready to be asked of many facts."""


def predicate(condition: Condition) -> Predicate:
    """Make a condition ready.

    An unanswered or unknown question leaves it open; one that is not asked or does not apply
    makes a test on it false, for it has no value and never will.
    """
    if isinstance(condition, Test):
        return _test(condition)
    if isinstance(condition, Not):
        return _negation(predicate(condition.part))
    parts = tuple(predicate(part) for part in condition.parts)
    return _junction(parts, isinstance(condition, Any))


def _negation(part: Predicate) -> Predicate:
    def truth(facts: Facts) -> bool | None:
        inner = part(facts)
        return None if inner is None else not inner

    return truth


def _junction(parts: tuple[Predicate, ...], ends: bool) -> Predicate:
    """Join parts: one that is ``ends`` decides; else an open one leaves it open."""

    def truth(facts: Facts) -> bool | None:
        found: bool | None = not ends
        for part in parts:
            one = part(facts)
            if one is ends:
                return ends
            if one is None:
                found = None
        return found

    return truth


def asked_in(condition: Condition) -> tuple[tuple[str, Predicate], ...]:
    """Return the questions that a condition tests, with what each test says for the whole.

    A test under a ``Not`` says the opposite.
    """
    if isinstance(condition, Test):
        return ((condition.id, predicate(condition)),) if condition.subject == "question" else ()
    if isinstance(condition, Not):
        return tuple((name, _negation(truth)) for name, truth in asked_in(condition.part))
    return tuple(pair for part in condition.parts for pair in asked_in(part))


MOST_TRUTHS = 1000
"""Of how many answers it is kept what a test says of them."""

_NEVER = (Absence.NOT_ASKED, Absence.NOT_APPLICABLE)

_COMPARE = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
}


def _test(test: Test) -> Predicate:
    if test.subject == "question":
        return _on_answer(test)
    if test.op == "is":
        return _on_name(test)
    return _on_number(test)


def _on_answer(test: Test) -> Predicate:
    name, values = test.id, test.values
    compare = _COMPARE.get(test.op)
    over, under = test.bound.numerator, test.bound.denominator
    known: dict[Answer, bool | None] = {}

    def truth(facts: Facts) -> bool | None:
        if facts.truths and test in facts.truths:
            return facts.truths[test]
        answer = facts.answers[name]
        # This is the innermost loop, and a question has few answers.
        try:
            return known[answer]
        except KeyError:
            found = of(answer)
            if len(known) < MOST_TRUTHS:
                known[answer] = found
            return found

    def of(answer: Answer) -> bool | None:
        if isinstance(answer, Absence):
            return False if answer in _NEVER else None
        if compare is not None:
            return compare(answer * under, over)  # type: ignore[no-any-return]
        if isinstance(answer, tuple):
            return test.op == "includes" and values[0] in answer
        return test.op == "is" and answer in values

    return truth


def _on_name(test: Test) -> Predicate:
    name, values, of_level = test.id, test.values, test.subject == "dimension"

    def truth(facts: Facts) -> bool | None:
        found = facts.dimensions[name].level if of_level else facts.types[name]
        return None if found is None else found in values

    return truth


def _on_number(test: Test) -> Predicate:
    """Compare a score, a raw value or a count with a bound, in whole numbers."""
    name, subject, compare = test.id, test.subject, _COMPARE[test.op]
    over, under = test.bound.numerator, test.bound.denominator

    def truth(facts: Facts) -> bool | None:
        if subject == "count":
            return compare(facts.counts[name] * under, over)  # type: ignore[no-any-return]
        found = facts.dimensions[name]
        if subject == "raw":
            return None if found.raw is None else compare(found.raw, test.bound)
        return None if found.score is None else compare(found.score * under, over * facts.unit)

    return truth
