"""Batch on a whole table at once: whether it can be done, and in which engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from burgerkompas.batch.apart import Died, Send, apart
from burgerkompas.batch.mapping import Map
from burgerkompas.batch.run import Counted
from burgerkompas.errors import Problem, Refused, UsageRefused, Where, system_problem
from burgerkompas.extras import missing_library
from burgerkompas.files import is_device, taking_the_place_of
from burgerkompas.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from burgerkompas.cli.commands.batch import Options
    from burgerkompas.cli.progress import Progress

MANY_ROWS = 50_000
"""From so many rows on, polars' import (0.1 to 0.2 s) costs less than it saves."""

_SMALL = {".csv": 4_000_000, ".parquet": 20_000}
"""So few bytes are not looked at: they don't hold many cases."""


MOST_SILENCE = 600.0
"""A large CSV is read through twice before its first row is scored, from whatever disk."""


def run_whole(
    questionnaire: Questionnaire,
    options: Options,
    mapped: Map,
    say: Callable[[Problem], str],
    progress: Progress,
) -> Counted | None:
    """Score a table whole, if that was asked for or pays; ``None``: one by one then.

    Without an engine of choice only a large table goes this way.
    """
    if options.engine == "python":
        return None
    if options.engine == "spark":
        _check(options, (".parquet",), ("parquet",))
        return _in_spark(questionnaire, options)
    suffixes = (".parquet", ".csv")
    if options.engine == "polars":
        _check(options, suffixes, ("csv", "parquet"))
    elif _unfit(options, suffixes, ("csv", "parquet")) or not _may_be_large(options.paths[0]):
        return None
    return _in_polars(questionnaire, options, mapped, say, progress)


def _unfit(options: Options, suffixes: tuple[str, ...], shapes: tuple[str, ...]) -> str | None:
    """Return which of what was asked for keeps a table from being scored whole."""
    if len(options.paths) != 1 or not options.paths[0].lower().endswith(suffixes):
        return "PATH"
    if options.shape not in shapes or options.summary:
        return "--format"
    to_file = options.engine == "spark" or not is_device(Path(options.output or ""))
    if options.to_stdout or not to_file:
        return "-o"
    given = {
        "--full": options.full,
        "--map": options.map_file if options.engine == "spark" else None,
        "--from": options.kind,
    }
    return next((name for name, value in given.items() if value), None)


def _check(options: Options, suffixes: tuple[str, ...], shapes: tuple[str, ...]) -> None:
    unfit = _unfit(options, suffixes, shapes)
    if unfit:
        values = {
            "engine": options.engine,
            "option": unfit,
            "sources": ", ".join(suffixes),
            "formats": ", ".join(shapes),
        }
        raise UsageRefused([Problem("engine-needs-a-table", Where("--engine"), values)])


def _may_be_large(name: str) -> bool:
    path = Path(name)
    return path.is_file() and path.stat().st_size > _SMALL[path.suffix.lower()]


def _in_polars(
    questionnaire: Questionnaire,
    options: Options,
    mapped: Map,
    say: Callable[[Problem], str],
    progress: Progress,
) -> Counted | None:
    asked_for = options.engine == "polars"
    target = Path(options.output or "")
    last: Counted | None = None
    try:
        with taking_the_place_of(target) as written:
            many = 0 if asked_for else MANY_ROWS
            task = (options.paths[0], mapped, many, written, options.shape, say)
            for counted in apart(_score_whole, questionnaire, *task, silence=MOST_SILENCE):
                progress.add(counted.rows - (last.rows if last else 0), 0)
                last = counted
            if last is None:
                raise _Unfit
    except ImportError as error:
        if asked_for:
            raise missing_library("--engine", "polars", "parquet") from error
        return None
    except (_Unfit, Died, Refused):
        # What is wrong with the file is told by the reader that knows where.
        return None
    except OSError as error:
        where = str(error.filename or options.output)
        raise UsageRefused([system_problem("unwritable", where, error)]) from error
    return last


class _Unfit(Exception):
    """The table is not for this way."""


def _score_whole(
    send: Send,
    questionnaire: Questionnaire,
    file: str,
    mapped: Map,
    many: int,
    target: Path,
    shape: str,
    say: Callable[[Problem], str],
) -> None:
    """Score a table that has ``many`` rows; send what was counted as it goes, nothing if fewer."""
    from burgerkompas.columns.tables import open_large, score_table

    try:
        frame = open_large(Path(file), many)
        if frame is not None:
            score_table(
                questionnaire, frame, file, target, say, mapped=mapped, shape=shape, tell=send
            )
    except (OSError, UnicodeError) as error:
        # The one who goes through it case by case will meet it too, and tell.
        raise Died from error


def _in_spark(questionnaire: Questionnaire, options: Options) -> Counted:
    try:
        from burgerkompas.columns.spark import score_parquet
    except ImportError as error:
        raise missing_library("--engine", "pyspark", "spark") from error
    assert options.output is not None
    return Counted(*score_parquet(questionnaire, options.paths[0], options.output, options.master))
