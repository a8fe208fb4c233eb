"""Ask what a case is about, before and apart from the questionnaire."""

from __future__ import annotations

import re

from msgspec import structs

from burgerkompas.cases import Case
from burgerkompas.cases.case import is_date
from burgerkompas.interview.asker import Asker
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW

ABOUT = ("name", "place", "date", "respondent")
"""What is asked about the case itself, in this order; only the name is needed."""


def ask_about(asker: Asker, language: str, case: Case, today: str) -> Case:
    """Ask what the case is about; ``today`` is proposed where it has no date."""
    words = Words(INTERVIEW, language)
    found = {key: getattr(case, key) or "" for key in ABOUT}
    found["date"] = found["date"] or today
    at = 0
    while at < len(ABOUT):
        key = ABOUT[at]
        text = asker.text(words(key), found[key])
        if text is None:
            if at == 0:
                asker.tell(words("at-the-start"))
            at = max(0, at - 1)
        elif key == "name" and not text:
            asker.tell(words("name-needed"))
        elif key == "date" and text and not is_date(text := _as_date(text, language)):
            asker.tell(words("bad-date"))
        else:
            found[key] = text
            at += 1
    return structs.replace(case, **{key: text or None for key, text in found.items()})


def _as_date(text: str, language: str) -> str:
    """Return a date as it is kept; only in Dutch is it beyond doubt that the day comes first."""
    written = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text, re.ASCII)
    if written is None or language != "nl":
        return text
    day, month, year = written.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
