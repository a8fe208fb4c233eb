"""A comparison as JSON data; ``docs/json.md`` explains each key."""

from __future__ import annotations

from msgspec import structs

from burgerkompas.comparison import Comparison
from burgerkompas.report.comparison_wording import ComparisonWording
from burgerkompas.results.data import answer_data, case_data, head

SCHEMA = "burgerkompas/compare/1"


def comparison_data(comparison: Comparison, language: str) -> dict[str, object]:
    """Return a comparison as JSON data."""
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
    return {
        **head(SCHEMA, questionnaire, language),
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


def _case(comparison: Comparison, at: int, name: str, language: str) -> dict[str, object]:
    result = comparison.results[at]
    advice = result.strategy
    return {
        "called": name,
        **structs.asdict(case_data(result.case)),
        **structs.asdict(result.answered),
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
