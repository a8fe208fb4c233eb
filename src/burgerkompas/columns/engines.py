"""Score a table whole: whether that can be done, in which engine, and in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from burgerkompas.batch.results import Presentation, Totals
from burgerkompas.batch.worker import Worker, WorkerDied
from burgerkompas.errors import Problem, Refused, UsageRefused, Where
from burgerkompas.extras import missing_library
from burgerkompas.files import (
    is_device,
    open_input,
    printable,
    refuse_unwritable,
    taking_the_place_of,
)
from burgerkompas.questionnaire.model import Questionnaire

ENGINES = ("auto", "python", "polars", "spark")

_SOURCES = {"polars": (".parquet", ".csv"), "spark": (".parquet",)}
_FORMATS = {"polars": ("csv", "parquet"), "spark": ("parquet",)}

_MANY_ROWS = 50_000
"""From so many rows on, polars' import (0.1 to 0.2 s) costs less than it saves."""

_SMALL = {".csv": 4_000_000, ".parquet": 20_000}
"""So few bytes are not looked at: they don't hold many cases."""

_MAX_SILENCE = 600.0
"""A large CSV is read through twice before its first row is scored, from whatever disk."""


class Request(msgspec.Struct, frozen=True):
    """What ``batch`` was asked to do, as far as it decides whether a table can be scored whole."""

    paths: list[str]
    format: str
    output: str | None
    engine: str
    master: str | None
    others: dict[str, Any]
    """Other options by name, with which no table is scored whole."""

    def unfit(self, engine: str) -> str | None:
        """Return which of what was asked for keeps an engine from scoring a table whole."""
        if len(self.paths) != 1 or not self.paths[0].lower().endswith(_SOURCES[engine]):
            return "PATH"
        if self.format not in _FORMATS[engine] or self.others["--summary"]:
            return "--format"
        if self.output in (None, "-") or (engine == "polars" and is_device(Path(self.output))):
            return "-o"
        spared = ("--map",) if engine == "polars" else ()
        return next((n for n, value in self.others.items() if value and n not in spared), None)


def score_whole(
    request: Request, shown: Presentation, count: Callable[[int], None]
) -> Totals | None:
    """Score a table whole, if that was asked for or pays; ``None``: case by case then.

    Without an engine of choice only a large table goes this way. ``count`` hears of each part how
    many rows it had.
    """
    if request.engine == "python":
        return None
    engine = "polars" if request.engine == "auto" else request.engine
    unfit = request.unfit(engine)
    if request.engine == "auto":
        if unfit or not _may_be_large(Path(request.paths[0])):
            return None
    elif unfit:
        values = {
            "engine": engine,
            "option": unfit,
            "sources": ", ".join(_SOURCES[engine]),
            "formats": ", ".join(_FORMATS[engine]),
        }
        raise UsageRefused([Problem("engine-needs-a-table", Where("--engine"), values)])
    with suppress(OSError):  # which the reader of single cases tells
        open_input(request.paths[0], named=False).close()
    if engine == "spark":
        return _in_spark(shown.questionnaire, request)
    if request.others["--map"]:
        return None  # a map changes what cells mean, row by row; one reader of it is enough
    return _in_polars(request, shown, count)


def keeps_old(output: str | None, totals: Totals) -> bool:
    """Tell whether what a file holds is worth more than rows of which none has a result."""
    if output in (None, "-") or totals.rows > totals.failed:
        return False
    path = Path(output)
    return path.is_file() and path.stat().st_size > 0


def _may_be_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > _SMALL[path.suffix.lower()]


def _in_polars(
    request: Request, shown: Presentation, count: Callable[[int], None]
) -> Totals | None:
    assert request.output is not None
    asked_for = request.engine == "polars"
    totals: Totals | None = None
    with refuse_unwritable(request.output):
        try:
            with taking_the_place_of(Path(request.output)) as target:
                least = 0 if asked_for else _MANY_ROWS
                task = (shown, request.paths[0], least, target, request.format)
                worker = Worker(_score_in_polars, *task, bounded=True)
                try:
                    for value in worker.values(_MAX_SILENCE):
                        count(value.rows)
                        totals = (totals or Totals()) + value
                finally:
                    worker.close()
                if totals is None or keeps_old(request.output, totals):
                    raise WorkerDied
        except ImportError as error:
            if asked_for:
                raise missing_library("--engine", "polars", "parquet") from error
            return None
        except (WorkerDied, Refused):
            # What is wrong with the file is told by the reader that knows where.
            return None
    return totals


def _score_in_polars(
    connection: Any, shown: Presentation, file: str, least: int, target: Path, shape: str
) -> None:
    """Score a table that has at least so many rows; send the totals of each part."""
    from burgerkompas.columns.polars_engine import open_large, score_table

    try:
        frame = open_large(Path(file), least)
        if frame is not None:
            name, tell = printable(file), connection.send
            score_table(shown, frame, name, target, shape=shape, tell=tell)
    except (OSError, UnicodeError) as error:
        # Who goes through it case by case will meet it too, and tell.
        raise WorkerDied from error


def _in_spark(questionnaire: Questionnaire, request: Request) -> Totals:
    try:
        from burgerkompas.columns.spark_engine import score_parquet
    except ImportError as error:
        raise missing_library("--engine", "pyspark", "spark") from error
    assert request.output is not None
    return Totals(*score_parquet(questionnaire, request.paths[0], request.output, request.master))
