"""The comparison as data, its keys in a fixed order; ``docs/json.md`` explains each."""

from __future__ import annotations

import msgspec

from burgerkompas.comparison import Comparison, Difference, Swap
from burgerkompas.report.comparison_wording import ComparisonWording
from burgerkompas.results.data import answer_data, head

SCHEMA = "burgerkompas/compare/1"

Data = dict[str, object]


def comparison_to_json(comparison: Comparison, language: str) -> str:
    """Return the comparison as a JSON object; ends with a newline."""
    encoded = msgspec.json.encode(comparison_data(comparison, language))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def comparison_data(comparison: Comparison, language: str) -> Data:
    """Return the comparison as plain data."""
    questionnaire, results = comparison.questionnaire, comparison.results
    w = ComparisonWording(comparison, language)
    return {
        **head(SCHEMA, questionnaire, language),
        "kind": comparison.kind,
        "reason": comparison.reason,
        "cases": [_case(comparison, w, i) for i in range(len(results))],
        "advice": {
            "differs": len(set(comparison.outcomes)) > 1,
            "swaps": [_swap(comparison, swap) for swap in comparison.swaps],
        },
        "same": comparison.same,
        "nobody": comparison.nobody,
        "differences": [_difference(w, found) for found in comparison.differences],
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


def _case(comparison: Comparison, w: ComparisonWording, at: int) -> Data:
    result = comparison.results[at]
    case, answered, advice = result.case, result.answered, result.strategy
    return {
        "called": w.who[at],
        "name": case.name,
        "place": case.place,
        "date": case.date,
        "respondent": case.respondent,
        "file": case.file,
        "known": answered.known,
        "unknown": answered.unknown,
        "missing": answered.missing,
        "outcome": comparison.outcomes[at],
        "label": advice.label[w.language] if advice else None,
        "possible": advice.possible if advice else None,
    }


def _swap(comparison: Comparison, swap: Swap) -> Data:
    mine, theirs = comparison.answers[swap.case], comparison.answers[swap.other]
    return {
        "case": swap.case,
        "other": swap.other,
        "outcome": swap.outcome,
        "exact": swap.exact,
        "more": swap.more,
        "ways": [
            [
                {"item": name, "from": answer_data(mine[name]), "to": answer_data(theirs[name])}
                for name in way
            ]
            for way in swap.ways
        ],
    }


def _difference(w: ComparisonWording, difference: Difference) -> Data:
    return {
        "item": difference.question,
        "text": w.question(difference.question),
        "size": difference.size,
        "steps": difference.steps,
        "answers": [answer_data(answer) for answer in difference.answers],
    }
