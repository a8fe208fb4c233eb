"""The cases that were saved recently, and how far each is."""

from __future__ import annotations

from pathlib import Path

import msgspec

from burgerkompas.cases import Case
from burgerkompas.cases.reader import open_case
from burgerkompas.cases.store import recent_cases
from burgerkompas.errors import Refused
from burgerkompas.interview import flow
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert

_MAX_RECENT = 5
"""How many recent cases are offered."""


class RecentCase(msgspec.Struct, frozen=True):
    """A case that was saved recently."""

    path: Path
    case: Case
    answered: int
    asked: int
    """How many questions its route asks."""

    @property
    def name(self) -> str:
        """What it is called."""
        return inert(self.case.name or self.path.stem)

    @property
    def finished(self) -> bool:
        """Whether every question is answered."""
        return self.answered == self.asked


def recent(questionnaire: Questionnaire) -> list[RecentCase]:
    """Return the latest cases of this questionnaire, the last one first."""
    found = []
    for path in recent_cases():
        try:
            found.append(look_at(questionnaire, path))
        except Refused:
            # It is broken, or for another questionnaire.
            continue
        if len(found) == _MAX_RECENT:
            break
    return found


def look_at(questionnaire: Questionnaire, path: Path) -> RecentCase:
    """Read a case and see how far it is; raises ``AnswersRefused`` if it can't be read."""
    case = open_case(questionnaire, path).case
    route = flow.route(questionnaire, case.answers)
    answered = sum(name in case.answers for name in route)
    return RecentCase(path, case, answered, len(route))
