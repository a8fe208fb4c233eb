"""`form`: the questionnaire as one offline page, with known answers filled in."""

from __future__ import annotations

from burgerkompas.cases import Case, read_case
from burgerkompas.cli import console
from burgerkompas.cli.options import CasePath, Data, Output, Settings, chosen_format, command
from burgerkompas.form.page import to_page
from burgerkompas.report import REPORT_FORMATS


@command
def form(
    settings: Settings, case: CasePath = None, data: Data = None, output: Output = None
) -> None:
    """Write the questionnaire as one offline page, with known answers filled in."""
    chosen_format(False, None, {"html": REPORT_FORMATS["html"]}, output)
    questionnaire, language = settings.open_questions()
    known, more = (
        Case() if file is None else read_case(questionnaire, file) for file in (case, data)
    )
    filled = known.merged_with(more)
    console.warn_if_shared([filled], True, output, language, settings.quiet)
    console.deliver(to_page(questionnaire, filled, language), output, language, settings.quiet)
