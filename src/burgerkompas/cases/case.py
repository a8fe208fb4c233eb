"""What a case is: answers by question id, and what it says about itself."""

from __future__ import annotations

import datetime

import msgspec

from burgerkompas.cases.answers import Answer
from burgerkompas.safe_text import inert

CASE_FORM = 1
"""The version of the case file's form, its first key."""

CASE_KEYS = ("name", "place", "date", "respondent")

Story = str | dict[str, str]
"""What a case tells: one text, or one for each language by its code."""


class Case(msgspec.Struct, frozen=True):
    """One initiative as one respondent knows it on one day."""

    name: str | None = None
    place: str | None = None
    date: str | None = None
    respondent: str | None = None
    questions: str | None = None
    """``ID@VERSION`` of the questionnaire it was filled in with, if it says so."""
    answers: dict[str, Answer] = {}
    """By question id; a question that isn't there is unanswered."""
    notes: dict[str, str] = {}
    """By question id; the answer to the closing question too."""
    story: Story | None = None
    file: str | None = None
    """Where it was read from."""

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
