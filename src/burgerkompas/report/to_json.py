"""The report as data: the JSON of the contract, its keys in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from burgerkompas import __version__
from burgerkompas.answers import Absence, Answer
from burgerkompas.instrument.model import Text
from burgerkompas.scoring.result import (
    Advice,
    Change,
    ClassificationResult,
    DimensionResult,
    GateResult,
    Result,
)

SCHEMA = "burgerkompas/report/1"

Data = dict[str, object]


def to_json(results: Iterable[Result], language: str, one: bool = True) -> str:
    """Return one result as a JSON object, or several as an array; ends with a newline."""
    data = [to_dict(result, language) for result in results]
    encoded = msgspec.json.encode(data[0] if one else data)
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def to_json_line(result: Result, language: str) -> str:
    """Return a result as one line of JSON Lines, without the newline."""
    return msgspec.json.encode(to_dict(result, language)).decode()


def to_dict(result: Result, language: str) -> Data:
    """Return a result as plain data; floats rounded to 4 places."""
    instrument, case = result.instrument, result.case
    data: Data = {
        "schema": SCHEMA,
        "tool": f"burgerkompas {__version__}",
        "questions": {
            "id": instrument.id,
            "version": instrument.version,
            "digest": instrument.digest,
        },
        "language": language,
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
        "dimensions": {d.id: _dimension(d, result) for d in result.dimensions},
        "classifications": {
            c.id: _classification(c, result, language) for c in result.classifications
        },
    }
    if instrument.sections.success_factors is not None:
        data["success_factors"] = [_factor(name, result, language) for name in result.factors]
    data["gates"] = [_gate(gate, language) for gate in result.gates]
    data["outcome"] = result.outcome
    if result.strategy is not None:
        data["strategy"] = _strategy(result.strategy, result, language)
    if instrument.sections.roles is not None:
        data["roles"] = [{"id": r.id, "reason": r.because[language]} for r in result.roles]
    if result.participation is not None:
        data["participation"] = {
            "now": _answer(result.participation.now),
            "wished": _answer(result.participation.wished),
            "asked_by_strategy": list(result.participation.asked_by_strategy),
            "text": _text(result.participation.text, language),
        }
    changes = result.changes
    data["changes"] = None if changes is None else [_change(change) for change in changes]
    data["ask_next"] = None if result.ask_next is None else list(result.ask_next)
    data["sources"] = [{"id": s.id, "cite": s.cite[language]} for s in instrument.sources]
    return data


def _text(text: Text | None, language: str) -> str | None:
    return None if text is None else text[language]


def _answer(answer: Answer) -> object:
    """Return a value as it is, an absence by its name, ``None`` when nothing was answered."""
    if isinstance(answer, Absence):
        return None if answer is Absence.UNANSWERED else answer.value
    return list(answer) if isinstance(answer, tuple) else answer


def _list(values: tuple[str, ...] | None) -> list[str] | None:
    return None if values is None else list(values)


def _dimension(d: DimensionResult, result: Result) -> Data:
    return {
        "score": result.number(d.score),
        "raw": None if d.raw is None else round(float(d.raw), 4),
        "level": d.level,
        "borderline": d.borderline,
        "known": d.known,
        "items": d.items,
        "possible_levels": _list(d.possible_levels),
    }


def _classification(c: ClassificationResult, result: Result, language: str) -> Data:
    types = {kind.id: kind.label for kind in result.instrument.classification[c.id].types}
    return {
        "type": c.type,
        "borderline": c.borderline,
        "possible": _list(c.possible),
        "label": types[c.type][language] if c.type else None,
    }


def _factor(name: str, result: Result, language: str) -> Data:
    found = next(d for d in result.dimensions if d.id == name)
    spec = result.instrument.dimension[name]
    level = next((level for level in spec.levels if level.id == found.level), None)
    return {
        "id": name,
        "score": result.number(found.score),
        "level": found.level,
        "label": spec.label[language],
        "advice": _text(level.advice, language) if level else None,
    }


def _gate(gate: GateResult, language: str) -> Data:
    return {
        "id": gate.id,
        "question": gate.question,
        "answer": _answer(gate.answer),
        "effect": gate.effect,
        "targets": list(gate.targets),
        "text": gate.text[language],
    }


def _strategy(advice: Advice, result: Result, language: str) -> Data:
    decision = result.instrument.scorecard or result.instrument.table
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
                "contributions": [
                    {
                        "driver": c.driver,
                        "value": result.number(c.value),
                        "contribution": result.number(c.contribution),
                    }
                    for c in entry.contributions
                ],
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
    if result.instrument.table is not None:
        data["outputs"] = dict(advice.outputs)
    return data


def _change(change: Change) -> Data:
    if change.answers is None:
        return {"to": change.to, "count": "more", "steps": None, "answers": []}
    return {
        "to": change.to,
        "count": len(change.answers),
        "steps": change.steps,
        "answers": [
            {"item": c.item, "from": _answer(c.old), "to": _answer(c.new)} for c in change.answers
        ],
    }
