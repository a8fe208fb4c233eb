"""Write a first map at the command line."""

from __future__ import annotations

from pathlib import Path

from burgerkompas.batch.cells import open_table
from burgerkompas.batch.template import template
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import is_there
from burgerkompas.instrument.model import Instrument
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH


def first_map(instrument: Instrument, language: str, path: Path) -> tuple[str, str]:
    """Return the map for a table, and what to say of it."""
    if not is_there(path):
        raise AnswersRefused([Problem("no-such-file", Where(str(path)))])
    table = open_table(path, str(path), path.suffix.lower())
    text, check, known = template(instrument, table, language)
    notice = Words(BATCH, language)("map-done", known=known, all=len(table.names), check=check)
    return text, notice
