"""`questions check`, `test` and `diff`: what is wrong with a questionnaire, or has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from burgerkompas.authoring import check, diff, tests
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.call import Settings
from burgerkompas.cli.options import Json, Output, argument, author_command, option
from burgerkompas.errors import Problem, QuestionnaireRefused
from burgerkompas.questionnaire.catalog import find, load_questions, shipped_folders
from burgerkompas.report import json_text


@author_command
def questions_check(
    settings: Settings,
    paths: Annotated[list[str] | None, argument("PATH", "check-paths")] = None,
    json: Json = False,
    coverage: Annotated[bool, option("--coverage")] = False,
    cases: Annotated[
        list[str] | None, option("--cases", key="coverage-cases", metavar="PATH")
    ] = None,
    strict: Annotated[bool, option("--strict")] = False,
    output: Output = None,
) -> None:
    """Check questionnaires: find mistakes, prove what can be proven, count outcomes."""
    checks = [check.run_checks(path) for path in paths or shipped_folders()]
    reports = [(one, _count_outcomes(one, coverage, cases or [])) for one in checks]
    if json:
        text = json_text(check.to_data(reports, settings.language))
    else:
        text = check.to_text(reports, settings.language)
    console.deliver(text, output, settings.language, settings.quiet)
    if any(one.count("error") or (strict and one.count("warning")) for one in checks):
        raise typer.Exit(exit_codes.QUESTIONNAIRE)


def _count_outcomes(
    checked: check.CheckResult, wanted: bool, cases: Sequence[str]
) -> check.Coverage | None:
    """Count how often each outcome occurs, over cases or over all answers, if asked for."""
    if checked.questionnaire is None or not (wanted or cases):
        return None
    if cases:
        return check.coverage_of_cases(checked.questionnaire, cases)
    return check.coverage_of_all(checked.questionnaire)


@author_command
def questions_test(
    settings: Settings,
    paths: Annotated[list[str] | None, argument("PATH", "test-paths")] = None,
    json: Json = False,
    junit: Annotated[Path | None, option("--junit", metavar="FILE")] = None,
    strict: Annotated[bool, option("--strict", key="strict-tests")] = False,
    output: Output = None,
) -> None:
    """Run the tests of questionnaires, and list what they do not cover."""
    language = settings.language
    reports = run_all(paths or shipped_folders())
    if junit is not None:
        console.put(tests.to_junit(reports, language), str(junit))
    if json:
        text = json_text(tests.to_data(reports, language))
    else:
        text = "\n\n".join(tests.to_text(report, language) for report in reports) + "\n"
    console.deliver(text, output, settings.language, settings.quiet)
    if any(report.failed or (strict and report.untouched) for report in reports):
        raise typer.Exit(exit_codes.QUESTIONNAIRE)


def run_all(paths: Iterable[str]) -> list[tests.SuiteReport]:
    """Test questionnaires; raise ``QuestionnaireRefused`` for all that won't load at once."""
    reports: list[tests.SuiteReport] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            reports.append(tests.run_tests(load_questions(path), find(path)))
        except QuestionnaireRefused as refused:
            problems += refused.problems
    if problems:
        raise QuestionnaireRefused(problems)
    return reports


@author_command
def questions_diff(
    settings: Settings,
    old: Annotated[str, argument("OLD", "diff-old")],
    new: Annotated[str, argument("NEW", "diff-new")],
    cases: Annotated[list[str] | None, argument("CASE", "diff-cases")] = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Show what changed between two versions of a questionnaire, and for which cases."""
    revision = diff.revise(load_questions(old), load_questions(new), cases or [])
    as_json = json and json_text(diff.to_data(revision))
    text = as_json or diff.to_text(revision, settings.language)
    console.deliver(text, output, settings.language, settings.quiet)
