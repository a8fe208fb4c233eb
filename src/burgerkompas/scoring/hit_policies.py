"""Which rule of a decision table counts: the hit policies, over rules that hold, don't, or may.

The rules' entries stand in their order, each tagged with the place of its outcome.
"""

from __future__ import annotations

import operator

from burgerkompas.look_ahead.worlds import Entries, Entry, Fold
from burgerkompas.questionnaire.model import HitPolicy

UNDECIDED = -1
"""An open rule could still change what comes."""

NO_RULE = -2
"""No rule holds: there is a gap in the table."""

CONFLICT = -3
"""Rules hold that must not hold together: they overlap."""

_CONFLICT: Entries = ((CONFLICT, True),)
_OPEN: Entry = (UNDECIDED, None)


def verdict(entries: Entries) -> int:
    """Return the outcome of folded entries of which none is pending, or what stands in its place.

    An outcome stands when a rule gives it and every rule that is open would give the same.
    """
    tags = {tag for tag, _ in entries}
    holds = [tag for tag, status in entries if status is True]
    if not entries:
        return NO_RULE
    return holds[0] if holds and len(tags) == 1 else UNDECIDED


def fold_for(policy: HitPolicy) -> Fold:
    """Return what leaves out of a policy's entries all that can't matter any more."""
    folds = {"unique": _unique, "first": _first, "any": _any, "priority": _priority}
    return folds[policy]


def _unique(entries: Entries) -> Entries:
    """Keep the rule that holds and those pending; an open one might hold as well."""
    left: list[Entry] = []
    holds = False
    for entry in entries:
        if entry[1] is True:
            if holds:
                return _CONFLICT
            holds = True
        # Even an open rule with the same outcome would be one too many.
        kept = _OPEN if entry[1] is None else entry
        if entry[1] is not False and not (kept is _OPEN and _OPEN in left):
            left.append(kept)
    return tuple(left)


def _first(entries: Entries) -> Entries:
    """Keep what stands before the first rule that holds, and that one."""
    left: list[Entry] = []
    for entry in entries:
        if entry[1] is not False and entry not in left:
            left.append(entry)
        if entry[1] is True:
            break
    return tuple(left)


def _priority(entries: Entries) -> Entries:
    """Keep what could still give an outcome that stands higher than the highest that is given."""
    # sorted() is stable: the rules of one outcome stay in their order.
    return _first(tuple(sorted(entries, key=operator.itemgetter(0))))


def _any(entries: Entries) -> Entries:
    """Keep one rule of those that hold, and those that could say something else."""
    holds = {tag for tag, status in entries if status is True}
    if len(holds) > 1:
        return _CONFLICT
    left: list[Entry] = []
    for entry in entries:
        tag, status = entry
        told = status is not True and tag in holds
        if status is not False and not told and entry not in left:
            left.append(entry)
    return tuple(left)
