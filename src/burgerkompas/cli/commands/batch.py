"""`batch`: rows to stdout or a file, progress to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated, Any, BinaryIO

import msgspec
import typer

from burgerkompas.batch.flat import Say
from burgerkompas.batch.headings import ignored
from burgerkompas.batch.mapping import EMPTY, Map, read_map
from burgerkompas.batch.pool import Finished, cores, in_order
from burgerkompas.batch.run import Counted, Job, Shape
from burgerkompas.batch.sources import find_work, size_of
from burgerkompas.batch.work import Work
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.map_template import first_map
from burgerkompas.cli.options import (
    Json,
    Output,
    Settings,
    chosen_format,
    command,
    format_option,
    one_of,
    words,
)
from burgerkompas.cli.progress import Progress
from burgerkompas.cli.sharing import goes_out
from burgerkompas.cli.tables import run_whole
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.extras import missing_library
from burgerkompas.files import is_device, refuse_unwritable, taking_the_place_of
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH
from burgerkompas.texts.problems import say_problem

FORMATS = ("table", "jsonl", "csv", "xlsx", "parquet", "html")
SUMMARY_FORMATS = ("table", "json")
SOURCES = ("yaml", "json", "jsonl", "csv", "xlsx", "parquet")
ENGINES = ("auto", "python", "polars", "spark")

LINES = ("jsonl", "csv")
"""The formats that are written as they come, a piece of work at a time."""

BINARY = ("xlsx", "parquet")

_MOST_NAMED = 3


class Options(msgspec.Struct, frozen=True):
    """What batch was asked to do."""

    paths: list[str]
    language: str
    shape: str
    output: str | None
    full: bool = False
    summary: bool = False
    jobs: int | None = None
    engine: str = "auto"
    master: str | None = None
    kind: str | None = None
    map_file: Path | None = None
    quiet: bool = False
    color: bool = False
    unicode: bool = True

    @property
    def to_stdout(self) -> bool:
        """Whether the product goes there."""
        return self.output in (None, "-")


@command
def batch(
    settings: Settings,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("paths"), metavar="PATH", show_default=False),
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help=words("summary"))] = False,
    json: Json = False,
    format: Annotated[str | None, format_option((*FORMATS, "json"))] = None,
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
) -> None:
    """Assess many cases; one that is broken never stops the others."""
    shape = chosen_format(json, format, SUMMARY_FORMATS if summary else FORMATS)
    questionnaire, language = settings.open_questions()
    if map_template is not None:
        text, notice = first_map(questionnaire, language, map_template, settings.questions, output)
        console.put(text, output)
        console.notice(notice, settings.quiet)
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
        engine=one_of(engine, ENGINES, "--engine"),
        master=master,
        kind=one_of(source, SOURCES, "--from") if source else None,
        map_file=map_file,
        quiet=settings.quiet,
        color=to_stdout and console.takes_color(sys.stdout, settings.no_color),
        unicode=not to_stdout or console.takes_unicode(sys.stdout),
    )
    if run_batch(questionnaire, options):
        raise typer.Exit(exit_codes.BATCH)


def run_batch(questionnaire: Questionnaire, options: Options) -> int:
    """Score the cases of all paths and write the rows; return how many could not be scored."""
    _check(options)
    words = Words(BATCH, options.language)
    say = partial(say_problem, language=options.language)
    mapped = EMPTY if options.map_file is None else read_map(questionnaire, options.map_file)
    shown = sys.stderr.isatty() and not (options.to_stdout and sys.stdout.isatty())
    live = shown and not options.quiet
    progress = Progress(words, live, None)
    try:
        whole = run_whole(questionnaire, options, mapped, say, progress)
    finally:
        progress.clear()
    if whole is not None:
        _tell(whole, options, mapped)
        console.notice(words("whole"), options.quiet)
        return whole.failed
    # A summary has no names in it.
    shared = goes_out(options.shape == "html", options.output)
    watched = shared and not (options.quiet or options.summary)
    job = Job(questionnaire, _shape(questionnaire, options, say), options.full, mapped, watched)
    works = find_work(questionnaire, options.paths, mapped, options.kind)
    progress = Progress(words, live, size_of(options.paths) if live else None)
    run = _Run(job, options.jobs or cores(), progress)
    try:
        if options.shape not in LINES:
            _write_whole(questionnaire, options, run.shaped(works))
        elif options.to_stdout:
            for lines in chain([_header(questionnaire, options)], run.shaped(works)):
                console.put_bytes(lines)
        else:
            _write_lines(questionnaire, options, run, works)
    finally:
        progress.clear()
    _tell(run.counted, options, mapped)
    return run.counted.failed


def _tell(counted: Counted, options: Options, mapped: Map) -> None:
    """Tell how many rows could be scored, and what else is to be known of them."""
    if options.quiet:
        return
    words = Words(BATCH, options.language)
    if counted.personal:
        console.notice(words("personal", count=words.number(counted.personal)))
        for problem in counted.private:
            console.notice(say_problem(problem, options.language))
    if left := ignored(mapped):
        names = ", ".join(f"'{name[:60]}'" for name in left[:_MOST_NAMED])
        more = ", …" if len(left) > _MOST_NAMED else ""
        console.notice(words("ignored", count=words.number(len(left)), names=names + more))
    good, failed = words.number(counted.rows - counted.failed), words.number(counted.failed)
    if options.to_stdout:
        console.notice(words("done", done=good, failed=failed))
    else:
        console.notice(words("done-in", done=good, failed=failed, file=options.output))


class _Run:
    """A job on its way, counted."""

    def __init__(self, job: Job, jobs: int, progress: Progress) -> None:
        self.job = job
        self.jobs = jobs
        self.progress = progress
        self.counted = Counted()

    def done(self, works: Iterator[Work]) -> Finished:
        """Yield what is done, one piece of work after the other."""
        for work, parts in in_order(self.job, works, self.jobs):
            counted = sum((part.counted for part in parts), Counted())
            self.counted += counted
            self.progress.add(counted.rows, work.size)
            yield work, parts

    def shaped(self, works: Iterator[Work]) -> Iterator[Any]:
        """Yield what the format needs, in order."""
        return (part.shaped for _, parts in self.done(works) for part in parts)


def _check(options: Options) -> None:
    problems = []
    if options.shape in BINARY and options.to_stdout and sys.stdout.isatty():
        values = {"format": options.shape}
        problems.append(Problem("not-to-a-terminal", Where("--format"), values))
    if options.jobs is not None and options.jobs < 1:
        values = {"value": str(options.jobs), "allowed": "1, 2, …"}
        problems.append(Problem("not-one-of", Where("--jobs"), values))
    if problems:
        raise UsageRefused(problems)


def _shape(questionnaire: Questionnaire, options: Options, say: Say) -> Shape:
    """Return what makes of rows what the format needs."""
    if options.summary:
        from burgerkompas.batch.portfolio import tally

        return partial(tally, questionnaire=questionnaire)
    if options.shape == "jsonl":
        from burgerkompas.batch.to_jsonl import to_jsonl

        return partial(to_jsonl, language=options.language, say=say)
    if options.shape == "csv":
        from burgerkompas.batch.to_csv import to_csv

        return partial(to_csv, questionnaire, say=say)
    if options.shape == "table":
        from burgerkompas.batch.to_table import table_rows

        return partial(table_rows, questionnaire, language=options.language, say=say)
    if options.shape == "html":
        from burgerkompas.batch.overview import overview_rows

        return partial(overview_rows, questionnaire, language=options.language, say=say)
    from burgerkompas.batch.flat import flat_rows

    return partial(flat_rows, questionnaire, say=say)


def _header(questionnaire: Questionnaire, options: Options) -> bytes:
    if options.shape != "csv":
        return b""
    from burgerkompas.batch.to_csv import header

    return header(questionnaire)


def _write_lines(
    questionnaire: Questionnaire, options: Options, run: _Run, works: Iterator[Work]
) -> None:
    """Write lines to a file as they come; it takes the place of the old one once all are there."""
    assert options.output is not None
    with refuse_unwritable(options.output), _opened(Path(options.output)) as file:
        for lines in chain([_header(questionnaire, options)], run.shaped(works)):
            file.write(lines)
            file.flush()


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if is_device(path):
        with path.open("wb") as device:
            yield device
    else:
        with taking_the_place_of(path) as written, written.open("wb") as file:
            yield file


def _write_whole(questionnaire: Questionnaire, options: Options, shaped: Iterator[Any]) -> None:
    """Write a format that is there whole or not at all."""
    if options.summary:
        console.put(_summary(questionnaire, options, shaped), options.output)
        return
    if options.shape == "table":
        from burgerkompas.batch.to_table import to_table

        rows = chain.from_iterable(shaped)
        width = console.width()
        text = to_table(rows, options.language, width, options.color, options.unicode)
        console.put(text, options.output)
        return
    if options.shape == "html":
        from burgerkompas.batch.to_html import to_html

        console.put(to_html(questionnaire, shaped, options.language), options.output)
        return
    with refuse_unwritable(options.output or "stdout"), TemporaryFile() as kept:
        try:
            _writer(options.shape)(questionnaire, shaped, kept)
        except ImportError as error:
            library = "xlsxwriter" if options.shape == "xlsx" else "polars"
            where = f"--format {options.shape}"
            raise missing_library(where, library, options.shape) from error
        kept.seek(0)
        console.put(kept.read(), options.output)


def _summary(questionnaire: Questionnaire, options: Options, tallies: Iterator[Any]) -> str:
    from burgerkompas.batch.portfolio import added, summary

    total = added(tallies)
    for problem in total.problems:
        console.notice(say_problem(problem, options.language), options.quiet)
    data = summary(questionnaire, total, options.language)
    if options.shape == "json":
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"
    from burgerkompas.batch.to_summary import to_summary

    return to_summary(data, options.language, console.width(), options.color, options.unicode)


def _writer(shape: str) -> Callable[[Questionnaire, Iterator[Any], BinaryIO], None]:
    if shape == "parquet":
        from burgerkompas.batch.to_parquet import to_parquet

        return to_parquet
    from burgerkompas.batch.to_xlsx import to_xlsx

    return lambda questionnaire, parts, kept: to_xlsx(
        questionnaire, chain.from_iterable(parts), kept
    )
