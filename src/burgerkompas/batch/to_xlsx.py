"""One row a case as a workbook. Text is written as text: no cell is ever a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from burgerkompas.batch.flat import columns
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import Value

_MOST_ROWS = 1_048_575
_MOST_CHARACTERS = 32_767
"""What a sheet and a cell can hold."""


def to_xlsx(questionnaire: Questionnaire, rows: Iterable[list[Value]], output: BinaryIO) -> None:
    """Write the flat rows as a workbook; raises ``UsageRefused`` where they don't fit."""
    from xlsxwriter import Workbook

    book = Workbook(output, {"constant_memory": True, "in_memory": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    kinds = columns(questionnaire)
    sheet.freeze_panes(1, 1)
    for at, name in enumerate(kinds):
        sheet.write_string(0, at, name, bold)
    for number, row in enumerate(rows, 1):
        if number > _MOST_ROWS:
            values = {"most": _MOST_ROWS}
            raise UsageRefused([Problem("too-many-rows", Where("--format xlsx"), values)])
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, at, value[:_MOST_CHARACTERS])
            elif isinstance(value, bool):
                sheet.write_boolean(number, at, value)
            elif value is not None:
                sheet.write_number(number, at, value)
    sheet.autofilter(0, 0, max(1, sheet.dim_rowmax or 1), len(kinds) - 1)
    book.close()
