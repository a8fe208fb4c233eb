"""Score a large table from file to file in polars, in parts that fit in memory.

Rows in plain values are computed all at once. The few others (with an extra space, a date with
slashes, an invalid answer) are read and scored one by one like any other case, so that the result
does not depend on the method. ``settled`` and ``possible`` stay empty.
"""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BufferedReader
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from burgerkompas.batch.columns import NO_ANSWER, Column, TableReader
from burgerkompas.batch.csv_text import LOOKED_AT, find_encoding, find_separator
from burgerkompas.batch.profiles import recognise
from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import MAX_PRIVATE, Presentation, Totals, table_cells, table_columns
from burgerkompas.batch.spellings import text_of
from burgerkompas.batch.tables import scan_parquet
from burgerkompas.cases import Case
from burgerkompas.cases.answers import MAX_TEXT
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.cases.privacy import CANDIDATE, ROW_FIELDS, find_personal_data_in_result
from burgerkompas.columns.polars_dialect import TYPES, VALID, scored
from burgerkompas.columns.program import compile_columns
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import open_input, printable
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import CellValue

ROWS_AT_ONCE = 20_000
"""The number of rows that polars works on at a time, where it may choose."""

ROWS_LOOKED_AT = 200
"""The number of rows that show whether a table is written in plain values or in words."""

PARQUET: dict[str, Any] = {"compression": "snappy", "statistics": False}
"""Settings for results: two thirds of the time of zstd and still read everywhere; nobody skips
parts of them by their bounds."""

_LINE = "row.line"
_PLAIN = "row.plain"
_RAW = "raw."
"""Prefix of the columns as they were read, kept for the reader of single cases."""

_FORMULA = "^[ \u00a0]*[=+\\-@\t\r\n]"


def open_large(path: Path, least: int) -> pl.LazyFrame | None:
    """Open a table that has at least this many rows and that polars reads as ``batch`` does.

    Returns ``None`` for any other: a CSV in another encoding than UTF-8, or with cells of several
    lines or carriage returns in a line, is left to the reader that tracks lines; so is a table in
    which names are missing or come twice.
    """
    if path.suffix.lower() == ".parquet":
        table, names, height = scan_parquet(path, printable(path))
        return table if height >= least and _are_plain(names) else None
    with BufferedReader(open_input(path, named=False)) as stream:
        if not find_encoding(stream).clean:
            return None
        lines, last = 0, b"\n"
        while block := stream.read(1 << 20):
            lines += block.count(b"\n")
            # A line end of its own for the reader that tracks lines, and part of a cell for polars.
            if re.search(rb"\r[^\n]", last + block):
                return None
            last = block[-1:]
        stream.seek(0)
        start = stream.read(LOOKED_AT).decode("utf-8-sig", errors="ignore")
        lines += last != b"\n"
        separator = find_separator(start)
        names = next(csv.reader(io.StringIO(start), delimiter=separator), [])
        if not _are_plain([name.strip() for name in names]):
            return None
        stream.seek(0)
        frame = pl.scan_csv(stream, glob=False, separator=separator, infer_schema=False)
    if lines <= least or frame.select(pl.len()).collect().item() != lines - 1:
        return None
    return frame.rename(str.strip)


def _are_plain(names: list[str]) -> bool:
    """Tell whether names say all there is to know of a table's columns."""
    apart = len(set(names)) == len(names)
    return apart and all(n and n == n.strip() for n in names) and recognise(names) is None


def score_table(
    shown: Presentation,
    frame: pl.LazyFrame,
    file: str,
    target: Path,
    *,
    shape: str = "parquet",
    tell: Callable[[Totals], None] = lambda _: None,
) -> None:
    """Score a table and write it as CSV or Parquet; ``tell`` hears the totals of each part.

    Raises ``AnswersRefused`` where its columns can't be used.
    """
    pl.Config.set_streaming_chunk_size(ROWS_AT_ONCE)
    questionnaire = shown.questionnaire
    names = frame.collect_schema().names()
    reader = TableReader(questionnaire, names, file)
    if reader.problems:
        raise AnswersRefused(reader.problems)
    in_words = _is_in_words(reader, frame.head(ROWS_LOOKED_AT).collect())
    computed = _computed(questionnaire, frame, reader if in_words else None)
    patch = _Patch(shown, reader, tell)
    types = computed.collect_schema()
    kinds = table_columns(questionnaire)
    # A text that is a label has a type of its own.
    schema = pl.Schema({name: types.get(name, TYPES[kind]) for name, kind in kinds.items()})
    rows = computed.map_batches(patch, schema=schema, streamable=True)
    with target.open("wb") as output:
        if shape == "csv":
            texts = [name for name, kind in kinds.items() if kind == "text"]
            rows = rows.with_columns(_without_formula(pl.col(name)) for name in texts)
            rows.sink_csv(output, include_bom=True)
        else:
            rows.sink_parquet(output, **PARQUET)
    # A table without rows may never have been looked at.
    tell(Totals())


def _computed(
    questionnaire: Questionnaire, frame: pl.LazyFrame, words: TableReader | None
) -> pl.LazyFrame:
    """Return the columns as they were read, the computed ones, and whether a row is plain.

    ``words`` reads a table that is not written in plain values.
    """
    schema = frame.collect_schema()
    raw = [pl.col(name).alias(_RAW + name) for name in schema.names()]
    frame = frame.with_row_index(_LINE, offset=2)
    if words is None:
        frame = frame.with_columns(raw)
    else:
        frame = frame.select(_LINE, *raw).with_columns(_in_plain_values(words, schema))
        schema = frame.collect_schema()
    about = (_about(schema, name).alias(name) for name in CASE_KEYS)
    date = pl.col("date")
    is_date = date.str.contains(r"^\d{4}-\d{2}-\d{2}$")
    is_date &= date.str.to_date(strict=False).is_not_null()
    texts = [*CASE_KEYS, *(q.id for q in questionnaire.questions if q.kind == "text")]
    length = pl.sum_horizontal(
        pl.col(name).cast(pl.String).str.len_bytes() for name in texts if name in schema
    )
    plain = pl.col("name").is_not_null() & (date.is_null() | is_date) & (length <= MAX_TEXT)
    frame = frame.with_columns(about).with_columns(plain.alias(_PLAIN))
    return scored(compile_columns(questionnaire), frame)


def _about(schema: pl.Schema, name: str) -> pl.Expr:
    """Return a part of a case's description, as text without surrounding spaces."""
    if name not in schema:
        return pl.lit(None, pl.String)
    text = pl.col(name).cast(pl.String).str.strip_chars()
    return pl.when(text != "").then(text)


def _without_formula(text: pl.Expr) -> pl.Expr:
    """Put an apostrophe before text that a spreadsheet would read as a formula."""
    text = text.cast(pl.String)
    return pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep()


class _Patch(msgspec.Struct):
    """Replaces the rows that aren't plain by rows scored one by one; threads may share it."""

    shown: Presentation
    reader: TableReader
    tell: Callable[[Totals], None]
    lock: Any = msgspec.field(default_factory=threading.Lock)

    def __call__(self, frame: pl.DataFrame) -> pl.DataFrame:
        plain = frame[VALID] & frame[_PLAIN]
        kinds = table_columns(self.shown.questionnaire)
        empty = kinds.keys() - {"file", *frame.columns}
        rows = frame.with_columns(
            *(pl.lit(None, TYPES[kinds[name]]).alias(name) for name in empty),
            pl.lit(self.reader.file).alias("file"),
        ).select(*kinds, _LINE)
        failed = 0
        if not plain.all():
            raw = [_RAW + name for name in self.reader.names]
            others = frame.filter(~plain).select(_LINE, *raw).iter_rows()
            read = [(line, [text_of(cell) for cell in cells]) for line, *cells in others]
            # A row of empty cells is not a case.
            single = [self._row(line, texts) for line, texts in read if any(map(str.strip, texts))]
            failed = sum(row[-2] is not None for row in single)
            patch = pl.DataFrame(single, schema=rows.schema, orient="row")
            # Both parts are in order: merge them by row number.
            rows = rows.filter(plain).merge_sorted(patch, _LINE)
        private = self._private(rows)
        with self.lock:
            places = tuple(islice(chain.from_iterable(private), MAX_PRIVATE))
            self.tell(Totals(rows.height, failed, (), len(private), places))
        return rows.drop(_LINE)

    def _private(self, frame: pl.DataFrame) -> list[tuple[Problem, ...]]:
        """Return the places of possible personal data, for the rows that have any."""
        may_be = pl.any_horizontal(pl.col(name).str.contains(CANDIDATE) for name in ROW_FIELDS)
        rows = frame.filter(may_be)
        cases = (Case(**row) for row in rows.select(ROW_FIELDS).iter_rows(named=True))
        wheres = (Where(self.reader.file, line) for line in rows[_LINE])
        return [one for one in map(find_personal_data_in_result, cases, wheres) if one]

    def _row(self, line: int, texts: Sequence[str]) -> list[CellValue]:
        """Return the values of a row, and its line."""
        with self.lock:
            case, problems = self.reader.read_row(line, texts)
            result = None if problems else score(self.shown.questionnaire, case, look_ahead=False)
        row = Record(self.reader.file, case, tuple(problems), line, result)
        (values,) = table_cells([row], self.shown)
        return [*values, line]


# -- tables in words -----------------------------------------------------------------------------
# Each text that a column holds is read once by the reader of single cases, and replaced by the
# plain text of what it means; so words mean the same here as there.


def _is_in_words(reader: TableReader, frame: pl.DataFrame) -> bool:
    """Return whether answers in some rows are written in words instead of plain values."""
    for column in reader.columns:
        cells = () if column.answers is None else set(map(text_of, frame[column.heading]))
        for cell in cells:
            plain = reader.plain_text(column, cell)
            if plain not in (None, NO_ANSWER, cell):
                return True
    return False


def _in_plain_values(reader: TableReader, schema: pl.Schema) -> Iterator[pl.Expr]:
    """Yield a column for each question and each part of a case's description, in plain values."""
    # Only a map or a known tool makes several columns of one question, and neither comes here.
    for column in reader.columns:
        cells = pl.col(_RAW + column.heading)
        if isinstance(schema[column.heading], pl.List):
            cells = cells.cast(pl.List(pl.String)).list.join(";")
        if column.answers is not None or column.key == "date":
            replace = partial(_replace, reader, column, {None: None})
            cells = cells.map_batches(replace, return_dtype=pl.String, is_elementwise=True)
        yield cells.alias(column.key)


def _replace(
    reader: TableReader, column: Column, known: dict[object, str | None], cells: pl.Series
) -> pl.Series:
    """Replace each text by the plain one; ``known`` holds those of earlier parts."""
    texts = cells.unique()
    for cell in texts:
        if cell not in known:
            known[cell] = reader.plain_text(column, text_of(cell))
    plain = pl.Series([known[cell] for cell in texts], dtype=pl.String)
    return cells.replace_strict(texts, plain, return_dtype=pl.String)
