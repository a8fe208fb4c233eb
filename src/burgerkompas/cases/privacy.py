"""Find texts that seem to be about a person: a case names an initiative, never a person.

It finds e-mail addresses, Dutch telephone numbers and valid citizen service numbers. It only
looks at patterns, so it misses names and may misread a number. The result is only a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from burgerkompas.cases.case import Case
from burgerkompas.errors import Problem, Where

ROW_FIELDS = ("name", "place", "respondent")
"""The parts of a case that a row of results contains."""

# Every pattern is bounded, or starts from a single fixed character, so no text takes long.
_EMAIL = re.compile(r"\w@[\w-]+\.[\w.-]*\w")
_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)31[ .-]{0,2}(?:\(0\)[ .-]{0,2})?|\(?0)[1-9](?:[ ().-]{0,3}\d){8}(?!\d)"
)
CANDIDATE = r"@|(?:\d[ ().-]{0,6}){8}\d"
"""A quick test, for any engine: a text without these contains none of the data below."""

_CANDIDATE = re.compile(CANDIDATE)
_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .]?\d){8}(?!\d)")


def find_personal_data(case: Case) -> tuple[Problem, ...]:
    """Return a problem for each kind of personal data and each place in a case that has it.

    It says where, never what: that would only spread it further.
    """
    return _problems(Where(case.file or ""), _texts(case))


def find_personal_data_in_result(case: Case, where: Where) -> tuple[Problem, ...]:
    """Return the same for what a row of results may tell of a case: not its answers and notes."""
    about = ((key, getattr(case, key) or "") for key in ROW_FIELDS)
    return _problems(where, chain(about, _decision(case)))


def _problems(where: Where, texts: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(code, where._replace(heading=place))
        for place, text in texts
        if _CANDIDATE.search(text)
        for code in _kinds(text)
    )


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    for key in ROW_FIELDS:
        yield key, getattr(case, key) or ""
    for name, answer in case.answers.items():
        if isinstance(answer, str):
            yield f"answers: {name}", answer
    for name, note in case.notes.items():
        yield f"notes: {name}", note
    yield from _decision(case)
    story = case.story
    for language, text in (story if isinstance(story, dict) else {"": story or ""}).items():
        yield f"story: {language}" if language else "story", text


def _decision(case: Case) -> Iterator[tuple[str, str]]:
    for key, text in (case.decision.texts() if case.decision else {}).items():
        yield f"decision: {key}", text


def _kinds(text: str) -> Iterator[str]:
    if _EMAIL.search(text):
        yield "private-email"
    without, phones = _PHONE.subn(" ", text)
    if phones:
        yield "private-phone"
    if any(map(_is_service_number, _NINE_DIGITS.findall(without))):
        yield "private-number"


def _is_service_number(text: str) -> bool:
    """Return whether nine digits pass the test by eleven: 9 × first … 2 × eighth − last."""
    digits = [int(c) for c in text if c.isdecimal()]
    total = sum(n * digit for n, digit in zip(range(9, 1, -1), digits, strict=False)) - digits[8]
    return total % 11 == 0 and any(digits)
