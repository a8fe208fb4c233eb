"""Put the page together: one file, with its script and style inside and nothing outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from burgerkompas.cases import Case
from burgerkompas.columns import compile_report, to_javascript
from burgerkompas.form.data import NO_STORIES, as_json, page_data
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.to_html import TEMPLATES, embedded, page, report_script

HERE = Path(__file__).parent

SCRIPTS = (
    "judge.js",
    "casefile.js",
    "state.js",
    "wording.js",
    "result.js",
    "lookahead.js",
    "view_advice.js",
    "view.js",
    "draw.js",
    "sections.js",
    "question.js",
    "advice.js",
    "practice.js",
    "form.js",
)
"""The parts of the page's script after the engine; each uses those before it."""

LOOK = ("base.css", "quadrant.css", "report.css")
"""The style of the report; a report saved as a page of its own includes it."""


def to_page(
    questionnaire: Questionnaire,
    case: Case,
    language: str,
    stories: Mapping[str, Case] = NO_STORIES,
) -> str:
    """Return the questionnaire as a page, with the answers of ``case`` already filled in.

    ``stories`` are cases with a story to practise on.

    The page's own policy allows only this script and style, by their hashes, and no requests at
    all.
    """
    text = page(
        "page.html",
        language,
        "form",
        HERE,
        title=questionnaire.title[language],
        look=embedded(_joined(TEMPLATES / name for name in LOOK)),
        style=embedded(_joined([HERE / "form.css"])),
        script=embedded(page_script(questionnaire)),
        data=embedded(as_json(page_data(questionnaire, case, language, stories))),
    )
    return f"{text}\n"


def page_script(questionnaire: Questionnaire, parts: Sequence[str] = SCRIPTS) -> str:
    """Return a page's script: the engine, some parts, and the templates of a report."""
    engine = to_javascript(compile_report(questionnaire))
    # Comments and indentation are for readers of these files, not for a phone.
    own = re.sub(r"(?m)^ *//.*\n|^ +", "", _joined(HERE / name for name in parts))
    return "\n".join([engine, own, report_script()])


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
