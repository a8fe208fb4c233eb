"""What is asked next, how far an interview is, and how long it will still take.

What the case is about comes first, then the questions that the advice rests on (those in gates and
drivers), then the rest of the full picture, each in the order of the questionnaire. The route
decides which are asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.scoring import advice_rests_on, on_route

WORDS_PER_MINUTE = 200
"""Silent reading speed, below the mean of adults (238 in 190 studies: Brysbaert, 2019), for this is
read to be answered."""

CHOOSING_SECONDS = 4
"""Time to choose an answer after reading. A guess, small compared with the reading."""

MAX_FACTOR = 3
"""A question counts for at most this many times its expected time: a phone call is not a pace."""

PRIOR_SECONDS = 120
"""Weight of the expected pace, in seconds of evidence (about ten questions), so that the first few
answers don't make the estimate jump."""


def seconds_for(question: Question, language: str, with_help: bool = False) -> float:
    """Return the expected time for a question: reading it and its answers, and choosing.

    ``with_help``: reading its help too.
    """
    texts = [question.text, *(option.label for option in question.options)]
    texts += [question.help] if with_help and question.help else []
    words = sum(len(text[language].split()) for text in texts)
    return words * 60 / WORDS_PER_MINUTE + CHOOSING_SECONDS


class Pace(msgspec.Struct, frozen=True):
    """How long the questions in this session took, and their expected time, in seconds."""

    spent: float = 0
    expected: float = 0

    def after(self, spent: float, expected: float) -> Pace:
        """Return the pace after one more question."""
        counted = min(spent, MAX_FACTOR * expected)
        return Pace(self.spent + counted, self.expected + expected)

    @property
    def factor(self) -> float:
        """How many times the expected time this person takes; at least once.

        Who has been quick so far may still have to read what is left.
        """
        return max(1, (self.spent + PRIOR_SECONDS) / (self.expected + PRIOR_SECONDS))

    def minutes(self, questions: Iterable[Question], language: str) -> int:
        """Estimate the minutes that questions will take this person, rounded up."""
        seconds = sum(seconds_for(question, language) for question in questions)
        return math.ceil(seconds * self.factor / 60)


def longest_minutes(questions: Iterable[Question], language: str) -> int:
    """Estimate the minutes that questions take if all help is read too, rounded up."""
    return math.ceil(sum(seconds_for(q, language, with_help=True) for q in questions) / 60)


class Progress(msgspec.Struct, frozen=True):
    """How far an interview is: question and section numbers from 1, and minutes left."""

    question: int
    questions: int
    section: int
    sections: int
    minutes: int


class Section(msgspec.Struct, frozen=True):
    """Consecutive questions on the route, in one part of the questionnaire and one stage.

    ``decides``: it is in the first stage, which has all that the advice rests on.
    """

    part: str
    decides: bool
    questions: tuple[str, ...]

    def open(self, answers: Mapping[str, Answer]) -> tuple[str, ...]:
        """Return the unanswered questions."""
        return tuple(name for name in self.questions if name not in answers)


def headings(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the questions whose answers stand at the head of every part."""
    return tuple(question.id for question in questionnaire.questions if question.heading)


def first_stage(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that come first, with all that the advice rests on; none: no stages."""
    deciding = advice_rests_on(questionnaire)
    return deciding | {*headings(questionnaire)} if deciding else deciding


def order(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return all questions in the order in which they are asked."""
    begin, first = headings(questionnaire), first_stage(questionnaire)
    names = [n for part in questionnaire.parts for n in part.questions if n not in begin]
    return (*begin, *(n for n in names if n in first), *(n for n in names if n not in first))


def route(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the questions to ask, given the answers so far, in order."""
    found = on_route(questionnaire, answers)
    return tuple(n for n in order(questionnaire) if found[n] is not Absence.NOT_ASKED)


def next_unanswered(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], after: str
) -> str | None:
    """Return the next unanswered question after another one, or else the first such question."""
    names = order(questionnaire)
    waiting = [n for n in route(questionnaire, answers) if n not in answers]
    later = [n for n in waiting if n in names[names.index(after) :]]
    return next(iter(later or waiting), None)


def first_unanswered(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
    """Return the first unanswered question on the route; *unknown* counts as an answer."""
    return next((n for n in route(questionnaire, answers) if n not in answers), None)


def sections(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Section, ...]:
    """Split the route where the part or the stage changes."""
    first = first_stage(questionnaire)
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
    """Return how far an interview is at a question on the route, for someone's pace."""
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
