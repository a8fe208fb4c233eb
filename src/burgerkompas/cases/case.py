"""What a case is: answers and absences, by question id, and what it tells besides."""

from __future__ import annotations

import datetime
from enum import Enum

import msgspec

from burgerkompas.numbers import Number
from burgerkompas.questionnaire.model import Value
from burgerkompas.safe_text import inert


class Absence(Enum):
    """Why there is no answer."""

    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"

    # There is one object of each, so its identity will do; Enum hashes the name, in Python.
    __hash__ = object.__hash__


UNKNOWN = Absence.UNKNOWN
NOT_APPLICABLE = Absence.NOT_APPLICABLE

Answer = Value | Number | tuple[str, ...] | Absence
"""A value, a number, several choices in the question's order, or the reason for having none."""

ABSENT = {
    "unknown": UNKNOWN,
    "weet_niet": UNKNOWN,
    "not_applicable": NOT_APPLICABLE,
    "niet_van_toepassing": NOT_APPLICABLE,
}

CASE_FORM = 1
"""The version of the case file's form, its first key."""

CASE_KEYS = ("name", "place", "date", "respondent")


Story = str | dict[str, str]
"""What a case tells: one text, or one for each language by its code."""


class Case(msgspec.Struct, frozen=True):
    """One initiative as one respondent knows it on one day.

    ``questions`` is ``ID@VERSION`` of the questionnaire it was filled in with, if it says so;
    ``file`` is where it was read from. Answers and notes are kept by question id.
    """

    name: str | None = None
    place: str | None = None
    date: str | None = None
    respondent: str | None = None
    questions: str | None = None
    answers: dict[str, Answer] = {}
    notes: dict[str, str] = {}
    story: Story | None = None
    file: str | None = None

    def told_in(self, language: str) -> tuple[str, ...]:
        """Return the paragraphs of the story; where a language lacks, in the first it has."""
        story = self.story
        if isinstance(story, dict):
            story = story.get(language) or next(iter(story.values()), "")
        paragraphs = map(inert, (story or "").split("\n\n"))
        return tuple(paragraph for paragraph in paragraphs if paragraph)


def is_date(text: str) -> bool:
    """Whether a text is a calendar date in the form YYYY-MM-DD."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
