"""What pages for a terminal are drawn on: as text, for the command line to print."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from burgerkompas.report import Screen


def text_console(width: int, color: bool) -> Console:
    """Return a console that writes lines of at most ``width`` columns, text as it is."""
    return Console(
        file=StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def text_of(console: Console) -> str:
    """Return what was drawn, with no blanks at the end of a line."""
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


class TextPage:
    """A page of headings, lines and lists for a screen."""

    def __init__(self, screen: Screen) -> None:
        self.console = text_console(screen.width, screen.color)
        self.width = screen.width
        self.unicode = screen.unicode
        self.bullet = "• " if self.unicode else "- "
        self.rule = "─" if self.unicode else "-"

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
