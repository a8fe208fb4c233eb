"""Open a case that was filled in with another version of the questionnaire.

A case records the version and the answers, not the questions. So three things can be known:
answers to removed questions, answers that are no longer valid, and questions without an answer.
It is unknown whether such a question is new or was left open, and which questions were only
reworded.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import structs

from burgerkompas.cases.case import Case
from burgerkompas.cases.reader import examine_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.questionnaire.model import Questionnaire

_REMOVED = ("unknown-question",)
_CHANGED = ("not-an-answer", "one-answer-only")
"""The problems that another version of the questionnaire explains."""


class VersionedCase(msgspec.Struct, frozen=True):
    """A case, and how it differs from the current questionnaire."""

    case: Case
    other_version: str | None = None
    """The version it was filled in with, if it is a different one."""
    removed: tuple[str, ...] = ()
    """Ids in the file that the questionnaire no longer has; the case leaves them out."""
    changed: tuple[str, ...] = ()
    """Questions whose answer is no longer valid; the case leaves those answers out."""


def open_case(questionnaire: Questionnaire, path: Path) -> VersionedCase:
    """Read a case file; raises ``AnswersRefused`` for problems that no other version explains."""
    case, problems = examine_case(questionnaire, path)
    other = case.other_version(questionnaire.reference)
    other = other and other.partition("@")[2]
    explained = all(problem.code in (*_REMOVED, *_CHANGED) for problem in problems)
    if problems and (other is None or not explained):
        raise AnswersRefused(problems)
    removed = dict.fromkeys(str(p.values["id"]) for p in problems if p.code in _REMOVED)
    changed = dict.fromkeys(str(p.values["id"]) for p in problems if p.code in _CHANGED)
    notes = {name: note for name, note in case.notes.items() if name not in removed}
    case = structs.replace(case, notes=notes)
    return VersionedCase(case, other, tuple(removed), tuple(changed))
