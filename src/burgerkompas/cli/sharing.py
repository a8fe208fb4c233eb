"""The commands for sharing: the form for others to fill in, and cases beside each other."""

from __future__ import annotations

from typing import Annotated

import typer

from burgerkompas.cli import console
from burgerkompas.cli.opening import open_questions, shape_for
from burgerkompas.cli.options import (
    Case,
    Data,
    Debug,
    Json,
    Lang,
    NoColor,
    NoNotes,
    Output,
    Questions,
    Quiet,
    Version,
    format_option,
    words,
)

COMPARE_FORMATS = ("terminal", "json", "html", "markdown")


def form(
    case: Case = None,
    data: Data = None,
    output: Output = None,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Make the questionnaire as one offline page, filled in with what is known already."""
    from burgerkompas.cli.form import known
    from burgerkompas.cli.outgoing import warn
    from burgerkompas.form.page import to_page

    questionnaire, language = open_questions(questions, lang)
    filled = known(questionnaire, case, data)
    warn([filled], "html", output, language, quiet)
    console.put(to_page(questionnaire, filled, language), output)


def compare(
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("cases"), metavar="CASE", show_default=False),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--as", help=words("compare-as"), metavar="KIND")
    ] = None,
    json: Json = False,
    format: Annotated[str | None, format_option(COMPARE_FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Put two or more cases of one initiative beside each other."""
    from burgerkompas.cli.compare import check_kind, run_compare
    from burgerkompas.cli.outgoing import warn, without_notes
    from burgerkompas.cli.report import read_cases

    shape = shape_for(json, format, COMPARE_FORMATS)
    questionnaire, language = open_questions(questions, lang)
    named = cases or []
    compared_as = check_kind(kind, named)
    found = read_cases(questionnaire, named)
    if no_notes:
        found = [without_notes(case) for case in found]
    warn(found, shape, output, language, quiet)
    page = run_compare(questionnaire, language, found, compared_as, shape, output, no_color)
    console.put(page, output)
