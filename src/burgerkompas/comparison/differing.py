"""Where answers differ, and how far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

from burgerkompas.cases import Absence, Answer
from burgerkompas.comparison.comparison import Difference
from burgerkompas.questionnaire.model import Question, Questionnaire

LARGE = 2
"""From so many steps on two answers are more than a matter of reading."""

OPEN = (Absence.UNKNOWN, Absence.UNANSWERED)


def differences(
    questionnaire: Questionnaire, routed: Sequence[Mapping[str, Answer]]
) -> tuple[Difference, ...]:
    """Return the questions that are not answered alike: the farthest apart first.

    ``routed`` has every question for each case, as far as its route asks it. A question that fewer
    than two cases are asked is left out: another answer made it so, which is told there.
    """
    found = []
    for question in questionnaire.questions:
        difference = _difference(question, tuple(answers[question.id] for answers in routed))
        if difference is not None:
            found.append(difference)
    # sort() is stable: equals stay in the order of the questionnaire.
    found.sort(key=lambda d: -_apart(questionnaire.question[d.question], d))
    return tuple(found)


def _difference(question: Question, answers: tuple[Answer, ...]) -> Difference | None:
    asked = [answer for answer in answers if answer is not Absence.NOT_ASKED]
    known = [answer for answer in asked if answer not in OPEN]
    if len(asked) < 2 or not known:
        return None
    values = [answer for answer in known if not isinstance(answer, Absence)]
    if len(set(known)) == 1:
        return Difference(question.id, "open", None, answers) if len(known) < len(asked) else None
    if len(set(values)) < 2:
        # A value against "does not apply": whether it can be answered is what they differ on.
        return Difference(question.id, "large", None, answers)
    steps = _steps(question, values)
    large = steps >= LARGE if steps is not None else not _touch(question, values)
    return Difference(question.id, "large" if large else "small", steps, answers)


def _steps(question: Question, values: Sequence[Answer]) -> int | None:
    """Return how far the farthest two lie apart, where answers have an order."""
    if question.kind == "scale":
        places = [question.values.index(value) for value in values]
        return max(places) - min(places)
    if question.kind == "number":
        numbers = [value for value in values if not isinstance(value, (str, tuple, Absence))]
        return ceil(max(numbers) - min(numbers))
    return None


def _touch(question: Question, values: Sequence[Answer]) -> bool:
    """Whether answers without an order have something in common: a choice, or being words."""
    if question.kind == "choices":
        return bool(set.intersection(*(set(value) for value in values)))  # type: ignore[arg-type]
    return question.kind == "text"


def _apart(question: Question, difference: Difference) -> Fraction:
    """Return the part of the whole way that answers lie apart; what has no steps is all or none."""
    if difference.steps is None:
        return Fraction(difference.size == "large")
    if question.kind == "scale":
        return Fraction(difference.steps, len(question.values) - 1)
    low, high = question.minimum, question.maximum
    if low is None or high is None or low == high:
        return Fraction(difference.size == "large")
    return Fraction(difference.steps) / (high - low)


def alike(questionnaire: Questionnaire, routed: Sequence[Mapping[str, Answer]]) -> tuple[int, int]:
    """Return how many questions all cases answer alike, and how many nobody can answer."""
    same = nobody = 0
    for question in questionnaire.questions:
        found = {answers[question.id] for answers in routed}
        if found <= {*OPEN}:
            nobody += 1
        elif len(found) == 1 and found != {Absence.NOT_ASKED}:
            same += 1
    return same, nobody
