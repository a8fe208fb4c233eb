"""The command line: what can be asked for. Every command imports its own room, when it runs."""

from __future__ import annotations

import gc

# A command lives too short for cycles to matter; collecting them takes a tenth of its start.
# Batch, which may live long, turns it on again.
gc.disable()

import sys
from pathlib import Path
from typing import Annotated

import typer

from burgerkompas import __version__
from burgerkompas.cli import authors, console, exit_codes
from burgerkompas.cli.opening import open_questions, shape_for
from burgerkompas.cli.options import (
    Debug,
    Json,
    Lang,
    NoColor,
    Output,
    Questions,
    Quiet,
    wanted_language,
    words,
)
from burgerkompas.cli.sharing import compare, form
from burgerkompas.cli.usage import command_line, say_wrong_call
from burgerkompas.errors import (
    AnswersRefused,
    Problem,
    QuestionnaireRefused,
    Refused,
    UsageRefused,
    Where,
)

REPORT_FORMATS = ("terminal", "json", "markdown", "html", "docx")
BATCH_FORMATS = ("table", "jsonl", "csv", "xlsx", "parquet", "html")
SUMMARY_FORMATS = ("table", "json")
ENGINES = ("auto", "python", "polars", "spark")
SQL_DIALECTS = ("duckdb", "spark", "postgres")
SOURCES = ("yaml", "json", "jsonl", "csv", "xlsx", "parquet")

_HELP = {"help_option_names": ["--help", "-h"]}

app = typer.Typer(
    help=words("about"),
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings=_HELP,
)
app.add_typer(authors.app, name="questions")


def main() -> None:
    """Run the command line; every way to end has its own exit code."""
    console.make_streams_safe()
    console.leave(_run())


def _run() -> int:
    language = wanted_language(sys.argv[1:])
    try:
        code = command_line(app, language)(standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else exit_codes.DONE
    except typer.TyperException as error:
        console.notice(say_wrong_call(error, language))
        return exit_codes.USAGE
    except Refused as refused:
        console.tell(refused, language)
        return _exit_code(refused)
    except (KeyboardInterrupt, typer.Abort):
        console.notice(words("interrupted"))
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        # Who read our output has gone (as with `| head`); there is nobody left to tell.
        return exit_codes.DONE
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        console.notice(words("bug", error=f"{type(error).__name__}: {error}"))
        return exit_codes.BUG
    return code if isinstance(code, int) else exit_codes.DONE


def _exit_code(refused: Refused) -> int:
    if isinstance(refused, QuestionnaireRefused):
        return exit_codes.QUESTIONNAIRE
    return exit_codes.ANSWERS if isinstance(refused, AnswersRefused) else exit_codes.USAGE


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=words("version"))] = False,
    lang: Lang = None,
) -> None:
    """Take what comes before a command; without one, ask what to begin with."""
    if version:
        print(f"burgerkompas {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from burgerkompas.cli.asking import can_ask

        if not can_ask():
            print(context.get_help())
            raise typer.Exit(exit_codes.USAGE)
        _begin(lang)


def _begin(lang: str | None) -> None:
    """Say what this is, and go on with what is chosen."""
    from burgerkompas.cli.first import begin

    instrument, language = open_questions(None, lang)
    case = begin(instrument, language, console.takes_color(sys.stderr, False))
    if case is not None:
        from burgerkompas.cli.report import render
        from burgerkompas.scoring.score import score

        result = score(instrument, case)
        console.put(render([result], language, REPORT_FORMATS[0], None, False), None)
        console.notice(words("read-again"))


@app.command(help=words("assess"))
def assess(
    case: Annotated[
        Path | None, typer.Argument(help=words("case"), metavar="CASE", show_default=False)
    ] = None,
    short: Annotated[bool, typer.Option("--short", help=words("short"))] = False,
    data: Annotated[Path | None, typer.Option("--data", help=words("data"), metavar="FILE")] = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", help=words("answer"), metavar="ID=VALUE")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=words("no-input"))] = False,
    plain: Annotated[bool, typer.Option("--plain", help=words("plain"))] = False,
    json: Json = False,
    format: Annotated[
        str | None,
        typer.Option("--format", help=words("format", all=", ".join(REPORT_FORMATS))),
    ] = None,
    output: Output = None,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Hold the interview, save the case, show the report."""
    from burgerkompas.cli.assess import run_assess
    from burgerkompas.cli.report import check_format, render
    from burgerkompas.scoring.score import score

    shape = shape_for(json, format, REPORT_FORMATS)
    check_format(shape, output)
    instrument, language = open_questions(questions, lang)
    color = console.takes_color(sys.stderr, no_color)
    found, path = run_assess(
        instrument, language, case, data, answer or [], no_input, plain, color, short
    )
    if path is not None:
        console.notice(words("saved", path=path), quiet)
    console.put(render([score(instrument, found)], language, shape, output, no_color), output)
    if path is not None and shape == REPORT_FORMATS[0] and output is None and sys.stdout.isatty():
        # A report is longer than a screen.
        console.notice(words("read-again"), quiet)


@app.command(help=words("report"))
def report(
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("cases"), metavar="CASE|-", show_default=False),
    ] = None,
    json: Json = False,
    format: Annotated[
        str | None,
        typer.Option("--format", help=words("format", all=", ".join(REPORT_FORMATS))),
    ] = None,
    output: Output = None,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Show the advice for one or more cases."""
    from burgerkompas.cli.report import check_format, read_cases, render
    from burgerkompas.scoring.score import score

    shape = shape_for(json, format, REPORT_FORMATS)
    check_format(shape, output)
    instrument, language = open_questions(questions, lang)
    results = [score(instrument, case) for case in read_cases(instrument, cases or [])]
    console.put(render(results, language, shape, output, no_color), output)


@app.command(help=words("batch"))
def batch(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("paths"), metavar="PATH...", show_default=False),
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help=words("summary"))] = False,
    json: Json = False,
    format: Annotated[
        str | None,
        typer.Option("--format", help=words("format", all=", ".join((*BATCH_FORMATS, "json")))),
    ] = None,
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
    resume: Annotated[bool, typer.Option("--resume", help=words("resume"))] = False,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Assess many cases; one that is broken never stops the others."""
    from burgerkompas.cli.batch import Options, run_batch

    # What is loaded by now stays; what a case leaves needs no search for cycles, bar a few.
    gc.freeze()
    gc.set_threshold(50_000, 10, 20)
    gc.enable()
    shape = shape_for(json, format, SUMMARY_FORMATS if summary else BATCH_FORMATS)
    instrument, language = open_questions(questions, lang)
    if map_template is not None:
        from burgerkompas.cli.map_template import first_map

        text, notice = first_map(instrument, language, map_template)
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
        resume=resume,
        kind=shape_for(False, source, SOURCES) if source else None,
        map_file=map_file,
        quiet=quiet,
        color=to_stdout and console.takes_color(sys.stdout, no_color),
        unicode=not to_stdout or console.takes_unicode(sys.stdout),
    )
    failed = run_batch(instrument, options)
    if failed:
        raise typer.Exit(exit_codes.BATCH)


@app.command(help=words("practice"))
def practice(
    case: Annotated[
        str | None, typer.Argument(help=words("story"), metavar="CASE", show_default=False)
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=words("plain"))] = False,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Tell a story, ask what to do, and set the advice beside it."""
    from burgerkompas.cli.practice import run_practice

    instrument, language = open_questions(questions, lang)
    run_practice(instrument, language, case, plain, console.takes_color(sys.stderr, no_color))


app.command(help=words("form"))(form)
app.command(help=words("compare"))(compare)


@app.command(help=words("sql"))
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
) -> None:
    """Print the scoring as one SQL statement."""
    from burgerkompas.cli.sql import statement

    chosen = shape_for(False, dialect, SQL_DIALECTS, "--dialect")
    instrument, language = open_questions(questions, lang)
    console.put(statement(instrument, language, chosen, table), output)
