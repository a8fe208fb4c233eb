"""Real engines that run the statement on rows of texts."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.columns import DIALECTS, compile_columns, to_sql
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.rows import Cells

Rows = list[tuple[Any, ...]]


def names(questionnaire: Questionnaire) -> list[str]:
    return [*CASE_KEYS, *(question.id for question in questionnaire.questions)]


def statement(questionnaire: Questionnaire, dialect: str, *table: str) -> str:
    return to_sql(compile_columns(questionnaire), DIALECTS[dialect], table or ["cases"])


def in_order(rows: Sequence[Sequence[Any]]) -> Rows:
    """Return the rows in the order of the cases, by their names; without what is said of them."""
    number = {row: int(row[0].removeprefix("case ")) for row in map(tuple, rows)}
    return [row[len(CASE_KEYS) :] for row in sorted(number, key=number.__getitem__)]


def write_parquet(questionnaire: Questionnaire, cells: Sequence[Cells], path: Path) -> None:
    import polars

    frame = polars.DataFrame(
        {name: [row[name] for row in cells] for name in names(questionnaire)},
        schema=dict.fromkeys(names(questionnaire), polars.String),
    )
    frame.write_parquet(path)


def in_polars(questionnaire: Questionnaire, cells: Sequence[Cells]) -> Rows:
    """Run the expressions of the engine that comes with the program."""
    import polars

    from burgerkompas.columns.polars_dialect import VALID, scored

    frame = polars.LazyFrame(
        {name: [row[name] for row in cells] for name in names(questionnaire)},
        schema=dict.fromkeys(names(questionnaire), polars.String),
    )
    found = scored(compile_columns(questionnaire), frame).collect(engine="streaming")
    return [(*row, None) for row in in_order(found.drop(VALID).rows())]


def in_duckdb(questionnaire: Questionnaire, cells: Sequence[Cells], folder: Path) -> Rows:
    """Run the statement in DuckDB, on a Parquet file."""
    import duckdb

    write_parquet(questionnaire, cells, folder / "cases.parquet")
    table = str(folder / "cases.parquet")
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        found = connection.execute(statement(questionnaire, "duckdb", table)).fetchall()
    return in_order(found)


@contextlib.contextmanager
def postgres() -> Iterator[Any]:
    """Start a PostgreSQL of our own, on a socket in a folder that goes away again."""
    import psycopg

    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    # The server refuses to run as root, and the socket's path must be short.
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    as_user = as_user if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    if as_user:
        shutil.chown(folder, "postgres", "postgres")

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(programs / program), *arguments],
            check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=600,
        )  # fmt: skip

    data = folder / "data"
    try:
        call("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            with psycopg.connect(
                host=str(folder), user="tester", dbname="postgres", autocommit=True
            ) as connection:
                yield connection
        finally:
            call("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def in_postgres(connection: Any, questionnaire: Questionnaire, cells: Sequence[Cells]) -> Rows:
    """Run the statement in PostgreSQL."""
    from psycopg import sql

    columns = [sql.Identifier(name) for name in names(questionnaire)]
    typed = sql.SQL(", ").join(sql.SQL("{} text").format(column) for column in columns)
    connection.execute("DROP TABLE IF EXISTS cases")
    connection.execute(sql.SQL("CREATE TABLE cases ({})").format(typed))
    with connection.cursor() as cursor:
        with cursor.copy("COPY cases FROM STDIN") as copy:
            for row in cells:
                copy.write_row([row[name] for name in names(questionnaire)])
        found = cursor.execute(statement(questionnaire, "postgres")).fetchall()
    return in_order(found)


@contextlib.contextmanager
def spark() -> Iterator[Any]:
    """Start a Spark of our own, in this machine."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.driver.extraJavaOptions", "-XX:-DontCompileHugeMethods")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def in_spark(
    session: Any, questionnaire: Questionnaire, cells: Sequence[Cells], folder: Path
) -> Rows:
    """Run the statement in Spark, from Parquet to Parquet."""
    import polars

    write_parquet(questionnaire, cells, folder / "cases.parquet")
    source, target = folder / "cases.parquet", folder / "scored.parquet"
    found = session.sql(statement(questionnaire, "spark", "parquet", str(source)))
    found.write.mode("overwrite").parquet(str(target))
    scored = polars.read_parquet(target / "*.parquet")
    return in_order(scored.rows())
