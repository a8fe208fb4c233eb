"""`compare`: two or more cases of one initiative, side by side."""

from __future__ import annotations

from typing import Annotated, get_args

from burgerkompas.cli import console
from burgerkompas.cli.commands.report import read_cases
from burgerkompas.cli.options import (
    Json,
    NoNotes,
    Output,
    Settings,
    argument,
    chosen_format,
    command,
    one_of,
    option,
)
from burgerkompas.comparison import ComparisonKind
from burgerkompas.comparison import compare as compare_cases
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.report import COMPARISON_FORMATS

KINDS: dict[str, ComparisonKind] = {kind: kind for kind in get_args(ComparisonKind)}


@command
def compare(
    settings: Settings,
    cases: Annotated[list[str] | None, argument("CASE", "cases")] = None,
    kind: Annotated[str | None, option("--as", key="compare-as", metavar="KIND")] = None,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=COMPARISON_FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
) -> None:
    """Compare two or more cases of one initiative."""
    chosen = COMPARISON_FORMATS[chosen_format(json, format, COMPARISON_FORMATS, output)]
    questionnaire, language = settings.open_questions()
    named = cases or []
    compared_as = None if kind is None else KINDS[one_of(kind, KINDS, "--as")]
    if len(named) < 2:
        raise UsageRefused([Problem("one-case-only", Where(named[0] if named else ""))])
    found = read_cases(questionnaire, named)
    if no_notes:
        found = [case.without_notes() for case in found]
    console.warn_if_shared(found, chosen.shared, output, language, settings.quiet)
    comparison = compare_cases(questionnaire, found, compared_as)
    screen = console.screen(output, settings.no_color)
    console.deliver(chosen.render(comparison, language, screen), output, language, settings.quiet)
