"""A report as a running text: headings, sentences, lists, tables and pictures, in one order.

What is written on pages of text (Markdown, Word) is drawn from this; the view has the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from burgerkompas.report.numbers import signed
from burgerkompas.report.view import Bar, Figure, Quadrant, Row, View
from burgerkompas.texts import Words
from burgerkompas.texts.report import REPORT


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 is the case."""

    level: int
    text: str


class Said(msgspec.Struct, frozen=True):
    """A paragraph, after a label if there is one; ``alarm`` must not be missed."""

    text: str
    label: str = ""
    alarm: bool = False


class Point(msgspec.Struct, frozen=True):
    """A line of a list, after what it is about; with lines below it."""

    text: str
    about: str = ""
    below: tuple[str, ...] = ()


class Points(msgspec.Struct, frozen=True):
    """A list."""

    points: tuple[Point, ...]


class Grid(msgspec.Struct, frozen=True):
    """A table; ``strong`` are the rows that stand out, ``right`` the columns of numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()


class Picture(msgspec.Struct, frozen=True):
    """A quadrant to draw; ``legend`` explains its marks."""

    quadrant: Quadrant
    legend: str


class Bars(msgspec.Struct, frozen=True):
    """Scores to draw on one line from -1 to +1, each with its level and number in words."""

    bars: tuple[tuple[Bar, str], ...]


Block = Heading | Said | Points | Grid | Picture | Bars


def outline(view: View) -> Iterator[Block]:
    """Yield the blocks of a report."""
    v, words = view, Words(REPORT, view.language)
    yield Heading(1, f"{v.title}: {v.case}")
    yield from (Said(line) for line in v.about)
    yield from (Said(line, alarm=True) for line in v.warnings)
    if v.advice:
        yield from _advice(v, words)
    if v.changes:
        yield Heading(2, words("changes"))
        yield Points(
            tuple(
                Point(
                    change.head,
                    below=tuple(
                        words("change-answer", question=a.question, new=a.new, old=a.old)
                        for a in change.answers
                    ),
                )
                for change in v.changes
            )
        )
    if v.ranking:
        yield Heading(2, words("ranking"))
        yield Said(words("ranking-legend"))
        yield _ranking(v, words)
    yield from _points(v.why_not)
    for quadrant in v.quadrants:
        yield Heading(2, quadrant.title)
        yield Picture(quadrant, words("legend-marks"))
        yield from _points(quadrant.lines)
    yield from _bars(v, words("levels"), "", v.scales, words)
    yield from _bars(v, v.factors_title, v.factors_intro, v.factors, words)
    for group in (*v.definitions, *([v.participation] if v.participation else [])):
        yield from _section(group.title, group.lines)
    if v.roles:
        yield Heading(2, v.roles_title)
        yield Points(tuple(Point(f"{r.meaning} {r.because}", r.label) for r in v.roles))
    yield from _figures(v.figures, words)
    yield from _answers(words("shown"), v.shown)
    yield from _open(v)
    yield from _answers(words("notes"), v.notes)
    if v.story:
        yield Heading(2, words("story"))
        yield from map(Said, v.story)
    if v.closing:
        yield Heading(2, v.closing)
        yield Said(v.conclusion or "…")
    if v.basis:
        yield Heading(2, words("basis"))
        yield Said(v.basis)
    yield from _section(words("sources"), v.sources)


def _points(lines: Iterable[str]) -> Iterator[Block]:
    points = tuple(map(Point, lines))
    if points:
        yield Points(points)


def _section(title: str, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        yield Heading(2, title)
        yield from _points(lines)


def _answers(title: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if pairs:
        yield Heading(2, title)
        yield Points(tuple(Point(answer, question) for question, answer in pairs))


def _labelled(label: str, lines: Sequence[str]) -> Iterator[Block]:
    """Yield a label with its one text, or with its texts as a list below it."""
    if len(lines) == 1:
        yield Said(lines[0], label)
    elif lines:
        yield Said("", label)
        yield from _points(lines)


def _advice(v: View, words: Words) -> Iterator[Block]:
    yield Heading(2, f"{words('advice')}: {v.advice}")
    yield Said(v.meaning)
    yield from _labelled(words("first-step"), (v.first_step,) if v.first_step else ())
    yield from _labelled(words("duties"), v.duties)
    yield from _labelled(words("cautions"), v.cautions)
    yield from _labelled(words("why"), v.because)
    yield from _labelled(words("against-title"), (v.against,) if v.against else ())
    yield from _labelled(words("how-sure"), v.how_sure)
    yield from _labelled(words("ask-next"), v.ask_next)
    yield from _labelled(words("ask-group"), (v.ask_the_group,) if v.ask_the_group else ())
    yield from _labelled(words("look-again"), (v.look_again,) if v.look_again else ())


def _ranking(v: View, words: Words) -> Grid:
    def row(one: Row) -> tuple[str, ...]:
        label = one.label if one.open else f"{one.label} ({words('closed')})"
        parts = [f"{name} {signed(score, v.language)}" for name, score in one.contributions]
        return label, signed(one.score, v.language), ", ".join(parts)

    return Grid(
        (words("strategy-column"), words("score-column"), words("contributions")),
        tuple(map(row, v.ranking)),
        frozenset(i for i, one in enumerate(v.ranking) if one.advised),
        frozenset((1,)),
    )


def _bars(v: View, title: str, intro: str, bars: Sequence[Bar], words: Words) -> Iterator[Block]:
    if not bars:
        return
    yield Heading(2, title)
    if intro:
        yield Said(intro)
    told = []
    for bar in bars:
        parts = [bar.level] if bar.level else []
        parts += [] if bar.score is None else [signed(bar.score, v.language)]
        if bar.range and bar.range[0] != bar.range[1]:
            low, high = (signed(end, v.language) for end in bar.range)
            parts.append(words("range", low=low, high=high))
        told.append((bar, ", ".join(parts)))
    yield Bars(tuple(told))


def _figures(figures: Sequence[Figure], words: Words) -> Iterator[Block]:
    if figures:
        yield Heading(2, words("figures"))
    for figure in figures:
        yield Said("", figure.title)
        rows = tuple(
            (f"{label} ({words('yours')})" if chosen else label, share)
            for label, share, chosen in figure.rows
        )
        chosen = frozenset(i for i, (_, _, chosen) in enumerate(figure.rows) if chosen)
        heads = (words("answer-column"), words("share-column"))
        yield Grid(heads, rows, chosen, frozenset((1,)))
        yield Said(figure.note)


def _open(v: View) -> Iterator[Block]:
    yield Heading(2, v.open.title)
    yield Said(v.open.count)
    if v.open.first:
        yield Said(v.open.first_title)
        yield from _points(v.open.first)
    if v.open.rest:
        yield Said(v.open.rest)
