"""Write the program as one JavaScript function, for a page that judges without the program.

A column is a local constant. Numbers are JavaScript's own where they are proven to fit, and
``BigInt`` where they may not; what is open or missing is ``null``. Names and texts come from a
questionnaire: always quoted as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, product
from typing import NamedTuple

import msgspec

from burgerkompas.columns import expression as ex
from burgerkompas.columns.report import ReportProgram
from burgerkompas.columns.report_decision import Shape
from burgerkompas.questionnaire.model import Question
from burgerkompas.results.columns import result_columns

MOST_SAFE = 2**53 - 1
"""The largest whole number up to which JavaScript's own numbers are exact."""

RUNTIME = """\
// Divides whole numbers to the nearest floating-point number, as Python does.
const quotient = (a, b) => {
  if (typeof a === "number") return a / b;
  const far = (a < 0n ? -a : a) << 128n;
  const whole = far / b;
  const size = Number(whole | BigInt(whole * b !== far)) / 2 ** 128;
  return a < 0n ? -size : size;
};
// Rounds to a whole number, halves to even.
const even = (x) => {
  const up = Math.round(x);
  return up - x === 0.5 && up % 2 ? up - 1 : up;
};
const rounded = (a, unit) => a === null ? null
  : even(quotient(a * (typeof a === "number" ? 10000 : 10000n), unit)) / 10000 + 0;
// Rounds a fraction to 4 places after it is divided; only 32nds can lie halfway.
const fraction = (a, b) => {
  const x = quotient(a, b);
  return (Math.abs(x * 32 % 2) === 1 ? even(x * 1e4) / 1e4 : Number(x.toFixed(4))) + 0;
};
const both = (...all) => all.includes(false) ? false : all.includes(null) ? null : true;
const either = (...all) => all.includes(true) ? true : all.includes(null) ? null : false;
const known = (f, ...all) => all.includes(null) ? null : f(...all);
const greatest = (...all) => all.reduce((a, b) => a > b ? a : b);
"""
"""What the function needs; the names in it are too long to be those of columns."""

_ABSENCES = (
    *((text, ex.MISSING) for text in ex.MISSING_TEXTS),
    *((text, ex.UNKNOWN) for text in ex.UNKNOWN_TEXTS),
    *((text, ex.NOT_APPLICABLE) for text in ex.NOT_APPLICABLE_TEXTS),
)

_COMPARE = {"=": "===", "<>": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_INFIX = {"add": "+", "times": "*", "divide": "/", "modulo": "%"}
_TRUTHS = (*_COMPARE, "and", "or", "not", "null")
_TIGHT = {"times": 7, "divide": 7, "modulo": 7, "add": 6, "<": 5, "<=": 5, ">": 5, ">=": 5}
_EQUAL, _AND, _OR, _CHOICE, _ATOM, _SIGNED = 4, 3, 2, 1, 9, 8
"""How tightly operators bind."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TAKEN = {"C", "V", "E", "do", "if", "in", "for", "let", "new", "try", "var", "NaN"}


class _Js(NamedTuple):
    """A piece of JavaScript, and how tightly its outermost operator binds."""

    text: str
    binds: int = _ATOM

    def within(self, binds: int) -> str:
        """Return it as a part of something that binds so tightly."""
        return self.text if self.binds >= binds else f"({self.text})"


def to_javascript(program: ReportProgram) -> str:
    """Return ``const engine = …``: what to read, and the function that judges.

    ``engine.judge(codes, values, endOnly)`` takes for every question, in their order, the code of
    its answer and its number (in smallest steps) or its choices. It gives the end, or an object
    with the ``columns`` of a table, the report, and ``asked``: the codes on the route.
    """
    return _Writer(program).script()


class _Writer:
    def __init__(self, program: ReportProgram) -> None:
        self.program = program
        self.questions = {one.id: i for i, one in enumerate(program.questionnaire.questions)}
        self.wide = max(program.most, 10_000 * program.unit) > MOST_SAFE
        self.definitions = {one.name: one.expression for one in program.definitions}
        self.names: dict[str, str] = {}
        self.short = _short_names()
        self.may_be_null: dict[str, bool] = {}

    def script(self) -> str:
        program = self.program
        lines = [*self.needed([program.end])]
        lines.append(f"if(E)return {self.value(program.end).text};")
        leaves = [*_leaves(program.report), *(one.expression for one in program.outputs)]
        lines += self.needed(leaves)
        ahead = {one.name: ex.NULL for one in result_columns(program.questionnaire)}
        columns = ahead | {one.name: one.expression for one in program.outputs}
        shape = self.shape({"columns": columns, **program.report})
        questions = ",\n".join(map(self.question, program.questionnaire.questions))
        parts = {
            "judge": f"(C, V, E) => {{\n{''.join(lines)}\nreturn {shape};\n}}",
            "questions": f"[\n{questions}]",
            "retired": _json(list(program.questionnaire.retired)),
            "absences": f"new Map({_json(_ABSENCES)})",
            "missing": str(ex.MISSING),
            "unknown": str(ex.UNKNOWN),
            "notApplicable": str(ex.NOT_APPLICABLE),
            "notAsked": str(ex.NOT_ASKED),
            "wide": _json(self.wide),
        }
        written = "".join(f"{name}: {part},\n" for name, part in parts.items())
        return f"const engine = (() => {{\n{RUNTIME}return {{\n{written}}};\n}})();\n"

    def question(self, question: Question) -> str:
        """Write what is needed to read the answers to a question."""
        bounds = (
            None if bound is None else int(bound * question.grain)
            for bound in (question.minimum, question.maximum)
        )
        return _json(
            [
                question.id,
                question.kind,
                question.values,
                question.not_applicable,
                question.decimals,
                *bounds,
            ]
        )

    def needed(self, wanted: Iterable[ex.Expression]) -> Iterator[str]:
        """Yield the definitions that some expressions need and that have not been written."""
        for expression in wanted:
            if isinstance(expression, ex.ColumnRef):
                if expression.name not in self.names:
                    one = self.definitions[expression.name]
                    yield from self.needed([one])
                    written = self.value(one).text
                    self.may_be_null[expression.name] = self.null(one)
                    name = self.names[expression.name] = next(self.short)
                    yield f"const {name}={written};"
            else:
                yield from self.needed(expression.parts_within())

    def shape(self, shape: Shape) -> str:
        """Write an object, a list, or the value of an expression."""
        if isinstance(shape, ex.Expression):
            value = self.value(shape).text
            if self.wide and self.is_integer(shape):
                return f"known(Number,{value})" if self.null(shape) else f"Number({value})"
            return value
        if isinstance(shape, Mapping):
            return "{" + ",".join(f"{_json(k)}:{self.shape(v)}" for k, v in shape.items()) + "}"
        return "[" + ",".join(map(self.shape, shape)) + "]"

    # -- what is known of an expression beforehand -------------------------------------------

    def null(self, expression: ex.Expression) -> bool:
        """Return whether an expression may be null."""
        match expression:
            case ex.ColumnRef(name):
                return self.may_be_null[name]
            case ex.Truth(value):
                return value is None
            case ex.Conditional(branches, otherwise):
                return any(map(self.null, [*(value for _, value in branches), otherwise]))
            case ex.TextAt(index):
                return self.null(index)
            case ex.Operation(op, parts):
                return op != "null" and any(map(self.null, parts))
        return False

    def is_integer(self, expression: ex.Expression) -> bool:
        """Return whether an expression is a whole number."""
        match expression:
            case ex.ColumnRef(name):
                return self.is_integer(self.definitions[name])
            case ex.Conditional(branches, otherwise):
                return any(map(self.is_integer, [*(value for _, value in branches), otherwise]))
            case ex.Operation(op):
                return op in _INFIX or op == "greatest"
        return isinstance(expression, ex.Integer | ex.AnswerCode | ex.NumberInCell)

    # -- expressions -------------------------------------------------------------------------

    def value(self, expression: ex.Expression) -> _Js:
        """Write an expression's value: a number, a text, true, false or null."""
        match expression:
            case ex.ColumnRef(name):
                return _Js(self.names.get(name, name))
            case ex.Integer(number):
                return _Js(f"{number}{'n' * self.wide}", _ATOM if number >= 0 else _SIGNED)
            case ex.Truth(truth):
                return _Js(_json(truth))
            case ex.AnswerCode(question):
                return _Js(f"C[{self.questions[question]}]")
            case ex.NumberInCell(question):
                return _Js(f"V[{self.questions[question]}]")
            case ex.ChoiceInCell(question, choice):
                return _Js(f"V[{self.questions[question]}].includes({_json(choice)})")
            case ex.Conditional(((condition, ex.Truth(True)),), ex.Truth(False)):
                return _Js(f"!!{self.true(condition).within(_SIGNED)}", _SIGNED)
            case ex.Conditional(branches, otherwise):
                chain = [
                    f"{self.true(condition).within(_OR)}?{self.value(value).within(_OR)}:"
                    for condition, value in branches
                ]
                return _Js("".join(chain) + self.value(otherwise).text, _CHOICE)
            case ex.TextAt(index, texts):
                place = f"{_json(texts)}[{self.value(index).text}]"
                return _Js(f"{place}??null", _CHOICE) if self.null(index) else _Js(place)
            case ex.Operation(op, parts):
                return self.operation(op, parts)
        raise TypeError(expression)

    def operation(self, op: ex.Operator, parts: tuple[ex.Expression, ...]) -> _Js:
        values = [self.value(part) for part in parts]
        match op:
            case "null":
                return _Js(f"{values[0].within(_EQUAL + 1)}===null", _EQUAL)
            case "rounded" | "fraction":
                return _call(op, values)
            case "greatest":
                return _call("greatest" if self.wide else "Math.max", values)
            case "and" | "or":
                if any(map(self.null, parts)):
                    return _call("both" if op == "and" else "either", values)
                return _joined(op, values)
        if not any(map(self.null, parts)):
            return _plain(op, values)
        nullable = [
            value.text for value, part in zip(values, parts, strict=True) if self.null(part)
        ]
        if all(isinstance(part, ex.ColumnRef) for part in parts if self.null(part)):
            absent = "||".join(f"{name}===null" for name in dict.fromkeys(nullable))
            return _Js(f"{absent}?null:{_plain(op, values).text}", _CHOICE)
        letters = _LETTERS[: len(values)]
        inner = _plain(op, [_Js(letter) for letter in letters])
        return _call("known", [_Js(f"({','.join(letters)})=>{inner.text}"), *values])

    def true(self, condition: ex.Expression) -> _Js:
        """Write what is truthy exactly where a condition is true."""
        return self.tested(condition, wanted=True)

    def tested(self, condition: ex.Expression, wanted: bool) -> _Js:
        """Write what is truthy exactly where a condition is as wanted, and not open."""
        match condition:
            case ex.Truth(value):
                return _Js(_json(value is wanted))
            case ex.Operation("not", (part,)):
                return self.tested(part, not wanted)
            case ex.Operation("and" | "or" as op, parts):
                joint = "and" if (op == "and") is wanted else "or"
                return _joined(joint, [self.tested(part, wanted) for part in parts])
            case ex.Conditional(((inner, ex.Truth(True)),), ex.Truth(False)):
                if wanted:
                    return self.tested(inner, wanted)
                return _Js(f"!{self.true(inner).within(_SIGNED)}", _SIGNED)
            case ex.Operation(op, parts) if op in _COMPARE:
                # Only `=` needs no guard: null equals no number.
                guarded = [part for part in parts if self.null(part)]
                if all(isinstance(part, ex.ColumnRef) for part in guarded):
                    asked = op if wanted else _OPPOSITE[op]
                    compared = _plain(asked, [self.value(part) for part in parts])
                    if asked == "=" and len(guarded) < len(parts):
                        return compared
                    names = dict.fromkeys(self.value(part).text for part in guarded)
                    absent = [_Js(f"{name}!==null", _EQUAL) for name in names]
                    return _joined("and", [*absent, compared])
        written = self.value(condition)
        if wanted:
            return written
        if self.null(condition):
            return _Js(f"{written.within(_EQUAL + 1)}===false", _EQUAL)
        return _Js(f"!{written.within(_SIGNED)}", _SIGNED)


def _plain(op: str, values: list[_Js]) -> _Js:
    """Write an operation on operands that are there."""
    if op == "not":
        return _Js(f"!{values[0].within(_SIGNED)}", _SIGNED)
    binds = _TIGHT.get(op, _EQUAL)
    sign = _INFIX.get(op) or _COMPARE[op]
    # Only sums and products may leave out brackets on the right; those come in one piece.
    first, *rest = values
    return _Js(sign.join([first.within(binds), *(one.within(binds + 1) for one in rest)]), binds)


def _joined(op: str, values: list[_Js]) -> _Js:
    if len(values) == 1:
        return values[0]
    sign, binds = ("&&", _AND) if op == "and" else ("||", _OR)
    return _Js(sign.join(value.within(binds) for value in values), binds)


def _call(name: str, values: list[_Js]) -> _Js:
    return _Js(f"{name}({','.join(value.text for value in values)})")


def _leaves(shape: Shape) -> Iterator[ex.Expression]:
    if isinstance(shape, ex.Expression):
        yield shape
    else:
        for part in shape.values() if isinstance(shape, Mapping) else shape:
            yield from _leaves(part)


def _short_names() -> Iterator[str]:
    """Yield names for constants, the shortest first."""
    for length in count(1):
        for letters in product(_LETTERS, repeat=length):
            name = "".join(letters)
            if name not in _TAKEN:
                yield name


def _json(value: object) -> str:
    """Return a value as JSON, which is JavaScript, with nothing that could end a script."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")
