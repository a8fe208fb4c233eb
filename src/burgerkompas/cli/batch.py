"""Batch at the command line: rows to stdout or a file, progress to stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO, cast

import msgspec

from burgerkompas.batch.run import Row, run
from burgerkompas.batch.sources import find_cases
from burgerkompas.cli import console
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.instrument.model import Instrument
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH

ERROR_SCHEMA = "burgerkompas/error/1"


def run_batch(
    instrument: Instrument,
    language: str,
    paths: list[str],
    shape: str,
    output: str | None,
    quiet: bool,
    color: bool,
    unicode: bool,
    full: bool,
    say: Callable[[Problem], str],
) -> int:
    """Score the cases of all paths and write the rows; return how many could not be scored."""
    rows = _Counted(run(instrument, find_cases(instrument, paths), full), language, quiet)
    with _sink(output) as sink:
        if shape == "table":
            from burgerkompas.batch.to_table import to_table

            sink.write(to_table(instrument, rows, language, console.width(), color, unicode, say))
        elif shape == "csv":
            from burgerkompas.batch.to_csv import header, line

            sink.write(header(instrument))
            for row in rows:
                sink.write(line(instrument, row, say))
        else:
            from burgerkompas.report.to_json import to_json_line

            for row in rows:
                text = _error_line(row, say) if row.result is None else None
                sink.write((text or to_json_line(row.result, language)) + "\n")  # type: ignore[arg-type]
        sink.flush()
    rows.close()
    return rows.failed


class _Counted:
    """Rows as they pass by, counted, with progress at a terminal."""

    def __init__(self, rows: Iterator[Row], language: str, quiet: bool) -> None:
        self.rows = rows
        self.words = Words(BATCH, language)
        self.quiet = quiet
        self.live = not quiet and sys.stderr.isatty() and not sys.stdout.isatty()
        self.done = self.failed = 0
        self.start = self.shown = time.monotonic()

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.done += 1
            self.failed += row.result is None
            now = time.monotonic()
            if self.live and now - self.shown > 0.2:
                self.shown = now
                rate = round(self.done / (now - self.start))
                sys.stderr.write("\r" + self.words("progress", done=self.done, rate=rate))
                sys.stderr.flush()
            yield row

    def close(self) -> None:
        """Tell how many there were."""
        if self.live:
            sys.stderr.write("\r\033[K")
        good = self.done - self.failed
        console.notice(self.words("done", done=good, failed=self.failed), self.quiet)


def _error_line(row: Row, say: Callable[[Problem], str]) -> str:
    problems = [
        {
            "code": problem.code,
            "line": problem.where.line,
            "column": problem.where.column,
            "message": say(problem),
            "suggestion": problem.suggestion,
        }
        for problem in row.problems
    ]
    error = " | ".join(say(problem) for problem in row.problems)
    data = {"schema": ERROR_SCHEMA, "file": row.file, "error": error, "problems": problems}
    return msgspec.json.encode(data).decode()


@contextmanager
def _sink(output: str | None) -> Iterator[TextIO]:
    """Open where the rows go: stdout, or a file that is there whole or not at all."""
    if output in (None, "-"):
        yield sys.stdout
        return
    assert output is not None
    path = Path(output)
    try:
        with NamedTemporaryFile(
            "w",
            dir=path.parent,
            prefix=f".{path.name}.",
            delete=False,
            encoding="utf-8",
            newline="",
        ) as file:
            try:
                yield cast(TextIO, file)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        Path(file.name).replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageRefused([Problem("unwritable", Where(output), {"reason": reason})]) from error
