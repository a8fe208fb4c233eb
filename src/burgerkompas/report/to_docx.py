"""Draw reports as a Word document: headings, lists and tables that a person can edit.

Pictures are tables too: shaded cells, to be changed by hand like the rest (docs/adr/0009).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from itertools import chain
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from burgerkompas._version import __version__
from burgerkompas.report import Screen
from burgerkompas.report.blocks import (
    Block,
    BulletList,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Ranking,
    TextTable,
    with_colon,
)
from burgerkompas.report.drawing import stretches
from burgerkompas.report.outline import outline
from burgerkompas.report.view import report_view
from burgerkompas.report.view.values import BarGroup, Quadrant, QuadrantCell, ReportView, ScoreBar
from burgerkompas.results import Result

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
ALARM = "961B1B"
ACCENT = "1B5A61"
HERE, POSSIBLE, REACH, RULE = "CFE3E1", "EEF5F3", "DCEAE8", "B9B4A9"

WIDTH, NUMBERS = 17.0, 3.4
"""The room between the margins, and that of a column of numbers, in centimetres."""

SIDES = (WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT)

STEPS = 20
"""Cells of a bar from -1 to +1; even, so that 0 is between two of them."""


def to_docx(results: Sequence[Result], language: str, screen: Screen, group: bool = False) -> bytes:
    """Return the document: each report starts on a page of its own."""
    views = [report_view(result, language, group) for result in results]
    document = _empty(views[0])
    for i, view in enumerate(views):
        if i:
            document.add_page_break()
        new_sheet = False
        for block in outline(view, "paper"):
            _add(document, block)
            if new_sheet:
                document.paragraphs[-1].paragraph_format.page_break_before = True
            new_sheet = isinstance(block, PageBreak)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _empty(view: ReportView) -> Any:
    """Return a document without text: its paper, its styles, its language and its title."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    for level, size in ((1, 22), (2, 14)):
        style = styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(ACCENT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(4)
    for name in ("List Bullet", "List Bullet 2"):
        styles[name].paragraph_format.space_after = Pt(2)
    locale = LOCALES.get(view.language, view.language)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    properties = document.core_properties
    properties.title, properties.language = f"{view.title}: {view.case}"[:255], locale
    properties.author, properties.comments = f"burgerkompas {__version__}", ""
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC)
    return document


def _add(document: Any, block: Block) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Paragraph(text, small=True):
            _small(document.add_paragraph(), text)
        case Paragraph(text, label, alarm):
            paragraph = document.add_paragraph()
            if label:
                # A label above a list or a table belongs to it.
                paragraph.paragraph_format.keep_with_next = not text
            run = _write(paragraph, label, text)
            if alarm:
                run.bold, run.font.color.rgb = True, RGBColor.from_string(ALARM)
        case BulletList(items):
            for item in items:
                _write(document.add_paragraph(style="List Bullet"), item.about, item.text)
                for line in item.below:
                    document.add_paragraph(line, style="List Bullet 2")
        case TextTable():
            _add_grid(document, block)
        case Ranking():
            _add_grid(document, block.table)
        case Picture(quadrant, legend):
            _add_quadrant(document, quadrant)
            _small(document.add_paragraph(), legend)
        case BarGroup():
            _add_bars(document, block.bars)


def _write(paragraph: Any, label: str, text: str) -> Any:
    """Write a text in a paragraph, after its label if it has one; return the text's run."""
    if label:
        paragraph.add_run(f"{with_colon(label)} ").bold = True
    return paragraph.add_run(text)


def _add_grid(document: Any, grid: TextTable) -> None:
    """Add a table with heads."""
    rows, strong, right = grid.rows, grid.strong, grid.right
    wide = (WIDTH - NUMBERS * len(right)) / (len(grid.heads) - len(right))
    widths = [NUMBERS if i in right else wide for i in range(len(grid.heads))]
    table = _Table(document, len(rows) + 1, widths)
    table.repeat_first_row()
    for i, row in enumerate((grid.heads, *rows)):
        if not row[0]:
            # There is room to write by hand.
            table.rows[i].height = Cm(0.8)
            table.rows[i].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        for j, text in enumerate(row):
            paragraph = _text(table.cells[i][j], text, bold=i == 0 or (i - 1 in strong and j == 0))
            # Lines to write on stay on one sheet.
            paragraph.paragraph_format.keep_with_next = not rows[-1][0]
            if j in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _borders(table.cells[i][j], bottom=RULE)
    _gap(document)


def _add_quadrant(document: Any, quadrant: Quadrant) -> None:
    """Draw a quadrant: the place as a mark in its cell, the possible cells shaded."""
    wide = min(5.4, (WIDTH - 3) / len(quadrant.columns))
    widths = [3.0, *[wide] * len(quadrant.columns)]
    table = _Table(document, len(quadrant.rows) + 1, widths, description=quadrant.title)
    table.repeat_first_row()
    _text(table.cells[0][0], "")
    for j, label in enumerate(quadrant.columns):
        _text(table.cells[0][j + 1], label, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for i, cells in enumerate(quadrant.cells):
        table.rows[i + 1].height = Cm(2.5)
        table.rows[i + 1].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        _text(table.cells[i + 1][0], quadrant.rows[i], bold=True)
        for j, cell in enumerate(cells):
            drawn = table.cells[i + 1][j + 1]
            _borders(drawn, **dict.fromkeys(("top", "bottom", "left", "right"), RULE))
            _place(drawn, cell, quadrant.within(i, j))
    # The rows stay together, and with the legend.
    for cell in chain.from_iterable(table.cells):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _place(drawn: Any, cell: QuadrantCell, place: tuple[float, float] | None) -> None:
    """Write a cell of a quadrant; the mark stands above or below the label, left to right."""
    label = cell.label if cell.here or not cell.possible else f"? {cell.label}"
    paragraph = _text(drawn, label, bold=cell.here)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if cell.here or cell.possible:
        _shade(drawn, HERE if cell.here else POSSIBLE)
    drawn.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if place is not None:
        down, across = place
        mark = paragraph.insert_paragraph_before() if down < 0.5 else drawn.add_paragraph()
        mark.paragraph_format.space_after = Pt(1)
        run = mark.add_run("●")
        run.font.size, run.font.color.rgb = Pt(14), RGBColor.from_string(ACCENT)
        mark.alignment = SIDES[min(2, int(across * 3))]


def _add_bars(document: Any, bars: Sequence[ScoreBar]) -> None:
    """Draw scores, each as a strip of cells: dark up to the score, light where it can still come.

    Above a strip stands what it is, below it what belongs to it.
    """
    half = STEPS // 2
    table = _Table(document, 3 * len(bars), [WIDTH / STEPS] * STEPS)
    for i, bar in enumerate(bars):
        name, level = table.span(3 * i, 0, half), table.span(3 * i, half, STEPS)
        _text(name, bar.label, bold=True).paragraph_format.keep_with_next = True
        _text(level, bar.summary).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        strip = table.rows[3 * i + 1]
        strip.height, strip.height_rule = Cm(0.26), WD_ROW_HEIGHT_RULE.EXACTLY
        for start, end, kind in stretches(bar, STEPS):
            cell = table.span(3 * i + 1, start, end)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            _borders(cell, top=RULE, bottom=RULE, **_middle(start, end))
            if kind:
                _shade(cell, ACCENT if kind == "score" else REACH)
        below = table.span(3 * i + 2, 0, STEPS)
        _text(below, bar.advice).paragraph_format.space_after = Pt(4)
        for note in bar.notes:
            _small(below.add_paragraph(), note)
    _gap(document)


def _middle(start: int, end: int) -> dict[str, str]:
    half = STEPS // 2
    return {"right": ACCENT} if end == half else {"left": ACCENT} if start == half else {}


class _Table:
    """A table with columns of fixed width; its cells are looked up once, for that is slow."""

    def __init__(
        self, document: Any, rows: int, widths: Sequence[float], description: str = ""
    ) -> None:
        table = document.add_table(rows, len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        if description:
            _set(table._tbl.tblPr, "w:tblDescription", val=description)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        self.rows = list(table.rows)
        self.cells = [list(row.cells) for row in self.rows]
        for row, cells in zip(self.rows, self.cells, strict=True):
            _set(row._tr.get_or_add_trPr(), "w:cantSplit")
            for cell, width in zip(cells, widths, strict=True):
                cell.width = Cm(width)

    def span(self, row: int, start: int, end: int) -> Any:
        """Make one cell of those from ``start`` up to, not including, ``end``."""
        return self.cells[row][start].merge(self.cells[row][end - 1])

    def repeat_first_row(self) -> None:
        """Make it the head of the table: read out with each cell, repeated on each page."""
        _set(self.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")


def _text(cell: Any, text: str, bold: bool = False) -> Any:
    """Write a cell's text; return its paragraph."""
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(text).bold = bold
    return paragraph


def _small(paragraph: Any, text: str) -> None:
    """Write what explains something."""
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.add_run(text).font.size = Pt(10)


def _gap(document: Any) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _shade(cell: Any, color: str) -> None:
    _set(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=color)


def _borders(cell: Any, **colors: str) -> None:
    """Give a cell thin borders: the side and its colour."""
    borders = _set(cell._tc.get_or_add_tcPr(), "w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in colors:
            _set(borders, f"w:{side}", val="single", sz="6", space="0", color=colors[side])


def _set(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element
