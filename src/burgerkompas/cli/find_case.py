"""Find the case that is meant: by part of its name, among recent cases and in this folder."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from burgerkompas.cases.reader import examine_case
from burgerkompas.cases.store import ENDINGS, examples_home, file_stem, recent_cases
from burgerkompas.errors import AnswersRefused, Problem, Where, closest
from burgerkompas.files import is_there, real_path
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert

_MAX_FILES = 200
"""In how many files of this folder a name is looked for."""


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
