"""`report`: read cases, score them and write the report."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from burgerkompas.cases import Case, parse_case, read_case
from burgerkompas.cases.store import recall
from burgerkompas.cli import console
from burgerkompas.cli.options import (
    Json,
    NoNotes,
    Output,
    Settings,
    argument,
    chosen_format,
    command,
    option,
)
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, system_problem
from burgerkompas.extras import missing_library
from burgerkompas.files import MOST_BYTES, standard_input
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS, Format
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI

STDIN = "<stdin>"


@command
def report(
    settings: Settings,
    cases: Annotated[list[str] | None, argument("CASE|-", "cases-or-last")] = None,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=REPORT_FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
) -> None:
    """Show the advice for one or more cases."""
    chosen = REPORT_FORMATS[chosen_format(json, format, tuple(REPORT_FORMATS))]
    check_format(chosen, output)
    questionnaire, language = settings.open_questions()
    found = read_cases(questionnaire, cases or [])
    if no_notes:
        found = [case.without_notes() for case in found]
    console.warn_if_shared(found, chosen.shared, output, language, settings.quiet)
    results = [score(questionnaire, case) for case in found]
    screen = console.screen(output, settings.no_color)
    console.put(chosen.render(results, language, screen), output)


def read_cases(questionnaire: Questionnaire, names: list[str]) -> list[Case]:
    """Read the named cases; ``-`` is stdin.

    Without names: stdin if something is piped in, else the case saved last. Raises
    ``AnswersRefused`` with the problems in every case.
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


def check_format(chosen: Format[Any], output: str | None) -> None:
    """Refuse a format that can't be written, before any work is done."""
    if chosen.binary and output in (None, "-") and sys.stdout.isatty():
        values = {"format": chosen.name}
        raise UsageRefused([Problem("not-to-a-terminal", Where("--format"), values)])
    if chosen.needs is not None:
        module, package, extra = chosen.needs
        if find_spec(module) is None:
            raise missing_library(f"--format {chosen.name}", package, extra)


def read_again(path: Path, language: str) -> str:
    """Say how to see the report again: it is longer than a screen."""
    return Words(CLI, language)("read-again", case=shlex.quote(str(path)))
