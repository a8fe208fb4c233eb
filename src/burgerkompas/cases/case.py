"""A case: answers by question id, and its own description."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec import structs

from burgerkompas.cases.answers import Answer
from burgerkompas.safe_text import inert

CASE_FORM = 1
"""The version of the case file format, its first key."""

CASE_KEYS = ("name", "place", "date", "respondent")

Story = str | dict[str, str]
"""The story of a case: one text, or one for each language by its code."""


def name_key(name: str) -> str:
    """Return the key that spellings of one name share."""
    return " ".join(name.casefold().split())


class CaseDecision(msgspec.Struct, frozen=True):
    """What was decided about an initiative after the advice was read."""

    chosen: str
    """The id of a strategy or outcome of the questionnaire."""
    why: str | None = None
    by: str | None = None
    on: str | None = None
    """The day, as YYYY-MM-DD."""
    done: str | None = None
    """What has been done so far."""

    def texts(self) -> dict[str, str]:
        """Return what is written in it by key, in the order of a case file."""
        return {key: text for key, text in structs.asdict(self).items() if text is not None}


class Case(msgspec.Struct, frozen=True):
    """One initiative as one respondent sees it on one day."""

    name: str | None = None
    place: str | None = None
    date: str | None = None
    respondent: str | None = None
    questions: str | None = None
    """``ID@VERSION`` of the questionnaire it was filled in with, if it says so."""
    answers: dict[str, Answer] = {}
    """By question id; a question that isn't there is unanswered."""
    retired: dict[str, Answer] = {}
    """Answers to questions of an earlier version, as they are in the file: kept, never counted."""
    notes: dict[str, str] = {}
    """By question id; the answer to the closing question too."""
    decision: CaseDecision | None = None
    story: Story | None = None
    file: str | None = None
    """The file it was read from."""

    @property
    def called(self) -> str:
        """What it is called among others: its name, and who filled it in."""
        name = self.name or self.file or ""
        return f"{name}, {self.respondent}" if self.respondent else name

    def merged_with(self, more: Case, answers: Mapping[str, Answer] = MappingProxyType({})) -> Case:
        """Return this case merged with another case and some answers.

        The case keeps its own description; of two answers to a question, the later one counts.
        """
        own = (*CASE_KEYS, "decision", "story")
        about = {key: getattr(self, key) or getattr(more, key) for key in own}
        return structs.replace(
            self,
            **about,
            answers={**self.answers, **more.answers, **answers},
            retired={**self.retired, **more.retired},
            notes={**self.notes, **more.notes},
        )

    def other_version(self, current: str) -> str | None:
        """Return the ``ID@VERSION`` it was filled in with, if it says one and not ``current``."""
        named = self.questions or current
        return named if "@" in named and named != current else None

    def without_notes(self) -> Case:
        """Return the case with its answers and what was chosen, without free texts on either."""
        decision = self.decision and structs.replace(self.decision, why=None, done=None)
        return structs.replace(self, notes={}, decision=decision, story=None)

    def story_in(self, language: str) -> tuple[str, ...]:
        """Return the paragraphs of the story; if a language is missing, in the first it has."""
        story = self.story
        if isinstance(story, dict):
            story = story.get(language) or next(iter(story.values()), "")
        paragraphs = map(inert, (story or "").split("\n\n"))
        return tuple(paragraph for paragraph in paragraphs if paragraph)


def is_date(text: str) -> bool:
    """Return whether a text is a calendar date in the form YYYY-MM-DD."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
