"""Put the page together: one file, with its script and style inside and nothing outside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from burgerkompas.cases import Case
from burgerkompas.columns import compile_report, to_javascript
from burgerkompas.form.data import as_json, page_data
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.to_html import TEMPLATES, embedded, page, report_script
from burgerkompas.texts.form import FORM

HERE = Path(__file__).parent

SCRIPTS = (
    "judge.js",
    "casefile.js",
    "state.js",
    "wording.js",
    "result.js",
    "lookahead.js",
    "view.js",
    "draw.js",
    "sections.js",
    "question.js",
    "form.js",
)
"""The parts of the page's script after the engine; each uses those before it."""


def to_page(questionnaire: Questionnaire, case: Case, language: str) -> str:
    """Return the questionnaire as a page, filled in beforehand with what ``case`` knows.

    The page's own policy lets only this script and style run, by their hashes, and allows no
    request to anywhere.
    """
    styles = (TEMPLATES / "base.css", HERE / "form.css")
    text = page(
        "page.html",
        language,
        FORM,
        HERE,
        title=questionnaire.title[language],
        style=embedded("".join(path.read_text(encoding="utf-8") for path in styles)),
        script=embedded(page_script(questionnaire)),
        data=embedded(as_json(page_data(questionnaire, case, language))),
    )
    return f"{text}\n"


def page_script(questionnaire: Questionnaire, parts: Sequence[str] = SCRIPTS) -> str:
    """Return a page's script: the engine, some parts, and the templates of a report."""
    engine = to_javascript(compile_report(questionnaire))
    texts = ((HERE / name).read_text(encoding="utf-8") for name in parts)
    return "\n".join([engine, *texts, report_script()])
