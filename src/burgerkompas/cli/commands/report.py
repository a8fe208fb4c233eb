"""`report`: read cases and put their results in the format that was asked for."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from burgerkompas.cases import Case, parse_case, read_case
from burgerkompas.cases.store import recall
from burgerkompas.cli import console
from burgerkompas.cli.options import (
    Json,
    NoNotes,
    Output,
    Settings,
    chosen_format,
    command,
    format_option,
    words,
)
from burgerkompas.cli.sharing import warn, without_notes
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, system_problem
from burgerkompas.extras import missing_library
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result
from burgerkompas.strictyaml.decoding import MOST_BYTES, standard_input
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI

FORMATS = ("terminal", "json", "markdown", "html", "docx")

STDIN = "<stdin>"


@command
def report(
    settings: Settings,
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("cases-or-last"), metavar="CASE|-", show_default=False),
    ] = None,
    json: Json = False,
    format: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
) -> None:
    """Show the advice for one or more cases."""
    shape = chosen_format(json, format, FORMATS)
    check_format(shape, output)
    questionnaire, language = settings.open_questions()
    found = read_cases(questionnaire, cases or [])
    if no_notes:
        found = [without_notes(case) for case in found]
    warn(found, shape, output, language, settings.quiet)
    results = [score(questionnaire, case) for case in found]
    console.put(render(results, language, shape, output, settings.no_color), output)


def read_cases(questionnaire: Questionnaire, names: list[str]) -> list[Case]:
    """Read the cases named; ``-`` is stdin.

    Without names: stdin when something is piped in, else the case that was saved last. Raises
    ``AnswersRefused`` with the problems of every case.
    """
    if not names:
        latest = recall() if sys.stdin is None or sys.stdin.isatty() else None
        if latest is None and (sys.stdin is None or sys.stdin.isatty()):
            raise AnswersRefused([Problem("no-case", Where(""))])
        names = [str(latest) if latest else "-"]
    cases: list[Case] = []
    problems: list[Problem] = []
    for name in names:
        try:
            cases.append(_read(questionnaire, name))
        except AnswersRefused as refused:
            problems += refused.problems
    if problems:
        raise AnswersRefused(problems)
    return cases


def _read(questionnaire: Questionnaire, name: str) -> Case:
    if name != "-":
        return read_case(questionnaire, Path(name))
    try:
        data = standard_input().read(MOST_BYTES + 1)
    except OSError as error:
        raise AnswersRefused([system_problem("unreadable", STDIN, error)]) from error
    if len(data) > MOST_BYTES:
        raise AnswersRefused([Problem("too-large", Where(STDIN), {"most": MOST_BYTES})])
    return parse_case(questionnaire, data, STDIN)


def check_format(shape: str, output: str | None) -> None:
    """Refuse, before any work is done, a format that can't be written there or here."""
    if shape != "docx":
        return
    if output in (None, "-") and sys.stdout.isatty():
        values = {"format": shape}
        raise UsageRefused([Problem("not-to-a-terminal", Where("--format"), values)])
    if find_spec("docx") is None:
        raise missing_library(f"--format {shape}", "python-docx", "word")


def render(
    results: list[Result], language: str, shape: str, output: str | None, no_color: bool
) -> str | bytes:
    """Return the report in a format; drawing characters and colour only where they can be seen."""
    if shape == "json":
        from burgerkompas.results.data import to_json

        return to_json(results, language, one=len(results) == 1)
    from burgerkompas.report.view import view

    views = [view(result, language) for result in results]
    if shape == "html":
        from burgerkompas.report.to_html import to_html

        return to_html(views)
    if shape == "markdown":
        from burgerkompas.report.to_markdown import to_markdown

        return to_markdown(views)
    if shape == "docx":
        from burgerkompas.report.to_docx import to_docx

        return to_docx(views)
    from burgerkompas.report.to_terminal import to_terminal

    to_stdout = output in (None, "-")
    color = to_stdout and console.takes_color(sys.stdout, no_color)
    unicode = not to_stdout or console.takes_unicode(sys.stdout)
    return "\n".join(to_terminal(one, console.width(), color, unicode) for one in views)


def read_again(path: Path, language: str) -> str:
    """Say how to have the report on a case again: one is longer than a screen."""
    return Words(CLI, language)("read-again", case=shlex.quote(str(path)))
