"""`agree`: how far respondents agree about the same initiatives."""

from __future__ import annotations

from typing import Annotated

from burgerkompas.cli.call import Settings, chosen_format
from burgerkompas.cli.options import Json, Output, argument, command, option
from burgerkompas.cli.read_notices import read_and_tell
from burgerkompas.report import AGREEMENT_FORMATS
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
    chosen = chosen_format(json, format, AGREEMENT_FORMATS, output)
    call = settings.open()
    cases = read_and_tell(call, paths)
    call.write(chosen, measure_agreement(call.questionnaire, cases), output)
