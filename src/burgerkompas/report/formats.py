"""The formats of a report and of a comparison: what options, help and errors name, and draw with.

A format imports what it draws with only when it does: each needs other libraries.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec

from burgerkompas.comparison import Comparison
from burgerkompas.results.result import Result

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
    render: Callable[[Subject, str, Screen], str | bytes]
    """Takes what to write, a language of its questionnaire and the screen; returns the whole."""
    shared: bool = False
    """Whether it is made to be passed on to others."""
    binary: bool = False
    needs: tuple[str, str, str] | None = None
    """The module that may be missing, its package, and our extra that installs it."""


Results = Sequence[Result]


def _terminal(results: Results, language: str, screen: Screen) -> str:
    from burgerkompas.report.to_terminal import to_terminal
    from burgerkompas.report.view import report_view

    views = (report_view(result, language) for result in results)
    return "\n".join(to_terminal(v, screen.width, screen.color, screen.unicode) for v in views)


def _json(results: Results, language: str, _: Screen) -> str:
    from burgerkompas.results.data import to_json

    return to_json(results, language)


def _markdown(results: Results, language: str, _: Screen) -> str:
    from burgerkompas.report.to_markdown import to_markdown
    from burgerkompas.report.view import report_view

    return to_markdown([report_view(result, language) for result in results])


def _html(results: Results, language: str, _: Screen) -> str:
    from burgerkompas.report.to_html import to_html
    from burgerkompas.report.view import report_view

    return to_html([report_view(result, language) for result in results])


def _docx(results: Results, language: str, _: Screen) -> bytes:
    from burgerkompas.report.to_docx import to_docx
    from burgerkompas.report.view import report_view

    return to_docx([report_view(result, language) for result in results])


def _compared_terminal(comparison: Comparison, language: str, screen: Screen) -> str:
    from burgerkompas.report.comparison_view import comparison_view
    from burgerkompas.report.to_terminal import comparison_to_terminal

    view = comparison_view(comparison, language)
    return comparison_to_terminal(view, screen.width, screen.color, screen.unicode)


def _compared_json(comparison: Comparison, language: str, _: Screen) -> str:
    from burgerkompas.report.comparison_data import comparison_to_json

    return comparison_to_json(comparison, language)


def _compared_html(comparison: Comparison, language: str, _: Screen) -> str:
    from burgerkompas.report.comparison_view import comparison_view
    from burgerkompas.report.to_html import comparison_to_html

    return comparison_to_html(comparison_view(comparison, language))


def _compared_markdown(comparison: Comparison, language: str, _: Screen) -> str:
    from burgerkompas.report.comparison_view import comparison_view
    from burgerkompas.report.to_markdown import comparison_to_markdown

    return comparison_to_markdown(comparison_view(comparison, language))


def _by_name(*formats: Format[Subject]) -> dict[str, Format[Subject]]:
    return {one.name: one for one in formats}


REPORT_FORMATS: dict[str, Format[Results]] = _by_name(
    Format("terminal", ".txt", _terminal),
    Format("json", ".json", _json),
    Format("markdown", ".md", _markdown, shared=True),
    Format("html", ".html", _html, shared=True),
    Format("docx", ".docx", _docx, shared=True, binary=True, needs=("docx", "python-docx", "word")),
)
"""The formats of a report by name; the first is used by default."""

COMPARISON_FORMATS: dict[str, Format[Comparison]] = _by_name(
    Format("terminal", ".txt", _compared_terminal),
    Format("json", ".json", _compared_json),
    Format("html", ".html", _compared_html, shared=True),
    Format("markdown", ".md", _compared_markdown, shared=True),
)
"""The formats of a comparison by name; the first is used by default."""
