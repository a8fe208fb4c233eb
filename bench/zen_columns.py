"""All columns of a table in a rule engine: the program of ``columnar/`` for zen-engine.

A stage is a node; what a stage gives is passed on. The engine knows no third truth, so where a
condition may be open it becomes two: whether it is true, whether it is false. Written to be fast:
what is never open is asked for once, a text is taken from a list.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from rivals import Answers, plain, zen_graph

from burgerkompas.columns import Program, expression as e

_SIGNS = {"=": "==", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def zen_columns(program: Program) -> Callable[[Answers], dict[str, object]]:
    """Return what gives every column of a row, from its answers by ``plain`` name."""
    writer = _Writer(program)
    names = {f"out_{plain_column(output.name)}": output.name for output in program.outputs}
    values = [writer.value(output.expression) for output in program.outputs]
    graph = zen_graph(
        [
            *(
                [(plain_column(name), writer.value(one)) for name, one in stage.items()]
                for stage in program.stages
            ),
            list(zip(names, values, strict=True)),
        ]
    )

    def columns(answers: Answers) -> dict[str, object]:
        result = graph(answers)
        return {name: result.get(key) for key, name in names.items()}

    return columns


def plain_column(name: str) -> str:
    """Return the name of a column as one that the engine takes, told apart from a question's."""
    return "c_" + plain(name).replace(".", "_")


class _Writer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.open: set[str] = set()
        for stage in program.stages:
            self.open |= {name for name, one in stage.items() if self.may_be_open(one)}

    def value(self, x: e.Expression) -> str:
        """Write a value; of a truth: true, false or null."""
        match x:
            case e.ColumnRef(name):
                return plain_column(name)
            case e.Integer(number) | e.Truth(number):
                return json.dumps(number)
            case e.AnswerCode(question):
                return self.code(question)
            case e.ChoiceInCell(question, choice):
                return f"contains({plain(question)}, {json.dumps(choice)})"
            case e.Conditional(branches, otherwise):
                written = self.value(otherwise)
                for condition, then in reversed(branches):
                    written = f"({self.is_so(condition)} ? {self.value(then)} : {written})"
                return written
            case e.TextAt(index, texts):
                place, listed = self.value(index), json.dumps(texts)
                text = f"{listed}[{place}]"
                return f"({place} == null ? null : {text})" if self.may_be_open(index) else text
            case e.Operation("and" | "or" | "not" | "null" | "=" | "<>" | "<" | "<=" | ">" | ">="):
                if not self.may_be_open(x):
                    return self.is_so(x)
                return f"({self.is_so(x)} ? true : ({self.is_not(x)} ? false : null))"
            case e.Operation(op, parts):
                return self.number(op, parts)
        raise NotImplementedError(x)

    def number(self, op: str, parts: tuple[e.Expression, ...]) -> str:
        written = [self.value(part) for part in parts]
        if op == "greatest":
            return f"max([{', '.join(written)}])"
        if op == "rounded":
            first, unit = written
            number = f"round({first} * 10000 / {unit}) / 10000"
            return f"({first} == null ? null : {number})" if self.may_be_open(parts[0]) else number
        sign = {"add": " + ", "times": " * ", "divide": " / ", "modulo": " % "}[op]
        return f"({sign.join(written)})"

    def is_so(self, x: e.Expression) -> str:
        """Write whether a condition is true."""
        return self.truth(x, wanted=True)

    def is_not(self, x: e.Expression) -> str:
        """Write whether a condition is false."""
        return self.truth(x, wanted=False)

    def truth(self, x: e.Expression, wanted: bool) -> str:
        match x:
            case e.Truth(value):
                return json.dumps(value is wanted)
            case e.Operation("not", (part,)):
                return self.truth(part, not wanted)
            case e.Operation("and" | "or" as op, parts):
                sign = " and " if (op == "and") is wanted else " or "
                return f"({sign.join(self.truth(part, wanted) for part in parts)})"
            case e.Operation("null", (part,)):
                return f"({self.value(part)} {'==' if wanted else '!='} null)"
            case e.Operation("=" | "<>" | "<" | "<=" | ">" | ">=" as op, parts):
                sign = _SIGNS[op] if wanted else _OPPOSITE[_SIGNS[op]]
                there = [f"{self.value(part)} != null" for part in parts if self.may_be_open(part)]
                left, right = (self.value(part) for part in parts)
                return f"({' and '.join([*there, f'{left} {sign} {right}'])})"
        if self.may_be_open(x):
            return f"({self.value(x)} == {json.dumps(wanted)})"
        return self.value(x) if wanted else f"(not {self.value(x)})"

    def may_be_open(self, x: e.Expression) -> bool:
        """Return whether an expression can be null."""
        match x:
            case e.ColumnRef(name):
                return name in self.open
            case e.Truth(value):
                return value is None
            case e.Conditional(branches, otherwise):
                return any(map(self.may_be_open, [*(then for _, then in branches), otherwise]))
            case e.Operation("null", _) | e.Integer() | e.AnswerCode():
                return False
            case e.Operation(_, parts):
                return any(map(self.may_be_open, parts))
        return True

    def code(self, name: str) -> str:
        """Write the code of a cell."""
        question, cell = self.program.questionnaire.question[name], plain(name)
        branches = [(f"{cell} == null", e.MISSING), (f'{cell} == "unknown"', e.UNKNOWN)]
        if question.not_applicable:
            branches.append((f'{cell} == "not_applicable"', e.NOT_APPLICABLE))
        if question.values and question.kind != "choices":
            branches += [(f"{cell} == {json.dumps(v)}", i) for i, v in enumerate(question.values)]
            otherwise = e.INVALID
        else:
            otherwise = 0
        written = str(otherwise)
        for condition, code in reversed(branches):
            written = f"({condition} ? {code} : {written})"
        return written
