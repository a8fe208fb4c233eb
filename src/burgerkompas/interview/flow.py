"""What is asked next, how far an interview is, and how long it still takes: without any screen.

First come the questions on which the advice rests: those that gates and drivers look at. Then
the rest of the full picture. Within both, the questionnaire's own order; the route decides which
questions are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.scoring import advice_rests_on, on_route

WORDS_A_MINUTE = 238
"""How fast adults read to themselves: the mean over 190 studies (Brysbaert, 2019)."""

CHOOSING = 2
"""Seconds to choose once it is read. A guess, and small beside the reading."""

MOST_TIMES = 3
"""How many times its expected seconds a question counts at most: a phone call is no pace."""

BELIEF = 120
"""For how many seconds of evidence the expectation itself stands, so that the first few answers
don't make it jump: about ten questions."""


def seconds_for(question: Question, language: str) -> float:
    """Return what a question is expected to take: to read it with its answers, and to choose.

    Help is left out: few read it, and those who do show it in their pace.
    """
    texts = (question.text, *(option.label for option in question.options))
    words = sum(len(text[language].split()) for text in texts)
    return words * 60 / WORDS_A_MINUTE + CHOOSING


class Pace(msgspec.Struct, frozen=True):
    """How long the questions of this sitting took, beside what was expected of them, in seconds."""

    spent: float = 0
    expected: float = 0

    def after(self, spent: float, expected: float) -> Pace:
        """Return the pace with one more question in it."""
        counted = min(spent, MOST_TIMES * expected)
        return Pace(self.spent + counted, self.expected + expected)

    @property
    def factor(self) -> float:
        """How many times the expected seconds this person takes."""
        return (self.spent + BELIEF) / (self.expected + BELIEF)

    def minutes(self, questions: Iterable[Question], language: str) -> int:
        """Return about how many minutes some questions take this person; at least one."""
        seconds = sum(seconds_for(question, language) for question in questions)
        return max(1, round(seconds * self.factor / 60))


class Progress(msgspec.Struct, frozen=True):
    """How far an interview is: questions and sections from 1, and about how many minutes more."""

    question: int
    questions: int
    section: int
    sections: int
    minutes: int


class Section(msgspec.Struct, frozen=True):
    """A stretch of the route in one part of the questionnaire and one stage.

    ``decides``: it belongs to the first stage, on which the advice rests.
    """

    part: str
    decides: bool
    questions: tuple[str, ...]

    def open(self, answers: Mapping[str, Answer]) -> tuple[str, ...]:
        """Return its questions without an answer."""
        return tuple(name for name in self.questions if name not in answers)


def order(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return every question in the order of asking."""
    first = advice_rests_on(questionnaire)
    names = [name for part in questionnaire.parts for name in part.questions]
    return (*(n for n in names if n in first), *(n for n in names if n not in first))


def route(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the questions that are asked, given the answers so far, in order."""
    found = on_route(questionnaire, answers)
    return tuple(n for n in order(questionnaire) if found[n] is not Absence.NOT_ASKED)


def next_unanswered(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], after: str
) -> str | None:
    """Return the next question without an answer: after another one, else from the start."""
    place = order(questionnaire).index(after)
    waiting = [n for n in route(questionnaire, answers) if n not in answers]
    later = [n for n in waiting if order(questionnaire).index(n) > place]
    return next(iter(later or waiting), None)


def previous_question(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], before: str
) -> str | None:
    """Return the question that came before another one, or ``None`` at the start."""
    place = order(questionnaire).index(before)
    earlier = [n for n in route(questionnaire, answers) if order(questionnaire).index(n) < place]
    return earlier[-1] if earlier else None


def first_unanswered(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the first question on the route without an answer; *unknown* is an answer."""
    return next((n for n in route(questionnaire, answers) if n not in answers), None)


def sections(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Section, ...]:
    """Return the route cut where the part or the stage changes."""
    first = advice_rests_on(questionnaire)
    cut: list[Section] = []
    for name in route(questionnaire, answers):
        here = Section(questionnaire.question[name].part, name in first, (name,))
        if cut and (cut[-1].part, cut[-1].decides) == (here.part, here.decides):
            here = Section(here.part, here.decides, (*cut.pop().questions, name))
        cut.append(here)
    return tuple(cut)


def progress(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    at: str,
    language: str,
    pace: Pace = Pace(),  # noqa: B008 - frozen
) -> Progress:
    """Return how far an interview is at a question on the route, at somebody's pace."""
    names = route(questionnaire, answers)
    themes = sections(questionnaire, answers)
    waiting = dict.fromkeys([at, *(name for name in names if name not in answers)])
    return Progress(
        question=names.index(at) + 1,
        questions=len(names),
        section=next(i for i, theme in enumerate(themes, 1) if at in theme.questions),
        sections=len(themes),
        minutes=pace.minutes((questionnaire.question[name] for name in waiting), language),
    )


def is_weak(questionnaire: Questionnaire, name: str, answer: Answer) -> bool:
    """Whether an answer lies at the weak end of what a success factor measures."""
    section = questionnaire.sections.success_factors
    if section is None or isinstance(answer, (Absence, Fraction, tuple)):
        return False
    for factor in section.dimensions:
        for item in questionnaire.dimension[factor].items:
            if item.question != name:
                continue
            points = dict(item.points)
            middle = (min(points.values()) + max(points.values())) / 2
            return points[answer] > middle if item.reverse else points[answer] < middle
    return False
