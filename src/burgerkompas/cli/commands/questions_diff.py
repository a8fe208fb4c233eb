"""`questions diff`: what changed between two versions of a questionnaire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer

from burgerkompas.authoring.diff import revise, to_data, to_text
from burgerkompas.cli import console
from burgerkompas.cli.options import Json, Output, Settings, author_command, words
from burgerkompas.questionnaire.catalog import load_questions


@author_command
def questions_diff(
    settings: Settings,
    old: Annotated[str, typer.Argument(help=words("diff-old"), metavar="OLD")],
    new: Annotated[str, typer.Argument(help=words("diff-new"), metavar="NEW")],
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("diff-cases"), metavar="CASE", show_default=False),
    ] = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Say what changed between two versions of a questionnaire, and for whom."""
    console.put(compared(old, new, cases or [], settings.language, json), output)


def compared(old: str, new: str, cases: Sequence[str], language: str, as_json: bool) -> str:
    """Return what changed, and for which of the cases, as text or as JSON."""
    revision = revise(load_questions(old), load_questions(new), cases)
    if not as_json:
        return to_text(revision, language)
    return msgspec.json.format(msgspec.json.encode(to_data(revision)), indent=2).decode() + "\n"
