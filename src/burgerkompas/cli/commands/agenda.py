"""`agenda`: which initiatives are to be looked at again."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from burgerkompas.batch.sources import find_cases
from burgerkompas.cases.case import is_date
from burgerkompas.cli import exit_codes
from burgerkompas.cli.call import Settings, chosen_format
from burgerkompas.cli.options import Json, Output, argument, command, option
from burgerkompas.cli.read_notices import teller
from burgerkompas.engine import score
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.report import AGENDA_FORMATS
from burgerkompas.results.agenda import make_agenda


@command
def agenda(
    settings: Settings,
    paths: Annotated[list[str], argument("PATH", "paths")],
    on: Annotated[str | None, option("--on", metavar="DATE")] = None,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=AGENDA_FORMATS)] = None,
    output: Output = None,
) -> None:
    """List which initiatives are to be looked at again, and what was decided."""
    chosen = chosen_format(json, format, AGENDA_FORMATS, output)
    today = datetime.date.today().isoformat() if on is None else on
    if not is_date(today):
        raise UsageRefused([Problem("not-a-date", Where("--on"), {"value": today})])
    call = settings.open()
    records = list(find_cases(call.questionnaire, paths, tell=teller(call)))
    cases = [record.case for record in records if record.case is not None]
    call.warn_if_shared(cases, chosen.shared, output)
    found = make_agenda(
        call.questionnaire,
        (score(call.questionnaire, case, look_ahead=False) for case in cases),
        today,
        ((record.file, record.problems) for record in records if record.case is None),
    )
    call.write(chosen, found, output)
    if found.failed:
        raise typer.Exit(exit_codes.BATCH)
