"""The cases that were saved recently, and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from burgerkompas.cases import Case, read_case
from burgerkompas.cases.reader import open_case
from burgerkompas.cases.store import Begun, recent_cases
from burgerkompas.errors import Refused
from burgerkompas.interview import Asker, flow
from burgerkompas.interview.short import next_short
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.dates import say_date

_MAX_RECENT = 5
"""How many recent cases are offered."""


class RecentCase(msgspec.Struct, frozen=True):
    """A case that was saved recently."""

    path: Path
    case: Case
    answered: int
    asked: int
    """How many questions its route asks."""
    enough: bool
    """Whether no question is left that matters to the advice."""
    begun: Begun

    @property
    def finished(self) -> bool:
        """Whether every question is answered."""
        return self.answered == self.asked


_MORE: tuple[Callable[[RecentCase], object], ...] = (
    lambda one: one.case.respondent,
    lambda one: one.path.name,
    lambda one: one.path,
)
"""What tells cases apart that are called the same, in the order in which it is tried."""


def names_of(cases: Sequence[RecentCase], language: str) -> list[str]:
    """Return what cases are called in a menu: name and date, and more where those are alike."""
    found = [
        [inert(one.case.name or one.path.stem), say_date(one.case.date or "", language)]
        for one in cases
    ]
    for more in _MORE:
        count = Counter(map(tuple, found))
        for texts, one in zip(found, cases, strict=True):
            if count[tuple(texts)] > 1:
                texts.append(inert(str(more(one) or "")))
    return [", ".join(filter(None, texts)) for texts in found]


def recent(questionnaire: Questionnaire) -> list[RecentCase]:
    """Return the latest cases of this questionnaire, the last one first."""
    found = []
    for path, begun in recent_cases().items():
        try:
            found.append(look_at(questionnaire, path, begun))
        except Refused:
            # It is broken, or for another questionnaire.
            continue
        if len(found) == _MAX_RECENT:
            break
    return found


def look_at(questionnaire: Questionnaire, path: Path, begun: Begun) -> RecentCase:
    """Read a case and see how far it is; raises ``AnswersRefused`` if it can't be read."""
    case = open_case(questionnaire, path).case
    route = flow.route(questionnaire, case.answers)
    answered = sum(name in case.answers for name in route)
    enough = answered == len(route) or next_short(questionnaire, case.answers) is None
    return RecentCase(path, case, answered, len(route), enough, begun)


def way_on(questionnaire: Questionnaire, one: RecentCase, asker: Asker) -> tuple[bool, Case | None]:
    """Return how a case goes on: whether ``short``, and ``since`` which earlier case.

    That is how it was begun, but one with enough for its advice isn't short any more. If the
    earlier case can't be read, say so.
    """
    then = None
    if one.begun.since is not None:
        try:
            then = read_case(questionnaire, one.begun.since)
        except Refused:
            words = Words("interview", asker.language)
            asker.tell(words("earlier-gone", path=one.begun.since))
    return one.begun.short and not one.enough, then
