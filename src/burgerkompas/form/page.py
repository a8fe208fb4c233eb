"""Put the page together: one file, with its script and style inside and nothing outside."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from string import Template

from burgerkompas.cases import Case
from burgerkompas.form.data import embedded, page_data
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.form import FORM

SCRIPTS = ("routes.js", "casefile.js", "state.js", "sections.js", "question.js", "form.js")
"""The page's script, in the order in which its parts stand on each other."""


def to_page(questionnaire: Questionnaire, case: Case, language: str) -> str:
    """Return the questionnaire as a page, filled in beforehand with what ``case`` knows.

    The page's own policy lets run just this script and style, by their hashes, and allows no
    request to anywhere.
    """
    here = files(__package__)
    base = files("burgerkompas.report") / "templates" / "base.css"
    style = "".join(css.read_text(encoding="utf-8") for css in (base, here / "form.css"))
    script = "\n".join((here / name).read_text(encoding="utf-8") for name in SCRIPTS)
    words = Words(FORM, language)
    return Template((here / "page.html").read_text(encoding="utf-8")).substitute(
        language=escape(language),
        policy=f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'",
        title=escape(questionnaire.title[language]),
        no_script=escape(words("no-script")),
        data=embedded(page_data(questionnaire, case, language)),
        style=style,
        script=script,
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
