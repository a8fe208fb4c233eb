"""How people write headings, answers and dates in a table, and what says the same."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable

from burgerkompas.cases.case import is_date

_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" ")
_SPACE = re.compile(r"\s+")
_TAGS = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"^(?:[a-z]{0,3}\d+(?:q\d+)?[.):]\s*)+")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b.*")


def text_of(cell: object) -> str:
    """Return a cell as the text that a person would type."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, (list, tuple)):
        return ";".join(text_of(part) for part in cell)
    return str(cell)


def alike(text: str) -> str:
    """Return the form in which texts are compared."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _SPACE.sub(" ", plain).strip().casefold()


def plain_heading(text: str) -> str:
    """Return what a heading says, without mark-up, numbering and the mark of what is required."""
    text = alike(_TAGS.sub(" ", text)).rstrip("*: ").strip()
    return _NUMBER.sub("", text) or text


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
