"""Draw reports and comparisons as web pages: the only place that knows the template engine.

A page is one file: its style stands in it, it fetches nothing and needs no script to be read.
Every value that a template prints is escaped.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import jinja2
import msgspec
from markupsafe import Markup

from burgerkompas._version import __version__
from burgerkompas.report import Screen
from burgerkompas.report.blocks import SectionedPage
from burgerkompas.report.drawing import draw
from burgerkompas.report.to_script import to_script
from burgerkompas.report.view import report_view
from burgerkompas.report.view.wording import signed
from burgerkompas.results import Result
from burgerkompas.texts import Section, Words

TEMPLATES = Path(__file__).parent / "templates"

NUMBER = re.compile(r"(?<![\w.,+-])(112|0[0-9]{2,3}-[0-9]{4,8})(?![\w-]|[.,][0-9])", re.ASCII)
"""Text that is surely a telephone number: the emergency number, or an area code with its hyphen."""


def to_html(results: Sequence[Result], language: str, screen: Screen, group: bool = False) -> str:
    """Return one page: a report, or several one after the other."""
    views = [report_view(result, language, group) for result in results]
    reports = [(view, [(q, draw(q)) for q in view.quadrants]) for view in views]
    return page("report.html", language, "report", reports=reports, title=views[0].title)


def sections_to_html(view: SectionedPage, language: str, screen: Screen) -> str:
    """Return a web page in sections."""
    title = view.questionnaire_title
    return page("sections.html", language, "pages", view=view, title=title)


def page(
    template: str, language: str, section: Section, folder: Path = TEMPLATES, **values: object
) -> str:
    """Return a page from a template in a folder.

    In the template ``words`` are the texts of ``section``, and ``pages`` those of every page.
    """
    words, pages = Words(section, language), Words("pages", language)
    found = environment(folder).get_template(template)
    return found.render(language=language, words=words, pages=pages, version=__version__, **values)


@cache
def report_script() -> str:
    """Return the templates of a report as JavaScript; see ``to_script``."""
    return to_script(environment(TEMPLATES), ("macros.html", "case.html"))


class Embedded(msgspec.Struct, frozen=True):
    """A script, style or data to put into a page as it stands, and its hash for its policy."""

    text: Markup
    hash: str


def embedded(text: str) -> Embedded:
    """Return a text for a page as it stands: ours, or made so that it can't end its element."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Embedded(Markup(text), f"sha256-{digest}")


def _script(name: str) -> Embedded:
    return embedded((TEMPLATES / name).read_text(encoding="utf-8"))


@cache
def environment(folder: Path) -> jinja2.Environment:
    """Return the template engine for the templates in a folder."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["script"] = _script
    made.filters |= {
        "number": signed,
        "numbers": _numbers,
        "place": _place,
        "percent": _percent,
        "kind": _kind,
    }
    return made


def _kind(block: object) -> str:
    """Return what kind of block something is."""
    return type(block).__name__


def _numbers(text: str) -> Iterable[tuple[str, str]]:
    """Return the parts of a text: what is plain, and the telephone number after it or nothing."""
    parts = NUMBER.split(text)
    return zip(parts[::2], [*parts[1::2], ""], strict=True)


def _place(number: float) -> str:
    """Write a position in a drawing with no more decimals than it needs."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _percent(score: float) -> str:
    """Write the position of a score on a line from -1 to +1."""
    return _place((score + 1) * 50) + "%"
