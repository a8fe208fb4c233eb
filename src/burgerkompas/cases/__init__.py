"""Cases: the answers about one initiative, read from a file, checked and saved.

Answers are kept by question id. Absence is a value: a question that isn't there is
``UNANSWERED``; ``UNKNOWN`` was asked and is not known; ``NOT_APPLICABLE`` has no answer by
nature. ``NOT_ASKED`` is never stored: it follows from the route.
"""

from __future__ import annotations

from burgerkompas.cases.answers import (
    NOT_APPLICABLE,
    OPEN,
    UNKNOWN,
    Absence,
    Answer,
    Answers,
    check_answers,
    may_be_thousands,
    not_an_answer,
    parse_answer,
)
from burgerkompas.cases.case import Case, CaseDecision
from burgerkompas.cases.reader import parse_case, read_case
from burgerkompas.cases.writer import dump_case

__all__ = [
    "NOT_APPLICABLE",
    "OPEN",
    "UNKNOWN",
    "Absence",
    "Answer",
    "Answers",
    "Case",
    "CaseDecision",
    "check_answers",
    "dump_case",
    "may_be_thousands",
    "not_an_answer",
    "parse_answer",
    "parse_case",
    "read_case",
]
