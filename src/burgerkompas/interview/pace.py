"""About how long questions take: from what there is to read, and from a person's own pace."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from burgerkompas.questionnaire.model import Question

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
