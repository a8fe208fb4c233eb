"""Which of another case's answers give its advice: the smallest sets, by trying, exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice
from math import comb

import msgspec

from burgerkompas.cases import Absence, Answer, Answers
from burgerkompas.engine import engine_for
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring import advice_rests_on

MAX_TRIES = 70_000
"""How many sets of answers are tried; one takes about 30 microseconds."""

MAX_WAYS = 3
"""How many equally small sets are kept."""


class Swap(msgspec.Struct, frozen=True):
    """What it takes for one case to get the outcome of another, by taking over its answers."""

    case: int
    other: int
    outcome: str
    ways: tuple[tuple[str, ...], ...]
    """The smallest sets of questions that do it, at most ``MAX_WAYS``."""
    more: bool
    """Whether other sets are as small."""
    exact: bool
    """``False``: the search stopped early, and the one way is a set that cannot lose a question."""


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
            return Swap(case, other, outcome, ways[:MAX_WAYS], len(ways) > MAX_WAYS, exact=True)
    return Swap(case, other, outcome, (_pruned(differing, gives),), more=False, exact=False)


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
