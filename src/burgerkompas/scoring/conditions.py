"""Whether a condition holds: true, false, or ``None`` while that is open (Kleene's logic)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from burgerkompas.answers import Absence, Answer
from burgerkompas.instrument.model import Any, Condition, Instrument, Not, Test


class Facts(msgspec.Struct, frozen=True):
    """What conditions are about. Scores are on the grid; what isn't known is ``None``.

    ``answers`` has every question; those that the route doesn't ask are ``NOT_ASKED``. The truth
    of a test that is in ``truths`` is taken from there.
    """

    answers: Mapping[str, Answer]
    unit: int = 1
    scores: Mapping[str, int | None] = {}
    raws: Mapping[str, Fraction | None] = {}
    levels: Mapping[str, str | None] = {}
    types: Mapping[str, str | None] = {}
    counts: Mapping[str, int] = {}
    truths: Mapping[Test, bool | None] = {}


def holds(condition: Condition, facts: Facts) -> bool | None:
    """Evaluate a condition.

    An unanswered or unknown question leaves it open; one that is not asked or does not apply
    makes a test on it false, for it has no value and never will.
    """
    if isinstance(condition, Test):
        return _test(condition, facts)
    if isinstance(condition, Not):
        inner = holds(condition.part, facts)
        return None if inner is None else not inner
    ends = isinstance(condition, Any)
    open_part = False
    for part in condition.parts:
        truth = holds(part, facts)
        if truth is ends:
            return ends
        open_part = open_part or truth is None
    return None if open_part else not ends


def deciding_test(condition: Condition, facts: Facts, truth: bool | None) -> Test | None:
    """Return the first test on a question that has this truth, or ``None``."""
    if isinstance(condition, Test):
        right = condition.subject == "question" and _test(condition, facts) is truth
        return condition if right else None
    if isinstance(condition, Not):
        return deciding_test(condition.part, facts, None if truth is None else not truth)
    for part in condition.parts:
        found = deciding_test(part, facts, truth)
        if found is not None:
            return found
    return None


def on_route(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answer to every question, as far as the route asks it.

    A question whose condition is false is ``NOT_ASKED``, whatever its answer; one whose condition
    is open is asked.
    """
    if not instrument.has_routes:
        return {name: answers.get(name, Absence.UNANSWERED) for name in instrument.question}
    found: dict[str, Answer] = {}
    facts = Facts(found)
    for question in instrument.questions:
        if question.ask_if is not None and holds(question.ask_if, facts) is False:
            found[question.id] = Absence.NOT_ASKED
        else:
            found[question.id] = answers.get(question.id, Absence.UNANSWERED)
    return found


def _test(test: Test, facts: Facts) -> bool | None:
    if facts.truths and test in facts.truths:
        return facts.truths[test]
    if test.subject == "question":
        answer = facts.answers[test.id]
        if isinstance(answer, Absence):
            return False if answer in _NEVER else None
        if test.op == "is":
            return answer in test.values
        if test.op == "includes":
            return isinstance(answer, tuple) and test.values[0] in answer
        assert isinstance(answer, int)
        return _compare(test, answer, 1)
    if test.op == "is":
        named = facts.levels if test.subject == "dimension" else facts.types
        found = named[test.id]
        return None if found is None else found in test.values
    if test.subject == "raw":
        raw = facts.raws[test.id]
        return None if raw is None else _compare(test, raw.numerator, raw.denominator)
    if test.subject == "count":
        return _compare(test, facts.counts[test.id], 1)
    score = facts.scores[test.id]
    return None if score is None else _compare(test, score, facts.unit)


_NEVER = (Absence.NOT_ASKED, Absence.NOT_APPLICABLE)


def _compare(test: Test, above: int, below: int) -> bool:
    """Compare the fraction above/below with the bound of a test, in whole numbers."""
    bound = test.bound
    value, limit = above * bound.denominator, bound.numerator * below
    if test.op == "at_least":
        return value >= limit
    if test.op == "at_most":
        return value <= limit
    return value > limit if test.op == "above" else value < limit
