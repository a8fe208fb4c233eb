"""`batch`: rows to stdout or a file, progress to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated, Any, BinaryIO, cast

import typer

from burgerkompas.batch.mapping import EMPTY, Map, read_map
from burgerkompas.batch.results import Presentation, ScoredChunk, Scorer, Totals
from burgerkompas.batch.sinks import SINKS, SUMMARY_SINKS, Sink
from burgerkompas.batch.sources import find_chunks, size_of
from burgerkompas.batch.worker import score_in_order, usable_cores
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.call import (
    Call,
    Settings,
    check_format,
    chosen_format,
    command_line,
    one_of,
    shared_options,
    show_questions,
)
from burgerkompas.cli.options import Output, argument, command, option
from burgerkompas.cli.read_notices import ProgressBar, tell_other_versions, teller
from burgerkompas.columns.engines import ENGINES, Request, keeps_old, score_whole
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where
from burgerkompas.files import (
    is_device,
    is_there,
    printable,
    refuse_unwritable,
    taking_the_place_of,
)
from burgerkompas.safe_text import shown_safely
from burgerkompas.texts import Words
from burgerkompas.texts.problems import say_problem

SOURCES = ("yaml", "json", "jsonl", "csv", "xlsx", "parquet")

_MAX_NAMED = 3


@command
def batch(
    settings: Settings,
    paths: Annotated[list[str] | None, argument("PATH", "paths")] = None,
    summary: Annotated[bool, option("--summary")] = False,
    json: Annotated[bool, option("--json", key="batch-json")] = False,
    format: Annotated[
        str | None, option("--format", key="batch-format", choices=(*SINKS, "json"))
    ] = None,
    output: Output = None,
    full: Annotated[bool, option("--full")] = False,
    map_file: Annotated[Path | None, option("--map", metavar="FILE")] = None,
    map_template: Annotated[Path | None, option("--map-template", metavar="FILE")] = None,
    source: Annotated[str | None, option("--from", choices=SOURCES)] = None,
    jobs: Annotated[int | None, option("--jobs", metavar="N")] = None,
    engine: Annotated[str, option("--engine", choices=ENGINES)] = ENGINES[0],
    master: Annotated[str | None, option("--master", metavar="URL")] = None,
) -> None:
    """Assess many cases; one that is broken never stops the others."""
    sinks = SUMMARY_SINKS if summary else SINKS
    sink = chosen_format(json, format, sinks, output)
    call = settings.open()
    questionnaire, language = call.questionnaire, call.language
    if map_template is not None:
        _write_template(call, map_template, output)
        return
    if not paths:
        raise UsageRefused([Problem("no-paths", Where("batch"))])
    one_of(engine, ENGINES, "--engine")
    if source:
        one_of(source, SOURCES, "--from")
    check_format(sink, output)
    if jobs is not None and jobs < 1:
        values = {"value": str(jobs), "allowed": "1, 2, …"}
        raise UsageRefused([Problem("not-one-of", Where("--jobs"), values)])
    column_map = EMPTY if map_file is None else read_map(questionnaire, map_file)
    at_terminal = output in (None, "-") and sys.stdout.isatty()
    live = sys.stderr.isatty() and not (settings.quiet or at_terminal)
    say = partial(say_problem, language=language, options=shared_options())
    others = {"--summary": summary, "--full": full, "--map": map_file, "--from": source}
    shown = Presentation(questionnaire, language, say, call.screen(output))
    request = Request(paths, sink.name, output, engine, master, others)
    with ProgressBar(language, live) as progress:
        totals = score_whole(request, shown, progress.add)
    whole, kept = totals is not None, False
    if totals is None:
        # A summary has no names in it.
        watched = console.is_shared(sink.shared, output) and not (settings.quiet or summary)
        scorer = Scorer(questionnaire, partial(sink.render, shown), full, watched)
        chunks = find_chunks(questionnaire, paths, column_map, source, teller(call))
        scored = score_in_order(scorer, chunks, jobs or usable_cores())
        with ProgressBar(language, live, size_of(paths) if live else None) as progress:
            totals, kept = _write(sink, shown, scored, output, progress)
    if kept or not settings.quiet:
        tell_other_versions(call, totals)
        _tell(totals, language, output, column_map, summary, kept)
    if whole:
        call.notice(Words("batch", language)("whole"))
    if totals.failed:
        raise typer.Exit(exit_codes.BATCH)


class _OldIsKept(Exception):
    """What was written doesn't take the place of the old file."""


def _write(
    sink: Sink,
    shown: Presentation,
    scored: Iterable[ScoredChunk],
    output: str | None,
    progress: ProgressBar,
) -> tuple[Totals, bool]:
    """Write what was scored as it comes; return how much it was, and whether the old file stays."""
    totals = Totals()

    def parts() -> Iterator[Any]:
        nonlocal totals
        for chunk in scored:
            totals += chunk.totals
            progress.add(chunk.totals.rows, chunk.size)
            yield chunk.rows

    try:
        with _open_output(output, sink) as file:
            sink.write(shown, parts(), file)
            if keeps_old(output, totals):
                raise _OldIsKept
    except _OldIsKept:
        return totals, True
    return totals, False


class _Stdout:
    """Writes text to stdout as it comes."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdout.isatty()

    def write(self, data: bytes) -> None:
        # Rows are data, without any color of ours.
        console.put_bytes(shown_safely(data.decode()).encode() if self.is_terminal else data)

    def flush(self) -> None:
        """Do nothing: all is written at once."""


@contextmanager
def _open_output(output: str | None, sink: Sink) -> Iterator[BinaryIO]:
    """Give what a sink writes to; a file takes the place of the old one when all is written."""
    with refuse_unwritable(output or "stdout"):
        if not sink.streaming:
            with TemporaryFile() as whole:
                yield whole
                whole.seek(0)
                if output in (None, "-") and not sink.binary:
                    console.put_bytes(whole.read())
                else:
                    console.put(whole.read(), output)
        elif output in (None, "-"):
            yield cast(BinaryIO, _Stdout())
        elif is_device(Path(output)):
            with open(output, "wb") as device:
                yield device
        else:
            with taking_the_place_of(Path(output)) as temporary, temporary.open("wb") as file:
                yield file


def _tell(
    totals: Totals, language: str, output: str | None, column_map: Map, summary: bool, kept: bool
) -> None:
    """Tell how many rows could be scored, and what else is to be known of them."""
    words = Words("batch", language)
    for problem in totals.problems if summary or kept else ():
        console.tell_problem(problem, language, shared_options())
    if totals.personal:
        console.notice(words("personal", count=words.number(totals.personal)))
        for problem in totals.private:
            console.tell_problem(problem, language, shared_options())
    if ignored := column_map.ignored():
        names = ", ".join(f"'{name[:60]}'" for name in ignored[:_MAX_NAMED])
        more = ", …" if len(ignored) > _MAX_NAMED else ""
        console.notice(words("ignored", count=words.number(len(ignored)), names=names + more))
    good, failed = words.number(totals.rows - totals.failed), words.number(totals.failed)
    if output in (None, "-"):
        console.notice(words("done", done=good, failed=failed))
    else:
        key = "kept" if kept else "done-in"
        console.notice(words(key, done=good, failed=failed, file=output))


def _write_template(call: Call, path: Path, output: str | None) -> None:
    """Write a first map for a table, and say what to do with it."""
    from burgerkompas.batch.tables import open_table
    from burgerkompas.batch.template import write_template

    if not is_there(path):
        raise AnswersRefused([Problem("no-such-file", Where(printable(path)))])
    table = open_table(path, printable(path), path.suffix.lower(), nameless=True)
    template = write_template(call.questionnaire, table, call.language)
    words = Words("batch", call.language)
    # Into a comment goes one line, whatever a file is called.
    ids = " ".join(words("map-ids", command=show_questions(call.questionnaire)).splitlines())
    console.put(f"# {ids}\n{template.text}", output)
    counts = {"known": template.known, "all": len(table.names), "check": template.check}
    written = "map.yaml" if output in (None, "-") else output
    following = words("map-next", command=command_line("batch", path, "--map", Path(written)))
    for key, values in table.notices(printable(path)):
        call.notice(words(key, **values))
    call.notice(f"{words('map-done', **counts)} {following}")
