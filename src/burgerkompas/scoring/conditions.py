"""Whether a condition holds: true, false, or ``None`` while that is open (Kleene's logic).

And which questions are asked, which conditions decide.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Any, Condition, Not, Questionnaire, Test
from burgerkompas.results import ClassificationResult, DimensionResult


class Facts(msgspec.Struct, frozen=True):
    """What conditions are about.

    ``answers`` has every question; those that the route doesn't ask are ``NOT_ASKED``. ``unit`` is
    the 1 of the dimensions' scores.
    """

    answers: Mapping[str, Answer]
    unit: int = 1
    dimensions: Mapping[str, DimensionResult] = {}
    classifications: Mapping[str, ClassificationResult] = {}
    counts: Mapping[str, int] = {}


def truth(condition: Condition, facts: Facts) -> bool | None:
    """Return whether a condition holds.

    An unanswered or unknown question leaves it open; one that is not asked or does not apply
    makes a test on it false, for it has no value and never will.
    """
    if isinstance(condition, Test):
        return _TRUTHS[condition.subject](condition, facts)
    if isinstance(condition, Not):
        inner = truth(condition.part, facts)
        return None if inner is None else not inner
    # One part that is `decisive` decides; else an open one leaves it open.
    decisive = isinstance(condition, Any)
    found: bool | None = not decisive
    for part in condition.parts:
        one = truth(part, facts)
        if one is decisive:
            return decisive
        if one is None:
            found = None
    return found


def on_route(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answer to every question, as far as the route asks it.

    A question whose condition is false is ``NOT_ASKED``, whatever its answer; one whose condition
    is open is asked.
    """
    routed: dict[str, Answer] = {}
    facts = Facts(routed)
    for question in questionnaire.questions:
        if question.ask_if is not None and truth(question.ask_if, facts) is False:
            routed[question.id] = Absence.NOT_ASKED
        else:
            routed[question.id] = answers.get(question.id, Absence.UNANSWERED)
    return routed


def asked_in(condition: Condition, truth: bool = True) -> Iterator[tuple[Test, bool]]:
    """Yield the tests on questions, each with what it has to be for the whole to be ``truth``.

    A test under a ``Not`` has to be the opposite.
    """
    if isinstance(condition, Test):
        if condition.subject == "question":
            yield condition, truth
    elif isinstance(condition, Not):
        yield from asked_in(condition.part, not truth)
    else:
        for part in condition.parts:
            yield from asked_in(part, truth)


_COMPARISONS = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
}


def _of_answer(test: Test, facts: Facts) -> bool | None:
    answer = facts.answers[test.id]
    if isinstance(answer, Absence):
        return False if answer in (Absence.NOT_ASKED, Absence.NOT_APPLICABLE) else None
    if test.op == "includes":
        return isinstance(answer, tuple) and test.values[0] in answer
    if test.op == "is":
        return answer in test.values
    assert not isinstance(answer, (str, tuple))
    return _compare(test, answer.numerator, answer.denominator)


def _of_dimension(test: Test, facts: Facts) -> bool | None:
    found = facts.dimensions[test.id]
    if test.op == "is":
        return None if found.level is None else found.level in test.values
    return None if found.score is None else _compare(test, found.score, facts.unit)


def _of_raw(test: Test, facts: Facts) -> bool | None:
    raw = facts.dimensions[test.id].raw
    return None if raw is None else _compare(test, raw.numerator, raw.denominator)


def _of_type(test: Test, facts: Facts) -> bool | None:
    found = facts.classifications[test.id].type
    return None if found is None else found in test.values


def _of_count(test: Test, facts: Facts) -> bool:
    return _compare(test, facts.counts[test.id])


def _compare(test: Test, number: int, unit: int = 1) -> bool:
    """Compare a number of 1/unit with the bound, in whole numbers."""
    compare = _COMPARISONS[test.op]
    return compare(number * test.bound.denominator, test.bound.numerator * unit)  # type: ignore[no-any-return]


_TRUTHS = {
    "question": _of_answer,
    "dimension": _of_dimension,
    "raw": _of_raw,
    "classification": _of_type,
    "count": _of_count,
}
