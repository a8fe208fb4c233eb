"""A page in sections: what a comparison, an agenda and measured agreement are drawn from."""

from __future__ import annotations

import msgspec


class CaseAnswer(msgspec.Struct, frozen=True):
    """What one case says to a question, with what was noted there."""

    who: str
    answer: str
    note: str = ""


class QuestionAnswers(msgspec.Struct, frozen=True):
    """A question with what each case says."""

    question: str
    answers: tuple[CaseAnswer, ...]


class SectionTable(msgspec.Struct, frozen=True):
    """Rows under heads; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    narrow: bool = False
    """Whether its columns fit beside each other in a terminal."""


class PageSection(msgspec.Struct, frozen=True):
    """A heading and what stands under it, in this order; the title may be empty."""

    title: str
    lines: tuple[str, ...] = ()
    table: SectionTable | None = None
    questions: tuple[QuestionAnswers, ...] = ()
    bullets: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class SectionedPage(msgspec.Struct, frozen=True):
    """A whole page in one language."""

    questionnaire_title: str
    title: str
    notices: tuple[str, ...]
    sections: tuple[PageSection, ...]
    people: tuple[tuple[str, str], ...] = ()
    """What each case is called, and what it says of itself."""
