"""Draw reports and pages in sections for a terminal: from 40 columns, any colour and encoding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from burgerkompas.report import Screen
from burgerkompas.report.blocks import (
    Answers,
    Block,
    BulletList,
    Heading,
    ListItem,
    Paragraph,
    Ranking,
    SectionedPage,
    TextTable,
    with_colon,
)
from burgerkompas.report.outline import outline
from burgerkompas.report.text_console import text_console, text_of
from burgerkompas.report.view import report_view
from burgerkompas.report.view.values import BarGroup, ScoreBar, StrategyRow
from burgerkompas.report.view.wording import signed
from burgerkompas.results import Result
from burgerkompas.texts import Words

BAR_WIDTH = 20
"""Columns of a bar from -1 to +1; even, so that 0 is in the middle."""


def to_terminal(
    results: Sequence[Result], language: str, screen: Screen, group: bool = False
) -> str:
    """Return the whole reports, one after the other, no line wider than the screen."""
    pages = []
    for result in results:
        page = BlockPage(screen, language)
        page.draw(outline(report_view(result, language, group), "screen"))
        pages.append(page.text())
    return "\n".join(pages)


def sections_to_terminal(view: SectionedPage, language: str, screen: Screen) -> str:
    """Return a page in sections, no line wider than the screen."""
    page = BlockPage(screen, language)
    page.line(view.title, style="bold")
    for who, about in view.people:
        page.line(f"{who}: {about}" if about else who, style="dim")
    page.console.print()
    page.draw(view.blocks())
    return page.text()


class BlockPage:
    """A page of blocks on a screen, with the lines and lists that they are made of."""

    def __init__(self, screen: Screen, language: str) -> None:
        self.console = text_console(screen.width, screen.color)
        self.width = screen.width
        self.unicode = screen.unicode
        self.bullet = "• " if self.unicode else "- "
        self.rule = "─" if self.unicode else "-"
        self.language = language
        self.words = Words("report", language)

    def draw(self, blocks: Iterable[Block]) -> None:
        """Draw blocks one below the other, without pictures and the edges of sheets."""
        for block in blocks:
            match block:
                case Heading(text=""):
                    self.console.print()
                case Heading(1, text):
                    self.line(text, style="bold")
                case Heading(text=text):
                    self.heading(text)
                case Paragraph("", label):
                    self.line(with_colon(label), style="bold")
                case Paragraph(text, label) if label:
                    self.part(label, [text])
                case Paragraph(text, alarm=True):
                    self.line(f"! {text}", style="bold red")
                case Paragraph(text, small=small):
                    self.line(text, style="dim" if small else "")
                case BulletList(items):
                    for item in items:
                        self.item(f"{with_colon(item.about)} {item.text}".lstrip())
                        self.lines(item.below, indent=4)
                case TextTable(heads, rows) if block.narrow:
                    self.table(heads, rows)
                case TextTable(heads, rows) if rows[0][0]:
                    # Rows stand below each other: columns would not fit in a narrow terminal.
                    for label, *cells in rows:
                        self.answers(label, map(ListItem, cells, heads[1:]))
                case TextTable(heads, rows):
                    wide = self.width >= 70
                    blanks = ["_" * 16, "_" * 28, "_" * 16] if wide else ["_" * 9] * 3
                    self.table(heads, [map(_written, row, blanks) for row in rows])
                case Answers(question, answers):
                    self.answers(question, answers)
                case BarGroup(bars=bars):
                    for one in bars:
                        self.score_bar(one)
                case Ranking():
                    for row in block.rows:
                        self.strategy(row, block)

    def answers(self, question: str, answers: Iterable[ListItem]) -> None:
        """Print a question, and below it who answers what."""
        self.line(question, style="bold")
        for one in answers:
            self.labelled(f"{one.about}:", one.text, style="dim", indent=2)
            self.lines(one.below, indent=4, style="italic")

    def part(self, label: str, lines: Sequence[str]) -> None:
        """Print a label with its one text on the same line, or its texts below it."""
        if len(lines) > 1:
            self.line(with_colon(label), style="bold")
            self.items(lines)
        elif lines and lines[0]:
            self.labelled(with_colon(label), lines[0])

    def strategy(self, row: StrategyRow, ranking: Ranking) -> None:
        """Print a strategy; the advice also shows its lead over the runner-up."""
        label = row.label + ("" if row.open else f" ({self.words('closed')})")
        second = None
        if row.advised and ranking.margin:
            below = (r for r in ranking.rows if r.runner_up and r.score < row.score)
            second = next(below, None)
        drawn = self.drawn_bar(row.score, second.score if second else None)
        self.bar(label, row.score, drawn, row.advised)
        if second is not None:
            values = {"second": second.label, "margin": ranking.margin}
            lead = self.words("lead-shaded", mark=self.shade, **values)
            self.line(lead, indent=4, style="dim")
        parts = [f"{name} {self.number(score)}" for name, score in row.contributions]
        if parts:
            self.line(", ".join(parts), indent=4, style="dim")

    def score_bar(self, one: ScoreBar) -> None:
        self.bar(one.label, one.score, self.drawn_bar(one.score))
        self.line(f"{one.level}. {one.advice}" if one.advice else one.level, indent=4)
        self.lines(one.notes, indent=4, style="italic")

    def number(self, score: float) -> str:
        text = signed(score, self.language)
        return text if self.unicode else text.replace("\N{MINUS SIGN}", "-")

    @property
    def shade(self) -> str:
        """What fills the lead in a bar."""
        return "▒" if self.unicode else "="

    def drawn_bar(self, score: float | None, second: float | None = None) -> str:
        """Return a bar from 0 to the score; its lead over ``second`` is shaded."""
        half = BAR_WIDTH // 2
        full, empty, middle = ("█", "·", "│") if self.unicode else ("#", ".", "|")
        end = round((score or 0) * half)
        start = end if second is None else round(second * half)
        cells = [
            self.shade
            if start <= cell < end
            else full
            if min(0, end) <= cell < max(0, end)
            else empty
            for cell in range(-half, half)
        ]
        return "".join([*cells[:half], middle, *cells[half:]])

    def bar(self, label: str, score: float | None, drawn: str, advised: bool = False) -> None:
        """Print a bar with its label and number; where it gets narrow the label stands above."""
        here = "●" if self.unicode else "X"
        mark, style = (here, "bold") if advised else (" ", "")
        number = "" if score is None else f" {self.number(score):>5}"
        room = self.width - BAR_WIDTH - len(number) - 6
        if len(label) <= room and room >= 24:
            space = min(room, 42)
            self.console.print(Text.assemble((f"{mark} {label:<{space}} ", style), drawn, number))
        else:
            self.line(f"{mark} {label}", style=style) if advised else self.item(label)
            self.console.print(Text.assemble("  ", drawn, number))

    def text(self) -> str:
        """Return what was drawn."""
        return text_of(self.console)

    def heading(self, title: str) -> None:
        """Print a title with a rule under it, after an empty line."""
        self.console.print()
        self.line(title, style="bold")
        self.line(self.rule * min(len(title), self.width), style="dim")

    def table(self, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        """Print rows under heads, as wide as they need to be."""
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for head in heads:
            table.add_column(Text(head), overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        self.console.print(table)

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        self.console.print(Padding(Text(text, style=style), (0, 0, 0, indent)))

    def lines(self, texts: Iterable[str], indent: int = 0, style: str = "") -> None:
        for text in texts:
            self.line(text, indent, style)

    def labelled(self, label: str, text: str, style: str = "bold", indent: int = 0) -> None:
        """Print a label with its text on the same line."""
        line = Text.assemble((f"{label} ", style), text)
        self.console.print(Padding(line, (0, 0, 0, indent)))

    def item(self, text: str, indent: int = 0, style: str = "") -> None:
        """Print a bulleted text with a hanging indent."""
        room = max(10, self.width - indent - 2)
        for i, line in enumerate(Text(text, style=style).wrap(self.console, room)):
            lead = " " * indent + (self.bullet if i == 0 else "  ")
            self.console.print(Text.assemble(lead, line))

    def items(self, texts: Iterable[str], indent: int = 0, style: str = "") -> None:
        for text in texts:
            self.item(text, indent, style)


def _written(cell: str, blank: str) -> str:
    return cell or blank
