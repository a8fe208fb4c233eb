"""Web pages: the only place that knows the template engine.

A page is one file: its style stands in it, it asks for nothing and needs no script to be read.
Every value that a template prints is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from burgerkompas._version import __version__
from burgerkompas.report.numbers import signed
from burgerkompas.texts import Table, Words
from burgerkompas.texts.report import PAGES

TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, language: str, table: Table, **values: object) -> str:
    """Return a page from a template; ``words`` in it are those of ``table`` and of every page."""
    words = Words({**PAGES, **table}, language)
    found = _environment().get_template(template)
    return found.render(language=language, words=words, version=__version__, **values)


class Script(NamedTuple):
    """A script to put into a page, and its hash for the page's policy."""

    text: Markup
    hash: str


def _script(name: str) -> Script:
    """Return a script of ours: the one thing that goes into a page as it stands."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Script(Markup(text), f"sha256-{digest}")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["script"] = _script
    environment.filters |= {"number": signed, "place": _place, "percent": _percent}
    return environment


def _place(number: float) -> str:
    """Write a place in a drawing: no more decimals than it needs."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _percent(score: float) -> str:
    """Write the place of a score on a line from -1 to +1."""
    return _place((score + 1) * 50) + "%"
