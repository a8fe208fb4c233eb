"""Batch on a whole table at once: whether it can be done, and in which engine."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from burgerkompas.errors import Problem, Refused, UsageRefused, Where, system_problem
from burgerkompas.instrument.model import Instrument

if TYPE_CHECKING:
    from burgerkompas.cli.batch import Options

MANY_ROWS = 50_000
"""From so many rows on, polars' import (0.1 to 0.2 s) costs less than it saves."""

_SMALL = 4_000_000
"""So few bytes of CSV are not looked at: they can't hold many cases."""

Done = tuple[int, int]
"""How many rows there were, and how many of them could not be scored."""


def run_whole(
    instrument: Instrument, options: Options, say: Callable[[Problem], str]
) -> Done | None:
    """Score a table whole, if that was asked for or pays; ``None``: one by one then.

    Without an engine of choice only a large table goes this way.
    """
    if options.engine == "python":
        return None
    if options.engine == "spark":
        _check(options, (".parquet",), ("parquet",))
        return _in_spark(instrument, options)
    suffixes = (".parquet", ".csv")
    if options.engine == "polars":
        _check(options, suffixes, ("csv", "parquet"))
    elif _unfit(options, suffixes, ("csv", "parquet")) or not _may_be_large(options.paths[0]):
        return None
    return _in_polars(instrument, options, say)


def _unfit(options: Options, suffixes: tuple[str, ...], shapes: tuple[str, ...]) -> str | None:
    """Return which of what was asked for keeps a table from being scored whole."""
    if len(options.paths) != 1 or not options.paths[0].lower().endswith(suffixes):
        return "PATH"
    if options.shape not in shapes or options.summary:
        return "--format"
    if options.to_stdout:
        return "-o"
    given = {
        "--full": options.full,
        "--map": options.map_file,
        "--resume": options.resume,
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
    large = name.lower().endswith(".parquet") or (path.is_file() and path.stat().st_size > _SMALL)
    return path.is_file() and large


def _in_polars(
    instrument: Instrument, options: Options, say: Callable[[Problem], str]
) -> Done | None:
    asked_for = options.engine == "polars"
    try:
        from burgerkompas.columnar.tables import PolarsError, open_large, score_table
    except ImportError as error:
        if asked_for:
            raise _missing("polars", "parquet") from error
        return None
    file, target = options.paths[0], Path(options.output or "")
    try:
        frame = open_large(Path(file), 0 if asked_for else MANY_ROWS)
        if frame is None:
            return None
        with NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", suffix=f".{options.shape}", delete=False
        ) as kept:
            written = Path(kept.name)
        try:
            counted = score_table(instrument, frame, file, written, say)
            os.chmod(written, 0o666 & ~_umask())
            written.replace(target)
        finally:
            written.unlink(missing_ok=True)
    except (PolarsError, Refused):
        # What is wrong with the file is told by the reader that knows where.
        return None
    except OSError as error:
        where = str(error.filename or options.output)
        raise UsageRefused([system_problem("unwritable", where, error)]) from error
    return counted.rows, counted.failed


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _in_spark(instrument: Instrument, options: Options) -> Done:
    try:
        from burgerkompas.columnar.spark import score_parquet
    except ImportError as error:
        raise _missing("pyspark", "spark") from error
    assert options.output is not None
    return score_parquet(instrument, options.paths[0], options.output, options.master)


def _missing(library: str, extra: str) -> UsageRefused:
    values = {"library": library, "extra": extra}
    return UsageRefused([Problem("missing-library", Where("--engine"), values)])
