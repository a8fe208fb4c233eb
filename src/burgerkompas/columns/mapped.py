"""A polars table under the names and in the values of the questionnaire, whatever it calls them.

Each text that a column holds is read once by the reader of single cases, and replaced by the plain
text of what it means; so maps and words mean the same here as there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import polars as pl

from burgerkompas.batch.columns import NO_ANSWER, Column, Columns, in_plain_words
from burgerkompas.batch.foreign import text_of


def mapped_columns(columns: Columns, schema: pl.Schema, prefix: str) -> Iterator[pl.Expr]:
    """Yield a column for each thing that the table tells, from those named ``prefix`` + heading."""
    by_key: dict[str, list[Column]] = {}
    for column in columns.columns:
        by_key.setdefault(column.key, []).append(column)
    for key, own in by_key.items():
        question = own[0].question
        order = [*map(str, question.values)] if question else []
        # A column that isn't for one choice comes last, and then may be for the reader of cases.
        own.sort(key=lambda c: len(order) if c.choice is None else order.index(c.choice))
        parts = [_plain(columns, column, schema, prefix) for column in own]
        chosen = any(column.choice for column in own)
        yield (_together(parts) if chosen else parts[0]).alias(key)


def is_in_words(columns: Columns, frame: pl.DataFrame) -> bool:
    """Whether answers in some rows are written in other words than the plain ones."""
    for column in columns.columns:
        cells = () if column.question is None else set(map(text_of, frame[column.heading]))
        for cell in cells:
            plain = in_plain_words(columns, column, cell)
            if plain not in (None, NO_ANSWER, cell):
                return True
    return False


def _plain(columns: Columns, column: Column, schema: pl.Schema, prefix: str) -> pl.Expr:
    raw = pl.col(prefix + column.heading)
    if isinstance(schema[column.heading], pl.List):
        raw = raw.cast(pl.List(pl.String)).list.join(";")
    if column.question is None and column.key != "date":
        return raw
    known: dict[object, str | None] = {None: None}
    replaced = partial(_replaced, columns, column, known)
    return raw.map_batches(replaced, return_dtype=pl.String, is_elementwise=True)


def _replaced(
    columns: Columns, column: Column, known: dict[object, str | None], cells: pl.Series
) -> pl.Series:
    """Replace each text; ``known`` has those that were met before."""
    found = cells.unique()
    texts = found.to_list()
    for cell in texts:
        if cell not in known:
            known[cell] = in_plain_words(columns, column, text_of(cell))
    plain = pl.Series([known[cell] for cell in texts], dtype=pl.String)
    return cells.replace_strict(found, plain, return_dtype=pl.String)


def _together(parts: list[pl.Expr]) -> pl.Expr:
    """Put the choices of several columns together: none of them where each says no."""
    said = pl.any_horizontal(part.is_not_null() for part in parts)
    joined = pl.concat_str(parts, separator=";", ignore_nulls=True)
    chosen = joined.str.replace_all(";+", ";").str.strip_chars(";")
    return pl.when(said).then(pl.when(chosen == "").then(pl.lit(";")).otherwise(chosen))
