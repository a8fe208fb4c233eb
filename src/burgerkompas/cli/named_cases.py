"""Find and read the cases that are meant: by their file or part of their name, or the last one."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from burgerkompas.cases import Case, parse_case, read_case
from burgerkompas.cases.reader import examine_case
from burgerkompas.cases.store import ENDINGS, examples_home, file_stem, recall, recent_cases
from burgerkompas.cli import console
from burgerkompas.cli.call import command_line, words
from burgerkompas.errors import AnswersRefused, Problem, Where, closest, system_problem
from burgerkompas.files import MAX_BYTES, STDIN, is_there, real_path, standard_input
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert

_MAX_FILES = 200
"""The number of files in this folder among which a name is looked for."""


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


def find_case(questionnaire: Questionnaire, name: str) -> Path:
    """Return the file of a case: a path, or the only case that has ``name`` in its own.

    Looks among recent cases and in this folder, and if nothing is found there among the shipped
    ones. Raises ``AnswersRefused``, with what may be meant, unless exactly one is found.
    """
    if is_there(Path(name)):
        return Path(name)
    found = cases_like(questionnaire, name)
    if len(found) == 1:
        return next(iter(found))
    if found:
        names = "; ".join(f"{called} ({path.name})" for path, called in found.items())
        raise AnswersRefused([Problem("several-cases", Where(name), {"names": names})])
    known = [path.stem for path in (*_own_files(), *_examples())]
    guess = closest(Path(name).stem, dict.fromkeys(known))
    raise AnswersRefused([Problem("no-such-case", Where(name), {}, guess)])


def cases_like(questionnaire: Questionnaire, name: str, shipped: bool = True) -> dict[Path, str]:
    """Return the cases whose file or initiative has a name that contains ``name``, with the latter.

    If some are called exactly that, only these. A path or a file name with its ending means only
    itself, so nothing is like it.
    """
    wanted = file_stem(name)
    if Path(name).name != name or Path(name).suffix in ENDINGS:
        return {}
    for paths in (_own_files(), _examples() if shipped else []):
        called = {path: examine_case(questionnaire, path)[0].name or path.stem for path in paths}
        names = {path: (path.stem.lower(), file_stem(called[path])) for path in paths}
        exact = [path for path in paths if wanted in names[path]]
        partly = [path for path in paths if any(wanted in one for one in names[path])]
        if partly:
            return {path: inert(called[path]) for path in exact or partly}
    return {}


def _own_files() -> list[Path]:
    """Return the recent cases and the files in this folder that may be cases, each once."""
    here = (path for path in sorted(Path().glob("*.y*ml")) if path.suffix in ENDINGS)
    found = {real_path(path): path for path in (*recent_cases(), *islice(here, _MAX_FILES))}
    return list(found.values())


def _examples() -> list[Path]:
    return sorted(examples_home().glob("*.yaml"))
