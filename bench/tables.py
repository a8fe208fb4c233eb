"""Whole tables, from Parquet to Parquet: beside polars and DuckDB by hand, and a rule engine."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl
import rivals
from batches import plain_answers
from by_hand import by_hand
from cases import random_cases
from section import Options, Section, least, times

from burgerkompas.batch.mapping import ABOUT
from burgerkompas.columnar.program import compile_columns
from burgerkompas.columnar.tables import score_table
from burgerkompas.columnar.to_polars import scored
from burgerkompas.columnar.to_sql import DIALECTS, to_sql
from burgerkompas.instrument.catalog import load_questions
from burgerkompas.instrument.model import Instrument

ROWS, MANY_ROWS = 200_000, 1_000_000


def tables(options: Options) -> Section:
    """A Parquet of many rows of texts, scored; CPU time of all threads."""
    instrument, rows = load_questions(), MANY_ROWS if options.large else ROWS
    program = compile_columns(instrument)
    zen = rivals.zen_engine(instrument)
    cases = [plain_answers(case) for case in islice(random_cases(instrument), 300)]
    with TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "cases.parquet", folder / "scored.parquet"
        made_up(instrument, rows).write_parquet(source)
        frame = pl.scan_parquet(source)
        _same(scored(program, frame.head(20_000)), peer(instrument, frame.head(20_000)))
        statement = to_sql(program, DIALECTS["duckdb"], f"'{source}'")

        def in_duckdb() -> None:
            with duckdb.connect() as connection:
                connection.execute("SET enable_progress_bar = false")
                connection.execute(f"COPY ({statement}) TO '{target}' (FORMAT parquet)")

        bare, hand, computed, whole, duck, rule = least(
            options.rounds,
            lambda: frame.sink_parquet(target),
            lambda: peer(instrument, frame).sink_parquet(target),
            lambda: scored(program, frame).sink_parquet(target),
            lambda: score_table(instrument, frame, "cases.parquet", target, str),
            in_duckdb,
            lambda: [zen(one) for one in cases],
        )
    per_row, per_case = whole / rows, rule / len(cases)
    found = [
        ("polars: read and write, nothing else", times(bare / hand)),
        ("the same scoring by hand in polars ([by_hand.py](by_hand.py))", "1.00 ×"),
        ("the expressions from the questionnaire, in polars", times(computed / hand)),
        ("`batch --engine polars`: with names, dates, problems", times(whole / hand)),
        ("the statement of `sql` in DuckDB", times(duck / hand)),
        (
            "zen-engine, the decision only, for as many cases",
            times(per_case / per_row * whole / hand),
        ),
    ]
    intro = (
        f"{rows:,} rows of {len(instrument.questions)} cells of text, from Parquet to Parquet, CPU "
        f"time of all threads. zen-engine takes {per_case / per_row:,.0f} times as long a case as "
        f"`batch`. What was written by hand gives the same results, by comparison of 20,000 rows."
    )
    return Section("A table", intro, ("what", "time"), found)


def made_up(instrument: Instrument, rows: int) -> pl.DataFrame:
    """Return random rows: some 8 % of the cells unknown, as many empty."""
    rng = random.Random(5)
    cells = {"name": pl.Series([f"case {i}" for i in range(rows)])}
    cells |= {name: pl.Series([None] * rows, dtype=pl.String) for name in ABOUT[1:]}
    for question in instrument.questions:
        values = list(map(str, question.values))
        pool: list[str | None] = [rng.choice(values) for _ in range(80)]
        if question.kind == "choices":
            pool = [";".join(v for v in values if rng.random() < 0.3) or None for _ in range(80)]
        cells[question.id] = pl.Series(rng.choices([*pool, *["unknown", None] * 8], k=rows))
    return pl.DataFrame(cells)


def peer(instrument: Instrument, frame: pl.LazyFrame) -> pl.LazyFrame:
    def of(*kinds: str) -> dict[str, list[object]]:
        return {q.id: list(q.values) for q in instrument.questions if q.kind in kinds}

    skippable = [q.id for q in instrument.questions if q.not_applicable]
    return by_hand(frame, of("scale"), of("choice", "yes_no"), of("choices"), skippable)  # type: ignore[arg-type]


def _same(ours: pl.LazyFrame, theirs: pl.LazyFrame) -> None:
    """See to it that the peer does the same work."""
    one, other = ours.collect(), theirs.rename({"valid": "row.valid"}).collect()
    assert one.columns == other.columns
    for name in one.columns:
        left, right = one[name], other[name]
        assert (left.is_null() == right.is_null()).all(), name
        if left.dtype.is_float():
            # By hand it is rounded from a float; a half may fall on the other side.
            assert ((left - right).abs() < 1.5e-4).all(), name
        else:
            assert (left.cast(pl.String) == right.cast(pl.String)).all(), name
