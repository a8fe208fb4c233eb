"""One line of JSON a case: the report, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from burgerkompas.batch.flat import Say
from burgerkompas.batch.run import Row
from burgerkompas.results.data import to_json_line

ERROR_SCHEMA = "burgerkompas/error/1"


def to_jsonl(rows: Iterable[Row], language: str, say: Say) -> bytes:
    """Return the lines of some rows, in UTF-8."""
    lines = [
        _error(row, say) if row.result is None else to_json_line(row.result, language)
        for row in rows
    ]
    return b"".join([line + b"\n" for line in lines])


def _error(row: Row, say: Say) -> bytes:
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
    return msgspec.json.encode(data)
