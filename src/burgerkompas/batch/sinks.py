"""Sinks: the formats in which rows are written, one object each, in one registry.

A sink first renders some rows, which any process may do; then it writes what was rendered, part by
part in the order of the input.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from importlib import import_module
from io import StringIO
from itertools import chain
from typing import Any, BinaryIO

import msgspec

from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import Presentation, table_cells, table_columns
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.extras import missing_library
from burgerkompas.report import function_at
from burgerkompas.results.columns import CellValue

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel shows é in a CSV as Ã©."""

ERROR_SCHEMA = "burgerkompas/error/1"

_START_OF_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

_MAX_ROWS = 1_048_575
_MAX_CHARACTERS = 32_767
"""What a sheet and a cell of a workbook can hold."""


class Sink(msgspec.Struct, frozen=True):
    """One format for the rows of a run."""

    name: str
    """What it is called on the command line."""
    extension: str
    """How the names of its files end."""
    renderer: str
    """The module and function of this package that turn rows into output, imported only when they
    do; what they make may have to cross to another process."""
    writer: str
    """Those that write all that was rendered, in UTF-8 where it is text."""
    binary: bool = False
    """Whether a terminal can't show it."""
    streaming: bool = False
    """Whether it can be written as the rows come."""
    shared: bool = False
    """Whether it is made to be passed on to others."""
    needs: tuple[str, str] | None = None
    """The library that may be missing, and our extra that installs it."""

    def render(self, shown: Presentation, rows: Sequence[Record]) -> Any:
        """Return what has to be written of some rows."""
        return function_at(f"batch.{self.renderer}")(rows, shown)

    def write(self, shown: Presentation, parts: Iterable[Any], output: BinaryIO) -> None:
        """Write all that was rendered."""
        if self.needs is not None:
            try:
                import_module(self.needs[0])
            except ImportError as error:
                raise missing_library(f"--format {self.name}", *self.needs) from error
        function_at(f"batch.{self.writer}")(parts, shown, output)


SINKS = {
    sink.name: sink
    for sink in (
        Sink("table", ".txt", "terminal.table_lines", "terminal.write_table"),
        Sink("jsonl", ".jsonl", "sinks.json_lines", "sinks.write_lines", streaming=True),
        Sink("csv", ".csv", "sinks.csv_lines", "sinks.write_csv", streaming=True),
        Sink(
            "xlsx",
            ".xlsx",
            "results.table_cells",
            "sinks.write_workbook",
            binary=True,
            needs=("xlsxwriter", "xlsx"),
        ),
        Sink(
            "parquet",
            ".parquet",
            "results.table_cells",
            "sinks.write_parquet",
            binary=True,
            needs=("polars", "parquet"),
        ),
        Sink("html", ".html", "overview.overview_entries", "overview.write_page", shared=True),
    )
}
"""The formats of a run, by name; the first is the default."""

SUMMARY_SINKS = {
    sink.name: sink
    for sink in (
        Sink("table", ".txt", "summary.tally_rows", "terminal.write_summary"),
        Sink("json", ".json", "summary.tally_rows", "summary.write_json"),
    )
}
"""The formats of a summary."""


# -- lines of text, which are written as they come -------------------------------------------


def write_lines(parts: Iterable[bytes], _: Presentation, output: BinaryIO) -> None:
    """Write lines as they are."""
    for lines in parts:
        output.write(lines)
        output.flush()


def json_lines(rows: Iterable[Record], shown: Presentation) -> bytes:
    """Return one line of JSON a case: the report, or what is wrong with it."""
    return b"".join(_json_line(row, shown) + b"\n" for row in rows)


def _json_line(row: Record, shown: Presentation) -> bytes:
    if row.result is not None:
        return row.result.to_json_line(shown.language)
    said = [shown.say(problem) for problem in row.problems]
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


def csv_lines(rows: Iterable[Record], shown: Presentation) -> bytes:
    """Return one row a case, with commas and full stops, as every program expects.

    Text that a spreadsheet would take for a formula gets an apostrophe first.
    """
    return _csv([_harmless(value) for value in cells] for cells in table_cells(rows, shown))


def write_csv(parts: Iterable[bytes], shown: Presentation, output: BinaryIO) -> None:
    """Write the names of the columns, and the rows below."""
    names = _csv([list(table_columns(shown.questionnaire))])
    write_lines(chain([BYTE_ORDER_MARK.encode() + names], parts), shown, output)


def _csv(rows: Iterable[Sequence[CellValue]]) -> bytes:
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


# -- tables whose cells have types ------------------------------------------------------------


def write_workbook(
    parts: Iterable[list[list[CellValue]]], shown: Presentation, output: BinaryIO
) -> None:
    """Write one row a case. Text is written as text: no cell is ever a formula or a link.

    Raises ``UsageRefused`` where the rows don't fit.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(output, {"constant_memory": True, "in_memory": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    names = list(table_columns(shown.questionnaire))
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


def write_parquet(
    parts: Iterable[list[list[CellValue]]], shown: Presentation, output: BinaryIO
) -> None:
    """Write one row a case, with a type for every column; each part is packed as it comes."""
    import polars

    types = {
        "text": polars.String,
        "count": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
    }
    columns = table_columns(shown.questionnaire)
    schema = {name: types[kind] for name, kind in columns.items()}
    frames = [polars.DataFrame(part, schema=schema, orient="row") for part in parts]
    polars.concat(frames).write_parquet(output)
