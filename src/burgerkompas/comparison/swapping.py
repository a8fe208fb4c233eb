"""Which of another's answers give another's advice: the smallest set, by trying, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from math import comb

from burgerkompas.cases import Absence, Answer
from burgerkompas.comparison.comparison import Swap
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.outcome import advice_rests_on, outcome_of

MOST_TRIES = 70_000
"""How many sets of answers are tried; one takes about 30 microseconds."""

MOST_WAYS = 3
"""How many equally small sets are told."""

Answers = Mapping[str, Answer]


def swap(
    questionnaire: Questionnaire, answers: list[Answers], case: int, other: int, outcome: str
) -> Swap:
    """Find the smallest sets of differing answers that give ``case`` the outcome of ``other``.

    ``answers`` are as given, before routing; ``outcome`` is that of ``other``. All differing
    answers together always do it. Sets come in the order of the questionnaire.
    """
    mine, theirs = answers[case], answers[other]
    rests_on = advice_rests_on(questionnaire)
    differing = [
        question.id
        for question in questionnaire.questions
        if question.id in rests_on and _get(mine, question.id) != _get(theirs, question.id)
    ]

    def gives(names: tuple[str, ...]) -> bool:
        return outcome_of(questionnaire, _taken_over(mine, theirs, names)) == outcome

    tries = 0
    for size in range(1, len(differing) + 1):
        tries += comb(len(differing), size)
        if tries > MOST_TRIES:
            break
        found = _first(names for names in combinations(differing, size) if gives(names))
        if found:
            ways, more = tuple(found[:MOST_WAYS]), len(found) > MOST_WAYS
            return Swap(case, other, outcome, ways, more, exact=True)
    return Swap(case, other, outcome, (_pruned(tuple(differing), gives),), more=False, exact=False)


def _pruned(names: tuple[str, ...], gives: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """Leave names out one by one for as long as one can be missed.

    What can't be missed among many may be missed among few, so each is tried again.
    """
    for name in names:
        fewer = tuple(n for n in names if n != name)
        if gives(fewer):
            return _pruned(fewer, gives)
    return names


def _first(found: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [names for names, _ in zip(found, range(MOST_WAYS + 1), strict=False)]


def _get(answers: Answers, name: str) -> Answer:
    """Return an answer; unknown and unanswered are the same to the advice."""
    answer = answers.get(name, Absence.UNANSWERED)
    return Absence.UNANSWERED if answer is Absence.UNKNOWN else answer


def _taken_over(mine: Answers, theirs: Answers, names: tuple[str, ...]) -> dict[str, Answer]:
    return {**mine, **{name: theirs.get(name, Absence.UNANSWERED) for name in names}}
