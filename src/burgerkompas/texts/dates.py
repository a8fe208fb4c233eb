"""Dates as people write and read them; a case keeps them in the form YYYY-MM-DD."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_TODAY = ("vandaag", "today")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})\.? +([a-z]{3,9})\.?,? +(\d{4})", re.ASCII | re.IGNORECASE)


def say_date(date: str, language: str) -> str:
    """Write a date of the form YYYY-MM-DD in words, like *30 november 2026*.

    What is no such date stays as it is.
    """
    with suppress(ValueError):
        day = datetime.date.fromisoformat(date)
        return f"{day.day} {month_names(language)[day.month - 1]} {day.year}"
    return date


def say_who_and_when(who: str | None, date: str | None, language: str) -> str:
    """Write by whom something was done and when, as far as that is known."""
    return ", ".join(filter(None, (who, say_date(date or "", language))))


def month_names(language: str) -> list[str]:
    """Return the names of the months."""
    return _MONTHS.get(language, _MONTHS["en"]).split()


def read_date(text: str, language: str, today: str) -> str | None:
    """Return a typed date in the form YYYY-MM-DD, ``None`` if it is not a date.

    Takes that form, *vandaag* or *today*, *30 november 2026* (in any language, also with the first
    letters of the month), and in Dutch 30-11-2026: elsewhere it isn't certain that the day comes
    first.
    """
    text = text.strip().lower()
    if text in _TODAY:
        return today
    numbers, words = _NUMBERS.fullmatch(text), _IN_WORDS.fullmatch(text)
    if numbers and language == "nl":
        text = f"{numbers[3]}-{numbers[2]:0>2}-{numbers[1]:0>2}"
    elif words:
        months = [names.lower().split() for names in _MONTHS.values()]
        found = [i for names in months for i, name in enumerate(names) if name.startswith(words[2])]
        text = f"{words[3]}-{(found or [-1])[0] + 1:0>2}-{words[1]:0>2}"
    try:
        return text if datetime.date.fromisoformat(text).isoformat() == text else None
    except ValueError:
        return None
