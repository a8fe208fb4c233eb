"""The program as polars expressions.

Cells are read strictly and fast. Cells that take more to understand (spaces around an answer,
choices in another order than the question's) are invalid here: the reader of single cases gets
those rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import reduce
from itertools import combinations
from typing import Any

import polars as pl

from burgerkompas.columns import expression as ex
from burgerkompas.columns.program import OutputColumn, Program
from burgerkompas.questionnaire.model import Question
from burgerkompas.results.columns import ColumnKind

VALID = "row.valid"

FEW_CHOICES = 8
"""The most choices of which all combinations are written out: a few hundred."""

_CODE = pl.Int16
"""The type of answers' codes."""

Branch = tuple[pl.Expr, pl.Expr]
"""A condition, and the value if it holds."""

TYPES: dict[ColumnKind, Any] = {
    "text": pl.String, "truth": pl.Boolean, "count": pl.Int64, "number": pl.Float64,
}  # fmt: skip

_BINARY: dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    "add": pl.Expr.__add__,
    "times": pl.Expr.__mul__,
    "divide": pl.Expr.__floordiv__,
    "modulo": pl.Expr.__mod__,
    "and": pl.Expr.__and__,
    "or": pl.Expr.__or__,
    "=": pl.Expr.eq,
    "<>": pl.Expr.ne,
    "<": pl.Expr.lt,
    "<=": pl.Expr.le,
    ">": pl.Expr.gt,
    ">=": pl.Expr.ge,
}


def scored(program: Program, frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return a table with what the program computes, and ``row.valid``: whether it could."""
    questions = program.questionnaire.question
    given = frame.collect_schema().names()
    kept = [name for name in given if name not in questions]
    # A question without a column is unanswered.
    absent = (name for name in questions if name not in given)
    frame = frame.with_columns(pl.lit(None, pl.String).alias(name) for name in absent)
    writer = _PolarsWriter(program, frame.collect_schema())
    for stage in program.stages:
        frame = frame.with_columns(writer.write(one).alias(name) for name, one in stage.items())
    valid = writer.write(program.valid)
    outputs = [writer.output(output) for output in program.outputs]
    return frame.select(*kept, *outputs, valid.alias(VALID))


class _PolarsWriter:
    """Writes expressions, with 32-bit numbers where those are proven to fit."""

    def __init__(self, program: Program, schema: pl.Schema) -> None:
        self.schema = schema
        self.questions = program.questionnaire.question
        self.integer: Any = pl.Int32 if program.most < 2**31 else pl.Int64

    def output(self, output: OutputColumn) -> pl.Expr:
        value = self.write(output.expression)
        # A label stays an Enum: its few texts are stored as numbers.
        is_label = isinstance(output.expression, ex.TextAt)
        return (value if is_label else value.cast(TYPES[output.kind])).alias(output.name)

    def write(self, expression: ex.Expression) -> pl.Expr:
        """Write an expression."""
        match expression:
            case ex.ColumnRef(name):
                return pl.col(name)
            case ex.Integer(value):
                return pl.lit(value, self.integer)
            case ex.Truth(value):
                return pl.lit(value)
            case ex.AnswerCode(question):
                return self.code(self.questions[question])
            case ex.NumberInCell(question):
                return self.steps(self.questions[question])
            case ex.ChoiceInCell(question, choice):
                return self.chosen(question, choice)
            case ex.Conditional(branches, otherwise):
                written = ((self.write(when), self.write(then)) for when, then in branches)
                return _when(written, self.write(otherwise))
            case ex.TextAt(index, texts):
                place, kind = self.write(index), pl.Enum(list(dict.fromkeys(texts)))
                labels = ((place == i, pl.lit(text, kind)) for i, text in enumerate(texts))
                return _when(labels, None)
            case ex.Operation(op, parts):
                return self.operation(op, parts)
        raise TypeError(expression)

    def operation(self, op: ex.Operator, operands: tuple[ex.Expression, ...]) -> pl.Expr:
        parts = [self.write(operand) for operand in operands]
        match op:
            case "not":
                return ~parts[0]
            case "null":
                return parts[0].is_null()
            case "greatest":
                return pl.max_horizontal(parts)
            case "rounded":
                return self.rounded(parts[0].cast(pl.Float64), operands[1])
            case "add" | "times":
                # Codes are small; numbers computed from them are not.
                parts = [part.cast(self.integer) for part in parts]
        return reduce(_BINARY[op], parts)

    def rounded(self, number: pl.Expr, unit: ex.Expression) -> pl.Expr:
        """Divide by the unit and round to 4 places.

        Polars divides by a constant by multiplying with its inverse, which puts halves on the
        wrong side; so the unit is made a column. The last rounding corrects what the inverse does
        to the last division. Adding zero turns minus zero into zero.
        """
        assert isinstance(unit, ex.Integer)
        units = number.is_null().cast(pl.Float64) * 0.0 + float(unit.value)
        whole = (number * 10_000 / units).round(0, mode="half_to_even")
        return (whole / 10_000).round(4) + 0.0

    # -- cells -------------------------------------------------------------------------------

    def code(self, question: Question) -> pl.Expr:
        """Return the code of the answer in a cell."""
        name = question.id
        branches = self._answers(question)
        branches.append((pl.col(name).is_null(), pl.lit(ex.MISSING, _CODE)))
        if not self.schema[name].is_numeric():
            branches += self._texts(name, ("",), ex.MISSING)
            codes = [ex.UNKNOWN] * (question.kind != "text")
            codes += [ex.NOT_APPLICABLE] * question.not_applicable
            for code in codes:
                branches += self._texts(name, ex.ABSENCE_TEXTS[code], code)
        return _when(branches, pl.lit(ex.INVALID, _CODE))

    def _answers(self, question: Question) -> list[Branch]:
        """Return the conditions under which a cell has an answer, each with its code."""
        name, values = question.id, question.values
        answered = pl.lit(0, _CODE)
        if question.kind == "text":
            return [(self.text(name).str.strip_chars() != "", answered)]
        if question.kind == "number":
            steps, grain = self.steps(question), question.grain
            low, high = question.minimum, question.maximum
            fits = steps.is_not_null() if low is None else steps >= int(low * grain)
            return [(fits if high is None else fits & (steps <= int(high * grain)), answered)]
        if question.kind == "choices":
            return [(self._are_choices(name, [str(value) for value in values]), answered)]
        if not self.schema[name].is_numeric():
            return [one for i, v in enumerate(values) for one in self._texts(name, [str(v)], i)]
        numbers = [value for value in values if isinstance(value, int)]
        if self.schema[name].is_integer() and numbers == [*range(numbers[0], numbers[-1] + 1)]:
            cell = pl.col(name)
            code = (cell - numbers[0]).cast(_CODE, wrap_numerical=True)
            return [(cell.is_between(numbers[0], numbers[-1]), code)]
        return [
            (pl.col(name) == value, pl.lit(i, _CODE))
            for i, value in enumerate(values)
            if isinstance(value, int)
        ]

    def _texts(self, name: str, texts: Iterable[str], code: int) -> list[Branch]:
        """Return for each text whether the cell equals it, with a code."""
        kind, cell = self.schema[name], self.text(name)
        if isinstance(kind, pl.Enum | pl.Categorical):
            # Compared as numbers, at a fifth of the cost.
            cell = pl.col(name)
        if isinstance(kind, pl.Enum):
            texts = set(texts).intersection(kind.categories)
        return [(cell == text, pl.lit(code, _CODE)) for text in texts]

    def _are_choices(self, name: str, choices: list[str]) -> pl.Expr:
        """Return whether a cell has each choice at most once, in the order of the question."""
        if len(choices) <= FEW_CHOICES:
            # An Enum of all combinations is faster than a pattern: 6 % of the whole table.
            some = (c for n in range(1, len(choices) + 1) for c in combinations(choices, n))
            known = pl.Enum([";", *map(";".join, some)])
            return self.text(name).cast(known, strict=False).is_not_null()
        names = "".join(f"(?:{re.escape(choice)};)?" for choice in choices)
        return self._padded(name).str.contains(f"^;+{names}$") & (self.text(name) != "")

    def text(self, name: str) -> pl.Expr:
        """Return a cell as text."""
        kind = self.schema[name]
        if kind == pl.String:
            return pl.col(name)
        if isinstance(kind, pl.List):
            return pl.col(name).cast(pl.List(pl.String)).list.join(";")
        return pl.col(name).cast(pl.String)

    def steps(self, question: Question) -> pl.Expr:
        """Return a cell as a number in its smallest steps; null if it isn't one."""
        name, grain, decimals = question.id, question.grain, question.decimals
        if self.schema[name].is_integer():
            return pl.col(name).cast(pl.Int64) * grain
        if self.schema[name].is_numeric():
            number = pl.col(name).cast(pl.Float64)
            steps = (number * grain).round().cast(pl.Int64, strict=False)
            return pl.when(steps / grain == number).then(steps)
        # Only what is written plainly, in at most 15 digits; 4.0 is for the reader of single cases.
        pattern = f"^-?(?:0|[1-9][0-9]{{0,{14 - decimals}}})"
        pattern += f"(?:[.][0-9]{{1,{decimals}}})?$" if decimals else "$"
        text = self.text(name)
        written = pl.when(text.str.contains(pattern)).then(text)
        if grain == 1:
            return written.cast(pl.Int64, strict=False)
        # With so few digits the nearest whole number is the right one.
        return (written.cast(pl.Float64, strict=False) * grain).round().cast(pl.Int64)

    def chosen(self, name: str, choice: str) -> pl.Expr:
        """Return whether a cell has a choice; null if it has no text."""
        return self._padded(name).str.contains(f";{choice};", literal=True)

    def _padded(self, name: str) -> pl.Expr:
        """Return several choices, each between semicolons."""
        return pl.format(";{};", self.text(name))


def _when(branches: Iterable[Branch], otherwise: Any) -> pl.Expr:
    chain: Any = pl
    for condition, value in branches:
        chain = chain.when(condition).then(value)
    return chain.otherwise(otherwise)
