"""Compare cases: from cases to one comparison."""

from __future__ import annotations

from collections.abc import Sequence

from burgerkompas.cases import Answer, Case
from burgerkompas.comparison.comparison import Comparison, Kind, Reason, Swap
from burgerkompas.comparison.differing import alike, differences
from burgerkompas.comparison.swapping import swap
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result
from burgerkompas.scoring.routes import on_route


def compare(
    questionnaire: Questionnaire, cases: Sequence[Case], kind: Kind | None = None
) -> Comparison:
    """Compare two or more cases about one thing. Pure, like ``score``.

    ``kind`` says what they are; without it the cases themselves do: different respondents, else
    different dates, else respondents.
    """
    reason: Reason = "asked"
    if kind is None:
        kind, reason = _kind(cases)
    if kind == "moments":
        # A case without a date comes after those with one; equals stay in order.
        cases = sorted(cases, key=lambda case: (case.date is None, case.date or ""))
    results = [score(questionnaire, case, full=False) for case in cases]
    outcomes = tuple(result.end for result in results)
    routed = [on_route(questionnaire, case.answers) for case in cases]
    same, nobody = alike(questionnaire, routed)
    return Comparison(
        questionnaire=questionnaire,
        kind=kind,
        reason=reason,
        names_differ=len({case.name for case in cases}) > 1,
        results=tuple(results),
        answers=tuple(routed),
        outcomes=outcomes,
        differences=differences(questionnaire, routed),
        same=same,
        nobody=nobody,
        swaps=tuple(_swaps(questionnaire, [case.answers for case in cases], outcomes)),
    )


def _kind(cases: Sequence[Case]) -> tuple[Kind, Reason]:
    if len({case.respondent for case in cases}) > 1:
        return "respondents", "respondents"
    if len({case.date for case in cases}) > 1:
        return "moments", "dates"
    return "respondents", "nothing"


def _outcome(result: Result) -> str:
    return (result.strategy and result.strategy.id) or result.outcome


def _swaps(
    questionnaire: Questionnaire, answers: list[dict[str, Answer]], outcomes: tuple[str, ...]
) -> list[Swap]:
    """Go from each case to the first with each other outcome."""
    return [
        swap(questionnaire, list(answers), case, outcomes.index(outcome), outcome)
        for case, mine in enumerate(outcomes)
        for outcome in dict.fromkeys(outcomes)
        if outcome != mine
    ]
