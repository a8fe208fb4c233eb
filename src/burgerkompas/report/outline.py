"""A report or a comparison as a running text: headings, paragraphs, lists, tables, pictures.

The formats for pages of text (Markdown, Word) draw this; the view has the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import structs

from burgerkompas.report.view.sectioned import SectionedPage
from burgerkompas.report.view.values import (
    AdviceView,
    BarGroup,
    CounterfactualView,
    PublishedShares,
    Quadrant,
    ReportView,
    StrategyRow,
)
from burgerkompas.report.view.wording import signed
from burgerkompas.texts import Words


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 is the case."""

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
    """A table; ``strong`` are the rows that stand out, ``right`` the columns of numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()


class PageBreak(msgspec.Struct, frozen=True):
    """On paper what follows stands on a new sheet."""


Block = PageBreak | Heading | Paragraph | BulletList | TextTable | Quadrant | BarGroup


def outline(view: ReportView, paper: bool = False) -> Iterator[Block]:
    """Yield the blocks of a report; on ``paper`` the first sheet can be taken into the talk."""
    v, words = view, Words("report", view.language)
    yield Heading(1, f"{v.title}: {v.case}")
    yield from map(Paragraph, v.about)
    yield from (Paragraph(line, alarm=True) for line in v.warnings)
    if v.advice:
        yield from _advice(v.advice, words)
    if v.decision:
        if paper and not v.group:
            yield PageBreak()
        yield Heading(2, v.decision.headline)
        # A sheet of its own tells what it is about.
        yield from [Paragraph(v.case)] * paper
        yield from (Paragraph(text, label) for label, text in v.decision.parts)
    if v.conclusion:
        yield Heading(2, v.closing)
        yield Paragraph(v.conclusion)
    if v.agreements and (v.group or paper):
        yield Heading(2, words("agreements"))
        heads = tuple(words(key) for key in ("who", "what", "when"))
        yield TextTable(heads, tuple(("", what, "") for what in v.agreements))
        if not v.group:
            yield PageBreak()
    for group in v.changes:
        yield from _section(group.title, (_change(change, words) for change in group.changes))
    for quadrant in v.quadrants:
        yield Heading(2, quadrant.title)
        yield quadrant
        others = any(cell.possible and not cell.here for row in quadrant.cells for cell in row)
        legend = ("legend-marks", "legend-possible") if others else ("legend-marks",)
        yield Paragraph(" ".join(map(words, legend)), small=True)
        yield from _bullets(quadrant.lines)
    for bars in v.bar_groups:
        yield Heading(2, bars.title)
        yield from (Paragraph(text) for text in (bars.intro, bars.unknown) if text)
        if bars.bars:
            yield bars
    for text in (*v.definitions, *([v.participation] if v.participation else [])):
        yield from _section(text.title, map(ListItem, text.lines))
    roles = (ListItem(f"{role.meaning} {role.because}", role.label) for role in v.roles)
    yield from _section(v.roles_title, roles)
    yield from _section(words("shown"), (ListItem(text, about) for about, text in v.shown))
    if v.open:
        yield Heading(2, v.open.title)
        yield Paragraph(v.open.count)
        if v.open.first:
            yield Paragraph(v.open.first_title)
        yield from _bullets(v.open.first)
        if rest := tuple(ListItem(text, about) for about, text in v.open.rest):
            yield BulletList(rest)
    yield from _section(words("notes"), (ListItem(text, about) for about, text in v.notes))
    if v.story:
        yield Heading(2, words("story"))
        yield from map(Paragraph, v.story)
    yield from _foundations(v, words)


def _foundations(v: ReportView, words: Words) -> Iterator[Block]:
    """Yield the numbers and the sources that the report rests on."""
    if v.ranking:
        yield Heading(2, words("ranking"))
        yield Paragraph(words("ranking-legend"))
        yield _ranking(v, words)
    yield from _bullets(v.why_not)
    yield from _published(v.published, words)
    if v.basis:
        yield Heading(2, words("basis"))
        yield Paragraph(v.basis)
    yield from _section(words("sources"), map(ListItem, v.sources))


def _section(title: str, items: Iterable[ListItem]) -> Iterator[Block]:
    """Yield a list under its heading; nothing when the list is empty."""
    if listed := tuple(items):
        yield Heading(2, title)
        yield BulletList(listed)


def _bullets(lines: Iterable[str]) -> Iterator[Block]:
    if items := tuple(map(ListItem, lines)):
        yield BulletList(items)


def _change(change: CounterfactualView, words: Words) -> ListItem:
    switches = (words("change-answer", **structs.asdict(one)) for one in change.answers)
    return ListItem(change.head, below=tuple(switches))


def _advice(advice: AdviceView, words: Words) -> Iterator[Block]:
    advised = advice.firmness in ("clear", "danger")
    yield Heading(2, f"{words('advice')}: {advice.headline}" if advised else advice.headline)
    if advice.intro:
        yield Paragraph(advice.intro)
    on = advice.look_again_on
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        (words("find-out-too"), advice.find_out),
        *((words("speaks-for-name", name=side.name), side.because) for side in advice.sides),
        (words("decides"), [advice.decides]),
        (advice.steps_title, advice.first_steps),
        (words("duties"), advice.duties),
        (words("cautions"), advice.cautions),
        (words("why"), advice.because),
        (words("against-title"), [advice.against]),
        (words("ask-group"), [advice.ask_the_group]),
        (words("look-again"), [f"{on}. {advice.look_again}".strip() if on else advice.look_again]),
        (words("beside"), advice.beside),
        (words("how-sure"), advice.how_sure),
        (words("ask-next"), advice.ask_next),
    )
    for label, lines in parts:
        if len(lines) > 1:
            yield Paragraph("", label)
            yield from _bullets(lines)
        elif lines and lines[0]:
            yield Paragraph(lines[0], label)


def _ranking(v: ReportView, words: Words) -> TextTable:
    def cells(row: StrategyRow) -> tuple[str, ...]:
        label = row.label if row.open else f"{row.label} ({words('closed')})"
        parts = [f"{name} {signed(score, v.language)}" for name, score in row.contributions]
        return label, signed(row.score, v.language), ", ".join(parts)

    return TextTable(
        (words("strategy-column"), words("score-column"), words("contributions")),
        tuple(map(cells, v.ranking)),
        strong=frozenset(i for i, row in enumerate(v.ranking) if row.advised),
        right=frozenset((1,)),
    )


def _published(tables: Sequence[PublishedShares], words: Words) -> Iterator[Block]:
    if tables:
        yield Heading(2, words("figures"))
    for table in tables:
        yield Paragraph("", table.title)
        rows = tuple(
            (f"{label} ({words('yours')})" if chosen else label, share)
            for label, share, chosen in table.rows
        )
        strong = frozenset(i for i, (_, _, chosen) in enumerate(table.rows) if chosen)
        heads = (words("answer-column"), words("share-column"))
        yield TextTable(heads, rows, strong, right=frozenset((1,)))
        yield Paragraph(table.note)


def outline_of_sections(view: SectionedPage) -> Iterator[Block]:
    """Yield the blocks of a page in sections."""
    yield Heading(1, view.title)
    yield BulletList(tuple(ListItem(about, who) for who, about in view.people))
    yield from map(Paragraph, view.notices)
    for section in view.sections:
        if section.title:
            yield Heading(2, section.title)
        yield from map(Paragraph, section.lines)
        if section.table is not None:
            yield TextTable(section.table.heads, section.table.rows)
        for question in section.questions:
            yield Paragraph("", question.question)
            answers = (
                ListItem(a.answer, a.who, (a.note,) if a.note else ()) for a in question.answers
            )
            yield BulletList(tuple(answers))
        yield from _bullets(section.bullets)
        yield from map(Paragraph, section.after)
