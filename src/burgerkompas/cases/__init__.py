"""A case: what is known of one initiative, read from a file, checked, and saved.

Answers are kept by question id. Absence is a value: a question that isn't there is
``UNANSWERED``; ``UNKNOWN`` was asked and is not known; ``NOT_APPLICABLE`` has no answer by
nature. ``NOT_ASKED`` is never stored: it follows from the route.
"""

from __future__ import annotations

from burgerkompas.cases.accepted import allowed, bounds, not_an_answer
from burgerkompas.cases.case import (
    NOT_APPLICABLE,
    UNKNOWN,
    Absence,
    Answer,
    Case,
    Story,
    is_date,
)
from burgerkompas.cases.files import (
    answers_from_node,
    case_from_node,
    check_answers,
    parse_answer,
    parse_case,
    parse_cases,
    read_case,
)
from burgerkompas.cases.reader import plain_answers
from burgerkompas.cases.writer import dump_case, quoted, save_case, written

__all__ = [
    "NOT_APPLICABLE",
    "UNKNOWN",
    "Absence",
    "Answer",
    "Case",
    "Story",
    "allowed",
    "answers_from_node",
    "bounds",
    "case_from_node",
    "check_answers",
    "dump_case",
    "is_date",
    "not_an_answer",
    "parse_answer",
    "parse_case",
    "parse_cases",
    "plain_answers",
    "quoted",
    "read_case",
    "save_case",
    "written",
]
