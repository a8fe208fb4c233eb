"""Read the cases that are named on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from burgerkompas.cases import Case, parse_case, read_case
from burgerkompas.cases.store import recall
from burgerkompas.cli import console
from burgerkompas.cli.call import command_line, words
from burgerkompas.errors import AnswersRefused, Problem, Where, system_problem
from burgerkompas.files import MAX_BYTES, is_there, standard_input
from burgerkompas.questionnaire.model import Questionnaire

STDIN = "<stdin>"


def read_cases(questionnaire: Questionnaire, names: list[str]) -> list[Case]:
    """Read the named cases; ``-`` is stdin.

    A name is a path or part of the name of a case. Without names: stdin if something is piped in,
    else the case saved last. Raises ``AnswersRefused`` with the problems in every case.
    """
    if not names:
        latest = recall() if sys.stdin is None or sys.stdin.isatty() else None
        if latest is None and (sys.stdin is None or sys.stdin.isatty()):
            hint = {"command": command_line("assess")}
            raise AnswersRefused([Problem("no-case", Where(""), hint)])
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
        path = Path(name)
        if not is_there(path):
            # Only a search needs it.
            from burgerkompas.cli.find_case import find_case

            path = find_case(questionnaire, name)
            console.notice(words("found-case", path=path))
        return read_case(questionnaire, path)
    try:
        data = standard_input().read(MAX_BYTES + 1)
    except OSError as error:
        raise AnswersRefused([system_problem("unreadable", STDIN, error)]) from error
    if len(data) > MAX_BYTES:
        raise AnswersRefused([Problem("too-large", Where(STDIN), {"most": MAX_BYTES})])
    return parse_case(questionnaire, data, STDIN)
