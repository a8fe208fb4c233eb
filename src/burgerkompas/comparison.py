"""Two or more cases about the same thing: what differs, and how that changes the advice.

From cases to one frozen value, which every format of a comparison draws.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations, islice
from math import ceil, comb
from typing import Literal

import msgspec

from burgerkompas.cases import OPEN, Absence, Answer, Answers, Case
from burgerkompas.engine import engine_for, score
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.results import Result
from burgerkompas.scoring import advice_rests_on

ComparisonKind = Literal["moments", "respondents"]
"""The kind of cases: one respondent at several moments, or several respondents."""


Reason = Literal["asked", "respondents", "dates", "nothing"]
"""The reason for that kind: it was asked for, the respondents or dates differ, or neither."""

LARGE = 2
"""From so many steps on, answers differ by more than how a question was read."""

MAX_TRIES = 70_000
"""The most sets of answers that are tried for a swap; one takes about 30 microseconds."""

MAX_WAYS = 3
"""The most equally small sets that are kept."""

Routed = Sequence[Answers]
"""Every question of each case, ``NOT_ASKED`` where its route skips it."""


class Difference(msgspec.Struct, frozen=True):
    """A question that not all cases answer alike."""

    question: str
    size: Literal["large", "small", "open"]
    """``large``: two steps or more, yes against no, another choice, or choices without one in
    common; ``small``: anything less; ``open``: those who know agree, but somebody doesn't know."""
    steps: int | None
    """The distance on a scale or between numbers; ``None`` without one."""
    answers: tuple[Answer, ...]
    """In the order of the cases."""


class Swap(msgspec.Struct, frozen=True):
    """What it takes for one case to get the outcome of another, by taking over its answers."""

    case: int
    other: int
    outcome: str
    exact: bool
    """``False``: the search stopped early, and the one way is a set that cannot lose a question."""
    more: bool
    """Whether other sets are as small."""
    ways: tuple[tuple[str, ...], ...]
    """The smallest sets of questions that do it, at most ``MAX_WAYS``."""


class Comparison(msgspec.Struct, frozen=True):
    """Everything there is to say about several cases beside each other.

    All tuples with one entry a case are in the order of ``results``.
    """

    questionnaire: Questionnaire
    kind: ComparisonKind
    reason: Reason
    names_differ: bool
    """Whether the cases may be about different things."""
    results: tuple[Result, ...]
    """By date for moments, else as they were given."""
    answers: tuple[Answers, ...]
    """As in ``Routed``."""
    outcomes: tuple[str, ...]
    differences: tuple[Difference, ...]
    same: int
    """How many questions all cases answer alike."""
    nobody: int
    """How many questions no case answers."""
    swaps: tuple[Swap, ...]
    """From each case to each other outcome."""

    def of(self, size: str) -> tuple[Difference, ...]:
        """Return the differences of one size."""
        return tuple(found for found in self.differences if found.size == size)


def compare(
    questionnaire: Questionnaire,
    cases: Sequence[Case],
    kind: ComparisonKind | None = None,
    *,
    full: bool = True,
) -> Comparison:
    """Compare two or more cases about the same thing. Pure, like ``score``.

    Without ``kind`` the cases say what they are: different respondents, else different dates,
    else respondents. Without ``full``, the swaps are not worked out: those can take seconds.
    """
    reason: Reason = "asked"
    if kind is None:
        if len({case.respondent for case in cases}) > 1:
            kind, reason = "respondents", "respondents"
        elif len({case.date for case in cases}) > 1:
            kind, reason = "moments", "dates"
        else:
            kind, reason = "respondents", "nothing"
    if kind == "moments":
        # A case without a date comes after those with one; equals stay in order.
        cases = sorted(cases, key=lambda case: (case.date is None, case.date or ""))
    results = tuple(score(questionnaire, case, full=False) for case in cases)
    outcomes = tuple(result.end for result in results)
    routed = tuple(result.answers for result in results)
    same, nobody = alike(questionnaire, routed)
    return Comparison(
        questionnaire=questionnaire,
        kind=kind,
        reason=reason,
        names_differ=len({case.name for case in cases}) > 1,
        results=results,
        answers=routed,
        outcomes=outcomes,
        differences=differences(questionnaire, routed),
        same=same,
        nobody=nobody,
        swaps=_swaps(questionnaire, cases, outcomes) if full else (),
    )


def _swaps(
    questionnaire: Questionnaire, cases: Sequence[Case], outcomes: tuple[str, ...]
) -> tuple[Swap, ...]:
    """Go from each case to the first one with each other outcome."""
    answers = [case.answers for case in cases]
    return tuple(
        swap(questionnaire, answers, case, outcomes.index(outcome), outcome)
        for case, mine in enumerate(outcomes)
        for outcome in dict.fromkeys(outcomes)
        if outcome != mine
    )


def differences(questionnaire: Questionnaire, routed: Routed) -> tuple[Difference, ...]:
    """Return the questions that are not answered alike, the farthest apart first.

    A question that fewer than two cases are asked is left out: the answer that made it so is told
    instead. Equals stay in the order of the questionnaire.
    """
    asked = ((q, tuple(answers[q.id] for answers in routed)) for q in questionnaire.questions)
    found = [one for question, answers in asked if (one := _difference(question, answers))]
    return tuple(sorted(found, key=lambda d: -_distance(questionnaire.question[d.question], d)))


def _difference(question: Question, answers: tuple[Answer, ...]) -> Difference | None:
    asked = [answer for answer in answers if answer is not Absence.NOT_ASKED]
    known = [answer for answer in asked if answer not in OPEN]
    if len(asked) < 2 or not known:
        return None
    values = [answer for answer in known if not isinstance(answer, Absence)]
    if len(set(known)) == 1:
        return Difference(question.id, "open", None, answers) if len(known) < len(asked) else None
    if len(set(values)) < 2:
        # A value against "does not apply": they differ on whether it can be answered at all.
        return Difference(question.id, "large", None, answers)
    steps = _steps(question, values)
    large = steps >= LARGE if steps is not None else not _overlap(question, values)
    return Difference(question.id, "large" if large else "small", steps, answers)


def _steps(question: Question, values: Sequence[Answer]) -> int | None:
    """Return how far apart the farthest two are, where answers have an order."""
    if question.kind == "scale":
        places = [question.values.index(value) for value in values]
        return max(places) - min(places)
    if question.kind == "number":
        numbers = [value for value in values if not isinstance(value, (str, tuple, Absence))]
        return ceil(max(numbers) - min(numbers))
    return None


def _overlap(question: Question, values: Sequence[Answer]) -> bool:
    """Tell whether answers without an order share something: a choice, or being free text."""
    if question.kind == "choices":
        return bool(set.intersection(*(set(value) for value in values)))  # type: ignore[arg-type]
    return question.kind == "text"


def _distance(question: Question, difference: Difference) -> Fraction:
    """Return how far apart answers are as a part of the whole range, 0 to 1."""
    if difference.steps is not None:
        if question.kind == "scale":
            return Fraction(difference.steps, len(question.values) - 1)
        low, high = question.minimum, question.maximum
        if low is not None and high is not None and low != high:
            return Fraction(difference.steps) / (high - low)
    return Fraction(difference.size == "large")


def alike(questionnaire: Questionnaire, routed: Routed) -> tuple[int, int]:
    """Return how many questions all cases answer alike, and how many nobody can answer."""
    same = nobody = 0
    for question in questionnaire.questions:
        answers = {one[question.id] for one in routed}
        if answers <= {*OPEN}:
            nobody += 1
        elif len(answers) == 1 and answers != {Absence.NOT_ASKED}:
            same += 1
    return same, nobody


# -- which of another case's answers give its advice: the smallest sets, by trying, exactly --------


def swap(
    questionnaire: Questionnaire, answers: Sequence[Answers], case: int, other: int, outcome: str
) -> Swap:
    """Find the smallest sets of differing answers that give ``case`` the outcome of ``other``.

    ``answers`` are as given, before routing; ``outcome`` is that of ``other``. All differing
    answers together always do it. Sets come in the order of the questionnaire.
    """
    mine, theirs = answers[case], answers[other]
    rests_on = advice_rests_on(questionnaire)
    differing = tuple(
        question.id
        for question in questionnaire.questions
        if question.id in rests_on and _get(mine, question.id) != _get(theirs, question.id)
    )

    def gives(names: tuple[str, ...]) -> bool:
        taken_over = {name: theirs.get(name, Absence.UNANSWERED) for name in names}
        return engine_for(questionnaire).end({**mine, **taken_over}) == outcome

    tries = 0
    for size in range(1, len(differing) + 1):
        tries += comb(len(differing), size)
        if tries > MAX_TRIES:
            break
        ways = tuple(islice(filter(gives, combinations(differing, size)), MAX_WAYS + 1))
        if ways:
            return Swap(case, other, outcome, True, len(ways) > MAX_WAYS, ways[:MAX_WAYS])
    return Swap(case, other, outcome, False, False, (_pruned(differing, gives),))


def _pruned(names: tuple[str, ...], gives: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """Leave out names one by one as long as one can be missed.

    What cannot be missed among many may be missed among few, so each is tried again.
    """
    for name in names:
        fewer = tuple(n for n in names if n != name)
        if gives(fewer):
            return _pruned(fewer, gives)
    return names


def _get(answers: Answers, name: str) -> Answer:
    """Return an answer; unknown and unanswered are the same to the advice."""
    answer = answers.get(name, Absence.UNANSWERED)
    return Absence.UNANSWERED if answer is Absence.UNKNOWN else answer
