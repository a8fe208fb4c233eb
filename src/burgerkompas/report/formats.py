"""The formats of a report and of a comparison: one object each, in one registry a subject."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from burgerkompas.results import Result

if TYPE_CHECKING:
    # A report starts sooner without.
    from burgerkompas.comparison import Comparison

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
    """The module and function of this package that draw it, imported only when they do: each
    module needs another library."""
    shared: bool = False
    """Whether it is made to be passed on to others."""
    binary: bool = False
    needs: tuple[str, str, str] | None = None
    """The module that may be missing, its package, and our extra that installs it."""

    def render(self, subject: Subject, language: str, screen: Screen, **how: bool) -> str | bytes:
        """Return a subject in this format, in one of its questionnaire's languages.

        ``group=True`` gives of a report what the group itself may read.
        """
        module, function = self.renderer.split(".")
        renderer = getattr(import_module(f"burgerkompas.report.{module}"), function)
        written: str | bytes = renderer(subject, language, screen, **how)
        return written


_WORD = ("docx", "python-docx", "word")
_REPORT: tuple[Format[Sequence[Result]], ...] = (
    Format("terminal", ".txt", "to_terminal.to_terminal"),
    Format("json", ".json", "to_json.to_json"),
    Format("markdown", ".md", "to_markdown.to_markdown", shared=True),
    Format("html", ".html", "to_html.to_html", shared=True),
    Format("docx", ".docx", "to_docx.to_docx", shared=True, binary=True, needs=_WORD),
)
_COMPARISON: tuple[Format[Comparison], ...] = (
    Format("terminal", ".txt", "to_terminal.comparison_to_terminal"),
    Format("json", ".json", "to_json.comparison_to_json"),
    Format("html", ".html", "to_html.comparison_to_html", shared=True),
    Format("markdown", ".md", "to_markdown.comparison_to_markdown", shared=True),
)

REPORT_FORMATS = {one.name: one for one in _REPORT}
"""The formats of a report by name; the first is used by default."""

COMPARISON_FORMATS = {one.name: one for one in _COMPARISON}
"""The formats of a comparison by name; the first is used by default."""
