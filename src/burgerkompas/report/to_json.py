"""Write reports and comparisons as JSON; ``docs/json.md`` explains each key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burgerkompas.report.formats import Screen
from burgerkompas.results import Result
from burgerkompas.results.data import answer_data, head, json_text

if TYPE_CHECKING:
    # A report starts sooner without.
    from burgerkompas.comparison import Comparison

COMPARISON_SCHEMA = "burgerkompas/compare/1"


def to_json(results: Sequence[Result], language: str, screen: Screen) -> str:
    """Return one result as a JSON object, or several as an array; ends with a newline."""
    data = [result.to_data(language) for result in results]
    return json_text(data[0] if len(data) == 1 else data)


def comparison_to_json(comparison: Comparison, language: str, screen: Screen) -> str:
    """Return the comparison as a JSON object; ends with a newline."""
    # A report has no need of it, and starts sooner without.
    from burgerkompas.report.comparison_wording import ComparisonWording

    questionnaire, results = comparison.questionnaire, comparison.results
    w = ComparisonWording(comparison, language)
    differences = [
        {
            "item": found.question,
            "text": w.question(found.question),
            "size": found.size,
            "steps": found.steps,
            "answers": [answer_data(answer) for answer in found.answers],
        }
        for found in comparison.differences
    ]
    data = {
        **head(COMPARISON_SCHEMA, questionnaire, language),
        "kind": comparison.kind,
        "reason": comparison.reason,
        "cases": [_case(comparison, i, name, language) for i, name in enumerate(w.who)],
        "advice": {"differs": len(set(comparison.outcomes)) > 1, "swaps": _swaps(comparison)},
        "same": comparison.same,
        "nobody": comparison.nobody,
        "differences": differences,
        "dimensions": {
            spec.id: {
                "scores": [result.number(result.dimensions[at].score) for result in results],
                "levels": [result.dimensions[at].level for result in results],
            }
            for at, spec in enumerate(questionnaire.dimensions)
        },
        "classifications": {
            spec.id: {"types": [result.classifications[at].type for result in results]}
            for at, spec in enumerate(questionnaire.classifications)
        },
    }
    return json_text(data)


def _case(comparison: Comparison, at: int, name: str, language: str) -> dict[str, object]:
    result = comparison.results[at]
    case, answered, advice = result.case, result.answered, result.strategy
    return {
        "called": name,
        "name": case.name,
        "place": case.place,
        "date": case.date,
        "respondent": case.respondent,
        "file": case.file,
        "known": answered.known,
        "unknown": answered.unknown,
        "missing": answered.missing,
        "outcome": comparison.outcomes[at],
        "label": advice.label[language] if advice else None,
        "possible": advice.possible if advice else None,
    }


def _swaps(comparison: Comparison) -> list[dict[str, object]]:
    swaps: list[dict[str, object]] = []
    for swap in comparison.swaps:
        mine, theirs = comparison.answers[swap.case], comparison.answers[swap.other]
        changed = {
            name: {"item": name, "from": answer_data(mine[name]), "to": answer_data(theirs[name])}
            for way in swap.ways
            for name in way
        }
        swaps.append(
            {
                "case": swap.case,
                "other": swap.other,
                "outcome": swap.outcome,
                "exact": swap.exact,
                "more": swap.more,
                "ways": [[changed[name] for name in way] for way in swap.ways],
            }
        )
    return swaps
