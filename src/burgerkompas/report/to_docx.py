"""Draw reports as a Word document: headings, lists and tables that a person can edit.

Pictures are tables too: shaded cells, to be changed by hand like the rest (docs/adr/0009).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from burgerkompas._version import __version__
from burgerkompas.report.outline import (
    BarPicture,
    Block,
    BulletList,
    Heading,
    Paragraph,
    QuadrantPicture,
    TextTable,
    outline,
)
from burgerkompas.report.view import ReportView
from burgerkompas.report.word_tables import ACCENT, add_bars, add_grid, add_quadrant, small

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
ALARM = "961B1B"


def to_docx(views: Sequence[ReportView]) -> bytes:
    """Return the document: each report starts on a page of its own."""
    document = _empty(views[0])
    for i, view in enumerate(views):
        if i:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for block in outline(view):
            _add(document, block)
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
        case Paragraph(text, label, alarm):
            paragraph = document.add_paragraph()
            if label:
                paragraph.add_run(_label(label)).bold = True
                # A label above a list or a table belongs to it.
                paragraph.paragraph_format.keep_with_next = not text
            run = paragraph.add_run(text)
            if alarm:
                run.bold, run.font.color.rgb = True, RGBColor.from_string(ALARM)
        case BulletList(items):
            for item in items:
                paragraph = document.add_paragraph(style="List Bullet")
                if item.about:
                    paragraph.add_run(_label(item.about)).bold = True
                paragraph.add_run(item.text)
                for line in item.below:
                    document.add_paragraph(line, style="List Bullet 2")
        case TextTable(heads, rows, strong, right):
            add_grid(document, heads, rows, strong, right)
        case QuadrantPicture(quadrant, legend):
            add_quadrant(document, quadrant)
            small(document.add_paragraph(), legend)
        case BarPicture(bars):
            add_bars(document, bars)


def _label(label: str) -> str:
    return f"{label} " if label.endswith("?") else f"{label}: "
