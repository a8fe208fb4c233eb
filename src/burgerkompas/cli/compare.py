"""Compare cases at the command line."""

from __future__ import annotations

import sys
from typing import get_args

from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.comparison.compare import compare
from burgerkompas.comparison.comparison import Kind
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Questionnaire

KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def check_kind(kind: str | None, names: list[str]) -> Kind | None:
    """Return what cases are compared as; refuse what can't be, before anything is read."""
    if kind is not None and kind not in KINDS:
        values = {"value": kind, "allowed": ", ".join(KINDS)}
        raise UsageRefused([Problem("not-one-of", Where("--as"), values)])
    if len(names) < 2:
        raise UsageRefused([Problem("one-case-only", Where(names[0] if names else ""))])
    return None if kind is None else KINDS[kind]


def run_compare(
    questionnaire: Questionnaire,
    language: str,
    cases: list[Case],
    kind: Kind | None,
    shape: str,
    output: str | None,
    no_color: bool,
) -> str:
    """Return the comparison of cases, in a format."""
    comparison = compare(questionnaire, cases, kind)
    if shape == "json":
        from burgerkompas.report.comparison.to_json import to_json

        return to_json(comparison, language)
    from burgerkompas.report.comparison.view import comparison_view

    view = comparison_view(comparison, language)
    if shape == "html":
        from burgerkompas.report.comparison.to_html import to_html

        return to_html(view)
    if shape == "markdown":
        from burgerkompas.report.comparison.to_markdown import to_markdown

        return to_markdown(view)
    from burgerkompas.report.comparison.to_terminal import to_terminal

    to_stdout = output in (None, "-")
    color = to_stdout and console.takes_color(sys.stdout, no_color)
    return to_terminal(
        view, console.width(), color, not to_stdout or console.takes_unicode(sys.stdout)
    )
