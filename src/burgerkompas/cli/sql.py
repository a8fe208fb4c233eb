"""The questionnaire as one SQL statement, with what its table must look like."""

from __future__ import annotations

from burgerkompas.batch.mapping import ABOUT
from burgerkompas.columnar.program import compile_columns
from burgerkompas.columnar.to_sql import DIALECTS, to_sql
from burgerkompas.instrument.model import Instrument
from burgerkompas.texts import Words
from burgerkompas.texts.cli import CLI


def statement(instrument: Instrument, language: str, dialect: str, table: str) -> str:
    """Return the statement, with a word on the table as comments above it."""
    words = Words(CLI, language)
    program = compile_columns(instrument)
    about = words(
        "sql-above",
        id=f"{instrument.id}@{instrument.version}",
        digest=instrument.digest[:12],
        dialect=dialect,
        about=", ".join(ABOUT),
        count=len(instrument.questions),
        first=instrument.questions[0].id,
        last=instrument.questions[-1].id,
    )
    comments = "".join(f"-- {line}\n" for line in about.splitlines())
    return comments + to_sql(program, DIALECTS[dialect], table)
