"""`report`: read cases, score them and write the report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from burgerkompas.cases import Case
from burgerkompas.cases.store import is_shipped
from burgerkompas.cli import console
from burgerkompas.cli.call import Call, Settings, check_format, chosen_format, not_together, one_of
from burgerkompas.cli.named_cases import read_cases
from burgerkompas.cli.options import Json, NoNotes, Output, argument, command, option
from burgerkompas.engine import score
from burgerkompas.files import STDIN
from burgerkompas.report import CARD, REPORT_FORMATS
from burgerkompas.texts import Words

AUDIENCES = ("group",)
"""For whom a report can be made beside the professional."""


@command
def report(
    settings: Settings,
    cases: Annotated[list[str] | None, argument("CASE|-", "cases-or-last")] = None,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=REPORT_FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
    full: Annotated[bool, option("--full", key="full-report")] = False,
    audience: Annotated[str | None, option("--for", choices=AUDIENCES)] = None,
) -> None:
    """Show the advice for one or more cases.

    At a terminal that is what to do first, with the rest to choose from.
    """
    chosen = chosen_format(json, format, REPORT_FORMATS, output)
    check_format(chosen, output)
    group = audience is not None and one_of(audience, AUDIENCES, "--for") == "group"
    if group and chosen.name == "json":
        raise not_together("--for group", "--json")
    call = settings.open()
    found = read_cases(call.questionnaire, cases or [])
    if no_notes:
        found = [case.without_notes() for case in found]
    call.warn_if_shared(found, chosen.shared, output)
    at_terminal = chosen.name == "terminal" and output is None and sys.stdout.isatty()
    if at_terminal and not (full or group):
        show_cards(call, found)
        return
    results = [score(call.questionnaire, case) for case in found]
    call.write(chosen, results, output, **({"group": True} if group else {}))


def show_cards(call: Call, cases: list[Case]) -> None:
    """Show what to do first, then how to see the rest: a menu for one case, if it can be asked.

    For a shipped case there is none: it is not there to be changed.
    """
    file = cases[0].file
    path = Path(file) if file and file != STDIN else None
    if len(cases) == 1 and path and console.can_ask() and not is_shipped(path):
        # Only a terminal needs the interview.
        from burgerkompas.cli.report_menu import offer_report

        offer_report(call, cases[0], path, call.open_asker(), asks=False)
        return
    results = [score(call.questionnaire, case) for case in cases]
    # Below one card stand a hint and the line to type on.
    room = {"most": console.height() - 3} if len(cases) == 1 else {}
    console.put(CARD.render(results, call.language, call.screen(None), **room), None)
    call.notice(Words("cli", call.language)("all-of-it"))
