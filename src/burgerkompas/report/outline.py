"""A report as blocks of running text, in the one order of the terminal, Markdown and Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import structs

from burgerkompas.report.blocks import (
    Block,
    BulletList,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Ranking,
    TextTable,
    bullets,
)
from burgerkompas.report.view.values import (
    AdviceView,
    CounterfactualView,
    PublishedShares,
    QuestionText,
    ReportView,
    StrategyRow,
)
from burgerkompas.report.view.wording import signed
from burgerkompas.texts import Words

Medium = Literal["screen", "page", "paper"]
"""A terminal, a page that is read on a screen, or sheets of paper."""


def outline(view: ReportView, medium: Medium) -> Iterator[Block]:
    """Yield the blocks of a report; on paper the first sheet can be taken into the talk.

    First the advice; then what was decided, what else came out and what it all rests on.
    """
    words = Words("report", view.language)
    yield Heading(1, f"{view.title}: {view.case}")
    yield from map(Paragraph, view.about)
    yield from (Paragraph(line, alarm=True) for line in view.warnings)
    if view.advice:
        yield from _advice(view.advice, words)
    yield from _decided(view, words, medium == "paper")
    yield from _came_out(view, words)
    yield from _filled_in(view, words, medium)
    yield from _foundations(view, words, medium)


def _decided(v: ReportView, words: Words, paper: bool) -> Iterator[Block]:
    if v.conclusion:
        yield Heading(2, v.closing)
        yield Paragraph(v.conclusion)
    if v.decision:
        if paper and not v.group:
            yield PageBreak()
        yield Heading(2, v.decision.headline)
        # A sheet of its own tells what it is about.
        yield from [Paragraph(v.case)] * paper
        yield from (Paragraph(text, label) for label, text in v.decision.parts)
    if v.agreements and (v.group or paper):
        yield Heading(2, words("agreements"))
        heads = tuple(words(key) for key in ("who", "what", "when"))
        yield TextTable(heads, tuple(("", what, "") for what in v.agreements))
        if not v.group:
            yield PageBreak()


def _came_out(v: ReportView, words: Words) -> Iterator[Block]:
    for group in v.changes:
        yield from _section(group.title, (_change(change, words) for change in group.changes))
    for quadrant in v.quadrants:
        yield Heading(2, quadrant.title)
        others = any(cell.possible and not cell.here for row in quadrant.cells for cell in row)
        legend = ("legend-marks", "legend-possible") if others else ("legend-marks",)
        yield Picture(quadrant, " ".join(map(words, legend)))
        yield from bullets(quadrant.lines)
    for bars in v.bar_groups:
        yield Heading(2, bars.title)
        yield from (Paragraph(text) for text in (bars.intro, bars.unknown) if text)
        if bars.bars:
            yield bars
    for text in v.definitions:
        yield from _section(text.title, map(ListItem, text.lines))
    roles = (ListItem(f"{role.meaning} {role.because}", role.label) for role in v.roles)
    yield from _section(v.roles_title, roles)
    if v.participation:
        yield from _section(v.participation.title, map(ListItem, v.participation.lines))


def _filled_in(v: ReportView, words: Words, medium: Medium) -> Iterator[Block]:
    # A page shows the published figures next to the answer given.
    beside = map(_chosen, v.published) if medium == "screen" else ()
    yield from _section(words("shown"), (*_items(v.shown), *beside))
    if v.open:
        yield Heading(2, v.open.title)
        yield Paragraph(v.open.count)
        if v.open.first:
            yield Paragraph(v.open.first_title)
        yield from bullets(v.open.first)
        if v.open.rest:
            yield BulletList(tuple(_items(v.open.rest)))
    yield from _section(words("notes"), _items(v.notes))
    if v.story:
        yield Heading(2, words("story"))
        yield from map(Paragraph, v.story)


def _foundations(v: ReportView, words: Words, medium: Medium) -> Iterator[Block]:
    """Yield the numbers and the sources that the report rests on; a screen names where they are."""
    if v.ranking:
        yield Heading(2, words("ranking"))
        yield Paragraph(words("ranking-legend"))
        yield Ranking(v.ranking, v.margin, _ranking(v, words))
    yield from bullets(v.why_not)
    if medium != "screen":
        yield from _published(v.published, words)
    elsewhere = v.sources and medium == "screen"
    if v.basis or elsewhere:
        yield Heading(2, words("basis"))
    if v.basis:
        yield Paragraph(v.basis)
    if elsewhere:
        yield Paragraph(words("on-page"), small=True)
    else:
        yield from _section(words("sources"), map(ListItem, v.sources))


def _items(pairs: Iterable[QuestionText]) -> Iterator[ListItem]:
    return (ListItem(text, about) for about, text in pairs)


def _section(title: str, items: Iterable[ListItem]) -> Iterator[Block]:
    """Yield a list under its heading; nothing when the list is empty."""
    if listed := tuple(items):
        yield Heading(2, title)
        yield BulletList(listed)


def _change(change: CounterfactualView, words: Words) -> ListItem:
    switches = (words("change-answer", **structs.asdict(one)) for one in change.answers)
    return ListItem(change.head, below=tuple(switches))


def _chosen(table: PublishedShares) -> ListItem:
    return ListItem("; ".join(label for label, _, chosen in table.rows if chosen), table.title)


def _advice(advice: AdviceView, words: Words) -> Iterator[Block]:
    advised = advice.firmness in ("clear", "danger")
    yield Heading(2, f"{words('advice')}: {advice.headline}" if advised else advice.headline)
    if advice.certain:
        yield Paragraph(advice.certain, words("certain"))
    if advice.intro:
        yield Paragraph(advice.intro)
    on = advice.look_again_on
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        (words("find-out-too"), advice.find_out),
        *((words("speaks-for-name", name=side.name), side.because) for side in advice.sides),
        (advice.decides_title, [f"{advice.decides} {advice.decides_now}".strip()]),
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
            yield from bullets(lines)
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
