"""The report as data: the JSON of the contract, its keys in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import msgspec

from burgerkompas._version import __version__
from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import DecisionTable, Questionnaire, Text
from burgerkompas.results.result import (
    Advice,
    Change,
    ClassificationResult,
    Contribution,
    DimensionResult,
    GateResult,
    Result,
    number,
)

SCHEMA = "burgerkompas/report/1"

MOST_ENCODED = 20_000
"""How many encoded parts of one sort are kept."""

Data = dict[str, object]


def to_json(results: Iterable[Result], language: str, one: bool = True) -> str:
    """Return one result as a JSON object, or several as an array; ends with a newline."""
    data = [to_dict(result, language) for result in results]
    encoded = msgspec.json.encode(data[0] if one else data)
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def to_json_line(result: Result, language: str) -> bytes:
    """Return a result as one line of JSON Lines in UTF-8, without the newline."""
    pieces = _encoded.setdefault(language, _Encoded())
    return msgspec.json.encode(_data(result, language, pieces))


def to_dict(result: Result, language: str) -> Data:
    """Return a result as plain data; floats rounded to 4 places."""
    return _data(result, language, _fresh)


Pieces = Callable[..., list[Any]]
"""Makes parts of the data: takes the function that builds one, its subjects, and what it needs
beside them."""


def _fresh(build: Callable[..., object], subjects: Sequence[object], *more: object) -> list[Any]:
    return [build(subject, *more) for subject in subjects]


class _Encoded:
    """Parts that come back in many results, encoded once each.

    A dimension has few results and a driver few contributions; the scoring keeps them, so the
    subject tells by its identity whether a part was built before. It is kept with the part: as
    long as it is there, nothing else can have its ``id``.
    """

    def __init__(self) -> None:
        self._kept: dict[Callable[..., object], tuple[dict[int, msgspec.Raw], list[object]]] = {}

    def __call__(
        self, build: Callable[..., object], subjects: Sequence[object], *more: object
    ) -> list[Any]:
        parts, alive = self._kept.setdefault(build, ({}, []))
        try:
            # A loop that stays in C: nearly all parts were met before.
            return list(map(parts.__getitem__, map(id, subjects)))
        except KeyError:
            if len(parts) > MOST_ENCODED:
                parts, alive = self._kept[build] = {}, []
        for subject in subjects:
            if id(subject) not in parts:
                parts[id(subject)] = msgspec.Raw(msgspec.json.encode(build(subject, *more)))
                alive.append(subject)
        return [parts[id(subject)] for subject in subjects]


_encoded: dict[str, _Encoded] = {}


def _data(result: Result, language: str, pieces: Pieces) -> Data:
    questionnaire, case, unit = result.questionnaire, result.case, result.unit
    dimensions = {d.id: d for d in result.dimensions}
    data: Data = {
        **head(SCHEMA, pieces(questions_data, (questionnaire,))[0], language),
        "case": {
            "name": case.name,
            "place": case.place,
            "date": case.date,
            "respondent": case.respondent,
            "file": case.file,
        },
        "answered": {
            "known": result.answered.known,
            "unknown": result.answered.unknown,
            "missing": result.answered.missing,
        },
        "dimensions": dict(
            zip(dimensions, pieces(_dimension, result.dimensions, unit), strict=True)
        ),
        "classifications": dict(
            zip(
                [c.id for c in result.classifications],
                pieces(_classification, result.classifications, questionnaire, language),
                strict=True,
            )
        ),
    }
    if questionnaire.sections.success_factors is not None:
        factors = [dimensions[name] for name in result.factors]
        data["success_factors"] = pieces(_factor, factors, questionnaire, unit, language)
    data["gates"] = pieces(_gate, result.gates, language)
    data["outcome"] = result.outcome
    if result.strategy is not None:
        data["strategy"] = _strategy(result.strategy, result, language, pieces)
    if questionnaire.sections.roles is not None:
        data["roles"] = [{"id": r.id, "reason": r.because[language]} for r in result.roles]
    if result.participation is not None:
        data["participation"] = {
            "now": answer_data(result.participation.now),
            "wished": answer_data(result.participation.wished),
            "asked_by_strategy": list(result.participation.asked_by_strategy),
            "text": _text(result.participation.text, language),
        }
    changes = result.changes
    data["changes"] = None if changes is None else [_change(change) for change in changes]
    data["ask_next"] = None if result.ask_next is None else list(result.ask_next)
    data["sources"] = pieces(_sources, (questionnaire,), language)[0]
    return data


def questions_data(questionnaire: Questionnaire) -> Data:
    """Return which questionnaire it is, to the letter."""
    return {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "digest": questionnaire.digest,
    }


def head(schema: str, questions: object, language: str) -> Data:
    """Return what every JSON of ours begins with; ``questions`` is from ``questions_data``."""
    return {
        "schema": schema,
        "tool": f"burgerkompas {__version__}",
        "questions": questions,
        "language": language,
    }


def _sources(questionnaire: Questionnaire, language: str) -> list[Data]:
    return [{"id": s.id, "cite": s.cite[language]} for s in questionnaire.sources]


def _text(text: Text | None, language: str) -> str | None:
    return None if text is None else text[language]


def answer_data(answer: Answer) -> object:
    """Return a value as it is, an absence by its name, ``None`` when nothing was answered."""
    if isinstance(answer, Absence):
        return None if answer is Absence.UNANSWERED else answer.value
    if isinstance(answer, Fraction):
        return float(answer)
    return list(answer) if isinstance(answer, tuple) else answer


def _list(values: tuple[str, ...] | None) -> list[str] | None:
    return None if values is None else list(values)


def _dimension(d: DimensionResult, unit: int) -> Data:
    return {
        "score": number(d.score, unit),
        "raw": None if d.raw is None else round(float(d.raw), 4),
        "level": d.level,
        "borderline": d.borderline,
        "known": d.known,
        "items": d.items,
        "possible_levels": _list(d.possible_levels),
    }


def _classification(c: ClassificationResult, questionnaire: Questionnaire, language: str) -> Data:
    types = {kind.id: kind.label for kind in questionnaire.classification[c.id].types}
    return {
        "type": c.type,
        "borderline": c.borderline,
        "possible": _list(c.possible),
        "label": types[c.type][language] if c.type else None,
    }


def _factor(d: DimensionResult, questionnaire: Questionnaire, unit: int, language: str) -> Data:
    spec = questionnaire.dimension[d.id]
    level = next((level for level in spec.levels if level.id == d.level), None)
    return {
        "id": d.id,
        "score": number(d.score, unit),
        "level": d.level,
        "label": spec.label[language],
        "advice": _text(level.advice, language) if level else None,
    }


def _gate(gate: GateResult, language: str) -> Data:
    return {
        "id": gate.id,
        "question": gate.question,
        "answer": answer_data(gate.answer),
        "effect": gate.effect,
        "targets": list(gate.targets),
        "text": gate.text[language],
    }


def _contribution(c: Contribution, unit: int) -> Data:
    return {
        "driver": c.driver,
        "value": number(c.value, unit),
        "contribution": number(c.contribution, unit),
    }


def _strategy(advice: Advice, result: Result, language: str, pieces: Pieces) -> Data:
    decision = result.questionnaire.decision
    assert decision is not None
    data: Data = {
        "id": advice.id,
        "label": advice.label[language],
        "basis": decision.basis,
        "decided_by": advice.decided_by,
        "clear": advice.clear,
        "tie": advice.tie,
        "runner_up": advice.runner_up,
        "margin": result.number(advice.margin),
        "provisional": advice.provisional,
        "settled": advice.settled,
        "possible": _list(advice.possible),
        "ranking": [
            {
                "id": entry.id,
                "score": result.number(entry.score),
                "open": entry.open,
                "closed_by": list(entry.closed_by),
                "contributions": pieces(_contribution, entry.contributions, result.unit),
            }
            for entry in advice.ranking
        ],
        "because": [text[language] for text in advice.because],
        "against": _text(advice.against, language),
        "duties": [text[language] for text in advice.duties],
        "cautions": [text[language] for text in advice.cautions],
        "first_step": advice.first_step[language],
        "ask_the_group": advice.ask_the_group[language],
        "look_again": advice.look_again[language],
    }
    if isinstance(decision, DecisionTable):
        data["outputs"] = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in advice.outputs.items()
        }
    return data


def _change(change: Change) -> Data:
    if change.answers is None:
        return {"to": change.to, "count": "more", "steps": None, "answers": []}
    return {
        "to": change.to,
        "count": len(change.answers),
        "steps": change.steps,
        "answers": [
            {"item": c.item, "from": answer_data(c.old), "to": answer_data(c.new)}
            for c in change.answers
        ],
    }
