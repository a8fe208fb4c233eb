"""The column expressions by their definition, one row at a time, without an engine."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from burgerkompas.cases import Absence, Answer
from burgerkompas.columns import Program, expression as e

Value = int | float | bool | str | None

_CODES = {
    Absence.UNANSWERED: e.MISSING,
    Absence.UNKNOWN: e.UNKNOWN,
    Absence.NOT_APPLICABLE: e.NOT_APPLICABLE,
}
_COMPARE = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def run(program: Program, answers: Mapping[str, Answer]) -> tuple[Value, ...]:
    """Return the outputs for one row, and no error."""
    row: dict[str, Value] = {}
    for stage in program.stages:
        # All at once: nothing in a stage sees what else is defined there.
        row |= {name: _value(program, one, row, answers) for name, one in stage.items()}
    assert _value(program, program.valid, row, answers)
    outputs = (_value(program, one.expression, row, answers) for one in program.outputs)
    return (*outputs, None)


def _value(
    program: Program, x: e.Expression, row: Mapping[str, Value], answers: Mapping[str, Answer]
) -> Value:
    def value(part: e.Expression) -> Value:
        return _value(program, part, row, answers)

    match x:
        case e.ColumnRef(name):
            return row[name]
        case e.Integer(number) | e.Truth(number):
            return number
        case e.AnswerCode(question):
            return _code(program, question, answers)
        case e.NumberInCell(question):
            answer = answers.get(question)
            grain = program.questionnaire.question[question].grain
            return int(answer * grain) if isinstance(answer, int | Fraction) else None
        case e.ChoiceInCell(question, choice):
            answer = answers.get(question)
            return choice in answer if isinstance(answer, tuple) else None
        case e.Conditional(branches, otherwise):
            chosen = (then for condition, then in branches if value(condition) is True)
            return value(next(chosen, otherwise))
        case e.TextAt(index, texts):
            place = value(index)
            return None if place is None else texts[int(place)]
        case e.Operation(op, parts):
            return _operation(op, [value(part) for part in parts])
    raise AssertionError(x)


def _code(program: Program, question: str, answers: Mapping[str, Answer]) -> int:
    answer = answers.get(question, Absence.UNANSWERED)
    if isinstance(answer, Absence):
        return _CODES[answer]
    values = program.questionnaire.question[question].values
    return values.index(answer) if answer in values else 0


def _operation(op: str, parts: list[Value]) -> Value:
    if op == "null":
        return parts[0] is None
    if op in ("and", "or"):
        ends = op == "or"
        if ends in parts:
            return ends
        return None if None in parts else not ends
    if None in parts:
        assert op != "greatest"
        return None
    numbers = [int(part) for part in parts]  # type: ignore[arg-type]
    if op == "not":
        return not numbers[0]
    if op == "add":
        return sum(numbers)
    if op == "times":
        return math.prod(numbers)
    if op == "greatest":
        return max(numbers)
    first, second = numbers
    if op == "divide":
        assert first % second == 0
        return first // second
    if op == "modulo":
        assert first >= 0
        return first % second
    return round(first * 10_000 / second) / 10_000 if op == "rounded" else _COMPARE[op](*numbers)
