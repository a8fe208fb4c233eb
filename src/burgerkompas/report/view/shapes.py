"""The shapes of a report: texts in one language, and places to draw; all frozen."""

from __future__ import annotations

import msgspec

Range = tuple[float, float]
"""The first and the last place that is still possible."""

Pair = tuple[str, str]
"""A question and what was answered or noted."""


class Row(msgspec.Struct, frozen=True):
    """A strategy's place: its score from -1 to +1, the reasons that closed it, and what counts."""

    label: str
    score: float
    advised: bool
    runner_up: bool
    open: bool
    closed_because: tuple[str, ...]
    contributions: tuple[tuple[str, float], ...]


class Cell(msgspec.Struct, frozen=True):
    """A cell of a quadrant: here, still possible, or neither."""

    label: str
    here: bool
    possible: bool


class Quadrant(msgspec.Struct, frozen=True):
    """A typology on two axes.

    ``cells`` are rows from the top (high on the first axis) and in them from the left (high on
    the second, as in the source). ``down`` and ``across`` are the place in the picture, from 0
    (top, left) to 1, all cells being of one size; the ranges are where each can still come.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    down: float | None
    across: float | None
    down_range: Range | None
    across_range: Range | None
    down_borderline: bool
    across_borderline: bool
    lines: tuple[str, ...]


class Bar(msgspec.Struct, frozen=True):
    """A factor: its score from -1 to +1, where that can still come, and what belongs to it."""

    label: str
    score: float | None
    range: Range | None
    level: str
    advice: str | None
    notes: tuple[str, ...]


class Switch(msgspec.Struct, frozen=True):
    """A question that would have to be answered in another way."""

    question: str
    new: str
    old: str


class Turn(msgspec.Struct, frozen=True):
    """Another advice, and the answers that would have to be different for it."""

    head: str
    answers: tuple[Switch, ...]


class Figure(msgspec.Struct, frozen=True):
    """Published percentages beside the answer here."""

    title: str
    rows: tuple[tuple[str, str, bool], ...]
    note: str


class Group(msgspec.Struct, frozen=True):
    """A heading with lines under it."""

    title: str
    lines: tuple[str, ...]


class Role(msgspec.Struct, frozen=True):
    """A way to carry the advice out, and why."""

    label: str
    meaning: str
    because: str


class Open(msgspec.Struct, frozen=True):
    """What is not known: how much, the questions to find out first, the themes of the rest."""

    title: str
    count: str
    first_title: str
    first: tuple[str, ...]
    rest: str


class View(msgspec.Struct, frozen=True):
    """A whole report in one language.

    Without a scorecard ``advice`` is empty; without a runner-up so is ``margin``.
    """

    language: str
    title: str
    case: str
    about: tuple[str, ...]
    warnings: tuple[str, ...]
    advice: str
    meaning: str
    because: tuple[str, ...]
    against: str | None
    first_step: str
    duties: tuple[str, ...]
    cautions: tuple[str, ...]
    how_sure: tuple[str, ...]
    ask_the_group: str
    look_again: str
    ask_next: tuple[str, ...]
    changes: tuple[Turn, ...]
    ranking: tuple[Row, ...]
    margin: str
    why_not: tuple[str, ...]
    definitions: tuple[Group, ...]
    quadrants: tuple[Quadrant, ...]
    scales: tuple[Bar, ...]
    factors_title: str
    factors_intro: str
    factors: tuple[Bar, ...]
    roles_title: str
    roles: tuple[Role, ...]
    participation: Group | None
    figures: tuple[Figure, ...]
    shown: tuple[Pair, ...]
    open: Open
    notes: tuple[Pair, ...]
    story: tuple[str, ...]
    basis: str
    sources: tuple[str, ...]
    closing: str | None
    conclusion: str | None
