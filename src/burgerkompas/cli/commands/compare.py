"""`compare`: two or more cases of one initiative beside each other."""

from __future__ import annotations

import sys
from typing import Annotated, get_args

import typer

from burgerkompas.cli import console
from burgerkompas.cli.commands.report import read_cases
from burgerkompas.cli.options import (
    Json,
    NoNotes,
    Output,
    Settings,
    chosen_format,
    command,
    format_option,
    one_of,
    words,
)
from burgerkompas.cli.sharing import warn, without_notes
from burgerkompas.comparison.compare import compare as compare_cases
from burgerkompas.comparison.comparison import Comparison, Kind
from burgerkompas.errors import Problem, UsageRefused, Where

FORMATS = ("terminal", "json", "html", "markdown")
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


@command
def compare(
    settings: Settings,
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("cases"), metavar="CASE", show_default=False),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--as", help=words("compare-as"), metavar="KIND")
    ] = None,
    json: Json = False,
    format: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
) -> None:
    """Put two or more cases of one initiative beside each other."""
    shape = chosen_format(json, format, FORMATS)
    questionnaire, language = settings.open_questions()
    named = cases or []
    compared_as = None if kind is None else KINDS[one_of(kind, KINDS, "--as")]
    if len(named) < 2:
        raise UsageRefused([Problem("one-case-only", Where(named[0] if named else ""))])
    found = read_cases(questionnaire, named)
    if no_notes:
        found = [without_notes(case) for case in found]
    warn(found, shape, output, language, settings.quiet)
    comparison = compare_cases(questionnaire, found, compared_as)
    console.put(render(comparison, language, shape, output, settings.no_color), output)


def render(
    comparison: Comparison, language: str, shape: str, output: str | None, no_color: bool
) -> str:
    """Return the comparison in a format."""
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
    unicode = not to_stdout or console.takes_unicode(sys.stdout)
    return to_terminal(view, console.width(), color, unicode)
