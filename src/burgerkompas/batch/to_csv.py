"""One row a case as CSV, for spreadsheets and data people.

UTF-8 with a byte-order mark, for without one Excel shows é as Ã©; commas and full stops, as every
other program expects. Text that a spreadsheet would take for a formula gets an apostrophe first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from burgerkompas.batch.flat import Say, columns, flat_rows
from burgerkompas.batch.run import Row
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import Value

BYTE_ORDER_MARK = "\ufeff"

_START_OF_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def header(questionnaire: Questionnaire) -> bytes:
    """Return the first line, with the byte-order mark."""
    return BYTE_ORDER_MARK.encode() + _lines([list(columns(questionnaire))])


def to_csv(questionnaire: Questionnaire, rows: Iterable[Row], say: Say) -> bytes:
    """Return the lines of some rows, in UTF-8."""
    return _lines([_cell(value) for value in row] for row in flat_rows(questionnaire, rows, say))


def _lines(rows: Iterable[list[str] | list[Value]]) -> bytes:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return str(value).lower()
    # Before the sign there may be blanks: some programs skip them.
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_START_OF_FORMULA):
        return f"'{value}"
    return value
