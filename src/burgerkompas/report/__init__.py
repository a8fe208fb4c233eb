"""Reports and comparisons: one view of what came out, drawn in several formats.

Here is the registry: one object for each format of everything that is written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar

import msgspec

from burgerkompas.results import Result

Subject = TypeVar("Subject")


class Screen(msgspec.Struct, frozen=True):
    """What a format that draws for a terminal may use of it."""

    width: int = 80
    color: bool = False
    unicode: bool = True
    """Whether it shows drawing characters, or ASCII only."""


class Format(msgspec.Struct, Generic[Subject], frozen=True):
    """One way to write something down."""

    name: str
    """What ``--format`` calls it."""
    extension: str
    """That of its files, with the dot."""
    renderer: str
    """The function that draws it, here or in a module of this package that is imported only when it
    draws: each module needs another library."""
    prepares: str = ""
    """The function that turns the subject into what is drawn; empty if that is the subject."""
    shared: bool = False
    """Whether it is made to be passed on to others."""
    binary: bool = False
    needs: tuple[str, str, str] | None = None
    """The module that may be missing, its package, and our extra that installs it."""

    def render(
        self, subject: Subject, language: str, screen: Screen, **how: int | str
    ) -> str | bytes:
        """Return a subject in this format, in one of its questionnaire's languages.

        ``group=True`` limits a report to what the group may read; for a card, ``most`` caps its
        lines, and a ``note`` stands above it.
        """
        drawn = subject
        if self.prepares:
            drawn = function_at(f"report.{self.prepares}")(subject, language)
        draw = function_at(f"report.{self.renderer}")
        written: str | bytes = draw(drawn, language, screen, **how)
        return written


def function_at(path: str) -> Any:
    """Return the function of a room, module and name; the module is imported only now."""
    module, _, name = f"burgerkompas.{path}".rpartition(".")
    return getattr(import_module(module), name)


def to_json(results: Sequence[Result], language: str, screen: Screen) -> str:
    """Return one result as a JSON object, or several as an array; ends with a newline."""
    data = [result.to_data(language) for result in results]
    return json_text(data[0] if len(data) == 1 else data)


def json_text(data: object, *_: object) -> str:
    """Return data as indented JSON, ending with a newline; ``docs/json.md`` explains each key."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def _sectioned(view: str, data: str) -> tuple[Format[Any], ...]:
    """Return the formats of what is told in sections; ``view`` and ``data`` prepare it."""
    return (
        Format("terminal", ".txt", "to_terminal.sections_to_terminal", view),
        Format("json", ".json", "json_text", data),
        Format("html", ".html", "to_html.sections_to_html", view, shared=True),
        Format("markdown", ".md", "to_markdown.sections_to_markdown", view, shared=True),
    )


_WORD = ("docx", "python-docx", "word")
_REPORT: tuple[Format[Sequence[Result]], ...] = (
    Format("terminal", ".txt", "to_terminal.to_terminal"),
    Format("json", ".json", "to_json"),
    Format("markdown", ".md", "to_markdown.to_markdown", shared=True),
    Format("html", ".html", "to_html.to_html", shared=True),
    Format("docx", ".docx", "to_docx.to_docx", shared=True, binary=True, needs=_WORD),
)
_COMPARISON = _sectioned("comparison.comparison_view", "comparison.comparison_data")
_AGENDA = (
    *_sectioned("agenda.agenda_view", "agenda.agenda_data"),
    Format("ics", ".ics", "agenda.agenda_to_ics", shared=True),
)
_AGREEMENT = _sectioned("validity.agreement_view", "validity.agreement_data")[:3]
_VALIDATION = _sectioned("validity.validation_view", "validity.validation_data")[:2]

CARD: Format[Sequence[Result]] = Format("card", ".txt", "card.card_to_terminal")
"""The first screen of a report, for a terminal only."""

REPORT_FORMATS = {one.name: one for one in _REPORT}
"""The formats of a report by name, here and below; the first is used by default."""

COMPARISON_FORMATS = {one.name: one for one in _COMPARISON}
AGENDA_FORMATS = {one.name: one for one in _AGENDA}
AGREEMENT_FORMATS = {one.name: one for one in _AGREEMENT}
VALIDATION_FORMATS = {one.name: one for one in _VALIDATION}
