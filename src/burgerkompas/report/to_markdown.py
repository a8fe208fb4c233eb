"""Draw reports and comparisons as Markdown with GitHub's tables; every text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from burgerkompas.report import Screen
from burgerkompas.report.blocks import (
    Answers,
    Block,
    BulletList,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Ranking,
    SectionedPage,
    TextTable,
    with_colon,
)
from burgerkompas.report.outline import outline
from burgerkompas.report.view import report_view
from burgerkompas.report.view.values import BarGroup, QuadrantCell
from burgerkompas.results import Result

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~@$^]|&(?=#?\w+;)|(?<=\w):(?=//)|(?<=www)\.|:(?=[\w+-]+:)")
_AT_THE_START = re.compile(r"^(?:[-+=](?=[-+=\s]|$)|\d{1,9}(?=[.)](?:\s|$)))")


def to_markdown(
    results: Sequence[Result], language: str, screen: Screen, group: bool = False
) -> str:
    """Return the reports, one after the other; ends with a newline."""
    views = (report_view(result, language, group) for result in results)
    return "\n\n---\n\n".join(_markdown(outline(view, "page")) for view in views) + "\n"


def sections_to_markdown(view: SectionedPage, language: str, screen: Screen) -> str:
    """Return a page in sections; ends with a newline."""
    people = tuple(ListItem(about, who) for who, about in view.people)
    return _markdown([Heading(1, view.title), BulletList(people), *view.blocks()]) + "\n"


def _markdown(blocks: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_block, blocks)))


def escape(text: str) -> str:
    """Return a line of text that no Markdown reader takes for more than that.

    Beside the marks themselves: addresses that readers turn into links, names of emoji, and what
    begins a list or underlines a heading.
    """
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    start = _AT_THE_START.match(text)
    if start is None:
        return text
    if start[0].isdigit():
        return f"{start[0]}\\{text[start.end() :]}"
    return f"\\{text}"


def _block(block: Block) -> str:
    match block:
        case PageBreak() | Heading(text=""):
            return ""
        case Heading(level, text):
            return f"{'#' * level} {escape(text)}"
        case Paragraph(text, alarm=True):
            return f"> **{escape(text)}**"
        case Paragraph(text, label):
            return f"{_label(label)} {escape(text)}".strip()
        case BulletList(points):
            return "\n".join(map(_item, points))
        case TextTable(heads, rows, strong, right):
            return _table(heads, [_row(row, i in strong) for i, row in enumerate(rows)], right)
        case Answers(question, answers):
            return f"{_label(question)}\n\n{_block(BulletList(answers))}"
        case Picture(quadrant, legend):
            lines = zip(quadrant.rows, quadrant.cells, strict=True)
            drawn = [[f"**{escape(label)}**", *map(_cell, row)] for label, row in lines]
            return f"{_table(('', *quadrant.columns), drawn)}\n\n{escape(legend)}"
        case Ranking():
            return _block(block.table)
        case BarGroup(bars=bars):
            items = (
                ListItem(f"{bar.summary}. {bar.advice}".strip(), bar.label, bar.notes)
                for bar in bars
            )
            return "\n".join(map(_item, items))


def _label(label: str) -> str:
    return f"**{escape(with_colon(label))}**" if label else ""


def _item(item: ListItem) -> str:
    lines = [f"- {_label(item.about)} {escape(item.text)}".replace("-  ", "- ", 1)]
    return "\n".join([*lines, *(f"  - {escape(line)}" for line in item.below)])


def _row(row: tuple[str, ...], strong: bool) -> list[str]:
    first, *rest = map(escape, row)
    return [f"**{first}**" if strong else first, *rest]


def _cell(cell: QuadrantCell) -> str:
    text = escape(cell.label)
    return f"● **{text}**" if cell.here else f"? {text}" if cell.possible else text


def _table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()
) -> str:
    """Return a table; its heads are text, its cells Markdown."""
    rule = ["---:" if i in right else "---" for i in range(len(heads))]
    lines = [[escape(head) for head in heads], rule, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
