"""Write the scoring as one JavaScript function, for a page that judges by itself.

A column is a local constant. Numbers are plain JavaScript numbers where they are proven to
fit, and ``BigInt`` where they may not be; what is open or missing is ``null``. Names and texts
come from a questionnaire, so they are always quoted as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import chain, count, product

import msgspec

from burgerkompas.columns import expression as ex
from burgerkompas.columns.nulls import Nulls
from burgerkompas.columns.report import ReportProgram
from burgerkompas.columns.report_decision import Shape
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Question
from burgerkompas.results.columns import result_columns

MAX_SAFE = 2**53 - 1
"""The largest whole number up to which JavaScript's own numbers are exact."""

MAX_CHARACTERS = 5_000_000
"""How long the function may be: a script of that size is already a burden to a phone."""

RUNTIME = (files(__package__) / "runtime.js").read_text(encoding="utf-8")
"""What the function needs; the names in it are too long to be those of columns."""

COMPARE = {"=": "===", "<>": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
INFIX = {"add": "+", "times": "*", "divide": "/", "modulo": "%"}
_NAME = re.compile("[A-Za-z_]+", re.ASCII)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TAKEN = {"C", "V", "E", "do", "if", "in", "for", "let", "new", "try", "var", "NaN"}


def to_javascript(program: ReportProgram) -> str:
    """Return ``const engine = …``: what to read, and the function that judges.

    ``engine.judge(codes, values, endOnly)`` takes for every question, in their order, the code of
    its answer and its number (in smallest steps) or its choices. It gives the ``end`` and the
    strategies' ``scores`` on the grid, or an object with the ``columns`` of a table, the report,
    and ``asked``: the codes on the route.

    Raises ``UsageRefused`` where the function becomes too long.
    """
    return _Writer(program).script()


class _Writer(Nulls):
    def __init__(self, program: ReportProgram) -> None:
        super().__init__()
        self.program = program
        self.questions = {one.id: i for i, one in enumerate(program.questionnaire.questions)}
        self.wide = max(program.most, 10_000 * program.unit) > MAX_SAFE
        self.names: dict[str, str] = {}
        self.short = short_names()
        self.length = 0

    def script(self) -> str:
        program = self.program
        lines = [*self.needed([program.end, program.scores])]
        scores = ",".join(f"{as_key(k)}:{self.value(v)}" for k, v in program.scores.items())
        lines.append(f"if(E)return{{end:{self.value(program.end)},scores:{{{scores}}}}};")
        lines += self.needed([program.report, [one.expression for one in program.outputs]])
        ahead = {one.name: ex.NULL for one in result_columns(program.questionnaire)}
        columns = ahead | {one.name: one.expression for one in program.outputs}
        report = self.shape({"columns": columns, **program.report})
        questions = ",\n".join(map(self.question, program.questionnaire.questions))
        absences = [(text, ex.MISSING) for text in ("", "~", "null")]
        absences += [(text, code) for code, texts in ex.ABSENCE_TEXTS.items() for text in texts]
        parts = {
            "judge": f"(C, V, E) => {{\n{''.join(lines)}\nreturn {report};\n}}",
            "questions": f"[\n{questions}]",
            "retired": as_json(list(program.questionnaire.retired)),
            "absences": f"new Map({as_json(absences)})",
            "missing": str(ex.MISSING),
            "unknown": str(ex.UNKNOWN),
            "notApplicable": str(ex.NOT_APPLICABLE),
            "notAsked": str(ex.NOT_ASKED),
            "wide": as_json(self.wide),
        }
        written = "".join(f"{name}: {part},\n" for name, part in parts.items())
        return f"const engine = (() => {{\n{RUNTIME}return {{\n{written}}};\n}})();\n"

    def question(self, question: Question) -> str:
        """Write what the function needs to read answers to a question."""
        bounds = (
            None if bound is None else int(bound * question.grain)
            for bound in (question.minimum, question.maximum)
        )
        own = [question.id, question.kind, question.values, question.not_applicable]
        alone = [option.value for option in question.options if option.alone]
        return as_json([*own, question.decimals, *bounds, alone])

    def needed(self, shape: Shape) -> Iterator[str]:
        """Yield the definitions that a shape needs and that have not been written."""
        if isinstance(shape, ex.ColumnRef):
            name = shape.name
            if name not in self.names:
                one = self.program.definitions[name]
                yield from self.needed(one)
                written = self.counted(one)
                self.may_be_null[name] = self.null(one)
                self.names[name] = next(self.short)
                yield f"const {self.names[name]}={written};"
        elif isinstance(shape, ex.Expression):
            yield from self.needed(shape.parts_within())
        else:
            for part in shape.values() if isinstance(shape, Mapping) else shape:
                yield from self.needed(part)

    def counted(self, expression: ex.Expression) -> str:
        """Write the value of an expression, unless everything together is too long by then."""
        written = self.value(expression)
        self.length += len(written)
        if self.length > MAX_CHARACTERS:
            name = self.program.questionnaire.id
            told = Problem("page-too-large", Where(""), {"id": name, "most": MAX_CHARACTERS})
            raise UsageRefused([told])
        return written

    def shape(self, shape: Shape) -> str:
        """Write an object, a list, or the value of an expression."""
        if isinstance(shape, ex.Expression):
            value = self.counted(shape)
            if self.wide and self.is_integer(shape):
                return f"known(Number,{value})" if self.null(shape) else f"Number({value})"
            return value
        if isinstance(shape, Mapping):
            return "{" + ",".join(f"{as_key(k)}:{self.shape(v)}" for k, v in shape.items()) + "}"
        return "[" + ",".join(map(self.shape, shape)) + "]"

    def is_integer(self, expression: ex.Expression) -> bool:
        """Return whether an expression is a whole number."""
        match expression:
            case ex.ColumnRef(name):
                return self.is_integer(self.program.definitions[name])
            case ex.Conditional(branches, otherwise):
                return any(map(self.is_integer, [*(value for _, value in branches), otherwise]))
            case ex.Operation(op):
                return op in INFIX or op == "greatest"
        return isinstance(expression, ex.Integer | ex.AnswerCode | ex.NumberInCell)

    # -- expressions -------------------------------------------------------------------------

    def value(self, expression: ex.Expression) -> str:
        """Write an expression's value: a number, a text, true, false or null."""
        match expression:
            case ex.ColumnRef(name):
                return self.names[name]
            case ex.Integer(number):
                return f"{number}{'n' * self.wide}"
            case ex.Truth(truth):
                return as_json(truth)
            case ex.AnswerCode(question):
                return f"C[{self.questions[question]}]"
            case ex.NumberInCell(question):
                return f"V[{self.questions[question]}]"
            case ex.ChoiceInCell(question, choice):
                return f"V[{self.questions[question]}].includes({as_json(choice)})"
            case ex.Conditional(((inner, ex.Truth(True)),), ex.Truth(False)):
                return f"!!{self.tested(inner)}" if self.null(inner) else self.value(inner)
            case ex.Conditional():
                return self.choice(expression)
            case ex.TextAt(ex.Integer(index), texts):
                return as_json(texts[index])
            case ex.TextAt(index, texts):
                place = f"{as_json(texts)}[{self.value(index)}]"
                return f"({place}??null)" if self.null(index) else place
            case ex.Operation(op, parts):
                return self.operation(expression, op, parts)
        raise TypeError(expression)

    def choice(self, expression: ex.Conditional) -> str:
        """Write the value of the first branch whose condition is true."""
        chain = ""
        with self.knowing():
            for condition, value in self.branches(expression):
                when = self.tested(condition)
                with self.knowing(self.told_by(condition, True)):
                    written = self.value(value)
                if when == "true":
                    return f"({chain}{written})" if chain else written
                if when != "false":
                    chain += f"{when}?{written}:"
        raise AssertionError("the last branch always holds")

    def operation(
        self, expression: ex.Expression, op: ex.Operator, parts: tuple[ex.Expression, ...]
    ) -> str:
        if op in ("rounded", "fraction", "greatest"):
            name = "Math.max" if op == "greatest" and not self.wide else op
            return call(name, map(self.value, parts))
        if op == "null":
            causes = self.causes(parts[0])
            if causes is None:
                return f"({self.value(parts[0])}===null)"
            return joined("or", self.compared_with_null("===", causes))
        causes = self.causes(expression)
        if causes is not None:
            absent = joined("or", self.compared_with_null("===", causes))
            with self.knowing(causes):
                values = [self.value(part) for part in parts]
            there = joined(op, values) if op in ("and", "or") else plain(op, values)
            return f"({absent}?null:{there})" if causes else there
        values = [self.value(part) for part in parts]
        if op in ("and", "or"):
            return call("both" if op == "and" else "either", values)
        letters = LETTERS[: len(values)]
        inner = plain(op, [*letters])
        return call("known", [f"({','.join(letters)})=>{inner}", *values])

    def compared_with_null(self, op: str, names: Iterable[str]) -> list[str]:
        """Write a comparison for each of some columns, always in the same order."""
        return [f"({self.names[name]}{op}null)" for name in sorted(names)]

    def tested(self, condition: ex.Expression, wanted: bool = True) -> str:
        """Write an expression that is truthy exactly when a condition is ``wanted``, not open."""
        match condition:
            case ex.Truth(value):
                return as_json(value is wanted)
            case ex.Operation("not", (part,)):
                return self.tested(part, not wanted)
            case ex.Operation("and" | "or" as op, parts):
                every = (op == "and") is wanted
                written = []
                with self.knowing():
                    for part in parts:
                        written.append(self.tested(part, wanted))
                        if every:
                            self.present |= self.told_by(part, wanted)
                return joined("and" if every else "or", written)
            case ex.Conditional(((inner, ex.Truth(True)),), ex.Truth(False)):
                return self.tested(inner) if wanted else f"!{self.tested(inner)}"
            case ex.Operation(op, parts) if op in COMPARE:
                causes = self.causes(condition)
                if causes is not None:
                    return self.compared(op if wanted else OPPOSITE[op], parts, causes)
        written_value = self.value(condition)
        if wanted:
            return written_value
        return f"({written_value}===false)" if self.null(condition) else f"!{written_value}"

    def compared(self, op: str, parts: tuple[ex.Expression, ...], causes: frozenset[str]) -> str:
        """Write a comparison that is false if any of the given columns is null."""
        with self.knowing(causes):
            written = plain(op, [self.value(part) for part in parts])
        nullable = [part for part in parts if self.null(part)]
        if op == "=" and len(nullable) == 1 and isinstance(nullable[0], ex.ColumnRef):
            # Null equals no number.
            return written
        return joined("and", [*self.compared_with_null("!==", causes), written])


# -- pieces: what has several parts is in brackets, so that any piece can be a part of another --


def plain(op: str, values: list[str]) -> str:
    """Write an operation on operands that are not null."""
    if op == "not":
        return f"!{values[0]}"
    return f"({(INFIX.get(op) or COMPARE[op]).join(values)})"


def joined(op: str, values: list[str]) -> str:
    """Write an expression that is truthy if all (or any) of the values are."""
    decides, neutral = ("false", "true") if op == "and" else ("true", "false")
    kept = [value for value in dict.fromkeys(values) if value != neutral]
    if decides in kept:
        return decides
    if len(kept) < 2:
        return kept[0] if kept else neutral
    return f"({('&&' if op == 'and' else '||').join(kept)})"


def call(name: str, values: Iterable[str]) -> str:
    """Write a call of one of the functions above."""
    return f"{name}({','.join(values)})"


def short_names() -> Iterator[str]:
    """Return names for constants, the shortest first."""
    names = (product(LETTERS, repeat=length) for length in count(1))
    return (name for name in map("".join, chain.from_iterable(names)) if name not in _TAKEN)


def as_key(name: str) -> str:
    """Return a key of an object, without quotes if it needs none."""
    return name if _NAME.fullmatch(name) and name != "__proto__" else as_json(name)


def as_json(value: object) -> str:
    """Return a value as JSON, which is also JavaScript; nothing in it can end a script."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")
