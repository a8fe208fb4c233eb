"""`form`: the questionnaire as one offline page, filled in with what is known already."""

from __future__ import annotations

from burgerkompas.cases import Case, read_case
from burgerkompas.cli import console
from burgerkompas.cli.commands.assess import merged
from burgerkompas.cli.options import CasePath, Data, Output, Settings, command
from burgerkompas.cli.sharing import warn
from burgerkompas.form.page import to_page


@command
def form(
    settings: Settings, case: CasePath = None, data: Data = None, output: Output = None
) -> None:
    """Make the questionnaire as one offline page, filled in with what is known already."""
    questionnaire, language = settings.open_questions()
    filled, more = (
        Case() if file is None else read_case(questionnaire, file) for file in (case, data)
    )
    filled = merged(filled, more, {})
    warn([filled], True, output, language, settings.quiet)
    console.put(to_page(questionnaire, filled, language), output)
