"""Draw a comparison for a terminal: any width from 40 columns, with or without colour."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from burgerkompas.report.comparison.view import ComparisonView, Entry, Section, Table
from burgerkompas.report.text_console import text_console, text_of


def to_terminal(view: ComparisonView, width: int, color: bool, unicode: bool) -> str:
    """Return the comparison as text of at most ``width`` columns."""
    console = text_console(width, color)
    _Page(console, unicode).draw(view)
    return text_of(console)


class _Page:
    def __init__(self, console: Console, unicode: bool) -> None:
        self.console = console
        self.bullet = "• " if unicode else "- "
        self.rule = "─" if unicode else "-"

    def draw(self, view: ComparisonView) -> None:
        self.text(view.title, style="bold")
        for who, about in view.people:
            self.text(f"{who}: {about}" if about else who, style="dim")
        self.console.print()
        for line in view.notices:
            self.text(line)
        for section in view.sections:
            self.section(section)

    def text(self, text: str, indent: int = 0, style: str = "") -> None:
        self.console.print(Padding(Text(text, style=style), (0, 0, 0, indent)))

    def section(self, section: Section) -> None:
        self.console.print()
        if section.title:
            self.text(section.title, style="bold")
            self.text(self.rule * min(len(section.title), self.console.width), style="dim")
        for line in section.lines:
            self.text(line)
        if section.table is not None:
            self.table(section.table)
        for entry in section.entries:
            self.entry(entry)
        for text in section.bullets:
            self.item(text)
        for line in section.after:
            self.text(line)

    def table(self, table: Table) -> None:
        """Write rows below each other: columns would not fit in a narrow terminal."""
        for label, *cells in table.rows:
            self.text(label, style="bold")
            for who, cell in zip(table.heads[1:], cells, strict=True):
                self.labelled(who, cell)

    def entry(self, entry: Entry) -> None:
        self.text(entry.question, style="bold")
        for said in entry.said:
            self.labelled(said.who, said.answer)
            if said.note:
                self.text(said.note, indent=4, style="italic")

    def labelled(self, label: str, text: str) -> None:
        self.console.print(Padding(Text.assemble((f"{label}: ", "dim"), text), (0, 0, 0, 2)))

    def item(self, text: str) -> None:
        """Print a bulleted text with a hanging indent."""
        lines = Text(text).wrap(self.console, max(10, self.console.width - 2))
        for i, line in enumerate(lines):
            self.console.print(Text.assemble(self.bullet if i == 0 else "  ", line))
