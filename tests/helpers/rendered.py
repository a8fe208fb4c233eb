"""Reports and comparisons in a format, as the command line has them."""

from __future__ import annotations

from collections.abc import Sequence

from burgerkompas.cases import Case
from burgerkompas.comparison import Comparison
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import COMPARISON_FORMATS, REPORT_FORMATS, Screen
from burgerkompas.results import Result


def report(
    shape: str,
    results: Sequence[Result],
    language: str,
    screen: Screen = Screen(),  # noqa: B008
    **how: bool,
) -> str:
    text = REPORT_FORMATS[shape].render(results, language, screen, **how)
    assert isinstance(text, str)
    return text


def report_on(shape: str, questionnaire: Questionnaire, language: str, *cases: Case) -> str:
    return report(shape, [score(questionnaire, case) for case in cases], language)


def compared(
    shape: str,
    comparison: Comparison,
    language: str,
    screen: Screen = Screen(),  # noqa: B008
) -> str:
    text = COMPARISON_FORMATS[shape].render(comparison, language, screen)
    assert isinstance(text, str)
    return text
