"""`questions test`: run the tests of questionnaires, and say how they went."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from burgerkompas.authoring.tests import SuiteReport, run_tests, to_data, to_junit, to_text
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.options import Json, Output, Settings, author_command, words
from burgerkompas.errors import Problem, QuestionnaireRefused
from burgerkompas.questionnaire.catalog import find, load_questions, shipped


@author_command
def questions_test(
    settings: Settings,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("test-paths"), metavar="PATH", show_default=False),
    ] = None,
    json: Json = False,
    junit: Annotated[
        Path | None, typer.Option("--junit", help=words("junit"), metavar="FILE")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=words("strict-tests"))] = False,
    output: Output = None,
) -> None:
    """Run the tests of questionnaires, and say what they never touch."""
    text, failed, untouched = run_all(paths or [], settings.language, json, junit)
    console.put(text, output)
    if failed or (strict and untouched):
        raise typer.Exit(exit_codes.QUESTIONNAIRE)


def run_all(
    paths: Sequence[str], language: str, as_json: bool, junit: Path | None
) -> tuple[str, int, int]:
    """Test questionnaires; return what to print, and how many fail and are left untouched.

    Without paths: the shipped ones. What keeps one from being tested is told for all of them.
    """
    reports: list[SuiteReport] = []
    problems: list[Problem] = []
    for path in paths or shipped():
        try:
            reports.append(run_tests(load_questions(path), find(path)))
        except QuestionnaireRefused as refused:
            problems += refused.problems
    if problems:
        raise QuestionnaireRefused(problems)
    if junit is not None:
        console.put(to_junit(reports, language), str(junit))
    if as_json:
        data = msgspec.json.encode(to_data(reports, language))
        text = msgspec.json.format(data, indent=2).decode() + "\n"
    else:
        text = "\n\n".join(to_text(report, language) for report in reports) + "\n"
    failed = sum(report.failed for report in reports)
    return text, failed, sum(len(report.untouched) for report in reports)
