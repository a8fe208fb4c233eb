"""A table of cases for the terminal, in the order in which they came: no ranking."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from burgerkompas.batch.certainty import certainty
from burgerkompas.batch.flat import Say
from burgerkompas.batch.run import Row
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.text_console import text_console, text_of
from burgerkompas.results.result import Result
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH

Drawn = list[str] | str
"""The cells of a case, or in words what is wrong with it."""


def table_rows(
    questionnaire: Questionnaire, rows: Iterable[Row], language: str, say: Say
) -> list[Drawn]:
    """Return what the table shows of some rows."""
    drawn: list[Drawn] = []
    for row in rows:
        if row.result is None:
            drawn += [say(problem) for problem in row.problems]
        else:
            drawn.append(_cells(questionnaire, row.result, language))
    return drawn


def to_table(rows: Iterable[Drawn], language: str, width: int, color: bool, unicode: bool) -> str:
    """Return the table, with what is wrong with the other cases listed beneath it.

    Where nothing is advised there is no column for it, and levels stand in that of certainty.
    """
    words = Words(BATCH, language)
    table = Table(box=box.SIMPLE_HEAD if unicode else box.ASCII2, pad_edge=False)
    drawn = list(rows)
    errors = [row for row in drawn if isinstance(row, str)]
    cells = [row for row in drawn if not isinstance(row, str)]
    advised = any(row[3] for row in cells)
    for key in ("name", "place", "date", *(("advice", "sure") if advised else ("levels",))):
        table.add_column(words(key), overflow="fold")
    for row in cells:
        shown = row if advised else [*row[:3], row[4]]
        table.add_row(*(Text(inert(cell)) for cell in shown))
    console = text_console(width, color)
    if table.row_count:
        console.print(table)
    if errors:
        console.print(Text(words("errors"), style="bold"))
        for error in errors:
            console.print(Text(error), soft_wrap=True)
    return text_of(console)


def _cells(questionnaire: Questionnaire, result: Result, language: str) -> list[str]:
    case, advice = result.case, result.strategy
    label = advice.label[language] if advice else ""
    sure = ", ".join(certainty(questionnaire, result, language))
    return [case.name or "", case.place or "", case.date or "", label, sure]
