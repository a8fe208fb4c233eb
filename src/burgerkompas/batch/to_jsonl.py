"""One line of JSON a case: the report, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from burgerkompas.batch.flat import Say
from burgerkompas.batch.run import Row
from burgerkompas.report.to_json import to_json_line

ERROR_SCHEMA = "burgerkompas/error/1"


def to_jsonl(rows: Iterable[Row], language: str, say: Say) -> str:
    """Return the lines of some rows."""
    lines = [
        _error(row, say) if row.result is None else to_json_line(row.result, language)
        for row in rows
    ]
    return "".join([line + "\n" for line in lines])


def _error(row: Row, say: Say) -> str:
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
