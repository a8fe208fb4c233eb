"""Open a case that was filled in with another version of the questionnaire.

A case remembers the version and the answers, not the questions. So three things can be known: an
answer to a question that is no more, an answer that is none any more, and which questions have no
answer. Whether such a question is new or was left open then can't be told apart, and neither can
one whose wording alone has changed.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import structs

from burgerkompas.cases import Case, case_from_node, read_case
from burgerkompas.errors import AnswersRefused, Problem
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import decoding as strict_text
from burgerkompas.strictyaml import parser as strict_yaml

_OUTGROWN = {"unknown-question": "gone", "not-an-answer": "changed", "one-answer-only": "changed"}
"""Problems that a newer questionnaire explains, and what each is then."""


class VersionedCase(msgspec.Struct, frozen=True):
    """A case, and how it differs from the questionnaire of today.

    ``other_version`` is the version it was filled in with, where that is another one. ``removed``
    are ids that the questionnaire no longer has, ``changed`` questions whose answer is none any
    more; both are out of the case.
    """

    case: Case
    other_version: str | None = None
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def open_case(questionnaire: Questionnaire, path: Path) -> VersionedCase:
    """Read a case file; raises ``AnswersRefused`` for what no other version explains."""
    outgrown: tuple[Problem, ...] = ()
    try:
        case = read_case(questionnaire, path)
    except AnswersRefused as refused:
        case, outgrown = _without_outgrown(questionnaire, path, refused), refused.problems
    other = _other_version(questionnaire, case)
    if other is None and outgrown:
        raise AnswersRefused(outgrown)
    found: dict[str, list[str]] = {"gone": [], "changed": []}
    for problem in outgrown:
        found[_OUTGROWN[problem.code]].append(str(problem.values["id"]))
    return VersionedCase(
        case=case,
        other_version=other,
        removed=tuple(dict.fromkeys(found["gone"])),
        changed=tuple(dict.fromkeys(found["changed"])),
    )


def _without_outgrown(questionnaire: Questionnaire, path: Path, refused: AnswersRefused) -> Case:
    """Return what can be used of a case; raises what was refused if more is wrong with it."""
    if any(problem.code not in _OUTGROWN for problem in refused.problems):
        raise refused
    data, _ = strict_text.read_bytes(path)
    text, _ = strict_text.decode(data, str(path))
    node, _ = strict_yaml.parse_one(text, str(path))
    assert node is not None
    case, _ = case_from_node(questionnaire, node, str(path))
    known = {
        *questionnaire.question,
        *([questionnaire.closing.id] if questionnaire.closing else []),
    }
    notes = {name: note for name, note in case.notes.items() if name in known}
    return structs.replace(case, notes=notes)


def _other_version(questionnaire: Questionnaire, case: Case) -> str | None:
    name, _, version = (case.questions or "").partition("@")
    return (
        version if name == questionnaire.id and version not in ("", questionnaire.version) else None
    )
