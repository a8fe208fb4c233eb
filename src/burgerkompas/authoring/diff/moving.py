"""For whom another version of a questionnaire makes a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from burgerkompas.authoring.diff.differ import Change, differences
from burgerkompas.authoring.diff.mixing import mixtures
from burgerkompas.batch.sources import find_cases
from burgerkompas.cases import NOT_APPLICABLE, Absence, Answer, Case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.results.result import Result
from burgerkompas.scoring.outcome import outcome_of


class Shift(msgspec.Struct, frozen=True):
    """A level or a type that is another one; ``None``: too little is known for one."""

    id: str
    old: str | None
    new: str | None


class Moved(msgspec.Struct, frozen=True):
    """A case of which something else comes now, or of which an answer no longer counts.

    ``old`` and ``new`` are the advice (equal where only levels or types differ). ``deciding`` are
    the changes each of which alone already gives the new advice. ``dropped`` are questions whose
    answer the new version doesn't know.
    """

    name: str
    file: str
    old: str
    new: str
    decided_by: tuple[str, str]
    deciding: tuple[Change, ...]
    shifts: tuple[Shift, ...]
    dropped: tuple[str, ...]


class Revision(msgspec.Struct, frozen=True):
    """What changed between two versions, and for which of the cases."""

    old: Questionnaire
    new: Questionnaire
    changes: tuple[Change, ...]
    cases: int
    failed: int
    moved: tuple[Moved, ...]

    @property
    def readvised(self) -> tuple[Moved, ...]:
        """The cases that get another advice."""
        return tuple(one for one in self.moved if one.old != one.new)


def revise(old: Questionnaire, new: Questionnaire, paths: Sequence[str]) -> Revision:
    """Compare two versions, over the cases in files, folders and tables.

    A case may be of either version. Answers that the other doesn't know count there as not given.
    """
    changes = differences(old, new)
    cases, failed = _cases(old, new, paths) if paths else ([], 0)
    mixed = list(mixtures(old, new, changes)) if cases else []
    moved = [one for case in cases if (one := _moved(old, new, case, mixed)) is not None]
    return Revision(old, new, changes, len(cases), failed, tuple(moved))


def _cases(old: Questionnaire, new: Questionnaire, paths: Sequence[str]) -> tuple[list[Case], int]:
    """Read every case, by the old version and where that can't by the new one."""
    found, failed = [], 0
    for first, second in zip(find_cases(old, paths), find_cases(new, paths), strict=False):
        case = first.case or second.case
        if case is None:
            failed += 1
        else:
            found.append(case)
    return found, failed


def _moved(
    old: Questionnaire,
    new: Questionnaire,
    case: Case,
    mixed: Sequence[tuple[Change, Questionnaire]],
) -> Moved | None:
    before, dropped = _scored(old, case), _not_known(new, case)
    after = _scored(new, case)
    advice = _advice(before), _advice(after)
    shifts = tuple(_shifts(before, after))
    if advice[0] == advice[1] and not (shifts or dropped):
        return None
    deciding: tuple[Change, ...] = ()
    if advice[0] != advice[1]:
        deciding = tuple(
            change
            for change, questionnaire in mixed
            if outcome_of(questionnaire, _carried(questionnaire, case)) == advice[1]
        )
    return Moved(
        name=case.name or "",
        file=case.file or "",
        old=advice[0],
        new=advice[1],
        decided_by=(_decider(before), _decider(after)),
        deciding=deciding,
        shifts=shifts,
        dropped=dropped,
    )


def _scored(questionnaire: Questionnaire, case: Case) -> Result:
    answers = _carried(questionnaire, case)
    return score(
        questionnaire, msgspec.structs.replace(case, answers=answers, notes={}), full=False
    )


def _carried(questionnaire: Questionnaire, case: Case) -> dict[str, Answer]:
    return {
        name: answer
        for name, answer in case.answers.items()
        if name in questionnaire.question and takes(questionnaire.question[name], answer)
    }


def _not_known(questionnaire: Questionnaire, case: Case) -> tuple[str, ...]:
    carried = _carried(questionnaire, case)
    return tuple(name for name in case.answers if name not in carried)


def takes(question: Question, answer: Answer) -> bool:
    """Whether an answer is one of a question's."""
    if isinstance(answer, Absence):
        return answer is not NOT_APPLICABLE or question.not_applicable
    if question.kind == "choices" or isinstance(answer, tuple):
        chosen = isinstance(answer, tuple) and set(answer) <= set(question.values)
        return chosen and question.kind == "choices"
    if question.kind == "number":
        return not isinstance(answer, str) and question.takes(answer)
    return question.kind == "text" or answer in question.values


def _advice(result: Result) -> str:
    return result.end


def _decider(result: Result) -> str:
    return result.strategy.decided_by if result.strategy else ""


def _shifts(before: Result, after: Result) -> Iterator[Shift]:
    old = {d.id: d.level for d in before.dimensions} | {
        c.id: c.type for c in before.classifications
    }
    new = {d.id: d.level for d in after.dimensions} | {c.id: c.type for c in after.classifications}
    for name, now in new.items():
        if name in old and old[name] != now:
            yield Shift(name, old[name], now)
