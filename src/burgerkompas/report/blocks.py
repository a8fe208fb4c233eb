"""Blocks of running text: reports and pages in sections consist of them, every format draws them.

The words are in them already; a format only draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from burgerkompas.report.view.values import BarGroup, Quadrant, StrategyRow


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 is the case, or the page."""

    level: int
    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, after a label if there is one."""

    text: str
    label: str = ""
    alarm: bool = False
    """Whether it must not be missed."""
    small: bool = False
    """Whether it only explains what stands above it."""


class ListItem(msgspec.Struct, frozen=True):
    """A line of a list, after what it is about, with lines below it."""

    text: str
    about: str = ""
    below: tuple[str, ...] = ()


class BulletList(msgspec.Struct, frozen=True):
    """A list with bullets."""

    items: tuple[ListItem, ...]


class TextTable(msgspec.Struct, frozen=True):
    """A table; the first cell of a row names it, or is empty where there is room to write."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    """The rows that stand out."""
    right: frozenset[int] = frozenset()
    """The columns of numbers."""
    narrow: bool = False
    """Whether its columns fit beside each other in a terminal."""


class Answers(msgspec.Struct, frozen=True):
    """A question with who answers what; what was noted there is below it."""

    question: str
    answers: tuple[ListItem, ...]


class Picture(msgspec.Struct, frozen=True):
    """A quadrant with what its signs mean; a terminal leaves it out, for it is in words too."""

    quadrant: Quadrant
    legend: str


class Ranking(msgspec.Struct, frozen=True):
    """The strategies with their scores: bars in a terminal, elsewhere a table."""

    rows: tuple[StrategyRow, ...]
    margin: str
    table: TextTable


class PageBreak(msgspec.Struct, frozen=True):
    """On paper what follows stands on a new sheet."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | TextTable
    | Answers
    | Picture
    | BarGroup
    | Ranking
    | PageBreak
)


class PageSection(msgspec.Struct, frozen=True):
    """A heading, which may be empty, and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


class SectionedPage(msgspec.Struct, frozen=True):
    """A whole page in one language: a comparison, an agenda, measured agreement."""

    questionnaire_title: str
    title: str
    notices: tuple[str, ...]
    sections: tuple[PageSection, ...]
    people: tuple[tuple[str, str], ...] = ()
    """What each case is called, and what it says of itself."""

    def blocks(self) -> Iterator[Block]:
        """Yield everything below the title and the people."""
        yield from map(Paragraph, self.notices)
        for section in self.sections:
            yield Heading(2, section.title)
            yield from section.blocks


def bullets(lines: Iterable[str]) -> tuple[BulletList, ...]:
    """Return lines as a list; none where there are no lines."""
    items = tuple(map(ListItem, lines))
    return (BulletList(items),) if items else ()


def with_colon(label: str) -> str:
    """Return a label as it stands before its text."""
    return f"{label}:" if label and not label.endswith("?") else label
