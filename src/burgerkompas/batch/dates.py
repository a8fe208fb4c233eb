"""Dates as people write them in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from burgerkompas.cases.case import is_date

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b.*")


def read_date(text: str, day_first: bool | None) -> tuple[str, str | None]:
    """Return a date as YYYY-MM-DD, or a text as it stands and the code of what is wrong with it.

    ``day_first`` says which of two numbers is the day; with ``None`` the date itself must tell.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        date = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    elif found := _DAY_MONTH.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), found[3]
        if day_first is None and first <= 12 and second <= 12 and first != second:
            return text, "day-or-month"
        day_comes_first = first > 12 if day_first is None else day_first
        day, month = (first, second) if day_comes_first else (second, first)
        if day_first is not None and month > 12:
            return text, "not-this-date"
        date = f"{year}-{month:02}-{day:02}"
    else:
        return text, "not-a-date"
    return (date, None) if is_date(date) else (text, "no-such-day")


def looks_like_date(text: str) -> bool:
    """Tell whether a cell is written as a date can be, in one order or the other."""
    return bool(_YEAR_FIRST.fullmatch(text) or _DAY_MONTH.fullmatch(text))


def date_order(texts: Iterable[str]) -> str:
    """Return what dates have first: ``day-first``, ``month-first``, ``either``.

    ``clear``: none of them needs to be told.
    """
    pairs = [(int(f[1]), int(f[2])) for text in texts if (f := _DAY_MONTH.fullmatch(text))]
    if any(first > 12 for first, _ in pairs):
        return "day-first"
    if any(second > 12 for _, second in pairs):
        return "month-first"
    return "either" if pairs else "clear"
