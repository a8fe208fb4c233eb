"""The commands for many cases: assess them all, or have a database do it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.opening import open_questions, shape_for
from burgerkompas.cli.options import (
    Debug,
    Json,
    Lang,
    NoColor,
    Output,
    Questions,
    Quiet,
    Version,
    format_option,
    words,
)
from burgerkompas.errors import Problem, UsageRefused, Where

BATCH_FORMATS = ("table", "jsonl", "csv", "xlsx", "parquet", "html")
SUMMARY_FORMATS = ("table", "json")
SOURCES = ("yaml", "json", "jsonl", "csv", "xlsx", "parquet")
ENGINES = ("auto", "python", "polars", "spark")
SQL_DIALECTS = ("duckdb", "spark", "postgres")


def batch(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("paths"), metavar="PATH", show_default=False),
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help=words("summary"))] = False,
    json: Json = False,
    format: Annotated[str | None, format_option((*BATCH_FORMATS, "json"))] = None,
    output: Output = None,
    full: Annotated[bool, typer.Option("--full", help=words("full"))] = False,
    map_file: Annotated[
        Path | None, typer.Option("--map", help=words("map"), metavar="FILE")
    ] = None,
    map_template: Annotated[
        Path | None, typer.Option("--map-template", help=words("map-template"), metavar="FILE")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", help=words("from", all=", ".join(SOURCES)))
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", help=words("jobs"), metavar="N")] = None,
    engine: Annotated[
        str, typer.Option("--engine", help=words("engine", all=", ".join(ENGINES)))
    ] = ENGINES[0],
    master: Annotated[
        str | None, typer.Option("--master", help=words("master"), metavar="URL")
    ] = None,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Assess many cases; one that is broken never stops the others."""
    from burgerkompas.cli.batch import Options, run_batch

    # What is loaded by now stays; what a case leaves needs no search for cycles, bar a few.
    gc.freeze()
    gc.set_threshold(50_000, 10, 20)
    gc.enable()
    shape = shape_for(json, format, SUMMARY_FORMATS if summary else BATCH_FORMATS)
    questionnaire, language = open_questions(questions, lang)
    if map_template is not None:
        from burgerkompas.cli.map_template import first_map

        text, notice = first_map(questionnaire, language, map_template, questions, output)
        console.put(text, output)
        console.notice(notice, quiet)
        return
    if not paths:
        raise UsageRefused([Problem("no-paths", Where("batch"))])
    to_stdout = output in (None, "-")
    options = Options(
        paths,
        language,
        shape,
        output,
        full=full,
        summary=summary,
        jobs=jobs,
        engine=shape_for(False, engine, ENGINES, "--engine"),
        master=master,
        kind=shape_for(False, source, SOURCES, "--from") if source else None,
        map_file=map_file,
        quiet=quiet,
        color=to_stdout and console.takes_color(sys.stdout, no_color),
        unicode=not to_stdout or console.takes_unicode(sys.stdout),
    )
    failed = run_batch(questionnaire, options)
    if failed:
        raise typer.Exit(exit_codes.BATCH)


def sql(
    dialect: Annotated[
        str, typer.Option("--dialect", help=words("dialect", all=", ".join(SQL_DIALECTS)))
    ] = SQL_DIALECTS[0],
    table: Annotated[
        str, typer.Option("--table", help=words("sql-table"), metavar="TABLE")
    ] = "cases",
    output: Output = None,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Print the scoring as one SQL statement."""
    from burgerkompas.cli.sql import statement

    chosen = shape_for(False, dialect, SQL_DIALECTS, "--dialect")
    questionnaire, language = open_questions(questions, lang)
    console.put(statement(questionnaire, language, chosen, table), output)
