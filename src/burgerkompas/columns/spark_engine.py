"""Run the statement on Spark, from Parquet to Parquet, on a cluster or this machine."""

from __future__ import annotations

import shutil

from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import Column, DataFrame, SparkSession, functions as f

from burgerkompas.batch.columns import TableReader
from burgerkompas.batch.results import table_columns
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.columns.program import compile_columns
from burgerkompas.columns.sql_dialect import DIALECTS, to_sql
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Questionnaire

_VIEW = "burgerkompas_cases"

_LONG_METHODS = "-XX:-DontCompileHugeMethods"
"""Lets Java compile the long methods that Spark generates: a third of the time."""


def score_parquet(
    questionnaire: Questionnaire, source: str, target: str, master: str | None
) -> tuple[int, int]:
    """Score Parquet into a new folder; return how many rows there were and how many have an error.

    ``source`` and ``target`` are anything that Spark accepts: files, folders, and the addresses of
    stores that it knows. Without ``master``, Spark's own configuration decides where to run.
    """
    session = _session(master)
    try:
        return _score(session, questionnaire, source, target)
    except PySparkException as error:
        reason = str(error).strip().splitlines()[0][:300]
        raise UsageRefused([Problem("spark-refused", Where(source), {"reason": reason})]) from error
    finally:
        session.stop()


def _session(master: str | None) -> SparkSession:
    if shutil.which("java") is None:
        values = {"reason": "Java"}
        raise UsageRefused([Problem("spark-refused", Where("--engine"), values)])
    builder = SparkSession.builder.appName("burgerkompas")
    if master is not None:
        builder = builder.master(master)
    # One generated method for all steps together would pass Java's limit of 64 KB.
    builder = builder.config("spark.sql.codegen.wholeStage", "false")
    for side in ("driver", "executor"):
        builder = builder.config(f"spark.{side}.extraJavaOptions", _LONG_METHODS)
    session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _score(
    session: SparkSession, questionnaire: Questionnaire, source: str, target: str
) -> tuple[int, int]:
    table = session.read.parquet(source)
    problems = TableReader(questionnaire, table.columns, source).problems
    if problems:
        raise AnswersRefused(problems)
    _complete(table, questionnaire).createOrReplaceTempView(_VIEW)
    found = session.sql(to_sql(compile_columns(questionnaire), DIALECTS["spark"], [_VIEW]))
    found = found.withColumn("error", _error(found))
    scored = found.select(*_in_the_order_of_batch(questionnaire, found, source))
    try:
        scored.write.mode("errorifexists").parquet(target)
    except AnalysisException as error:
        if "EXISTS" not in (error.getCondition() or ""):
            raise
        raise UsageRefused([Problem("folder-exists", Where(target))]) from error
    counts = session.read.parquet(target).agg(f.count("*"), f.count("error")).first()
    assert counts is not None
    return counts[0], counts[1]


def _complete(table: DataFrame, questionnaire: Questionnaire) -> DataFrame:
    """Add the optional columns that the statement expects."""
    wanted = [*CASE_KEYS, *(question.id for question in questionnaire.questions)]
    missing = {name: f.lit(None).cast("string") for name in wanted if name not in table.columns}
    return table.withColumns(missing) if missing else table


def _error(found: DataFrame) -> Column:
    """Return the error of a row: an invalid cell, a missing name, an invalid date.

    Only dates in the form year-month-day are valid here: there is no reader of single cases.
    """
    name = f.trim(f.col("name").cast("string"))
    wrong = [f.when(name.isNull() | (name == ""), "missing-key: name")]
    if dict(found.dtypes)["date"] == "string":
        date = f.trim("date")
        well = (
            date.rlike(r"^\d{4}-\d{2}-\d{2}$") & f.expr("try_cast(trim(date) AS date)").isNotNull()
        )
        wrong.append(f.when((date != "") & ~well, "not-a-date: date"))
    told = f.concat_ws("; ", "error", *wrong)
    return f.when(told != "", told)


def _in_the_order_of_batch(
    questionnaire: Questionnaire, found: DataFrame, source: str
) -> list[object]:
    """Return the columns of every sink; those computed only for single cases are null.

    A row with an error has no results.
    """
    types = {"text": "string", "truth": "boolean", "count": "bigint", "number": "double"}
    selected: list[object] = []
    for name, kind in table_columns(questionnaire).items():
        if name == "file":
            selected.append(f.lit(source).alias(name))
        elif name in found.columns:
            cell = f.col(f"`{name}`").cast(types[kind])
            told = name in (*CASE_KEYS, "error")
            cell = cell if told else f.when(f.col("error").isNull(), cell)
            selected.append(cell.alias(name))
        else:
            selected.append(f.lit(None).cast(types[kind]).alias(name))
    return selected
