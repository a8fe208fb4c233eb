"""The values of a report's view: texts in one language and positions to draw, all frozen."""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[float, float]
"""The first and the last position that is still possible."""

QuestionText = tuple[str, str]
"""A question, and what was answered or noted there."""


class AnswerSwitch(msgspec.Struct, frozen=True):
    """An answer that would have to be different."""

    question: str
    new: str
    old: str


class CounterfactualView(msgspec.Struct, frozen=True):
    """Another advice, and the answers that would lead to it."""

    head: str
    """Names the other advice and how many answers it takes."""
    answers: tuple[AnswerSwitch, ...]
    """Empty when it takes more answers than were searched."""


class ChangeGroup(msgspec.Struct, frozen=True):
    """Other recommendations that would come of the same kind of change."""

    title: str
    changes: tuple[CounterfactualView, ...]


Firmness = Literal["clear", "unclear", "provisional", "danger"]
"""A way to present the advice: as such; as one of two; not before something is found out; or as
what has to be done at once, with nothing beside it."""


class Side(msgspec.Struct, frozen=True):
    """One of two strategies that are named together."""

    name: str
    because: tuple[str, ...]


class AdviceView(msgspec.Struct, frozen=True):
    """What is advised, and how firmly. A text that does not apply is empty."""

    firmness: Firmness
    headline: str
    """The advice, the two that are named together, or what is to be found out first."""
    certain: str = ""
    """How sure it is, in a few words, and what earlier cases showed."""
    intro: str = ""
    """What the advice means, or why it is no advice yet."""
    because: tuple[str, ...] = ()
    against: str = ""
    sides: tuple[Side, ...] = ()
    """What speaks for each of two; then ``because`` and ``against`` are empty."""
    decides_title: str = ""
    decides: str = ""
    """The question that decides between the two, or on which they differ most."""
    decides_now: str = ""
    """Its present answer, if any, and which of the two that answer or another one favours."""
    steps_title: str = ""
    first_steps: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    find_out: tuple[str, ...] = ()
    """The open questions that must be answered before anything else, beside the headline."""
    beside: tuple[str, ...] = ()
    """The respondent's own view."""
    how_sure: tuple[str, ...] = ()
    """Where the advice comes from, and what can and cannot change it."""
    ask_next: tuple[str, ...] = ()
    """The open questions that narrow the outcome most, at most three."""
    ask_the_group: str = ""
    look_again: str = ""
    look_again_on: str = ""
    """The date of that in words."""


class DecisionView(msgspec.Struct, frozen=True):
    """What was decided after the advice was read."""

    headline: str
    parts: tuple[tuple[str, str], ...]
    """A label and its text: by whom, how it compares with the advice, why, what was done."""
    brief: tuple[tuple[str, str], ...]
    """Those of the parts that a card has room for."""


class StrategyRow(msgspec.Struct, frozen=True):
    """A strategy in the ranking."""

    label: str
    score: float
    """From -1 to +1."""
    advised: bool
    runner_up: bool
    open: bool
    closed_because: tuple[str, ...]
    """Why gates closed it."""
    contributions: tuple[tuple[str, float], ...]
    """The drivers that count and what each adds, the weightiest first."""


class QuadrantCell(msgspec.Struct, frozen=True):
    """A type in a quadrant."""

    label: str
    here: bool = False
    """Whether the case has this type."""
    possible: bool = False
    """Whether a completion gives this type."""


class Quadrant(msgspec.Struct, frozen=True):
    """A classification drawn on two axes; all cells are of one size."""

    title: str
    rows: tuple[str, ...]
    """The levels of the first axis, the highest on top."""
    columns: tuple[str, ...]
    """The levels of the second axis, the highest at the left, as in the source."""
    cells: tuple[tuple[QuadrantCell, ...], ...]
    """By row, then by column."""
    down: float | None = None
    """The case's position from the top (0) to the bottom (1)."""
    across: float | None = None
    """The case's position from the left (0) to the right (1)."""
    down_span: Span | None = None
    across_span: Span | None = None
    down_borderline: bool = False
    across_borderline: bool = False
    lines: tuple[str, ...] = ()
    """The position in words, and what belongs to it."""

    def within(self, row: int, column: int) -> tuple[float, float] | None:
        """Return how far down and across a cell, 0 to 1, the case stands; ``None`` elsewhere."""
        if not self.cells[row][column].here or self.down is None or self.across is None:
            return None
        return self.down * len(self.rows) - row, self.across * len(self.columns) - column


class ScoreBar(msgspec.Struct, frozen=True):
    """A dimension drawn as a bar around 0."""

    label: str
    score: float | None
    """From -1 to +1."""
    span: Span | None
    """The lowest and the highest score that a completion gives."""
    level: str
    """The level in words, and how firm it is."""
    summary: str
    """The level, the score and the span in one line."""
    advice: str
    notes: tuple[str, ...]


class BarGroup(msgspec.Struct, frozen=True):
    """Bars under one heading."""

    title: str
    intro: str
    bars: tuple[ScoreBar, ...]
    """Only what has a score."""
    unknown: str
    """Of what too little is known, in words."""


class TextGroup(msgspec.Struct, frozen=True):
    """Lines under one heading."""

    title: str
    lines: tuple[str, ...]


class PublishedShares(msgspec.Struct, frozen=True):
    """Published percentages beside the answer given here."""

    title: str
    rows: tuple[tuple[str, str, bool], ...]
    """An answer, its percentage (may be empty), and whether it was given here."""
    note: str


class RoleView(msgspec.Struct, frozen=True):
    """A way to carry the advice out, and why it is called for."""

    label: str
    meaning: str
    because: str


class OpenQuestions(msgspec.Struct, frozen=True):
    """What is not known."""

    title: str
    count: str
    first_title: str
    first: tuple[str, ...]
    """The questions to find out first: those of gates."""
    rest: tuple[QuestionText, ...]
    """The other open questions: a theme, and its questions."""


class ReportView(msgspec.Struct, frozen=True):
    """A whole report in one language. What does not apply is empty or ``None``."""

    language: str
    title: str
    case: str
    about: tuple[str, ...]
    group: bool = False
    """Whether it is for the group itself: what to talk about and to agree on, and no more."""
    warnings: tuple[str, ...] = ()
    advice: AdviceView | None = None
    decision: DecisionView | None = None
    agreements: tuple[str, ...] = ()
    """What to agree on in the talk, line by line; an empty line is there to write on."""
    changes: tuple[ChangeGroup, ...] = ()
    ranking: tuple[StrategyRow, ...] = ()
    margin: str = ""
    """The lead over the runner-up."""
    why_not: tuple[str, ...] = ()
    definitions: tuple[TextGroup, ...] = ()
    """The classifications that are not drawn."""
    quadrants: tuple[Quadrant, ...] = ()
    bar_groups: tuple[BarGroup, ...] = ()
    roles_title: str = ""
    roles: tuple[RoleView, ...] = ()
    participation: TextGroup | None = None
    published: tuple[PublishedShares, ...] = ()
    shown: tuple[QuestionText, ...] = ()
    """Answers that are shown as they are."""
    open: OpenQuestions | None = None
    notes: tuple[QuestionText, ...] = ()
    story: tuple[str, ...] = ()
    basis: str = ""
    """Where the decision comes from."""
    sources: tuple[str, ...] = ()
    closing: str = ""
    """The closing question."""
    conclusion: str = ""
    """What was noted at the closing question."""
