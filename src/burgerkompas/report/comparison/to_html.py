"""Draw a comparison as one web page."""

from __future__ import annotations

from burgerkompas.report.comparison.view import ComparisonView
from burgerkompas.report.pages import page
from burgerkompas.texts.compare import COMPARE


def to_html(view: ComparisonView) -> str:
    """Return the page."""
    return page(
        "comparison.html", view.language, COMPARE, view=view, title=view.questionnaire_title
    )
