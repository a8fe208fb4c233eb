"""`compare`: two or more cases of one initiative, side by side, or walked through to one."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Any, get_args

from burgerkompas.cases import Case, read_case
from burgerkompas.cases.store import remember, save_case
from burgerkompas.cli import console
from burgerkompas.cli.call import (
    Call,
    Settings,
    check_format,
    chosen_format,
    command_line,
    one_of,
    words,
)
from burgerkompas.cli.named_cases import read_cases
from burgerkompas.cli.options import Json, NoNotes, Output, Plain, argument, command, option
from burgerkompas.comparison import Comparison, ComparisonKind, compare as compare_cases
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where
from burgerkompas.files import is_there, printable, real_path, refuse_to_read
from burgerkompas.locks import locked
from burgerkompas.report import COMPARISON_FORMATS, REPORT_FORMATS, Format

KINDS: dict[str, ComparisonKind] = {kind: kind for kind in get_args(ComparisonKind)}


@command
def compare(
    settings: Settings,
    cases: Annotated[list[str] | None, argument("CASE", "cases")] = None,
    kind: Annotated[str | None, option("--as", key="compare-as", metavar="KIND")] = None,
    agree: Annotated[Path | None, option("--agree", key="agree-in", metavar="FILE")] = None,
    no_input: Annotated[bool, option("--no-input")] = False,
    plain: Plain = False,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=COMPARISON_FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
) -> None:
    """Compare two or more cases of one initiative.

    With ``--agree`` the differences are asked about, and what is agreed is saved and reported.
    """
    formats: dict[str, Format[Any]] = {**(REPORT_FORMATS if agree else COMPARISON_FORMATS)}
    chosen = chosen_format(json, format, formats, output)
    check_format(chosen, output)
    call = settings.open()
    named = cases or []
    compared_as = None if kind is None else KINDS[one_of(kind, KINDS, "--as")]
    if len(named) < 2:
        raise UsageRefused([Problem("one-case-only", Where(named[0] if named else ""))])
    with refuse_to_read([agree] if agree else []):
        found = read_cases(call.questionnaire, named)
    if no_notes:
        found = [case.without_notes() for case in found]
    if agree is not None:
        # What was agreed is of one moment, whatever the dates.
        comparison = compare_cases(call.questionnaire, found, compared_as or "respondents")
        walk(call, comparison, named, agree, no_input, plain, chosen, output)
        return
    call.warn_if_shared(found, chosen.shared, output)
    comparison = compare_cases(call.questionnaire, found, compared_as)
    call.write(chosen, comparison, output)
    if compared_as is None and console.can_ask():
        call.notice(words(f"not-{comparison.kind}"))


def walk(
    call: Call,
    comparison: Comparison,
    named: list[str],
    agree: Path,
    no_input: bool,
    plain: bool,
    chosen: Format[Any],
    output: str | None,
) -> None:
    """Ask about the differences, save what is agreed in ``agree`` and report it."""
    # Only this needs the interview.
    from burgerkompas.cli.report_menu import end_with_report
    from burgerkompas.cli.sitting import Save, sit, with_ending
    from burgerkompas.interview.consensus import Consensus
    from burgerkompas.interview.shared import begin, to_settle
    from burgerkompas.report.comparison_wording import ComparisonWording

    questionnaire, language = call.questionnaire, call.language
    who = ComparisonWording(comparison, language).who
    path = with_ending(agree)
    asker = None
    with locked(real_path(path)):
        case = begin(comparison, who, datetime.date.today().isoformat(), language)
        if is_there(path):
            case = _go_on(comparison, case, path)
        open_ones = to_settle(comparison, case)
        if no_input:
            if open_ones:
                where, missing = Where(printable(path)), ", ".join(open_ones)
                values = {"count": str(len(open_ones)), "missing": missing}
                raise AnswersRefused([Problem("still-to-agree", where, values)])
            save_case(questionnaire, case, real_path(path))
            remember(path)
        else:
            console.require_terminal()
            asker = call.open_asker(plain)

            def ask(save: Save) -> Case:
                given = (questionnaire, case, asker, save)
                return Consensus(*given, comparison=comparison, who=who).hold()

            command = command_line("compare", *map(Path, named), "--agree", path)
            case = sit(questionnaire, case, path, asker, command, ask)
    end_with_report(call, case, path, chosen, output, asker)


def _go_on(comparison: Comparison, case: Case, path: Path) -> Case:
    """Return what a file says was agreed before, with the answers that are the same by now.

    Raises ``AnswersRefused`` for any other case, which is left as it is.
    """
    from burgerkompas.interview.shared import go_on, is_consensus

    earlier = read_case(comparison.questionnaire, path)
    if not is_consensus(earlier) or earlier.name != case.name:
        values = {"name": case.name or ""}
        raise AnswersRefused([Problem("not-together", Where(printable(path)), values)])
    return go_on(case, earlier)
