"""Write a first map at the command line."""

from __future__ import annotations

import shlex
from pathlib import Path

from burgerkompas.batch.cells import open_table
from burgerkompas.batch.template import template
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import is_there
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH


def first_map(
    questionnaire: Questionnaire,
    language: str,
    path: Path,
    questions: str | None = None,
    output: str | None = None,
) -> tuple[str, str]:
    """Return the map for a table, and what to say of it once it is written to ``output``."""
    if not is_there(path):
        raise AnswersRefused([Problem("no-such-file", Where(str(path)))])
    table = open_table(path, str(path), path.suffix.lower())
    text, check, known = template(questionnaire, table, language)
    words = Words(BATCH, language)
    # Into a comment goes one line, whatever a file is called.
    shown = " ".join(shlex.quote(questions or questionnaire.id).split())
    notice = words("map-done", known=known, all=len(table.names), check=check)
    written = "map.yaml" if output in (None, "-") else shlex.quote(output)
    following = words("map-next", table=shlex.quote(str(path)), map=written)
    return f"# {words('map-ids', questions=shown)}\n{text}", f"{notice} {following}"
