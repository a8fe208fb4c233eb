"""Write a comparison as Markdown, for a mail or a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.report.comparison.view import ComparisonView, Section
from burgerkompas.report.outline import Block, Grid, Heading, Point, Points, Said
from burgerkompas.report.to_markdown import write


def to_markdown(view: ComparisonView) -> str:
    """Return the comparison; ends with a newline."""
    return write(outline(view)) + "\n"


def outline(view: ComparisonView) -> Iterator[Block]:
    """Yield the blocks of a comparison."""
    yield Heading(1, view.title)
    yield Points(tuple(Point(about, who) for who, about in view.people))
    yield from map(Said, view.notices)
    for section in view.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Block]:
    if section.title:
        yield Heading(2, section.title)
    yield from map(Said, section.lines)
    if section.table is not None:
        yield Grid(section.table.heads, section.table.rows)
    for entry in section.entries:
        yield Said("", entry.question)
        yield Points(tuple(Point(s.answer, s.who, (s.note,) if s.note else ()) for s in entry.said))
    if section.bullets:
        yield Points(tuple(map(Point, section.bullets)))
    yield from map(Said, section.after)
