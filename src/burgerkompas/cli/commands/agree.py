"""`agree`: how far respondents agree about the same initiatives."""

from __future__ import annotations

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
from burgerkompas.report.validity import AGREEMENT_FORMATS
from burgerkompas.validity import measure_agreement


@command
def agree(
    settings: Settings,
    paths: Annotated[list[str], argument("PATH", "paths")],
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=AGREEMENT_FORMATS)] = None,
    output: Output = None,
) -> None:
    """Measure how far respondents agree about the same initiatives."""
    chosen = AGREEMENT_FORMATS[chosen_format(json, format, AGREEMENT_FORMATS, output)]
    questionnaire, language = settings.open_questions()
    cases = read_and_tell(questionnaire, paths, language, settings.quiet)
    report = measure_agreement(questionnaire, cases)
    screen = console.screen(output, settings.no_color)
    console.deliver(chosen.render(report, language, screen), output, language, settings.quiet)
