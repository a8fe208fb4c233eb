"""One row a case as CSV, for spreadsheets and data people.

UTF-8 with a byte-order mark, for without one Excel shows é as Ã©; commas and full stops, as every
other program expects. Text that a spreadsheet would take for a formula gets an apostrophe first.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

from burgerkompas.batch.run import Row
from burgerkompas.errors import Problem
from burgerkompas.instrument.model import Instrument

BYTE_ORDER_MARK = "\ufeff"

_START_OF_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def columns(instrument: Instrument) -> list[str]:
    """Return the names of the columns, which don't depend on the language."""
    names = ["name", "place", "date", "respondent", "file", "outcome", "strategy", "decided_by"]
    names += ["clear", "tie", "runner_up", "margin", "provisional", "settled", "possible"]
    names += ["known", "unknown", "missing"]
    for dimension in instrument.dimensions:
        names += [f"{dimension.id}.score"] + [f"{dimension.id}.level"] * bool(dimension.levels)
    names += [f"{classification.id}.type" for classification in instrument.classifications]
    return [*names, "error"]


def header(instrument: Instrument) -> str:
    """Return the first line, with the byte-order mark."""
    return BYTE_ORDER_MARK + _line(columns(instrument))


def line(instrument: Instrument, row: Row, say: Callable[[Problem], str]) -> str:
    """Return the line of one row; ``say`` puts a problem in words."""
    values: dict[str, object] = {"file": row.file}
    if row.result is None:
        values["error"] = " | ".join(say(problem) for problem in row.problems)
        return _line([values.get(name) for name in columns(instrument)])
    result, case = row.result, row.result.case
    values |= {"name": case.name, "place": case.place, "date": case.date}
    values |= {"respondent": case.respondent, "outcome": result.outcome}
    values |= {"known": result.answered.known, "unknown": result.answered.unknown}
    values |= {"missing": result.answered.missing}
    advice = result.strategy
    if advice is not None:
        for name in ("decided_by", "clear", "tie", "runner_up", "provisional", "settled"):
            values[name] = getattr(advice, name)
        values["strategy"] = advice.id
        values["margin"] = result.number(advice.margin)
        values["possible"] = None if advice.possible is None else ";".join(advice.possible)
    for dimension in result.dimensions:
        values[f"{dimension.id}.score"] = result.number(dimension.score)
        values[f"{dimension.id}.level"] = dimension.level
    values |= {f"{c.id}.type": c.type for c in result.classifications}
    return _line([values.get(name) for name in columns(instrument)])


def _line(values: list[object] | list[str]) -> str:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerow([_cell(value) for value in values])
    return stream.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_START_OF_FORMULA):
        return f"'{value}"
    return value
