"""Sinks: the formats in which rows are written, one class each, in one registry.

A sink first renders some rows, which any process may do; then it writes what was rendered, part by
part in the order of the input.
"""

from __future__ import annotations

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import chain
from typing import Any, BinaryIO, ClassVar

import msgspec

from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import Presentation, table_cells, table_columns
from burgerkompas.batch.summary import add_up_tallies, summary, tally_rows
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.extras import missing_library
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import CellValue

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel shows é in a CSV as Ã©."""

ERROR_SCHEMA = "burgerkompas/error/1"

_START_OF_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

_MAX_ROWS = 1_048_575
_MAX_CHARACTERS = 32_767
"""What a sheet and a cell of a workbook can hold."""


class Sink(ABC):
    """One format; an instance writes the rows of one run."""

    name: ClassVar[str]
    """What it is called on the command line."""
    extension: ClassVar[str]
    """How the names of its files end."""
    binary: ClassVar[bool] = False
    """Whether a terminal can't show it."""
    streaming: ClassVar[bool] = False
    """Whether it can be written as the rows come."""
    shared: ClassVar[bool] = False
    """Whether it is made to be passed on to others."""

    def __init__(self, questionnaire: Questionnaire, presentation: Presentation) -> None:
        self.questionnaire = questionnaire
        self.presentation = presentation

    @abstractmethod
    def render(self, rows: Sequence[Record]) -> Any:
        """Return what has to be written of some rows; it may have to cross to another process."""

    @abstractmethod
    def write(self, parts: Iterable[Any], output: BinaryIO) -> None:
        """Write all that was rendered; text is UTF-8."""


class _Lines(Sink):
    """Lines of text, which are written as they come."""

    streaming = True
    head = b""
    """What stands above the lines."""

    def write(self, parts: Iterable[bytes], output: BinaryIO) -> None:
        for lines in chain([self.head], parts):
            output.write(lines)
            output.flush()


class JsonLines(_Lines):
    """One line of JSON a case: the report, or what is wrong with it."""

    name = "jsonl"
    extension = ".jsonl"

    def render(self, rows: Sequence[Record]) -> bytes:
        return b"".join(self._line(row) + b"\n" for row in rows)

    def _line(self, row: Record) -> bytes:
        if row.result is not None:
            return row.result.to_json_line(self.presentation.language)
        said = [self.presentation.say(problem) for problem in row.problems]
        problems = [
            {
                "code": problem.code,
                "line": problem.where.line,
                "column": problem.where.column,
                "message": message,
                "suggestion": problem.suggestion,
            }
            for problem, message in zip(row.problems, said, strict=True)
        ]
        error = {"schema": ERROR_SCHEMA, "file": row.file, "error": " | ".join(said)}
        return msgspec.json.encode(error | {"problems": problems})


class Csv(_Lines):
    """One row a case, with commas and full stops, as every program expects.

    Text that a spreadsheet would take for a formula gets an apostrophe first.
    """

    name = "csv"
    extension = ".csv"

    def __init__(self, questionnaire: Questionnaire, presentation: Presentation) -> None:
        super().__init__(questionnaire, presentation)
        self.head = BYTE_ORDER_MARK.encode() + _csv_lines([list(table_columns(questionnaire))])

    def render(self, rows: Sequence[Record]) -> bytes:
        table = table_cells(self.questionnaire, rows, self.presentation.say)
        return _csv_lines([_harmless(value) for value in cells] for cells in table)


def _csv_lines(rows: Iterable[Sequence[CellValue]]) -> bytes:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _harmless(value: CellValue) -> CellValue:
    if isinstance(value, bool):
        return str(value).lower()
    # Before the sign there may be blanks: some programs skip them.
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_START_OF_FORMULA):
        return f"'{value}"
    return value


class _TableSink(Sink):
    """A table whose cells have types."""

    binary = True

    def render(self, rows: Sequence[Record]) -> list[list[CellValue]]:
        return table_cells(self.questionnaire, rows, self.presentation.say)


class Workbook(_TableSink):
    """One row a case. Text is written as text: no cell is ever a formula or a link."""

    name = "xlsx"
    extension = ".xlsx"

    def write(self, parts: Iterable[list[list[CellValue]]], output: BinaryIO) -> None:
        """Write the workbook; raises ``UsageRefused`` where the rows don't fit."""
        try:
            import xlsxwriter
        except ImportError as error:
            raise missing_library("--format xlsx", "xlsxwriter", "xlsx") from error

        book = xlsxwriter.Workbook(output, {"constant_memory": True, "in_memory": False})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        names = list(table_columns(self.questionnaire))
        sheet.freeze_panes(1, 1)
        for at, name in enumerate(names):
            sheet.write_string(0, at, name, bold)
        for number, row in enumerate(chain.from_iterable(parts), 1):
            if number > _MAX_ROWS:
                values = {"most": _MAX_ROWS}
                raise UsageRefused([Problem("too-many-rows", Where("--format xlsx"), values)])
            for at, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, at, value[:_MAX_CHARACTERS])
                elif isinstance(value, bool):
                    sheet.write_boolean(number, at, value)
                elif value is not None:
                    sheet.write_number(number, at, value)
        sheet.autofilter(0, 0, max(1, sheet.dim_rowmax or 1), len(names) - 1)
        book.close()


class Parquet(_TableSink):
    """One row a case, with a type for every column."""

    name = "parquet"
    extension = ".parquet"

    def write(self, parts: Iterable[list[list[CellValue]]], output: BinaryIO) -> None:
        """Write the table; each part is packed as it comes."""
        try:
            import polars
        except ImportError as error:
            raise missing_library("--format parquet", "polars", "parquet") from error

        types = {
            "text": polars.String,
            "count": polars.Int64,
            "number": polars.Float64,
            "truth": polars.Boolean,
        }
        columns = table_columns(self.questionnaire)
        schema = {name: types[kind] for name, kind in columns.items()}
        frames = [polars.DataFrame(part, schema=schema, orient="row") for part in parts]
        polars.concat(frames).write_parquet(output)


class TerminalTable(Sink):
    """A table for the terminal, in the order in which the cases came: no ranking."""

    name = "table"
    extension = ".txt"

    def render(self, rows: Sequence[Record]) -> Any:
        from burgerkompas.batch.terminal import table_lines

        return table_lines(self.questionnaire, rows, self.presentation)

    def write(self, parts: Iterable[Any], output: BinaryIO) -> None:
        from burgerkompas.batch.terminal import draw_table

        output.write(draw_table(chain.from_iterable(parts), self.presentation).encode())


class Html(Sink):
    """An overview on one web page."""

    name = "html"
    extension = ".html"
    shared = True

    def render(self, rows: Sequence[Record]) -> Any:
        from burgerkompas.batch.overview import overview_entries

        shown = self.presentation
        return overview_entries(self.questionnaire, rows, shown.language, shown.say)

    def write(self, parts: Iterable[Any], output: BinaryIO) -> None:
        from burgerkompas.batch.overview import overview_page

        page = overview_page(self.questionnaire, parts, self.presentation.language)
        output.write(page.encode())


class TerminalSummary(Sink):
    """What the rows add up to, for the terminal."""

    name = "table"
    extension = ".txt"

    def render(self, rows: Sequence[Record]) -> Any:
        return tally_rows(rows)

    def write(self, parts: Iterable[Any], output: BinaryIO) -> None:
        from burgerkompas.batch.terminal import draw_summary

        output.write(draw_summary(self._data(parts), self.presentation).encode())

    def _data(self, parts: Iterable[Any]) -> dict[str, object]:
        return summary(self.questionnaire, add_up_tallies(parts), self.presentation.language)


class JsonSummary(TerminalSummary):
    """What the rows add up to, as data."""

    name = "json"
    extension = ".json"

    def write(self, parts: Iterable[Any], output: BinaryIO) -> None:
        data = msgspec.json.encode(self._data(parts))
        output.write(msgspec.json.format(data, indent=2) + b"\n")


SINKS: dict[str, type[Sink]] = {
    sink.name: sink for sink in (TerminalTable, JsonLines, Csv, Workbook, Parquet, Html)
}
"""The formats of a run, by name; the first is the default."""

SUMMARY_SINKS: dict[str, type[Sink]] = {sink.name: sink for sink in (TerminalSummary, JsonSummary)}
"""The formats of a summary."""
