"""Compare two versions of a questionnaire: what changed, and for which cases it matters.

A case may be of either version. Answers that the other version doesn't know count there as not
given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec

from burgerkompas.authoring.changes import VersionChange, differences
from burgerkompas.batch import find_cases
from burgerkompas.cases import Answer, Case, check_answers
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from burgerkompas.results.data import questionnaire_data
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

SCHEMA = "burgerkompas/diff/1"


class MeasureShift(msgspec.Struct, frozen=True):
    """A level or type that differs; ``None``: too little is known for one."""

    id: str
    old: str | None
    new: str | None


class Deciders(msgspec.Struct, frozen=True):
    """The deciding gate, rule or scores in both versions; ``None`` where nothing is decided."""

    old: str | None
    new: str | None


class AffectedCase(msgspec.Struct, frozen=True):
    """A case with a different result, or with an answer that no longer counts."""

    name: str
    file: str
    old: str
    new: str
    """The advice, or the outcome instead; equal if only levels or types differ."""
    decided_by: Deciders
    shifts: tuple[MeasureShift, ...]
    dropped: tuple[str, ...]
    """The questions whose answer the new version doesn't know."""


class Revision(msgspec.Struct, frozen=True):
    """The changes between two versions, and the cases that they affect."""

    old: Questionnaire
    new: Questionnaire
    changes: tuple[VersionChange, ...]
    cases: int
    failed: int
    moved: tuple[AffectedCase, ...]

    @property
    def readvised(self) -> tuple[AffectedCase, ...]:
        """The cases that get different advice."""
        return tuple(one for one in self.moved if one.old != one.new)


def revise(old: Questionnaire, new: Questionnaire, paths: Sequence[str]) -> Revision:
    """Compare two versions, over the cases in files, folders and tables."""
    cases, failed = _read_cases(old, new, paths) if paths else ([], 0)
    moved = [one for case in cases if (one := _affected(old, new, case)) is not None]
    return Revision(old, new, differences(old, new), len(cases), failed, tuple(moved))


def _read_cases(
    old: Questionnaire, new: Questionnaire, paths: Sequence[str]
) -> tuple[list[Case], int]:
    """Read every case with the old version, or else with the new one."""
    pairs = zip(find_cases(old, paths), find_cases(new, paths), strict=False)
    cases = [first.case or second.case for first, second in pairs]
    return [case for case in cases if case is not None], cases.count(None)


def _affected(old: Questionnaire, new: Questionnaire, case: Case) -> AffectedCase | None:
    before, after = _score(old, case), _score(new, case)
    dropped = tuple(name for name in case.answers if name not in after.case.answers)
    advice = before.end, after.end
    shifts = tuple(_shifts(before, after))
    if advice[0] == advice[1] and not (shifts or dropped):
        return None
    deciders = (one.strategy.decided_by if one.strategy else None for one in (before, after))
    return AffectedCase(
        name=case.name or "",
        file=case.file or "",
        old=advice[0],
        new=advice[1],
        decided_by=Deciders(*deciders),
        shifts=shifts,
        dropped=dropped,
    )


def _score(questionnaire: Questionnaire, case: Case) -> Result:
    """Score a case with those of its answers that a questionnaire knows."""
    answers: dict[str, Answer] = {}
    for name, answer in case.answers.items():
        with suppress(AnswersRefused):
            answers |= check_answers(questionnaire, {name: answer})
    known = msgspec.structs.replace(case, answers=answers, notes={})
    return score(questionnaire, known, full=False)


def _shifts(before: Result, after: Result) -> Iterator[MeasureShift]:
    old, new = _levels_and_types(before), _levels_and_types(after)
    for name, now in new.items():
        if name in old and old[name] != now:
            yield MeasureShift(name, old[name], now)


def _levels_and_types(result: Result) -> dict[str, str | None]:
    levels = {one.id: one.level for one in result.dimensions}
    return levels | {one.id: one.type for one in result.classifications}


# -- saying it -----------------------------------------------------------------------------------


def to_text(revision: Revision, language: str) -> str:
    """Return the changes as text, then the cases with a different result."""
    lines = []
    for line in _lines(revision, Words("revising", language)):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines.append(indent + inert(line))
    return "\n".join(lines) + "\n"


def _lines(revision: Revision, words: Words) -> Iterator[str]:
    before, after = revision.old, revision.new
    yield f"{before.id} {before.version} → {after.id} {after.version}"
    if not revision.changes:
        yield words("same")
    elif (before.id, before.version) == (after.id, after.version):
        yield words("same-version", version=before.version)
    for change in revision.changes:
        thing = f"{words(f'what-{change.what}')} {change.id or ''}".rstrip()
        yield f"  {thing}: {words(change.kind)}"
        for detail in change.details:
            path = ".".join(detail.path)
            old, new = ("–" if value is None else value for value in (detail.old, detail.new))
            yield f"      {path}: {old} → {new}"
    if revision.cases or revision.failed:
        yield ""
        yield words("cases", count=revision.cases, moved=len(revision.readvised))
        if revision.failed:
            yield words("failed", count=revision.failed)
        for case in sorted(revision.moved, key=lambda one: one.old == one.new):
            yield from _case_lines(case, words)


def _case_lines(case: AffectedCase, words: Words) -> Iterator[str]:
    name = case.name or case.file
    if case.old == case.new:
        yield f"  {name}: {words('same-advice', advice=case.old)}"
    else:
        yield f"  {name}: {case.old} → {case.new}"
        before, after = case.decided_by.old or "–", case.decided_by.new or "–"
        if before != after:
            yield "      " + words("decided", before=before, after=after)
    for shift in case.shifts:
        yield f"      {shift.id}: {shift.old or '–'} → {shift.new or '–'}"
    if case.dropped:
        yield "      " + words("dropped", ids=", ".join(case.dropped))


def to_data(revision: Revision) -> dict[str, object]:
    """Return the same as plain data."""
    return {
        "schema": SCHEMA,
        "old": questionnaire_data(revision.old),
        "new": questionnaire_data(revision.new),
        "changes": revision.changes,
        "cases": revision.cases,
        "failed": revision.failed,
        "readvised": len(revision.readvised),
        "moved": revision.moved,
    }
