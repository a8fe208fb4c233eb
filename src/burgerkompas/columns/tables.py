"""A large table from file to file in polars, in parts that fit in memory.

Rows that are written plainly are computed all at once. The few that aren't (a blank too many, a
date with slashes, a cell that is no answer) are read and scored one by one like any other case, so
that what comes out doesn't depend on the way through. ``settled`` and ``possible`` stay empty.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from burgerkompas.batch.columns import Columns, case_from_row, find_columns
from burgerkompas.batch.csv_text import find_encoding, find_separator
from burgerkompas.batch.flat import Say, columns, flat_rows
from burgerkompas.batch.foreign import refuse_too_many_rows, text_of
from burgerkompas.batch.mapping import ABOUT, EMPTY, Map
from burgerkompas.batch.run import Counted, Row, count
from burgerkompas.cases.privacy import CANDIDATE, ROW_FIELDS, find_personal_data_in_row
from burgerkompas.columns.mapped import is_in_words, mapped_columns
from burgerkompas.columns.polars_dialect import VALID, scored
from burgerkompas.columns.program import compile_columns
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import Kind, Value, result_columns

ROWS_AT_ONCE = 20_000
"""How many rows polars works on at a time, where it may choose."""

ROWS_LOOKED_AT = 200
"""How many rows tell whether a table is written in plain values or in words."""

PARQUET: dict[str, Any] = {"compression": "snappy", "statistics": False}
"""How results are written: two thirds of the time of zstd and still read everywhere; nobody skips
parts of them by their bounds."""

_LINE = "row.line"
_RAW = "raw."
_PLAIN = "row.plain"
_KINDS: dict[Kind, Any] = {
    "text": pl.String, "truth": pl.Boolean, "count": pl.Int64, "number": pl.Float64,
}  # fmt: skip

_FORMULA = "^[ \u00a0]*[=+\\-@\t\r\n]"


Tell = Callable[[Counted], None]


def open_large(path: Path, many: int) -> pl.LazyFrame | None:
    """Open a table that has ``many`` rows at least, and that polars reads as batch does.

    ``None`` for any other: a CSV in another encoding than UTF-8, or with cells of several lines,
    is for the reader that knows all of that and tells lines apart.
    """
    if path.suffix.lower() == ".parquet":
        frame = pl.scan_parquet(path, glob=False)
        height = frame.select(pl.len()).collect().item()
        refuse_too_many_rows(height, path, str(path))
        return frame if height >= many else None
    with path.open("rb") as stream:
        if find_encoding(stream) not in ("utf-8", "utf-8-sig"):
            return None
        lines, last = 0, b"\n"
        while block := stream.read(1 << 20):
            lines += block.count(b"\n")
            last = block[-1:]
        stream.seek(0)
        start = stream.read(1 << 16).decode("utf-8-sig", errors="ignore")
    lines += last != b"\n"
    frame = pl.scan_csv(path, glob=False, separator=find_separator(start), infer_schema=False)
    if lines <= many or frame.select(pl.len()).collect().item() != lines - 1:
        return None
    return frame.rename(str.strip)


def spare_memory() -> None:
    """Let polars read no further ahead than it must: half the memory, at the same speed."""
    os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")
    pl.Config.set_streaming_chunk_size(ROWS_AT_ONCE)


def score_table(
    questionnaire: Questionnaire,
    frame: pl.LazyFrame,
    file: str,
    target: Path,
    say: Say,
    *,
    mapped: Map = EMPTY,
    shape: str = "parquet",
    tell: Tell = lambda _: None,
) -> None:
    """Score a table and write it, as CSV or Parquet; ``tell`` hears how far it is, again and again.

    Raises ``AnswersRefused`` where its columns can't be used.
    """
    spare_memory()
    names = frame.collect_schema().names()
    found, problems = find_columns(questionnaire, names, file, mapped)
    if problems:
        raise AnswersRefused(problems)
    in_words = mapped != EMPTY or is_in_words(found, frame.head(ROWS_LOOKED_AT).collect())
    whole = _computed(questionnaire, frame, found if in_words else None)
    patch = _Patch(questionnaire, names, found, file, say, tell)
    rows = whole.map_batches(patch, schema=_schema(questionnaire, whole), streamable=True)
    if shape == "csv":
        texts = [name for name, kind in columns(questionnaire).items() if kind == "text"]
        rows = rows.with_columns(_inert(pl.col(name)) for name in texts)
        rows.sink_csv(target, include_bom=True)
    else:
        rows.sink_parquet(target, **PARQUET)
    # A table without rows may never have been looked at.
    tell(patch.counted)


def _computed(
    questionnaire: Questionnaire, frame: pl.LazyFrame, mapped: Columns | None
) -> pl.LazyFrame:
    """Return what was read, beneath it what was computed, and whether that can be used."""
    schema = frame.collect_schema()
    raw = [pl.col(name).alias(_RAW + name) for name in schema.names()]
    frame = frame.with_row_index(_LINE, offset=2)
    if mapped is None:
        frame = frame.with_columns(raw)
    else:
        frame = frame.select(_LINE, *raw)
        frame = frame.with_columns(mapped_columns(mapped, schema, _RAW))
        schema = frame.collect_schema()
    frame = frame.with_columns(_about(schema, name).alias(name) for name in ABOUT).with_columns(
        _plain().alias(_PLAIN)
    )
    return scored(compile_columns(questionnaire), frame)


def _about(schema: pl.Schema, name: str) -> pl.Expr:
    """Return what is said about a case, as text without blanks around it."""
    if name not in schema:
        return pl.lit(None, pl.String)
    text = pl.col(name).cast(pl.String).str.strip_chars()
    return pl.when(text != "").then(text)


def _plain() -> pl.Expr:
    """Return whether a case has a name, and a date that is a date if any."""
    date = pl.col("date")
    well = date.str.contains(r"^\d{4}-\d{2}-\d{2}$") & date.str.to_date(strict=False).is_not_null()
    return pl.col("name").is_not_null() & (date.is_null() | well)


def _schema(questionnaire: Questionnaire, whole: pl.LazyFrame) -> pl.Schema:
    """Return the types of the columns that come out; a text with few values has its own."""
    found = whole.collect_schema()
    kinds = columns(questionnaire)
    return pl.Schema({name: found.get(name, _KINDS[kind]) for name, kind in kinds.items()})


class _Patch:
    """Puts the rows in that were scored one by one. It may be called by several threads."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        names: Sequence[str],
        found: Columns,
        file: str,
        say: Say,
        tell: Tell,
    ) -> None:
        self.questionnaire = questionnaire
        self.file = file
        self.say = say
        self.tell = tell
        self.counted = Counted()
        self.columns = found
        self.raw = [_RAW + name for name in names]
        self.lock = threading.Lock()

    def __call__(self, frame: pl.DataFrame) -> pl.DataFrame:
        fine = frame[VALID] & frame[_PLAIN]
        computed = frame.with_columns(
            pl.lit(self.file).alias("file"),
            pl.lit(None, pl.String).alias("error"),
            pl.lit(None, pl.Boolean).alias("settled"),
            pl.lit(None, pl.String).alias("possible"),
        ).select(*columns(self.questionnaire), _LINE)
        failed = 0
        if not fine.all():
            others = frame.filter(~fine).select(_LINE, *self.raw).iter_rows()
            read = [(line, [text_of(cell) for cell in cells]) for line, *cells in others]
            # A row without a word in it is none.
            rows = [self._row(line, texts) for line, texts in read if any(map(str.strip, texts))]
            failed = sum(row[-2] is not None for row in rows)
            single = pl.DataFrame(rows, schema=computed.schema, orient="row")
            # Both parts are in order: by the row number they become one again.
            computed = computed.filter(fine).merge_sorted(single, _LINE)
        private = self._private(computed)
        with self.lock:
            self.counted += count(computed.height, failed, private)
            self.tell(self.counted)
        return computed.drop(_LINE)

    def _private(self, frame: pl.DataFrame) -> list[tuple[Problem, ...]]:
        """Return for the rows that may hold personal data where they do."""
        looked_at = pl.any_horizontal(pl.col(name).str.contains(CANDIDATE) for name in ROW_FIELDS)
        rows = frame.filter(looked_at).select(_LINE, *ROW_FIELDS).iter_rows(named=True)
        return [find_personal_data_in_row(row, Where(self.file, row[_LINE])) for row in rows]

    def _row(self, line: int, texts: Sequence[str]) -> list[Value]:
        """Return the values of a row, and its line."""
        with self.lock:
            case, problems = case_from_row(self.columns, line, texts, self.file)
            result = None if problems else score(self.questionnaire, case, full=False)
        row = Row(self.file, result, tuple(problems))
        (values,) = flat_rows(self.questionnaire, [row], self.say)
        names = list(columns(self.questionnaire))
        for column in result_columns(self.questionnaire):
            if column.looks_ahead:
                values[names.index(column.name)] = None
        return [*values, line]


def _inert(text: pl.Expr) -> pl.Expr:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    text = text.cast(pl.String)
    return pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep()
