"""Compare two versions of a questionnaire."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from burgerkompas.authoring.diff.moving import revise
from burgerkompas.authoring.diff.telling import to_data, to_text
from burgerkompas.questionnaire.catalog import load_questions


def compared(old: str, new: str, cases: Sequence[str], language: str, as_json: bool) -> str:
    """Return what changed, and for which of the cases, as text or as JSON."""
    revision = revise(load_questions(old), load_questions(new), cases)
    if not as_json:
        return to_text(revision, language)
    return msgspec.json.format(msgspec.json.encode(to_data(revision)), indent=2).decode() + "\n"
