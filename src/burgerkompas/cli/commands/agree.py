"""`agree`: how far respondents agree about the same initiatives."""

from __future__ import annotations

from typing import Annotated

import typer

from burgerkompas.batch.sources import read_every_case
from burgerkompas.cli import console
from burgerkompas.cli.options import (
    Json,
    Output,
    Settings,
    chosen_format,
    command,
    format_option,
    words,
)
from burgerkompas.report.validity import AGREEMENT_FORMATS
from burgerkompas.validity import measure_agreement


@command
def agree(
    settings: Settings,
    paths: Annotated[
        list[str], typer.Argument(help=words("paths"), metavar="PATH", show_default=False)
    ],
    json: Json = False,
    format: Annotated[str | None, format_option(AGREEMENT_FORMATS)] = None,
    output: Output = None,
) -> None:
    """Measure how far respondents agree about the same initiatives."""
    chosen = AGREEMENT_FORMATS[chosen_format(json, format, tuple(AGREEMENT_FORMATS))]
    questionnaire, language = settings.open_questions()
    report = measure_agreement(questionnaire, read_every_case(questionnaire, paths))
    screen = console.screen(output, settings.no_color)
    console.put(chosen.render(report, language, screen), output)
