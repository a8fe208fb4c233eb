"""Say what changed between two versions of a questionnaire, and for whom: as text, as data."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.diff.differ import Change, in_words
from burgerkompas.authoring.diff.moving import Moved, Revision
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.authors import REVISING

SCHEMA = "burgerkompas/diff/1"


def to_text(revision: Revision, language: str) -> str:
    """Return the changes, then the cases of which something else comes."""
    return "\n".join(map(_safe, _lines(revision, Words(REVISING, language)))) + "\n"


def _safe(line: str) -> str:
    """Take the power out of a line, but keep how far it stands in."""
    text = inert(line)
    return " " * (len(line) - len(line.lstrip(" "))) + text


def _lines(revision: Revision, words: Words) -> Iterator[str]:
    yield f"{_name(revision.old)} → {_name(revision.new)}"
    if not revision.changes:
        yield words("same")
    elif revision.old.version == revision.new.version and revision.old.id == revision.new.id:
        yield words("same-version", version=revision.old.version)
    for change in revision.changes:
        yield f"  {_thing(change, words)}: {words(change.kind)}"
        for detail in change.details:
            path = ".".join(detail.path)
            yield f"      {path}: {in_words(detail.old)} → {in_words(detail.new)}"
    if revision.cases or revision.failed:
        yield ""
        yield words("cases", count=revision.cases, moved=len(revision.readvised))
        if revision.failed:
            yield words("failed", count=revision.failed)
        for moved in sorted(revision.moved, key=lambda one: one.old == one.new):
            yield from _moved(moved, words)


def _moved(moved: Moved, words: Words) -> Iterator[str]:
    name = moved.name or moved.file
    if moved.old == moved.new:
        yield f"  {name}: {words('same-advice', advice=moved.old)}"
    else:
        yield f"  {name}: {moved.old} → {moved.new}"
        before, after = moved.decided_by
        if before != after:
            yield "      " + words("decided", before=before or "–", after=after or "–")
        if moved.deciding:
            things = ", ".join(_thing(change, words) for change in moved.deciding)
            yield "      " + words("deciding", things=things)
        else:
            yield "      " + words("together")
    for shift in moved.shifts:
        yield f"      {shift.id}: {shift.old or '–'} → {shift.new or '–'}"
    if moved.dropped:
        yield "      " + words("dropped", ids=", ".join(moved.dropped))


def _name(questionnaire: Questionnaire) -> str:
    return f"{questionnaire.id} {questionnaire.version}"


def _thing(change: Change, words: Words) -> str:
    return f"{words(f'what-{change.what}')} {change.id}".rstrip()


def to_data(revision: Revision) -> dict[str, object]:
    """Return the same as plain data."""
    return {
        "schema": SCHEMA,
        "old": _version(revision.old),
        "new": _version(revision.new),
        "changes": [
            {
                **_named(change),
                "kind": change.kind,
                "details": [
                    {
                        "path": list(detail.path),
                        "old": None if detail.old is None else in_words(detail.old),
                        "new": None if detail.new is None else in_words(detail.new),
                    }
                    for detail in change.details
                ],
            }
            for change in revision.changes
        ],
        "cases": revision.cases,
        "failed": revision.failed,
        "readvised": len(revision.readvised),
        "moved": [_moved_data(moved) for moved in revision.moved],
    }


def _version(questionnaire: Questionnaire) -> dict[str, object]:
    return {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "digest": questionnaire.digest,
    }


def _named(change: Change) -> dict[str, object]:
    return {"what": change.what, "id": change.id or None}


def _moved_data(moved: Moved) -> dict[str, object]:
    return {
        "name": moved.name,
        "file": moved.file,
        "old": moved.old,
        "new": moved.new,
        "decided_by": {"old": moved.decided_by[0] or None, "new": moved.decided_by[1] or None},
        "deciding": [_named(change) for change in moved.deciding],
        "shifts": [{"id": one.id, "old": one.old, "new": one.new} for one in moved.shifts],
        "dropped": list(moved.dropped),
    }
