"""Draw reports as one web page: readable without script, on a phone, on paper, read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from burgerkompas.report.drawing import draw
from burgerkompas.report.pages import page
from burgerkompas.report.view import View
from burgerkompas.texts.report import REPORT


def to_html(views: Sequence[View]) -> str:
    """Return the page: one report, or several one after the other; all in one language."""
    reports = [(view, [(q, draw(q)) for q in view.quadrants]) for view in views]
    return page("report.html", views[0].language, REPORT, reports=reports, title=views[0].title)
