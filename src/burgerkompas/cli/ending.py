"""What a sitting ends in: the report of its case."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from burgerkompas.cases import Case
from burgerkompas.cli.call import Call, command_line, words
from burgerkompas.engine import score
from burgerkompas.interview import Asker
from burgerkompas.report import COMPARISON_FORMATS, Format


def show(
    call: Call,
    case: Case,
    path: Path | None,
    chosen: Format[Any],
    output: str | None,
    asker: Asker | None,
    since: Case | None = None,
) -> None:
    """Say where a case was saved and show its report; ``asker`` at a terminal offers the rest.

    What changed ``since`` an earlier case is offered there, and shown below a whole report; in a
    format for one report only, the command that shows it is told.
    """
    if path is not None:
        call.notice(words("saved", path=path))
    call.warn_if_shared([case], chosen.shared, output)
    at_terminal = chosen.name == "terminal" and output is None and sys.stdout.isatty()
    if at_terminal and path is not None and asker is not None:
        # Only a terminal needs it.
        from burgerkompas.cli.report_menu import offer_report

        offer_report(call, case, path, asker, since=since)
        return
    moved = ""
    if since is not None and chosen.name == "terminal":
        # Only this needs the comparison.
        from burgerkompas.cli.report_menu import compared

        terminal, found = COMPARISON_FORMATS["terminal"], compared(call, since, case, path)
        moved = str(terminal.render(found, call.language, call.screen(output)))
    elif since is not None and path is not None:
        command = command_line("compare", Path(since.file or ""), path, "--as", "moments")
        call.notice(words("moved", command=command))
    if path is not None and asker is not None:
        # Only who was asked anything has an answer to this.
        from burgerkompas.cli.decide import conclude

        with suppress(KeyboardInterrupt, EOFError):
            case = conclude(call.questionnaire, path, asker)
    product = chosen.render([score(call.questionnaire, case)], call.language, call.screen(output))
    call.deliver(f"{product!s}\n{moved}" if moved else product, output)
