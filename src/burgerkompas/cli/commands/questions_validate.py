"""`questions validate`: how well the advice agrees with independent labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from burgerkompas.cli.call import Settings, chosen_format
from burgerkompas.cli.options import Json, Output, argument, command, option
from burgerkompas.cli.read_notices import read_and_tell
from burgerkompas.report import VALIDATION_FORMATS
from burgerkompas.validity import read_labels, validate


@command
def questions_validate(
    settings: Settings,
    cases: Annotated[list[str], argument("CASES", "paths")],
    labels: Annotated[Path, option("--labels", metavar="FILE")],
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=VALIDATION_FORMATS)] = None,
    output: Output = None,
) -> None:
    """Compare the advice with independent labels of the same cases."""
    chosen = chosen_format(json, format, VALIDATION_FORMATS, output)
    call = settings.open()
    found = read_labels(call.questionnaire, labels)
    read = read_and_tell(call, cases)
    call.write(chosen, validate(call.questionnaire, read, found), output)
