"""`questions validate`: how well the advice agrees with independent labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from burgerkompas.cli import console
from burgerkompas.cli.options import (
    Json,
    Output,
    Settings,
    argument,
    chosen_format,
    command,
    option,
)
from burgerkompas.cli.read_notices import read_and_tell
from burgerkompas.report.validity import VALIDATION_FORMATS
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
    """Hold the advice against independent labels of the same cases."""
    chosen = VALIDATION_FORMATS[chosen_format(json, format, VALIDATION_FORMATS, output)]
    questionnaire, language = settings.open_questions()
    found = read_labels(questionnaire, labels)
    read = read_and_tell(questionnaire, cases, language, settings.quiet)
    validation = validate(questionnaire, read, found)
    screen = console.screen(output, settings.no_color)
    console.deliver(chosen.render(validation, language, screen), output, language, settings.quiet)
