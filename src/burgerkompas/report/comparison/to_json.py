"""The comparison as data, its keys in a fixed order; ``docs/json.md`` explains each."""

from __future__ import annotations

import msgspec

from burgerkompas.comparison.comparison import Comparison, Difference, Swap
from burgerkompas.report.comparison.voice import Voice
from burgerkompas.results.data import answer_data, head, questions_data

SCHEMA = "burgerkompas/compare/1"

Data = dict[str, object]


def to_json(comparison: Comparison, language: str) -> str:
    """Return the comparison as a JSON object; ends with a newline."""
    encoded = msgspec.json.encode(to_dict(comparison, language))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def to_dict(comparison: Comparison, language: str) -> Data:
    """Return the comparison as plain data."""
    questionnaire, results = comparison.questionnaire, comparison.results
    voice = Voice(comparison, language)
    return {
        **head(SCHEMA, questions_data(questionnaire), language),
        "kind": comparison.kind,
        "reason": comparison.reason,
        "cases": [_case(comparison, voice, i) for i in range(len(results))],
        "advice": {
            "differs": len(set(comparison.outcomes)) > 1,
            "swaps": [_swap(comparison, swap) for swap in comparison.swaps],
        },
        "same": comparison.same,
        "nobody": comparison.nobody,
        "differences": [_difference(voice, found) for found in comparison.differences],
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


def _case(comparison: Comparison, voice: Voice, at: int) -> Data:
    result = comparison.results[at]
    case, advice = result.case, result.strategy
    return {
        "called": voice.who[at],
        "name": case.name,
        "place": case.place,
        "date": case.date,
        "respondent": case.respondent,
        "file": case.file,
        "known": result.answered.known,
        "unknown": result.answered.unknown,
        "missing": result.answered.missing,
        "outcome": comparison.outcomes[at],
        "label": advice.label[voice.language] if advice else None,
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


def _difference(voice: Voice, difference: Difference) -> Data:
    return {
        "item": difference.question,
        "text": voice.question(difference.question),
        "size": difference.size,
        "steps": difference.steps,
        "answers": [answer_data(answer) for answer in difference.answers],
    }
