"""What pages for a terminal are drawn on: as text, for the command line to print."""

from __future__ import annotations

from io import StringIO

from rich.console import Console


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
