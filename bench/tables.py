"""Whole tables, from Parquet to Parquet: beside polars and DuckDB by hand, and a rule engine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl
import rivals
from batches import plain_answers
from by_hand import by_hand
from cases import random_cases
from section import FIXED, Options, Section, Time, quickest, times
from zen_columns import zen_columns

from burgerkompas.batch.results import Presentation
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.columns import DIALECTS, compile_columns, to_sql
from burgerkompas.columns.polars_dialect import scored
from burgerkompas.columns.polars_engine import PARQUET, score_table
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire

ROWS, MANY_ROWS = 200_000, 1_000_000

FEW = 300
"""How many rows a rule engine is given."""


def tables(options: Options) -> Section:
    """A Parquet of many rows, scored."""
    questionnaire, rows = load_questions(FIXED), MANY_ROWS if options.large else ROWS
    program = compile_columns(questionnaire)
    zen, zen_in_full = rivals.zen_engine(questionnaire), zen_columns(program)
    cases = [
        plain_answers(questionnaire, case) for case in islice(random_cases(questionnaire), FEW)
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        source, narrow, target = (
            folder / f"{what}.parquet" for what in ("cases", "narrow", "scored")
        )
        texts = made_up(questionnaire, rows)
        texts.write_parquet(source)
        narrowed(questionnaire, texts).write_parquet(narrow)
        frame = pl.scan_parquet(source)
        few = texts.head(FEW)
        rows_of_few = [cells(questionnaire, row) for row in few.iter_rows(named=True)]
        _same_rows(scored(program, few.lazy()), map(zen_in_full, rows_of_few))
        _same(scored(program, frame.head(20_000)), peer(questionnaire, frame.head(20_000)))
        statement = to_sql(program, DIALECTS["duckdb"], [str(source)])
        result = scored(program, frame).collect()

        def score(path: Path) -> None:
            shown = Presentation(questionnaire, "nl", str)
            score_table(shown, pl.scan_parquet(path), path.name, target)

        def in_duckdb() -> None:
            with duckdb.connect() as connection:
                connection.execute("SET enable_progress_bar = false")
                connection.execute(f"COPY ({statement}) TO '{target}' (FORMAT parquet)")

        works: dict[str, Callable[[], object]] = {
            "to read the cells, nothing else": lambda: read(frame),
            "to write the result, nothing else": lambda: write(result.lazy(), target),
            "the same scoring by hand in polars ([by_hand.py](by_hand.py))": (
                lambda: write(peer(questionnaire, frame), target)
            ),
            "the expressions from the questionnaire, in polars": (
                lambda: write(scored(program, frame), target)
            ),
            "`batch --engine polars`: with names, dates, problems": lambda: score(source),
            "the same where cells are small numbers and categories": lambda: score(narrow),
            "the statement of `sql` in DuckDB": in_duckdb,
        }
        spent = dict(zip(works, quickest(options.rounds, *works.values()), strict=True))
    engine = quickest(
        options.rounds,
        lambda: [zen(one) for one in cases],
        lambda: [zen_in_full(one) for one in rows_of_few],
    )
    decision, in_full = (Time(*(seconds / FEW * rows for seconds in t)) for t in engine)
    _, _, hand, _, of_texts, of_numbers, _ = spent.values()
    spent["zen-engine, the same columns, for as many rows"] = in_full
    spent["zen-engine, the decision only, for as many cases"] = decision
    found = [
        (what, times(t.cpu / hand.cpu), times(t.clock / hand.clock)) for what, t in spent.items()
    ]
    rates = " and ".join(
        f"{in_full.clock / ours.clock:,.0f} times the rate ({in_full.cpu / ours.cpu:,.0f} by CPU "
        f"time; beside the decision only {decision.clock / ours.clock:,.0f} and "
        f"{decision.cpu / ours.cpu:,.0f}) {where}"
        for ours, where in (
            (of_texts, "where cells are texts"),
            (of_numbers, "where they are small numbers and categories"),
        )
    )
    intro = (
        f"{rows:,} rows of {len(questionnaire.questions)} cells, texts where nothing else is said, "
        f"from Parquet to Parquet. Beside zen-engine's rate per case on one core, for the same "
        f"columns, `batch` has by the clock {rates}. What was written by hand, and what the "
        f"engine is given ([zen_columns.py](zen_columns.py)), gives the same results, by "
        f"comparison of 20,000 and {FEW} rows; by hand it is written in the same way."
    )
    return Section("A table", intro, ("what", "CPU time", "by the clock"), found)


def read(frame: pl.LazyFrame) -> None:
    """Read every cell and keep none."""
    frame.select(pl.all().null_count()).collect(engine="streaming")


def write(frame: pl.LazyFrame, target: Path) -> None:
    frame.sink_parquet(target, **PARQUET)


def narrowed(questionnaire: Questionnaire, texts: pl.DataFrame) -> pl.DataFrame:
    """Return rows as a careful warehouse keeps them: an unknown number is empty there."""
    cells = []
    for question in questionnaire.questions:
        if question.kind == "scale":
            cells.append(pl.col(question.id).cast(pl.Int8, strict=False))
        elif question.kind != "choices":
            cells.append(pl.col(question.id).cast(pl.Categorical))
    return texts.with_columns(cells)


def made_up(questionnaire: Questionnaire, rows: int) -> pl.DataFrame:
    """Return random rows: some 8 % of the cells unknown, as many empty."""
    rng = random.Random(5)
    cells = {"name": pl.Series([f"case {i}" for i in range(rows)])}
    cells |= {name: pl.Series([None] * rows, dtype=pl.String) for name in CASE_KEYS[1:]}
    for question in questionnaire.questions:
        values = list(map(str, question.values))
        pool: list[str | None] = [rng.choice(values) for _ in range(80)]
        if question.kind == "choices":
            pool = [";".join(v for v in values if rng.random() < 0.3) or None for _ in range(80)]
        cells[question.id] = pl.Series(rng.choices([*pool, *["unknown", None] * 8], k=rows))
    return pl.DataFrame(cells)


def peer(questionnaire: Questionnaire, frame: pl.LazyFrame) -> pl.LazyFrame:
    def of(*kinds: str) -> dict[str, list[object]]:
        return {q.id: list(q.values) for q in questionnaire.questions if q.kind in kinds}

    skippable = [q.id for q in questionnaire.questions if q.not_applicable]
    return by_hand(frame, of("scale"), of("choice", "yes_no"), of("choices"), skippable)  # type: ignore[arg-type]


def cells(questionnaire: Questionnaire, row: dict[str, str | None]) -> dict[str, object]:
    """Return a row of texts as a rule engine takes it: numbers, and lists of choices."""
    found: dict[str, object] = {}
    for question in questionnaire.questions:
        cell = row[question.id]
        value: object = cell
        if cell is not None and question.kind == "scale" and cell != "unknown":
            value = int(cell)
        if cell is not None and question.kind == "choices" and cell != "unknown":
            value = cell.split(";")
        found[rivals.plain(question.id)] = value
    return found


def _same_rows(ours: pl.LazyFrame, theirs: Iterable[dict[str, object]]) -> None:
    """See to it that the rule engine gives every column as it should be."""
    for row, other in zip(ours.collect().iter_rows(named=True), theirs, strict=True):
        assert {name: row[name] for name in other} == other


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
