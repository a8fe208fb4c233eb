"""Draw the report for a terminal: 40 columns or more, with or without colour, in any encoding."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from burgerkompas.report.numbers import signed
from burgerkompas.report.text_console import text_console, text_of
from burgerkompas.report.view import Bar, Cell, Figure, Group, Open, Quadrant, Row, View
from burgerkompas.texts import Words
from burgerkompas.texts.report import REPORT

BAR_WIDTH = 20
"""Columns of a bar from -1 to +1; even, so that 0 is in the middle."""


def to_terminal(view: View, width: int, color: bool, unicode: bool) -> str:
    """Return the report as text of at most ``width`` columns; ``unicode`` false draws in ASCII."""
    console = text_console(width, color)
    _Page(console, view, unicode).draw()
    return text_of(console)


class _Page:
    def __init__(self, console: Console, view: View, unicode: bool) -> None:
        self.console = console
        self.view = view
        self.unicode = unicode
        self.words = Words(REPORT, view.language)
        self.bullet = "• " if unicode else "- "
        self.mark = "●" if unicode else "X"
        self.shade = "▒" if unicode else "="

    def draw(self) -> None:
        v, words = self.view, self.words
        self.console.print(Text(f"{v.title}: {v.case}", style="bold"))
        for line in v.about:
            self.console.print(Text(line, style="dim"))
        for line in v.warnings:
            self.console.print(Text(f"! {line}", style="bold red"))
        if v.advice:
            self.advice()
        if v.changes:
            self.head(words("changes"))
            self.changes()
        if v.ranking:
            self.head(words("ranking"))
            self.line(words("ranking-legend"), style="dim")
            for row in v.ranking:
                self.ranked(row)
            self.bullets(v.why_not)
        for group in v.definitions:
            self.group(group)
        for quadrant in v.quadrants:
            self.quadrant(quadrant)
        if v.scales:
            self.head(words("levels"))
            self.bars(v.scales)
        if v.factors:
            self.head(v.factors_title)
            self.bars(v.factors)
        if v.roles:
            self.head(v.roles_title)
            for role in v.roles:
                meaning = role.meaning.removesuffix(".")
                self.item(f"{role.label}: {meaning}. {role.because}")
        if v.participation is not None:
            self.group(v.participation)
        if v.figures:
            self.head(words("figures"))
            for figure in v.figures:
                self.figure(figure)
        if v.shown:
            self.group(Group(words("shown"), tuple(" ".join(pair) for pair in v.shown)))
        if v.notes:
            self.group(Group(words("notes"), tuple(" ".join(pair) for pair in v.notes)))
        if v.story:
            self.head(words("story"))
            for paragraph in v.story:
                self.line(paragraph)
        self.open(v.open)
        if v.basis:
            self.head(words("basis"))
            self.line(v.basis)
        if v.sources:
            self.head(words("sources"))
            self.bullets(v.sources, style="dim")
        if v.closing:
            self.head(v.closing)
            self.line(v.conclusion or "_" * min(60, self.console.width - 2))

    def advice(self) -> None:
        v, words = self.view, self.words
        self.head(f"{words('advice')}: {v.advice}")
        if v.meaning:
            self.line(v.meaning)
        self.labelled(words("why"), v.because)
        if v.against:
            self.line(words("against", text=v.against))
        self.labelled(words("first-step"), (v.first_step,) if v.first_step else ())
        self.labelled(words("duties"), v.duties)
        self.labelled(words("cautions"), v.cautions)
        self.labelled(words("how-sure"), v.how_sure)
        self.labelled(words("ask-next"), v.ask_next)
        self.labelled(words("ask-group"), (v.ask_the_group,) if v.ask_the_group else ())
        self.labelled(words("look-again"), (v.look_again,) if v.look_again else ())

    def head(self, title: str) -> None:
        self.console.print()
        self.console.print(Text(title, style="bold"))
        rule = "─" if self.unicode else "-"
        self.console.print(Text(rule * min(len(title), self.console.width), style="dim"))

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        self.console.print(Padding(Text(text, style=style), (0, 0, 0, indent)))

    def item(self, text: str, indent: int = 0, style: str = "") -> None:
        """Print a bulleted text with a hanging indent."""
        wrapped = Text(text, style=style).wrap(
            self.console, max(10, self.console.width - indent - 2)
        )
        for i, line in enumerate(wrapped):
            lead = " " * indent + (self.bullet if i == 0 else "  ")
            self.console.print(Text.assemble(lead, line))

    def bullets(self, lines: tuple[str, ...], indent: int = 0, style: str = "") -> None:
        for line in lines:
            self.item(line, indent, style)

    def labelled(self, label: str, lines: tuple[str, ...]) -> None:
        """Print a label with its one text on the same line, or its texts below it."""
        label = label if label.endswith("?") else f"{label}:"
        if len(lines) == 1:
            self.console.print(Text.assemble((f"{label} ", "bold"), lines[0]))
        elif lines:
            self.console.print(Text(label, style="bold"))
            self.bullets(lines)

    def group(self, group: Group) -> None:
        self.head(group.title)
        self.bullets(group.lines)

    def open(self, found: Open) -> None:
        self.head(found.title)
        self.item(found.count)
        if found.first:
            self.item(found.first_title)
            self.bullets(found.first, indent=2)
        if found.rest:
            self.item(found.rest)

    def changes(self) -> None:
        for change in self.view.changes:
            self.item(change.head)
            for answer in change.answers:
                values = {"question": answer.question, "new": answer.new, "old": answer.old}
                self.line(self.words("change-answer", **values), indent=4)

    def ranked(self, row: Row) -> None:
        label = row.label + ("" if row.open else f" ({self.words('closed')})")
        second = self.second(row)
        lead = None if second is None else second.score
        self.bar(label, row.score, "", row.advised, self.mark if row.advised else " ", lead)
        if second is not None:
            values = {"mark": self.shade, "second": second.label, "margin": self.view.margin}
            self.line(self.words("lead-shaded", **values), indent=4, style="dim")
        parts = [f"{name} {self.number(score)}" for name, score in row.contributions[:3]]
        if parts:
            self.line(", ".join(parts), indent=4, style="dim")

    def second(self, row: Row) -> Row | None:
        """Return the runner-up, if the row is the advice and has a lead on it."""
        if not (row.advised and self.view.margin):
            return None
        rows = self.view.ranking
        return next((r for r in rows if r.runner_up and r.score < row.score), None)

    def number(self, score: float) -> str:
        text = signed(score, self.view.language)
        return text if self.unicode else text.replace("\N{MINUS SIGN}", "-")

    def bar(
        self,
        label: str,
        score: float | None,
        note: str,
        bold: bool = False,
        mark: str = " ",
        second: float | None = None,
    ) -> None:
        """Print a bar around 0; where it gets narrow the label stands above it."""
        drawn = self.drawn(score, second)
        number = "     " if score is None else f"{self.number(score):>5}"
        style = "bold" if bold else ""
        tail = f" {number} {note}".rstrip()
        room = self.console.width - BAR_WIDTH - len(tail) - 6
        if len(label) <= room and room >= 24:
            space = min(room, 42)
            self.console.print(Text.assemble((f"{mark} {label:<{space}} ", style), drawn, tail))
        else:
            self.item(label, style=style) if mark == " " else self.line(f"{mark} {label}", 0, style)
            self.console.print(Text.assemble("  ", drawn, tail))

    def drawn(self, score: float | None, second: float | None = None) -> str:
        """Draw a bar from 0 to the score; shaded is what it has on the second."""
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

    def bars(self, bars: tuple[Bar, ...]) -> None:
        for bar in bars:
            self.bar(bar.label, bar.score, "")
            text = bar.level if bar.advice is None else f"{bar.level}. {bar.advice}"
            self.line(text, indent=4)
            for note in bar.notes:
                self.line(note, indent=4, style="italic")

    def figure(self, figure: Figure) -> None:
        self.line(figure.title, style="bold")
        size = max(len(label) for label, _, _ in figure.rows)
        for label, share, chosen in figure.rows:
            mark = self.mark if chosen else " "
            room = min(size, self.console.width - 10)
            short = label if len(label) <= room else label[: room - 1] + "."
            here = f"  {self.words('yours')}" if chosen and self.console.width >= 60 else ""
            self.console.print(Text(f"{mark} {short:<{room}} {share:>4}{here}"))
        self.line(figure.note, style="dim")

    def quadrant(self, quadrant: Quadrant) -> None:
        self.head(quadrant.title)
        count = len(quadrant.columns)
        inside = min(30, (self.console.width - 3) // count - 1)
        h, v, cross = ("─", "│", "┼") if self.unicode else ("-", "|", "+")
        rule = cross + cross.join(h * inside for _ in quadrant.columns) + cross
        for heads in zip_longest(
            *(wrap(label, inside) for label in quadrant.columns), fillvalue=""
        ):
            self.row([_centred(head, inside) for head in heads], " ", inside)
        for i, (label, cells) in enumerate(zip(quadrant.rows, quadrant.cells, strict=True)):
            self.console.print(Text(rule, style="dim"))
            for part in wrap(label, inside):
                self.row([_centred(part, inside), *[""] * (count - 1)], v, inside)
            blocks = [self.cell(cell, inside, quadrant, i, j) for j, cell in enumerate(cells)]
            for lines in zip(*blocks, strict=True):
                self.row(list(lines), v, inside)
        self.console.print(Text(rule, style="dim"))
        self.bullets(quadrant.lines)

    def row(self, cells: list[str], edge: str, inside: int) -> None:
        self.console.print(Text(edge + edge.join(f"{c:<{inside}.{inside}}" for c in cells) + edge))

    def cell(self, cell: Cell, inside: int, quadrant: Quadrant, row: int, column: int) -> list[str]:
        """Return six lines: the label, with the mark at the initiative's place."""
        label = wrap(f"[{cell.label}]" if cell.here else cell.label, inside)[:2]
        lines = ["", "", *(_centred(part, inside) for part in label), "", ""]
        lines += [""] * (6 - len(lines))
        if not cell.here and cell.possible:
            lines[1] = _centred("?", inside)
        if cell.here and quadrant.down is not None and quadrant.across is not None:
            down = quadrant.down * len(quadrant.rows) - row
            across = quadrant.across * len(quadrant.columns) - column
            at = max(0, min(inside - 1, round(across * (inside - 1))))
            line = 0 if down < 0.25 else 1 if down < 0.5 else 4 if down < 0.75 else 5
            lines[line] = " " * at + self.mark
        return lines


def _centred(text: str, width: int) -> str:
    return f"{text[:width]:^{width}}"
