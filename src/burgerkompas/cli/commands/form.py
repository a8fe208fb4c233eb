"""`form`: the whole compass as one offline page, with known answers filled in."""

from __future__ import annotations

from typing import Annotated

from burgerkompas.cases import Case, read_case
from burgerkompas.cli.call import Settings, chosen_format, refuse_terminal
from burgerkompas.cli.options import AnswersFile, CasePath, Output, command, option
from burgerkompas.form.page import to_page
from burgerkompas.report import REPORT_FORMATS


@command
def form(
    settings: Settings,
    case: CasePath = None,
    data: AnswersFile = None,
    stories: Annotated[bool, option("--stories")] = False,
    story: Annotated[
        list[str] | None, option("--story", key="story-option", metavar="PATH")
    ] = None,
    output: Output = None,
) -> None:
    """Write one offline page that asks, judges and reports, with known answers filled in."""
    chosen_format(False, None, {"html": REPORT_FORMATS["html"]}, output)
    refuse_terminal("form", "html", output)
    call = settings.open()
    known, more = (
        Case() if file is None else read_case(call.questionnaire, file) for file in (case, data)
    )
    filled = known.merged_with(more)
    told: dict[str, Case] = {}
    if stories or story:
        from burgerkompas.interview.practice import choose_stories

        for name in [None] * stories + (story or []):
            told |= choose_stories(call.questionnaire, call.language, name)
    call.warn_if_shared([filled, *told.values()], True, output)
    call.deliver(to_page(call.questionnaire, filled, call.language, told), output)
