"""The program as polars expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any

import polars as pl

from burgerkompas.columns.definitions import Definition
from burgerkompas.columns.expression import (
    Answer,
    Case,
    Chosen,
    Column,
    Expression,
    Label,
    Number,
    Operation,
    Steps,
    Truth,
)
from burgerkompas.columns.program import Output, Program
from burgerkompas.columns.reading import Cells
from burgerkompas.results.columns import Kind

VALID = "row.valid"

_KINDS: dict[Kind, Any] = {
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
    writer = _Writer(program, frame.collect_schema())
    kept = [name for name in frame.collect_schema().names() if name not in writer.questions]
    for stage in program.stages:
        frame = frame.with_columns(writer.stage(stage))
    writer.whole = _narrowest(program.most)
    valid = writer.write(program.valid)
    outputs = [writer.output(output) for output in program.outputs]
    return frame.select(*kept, *outputs, valid.alias(VALID))


def _narrowest(most: int) -> Any:
    """Return the narrowest type for numbers that don't go beyond one: the less to move about."""
    bounds = ((2**7, pl.Int8), (2**15, pl.Int16), (2**31, pl.Int32))
    return next((kind for bound, kind in bounds if most < bound), pl.Int64)


class _Writer:
    """Writes expressions, each with the narrowest numbers that are proven to fit."""

    def __init__(self, program: Program, schema: pl.Schema) -> None:
        self.cells = Cells(schema)
        self.questions = program.questionnaire.question
        self.whole: Any = _narrowest(program.most)

    def stage(self, stage: Iterable[Definition]) -> Iterator[pl.Expr]:
        """Write what is defined in a stage, each as narrow as all that it is worked out from."""
        for one in stage:
            self.whole = _narrowest(one.most)
            yield self.write(one.expression).alias(one.name)

    def output(self, output: Output) -> pl.Expr:
        value = self.write(output.expression)
        # A text has few values, and stays a number with a label.
        is_text = isinstance(output.expression, Label)
        return (value if is_text else value.cast(_KINDS[output.kind])).alias(output.name)

    def write(self, expression: Expression) -> pl.Expr:
        """Write an expression."""
        if isinstance(expression, Column):
            return pl.col(expression.name)
        if isinstance(expression, Number):
            return pl.lit(expression.value, self.whole)
        if isinstance(expression, Truth):
            return pl.lit(expression.value)
        if isinstance(expression, Answer):
            return self.cells.code(self.questions[expression.question])
        if isinstance(expression, Steps):
            return self.cells.steps(self.questions[expression.question])
        if isinstance(expression, Chosen):
            return self.cells.chosen(expression.question, expression.choice)
        if isinstance(expression, Case):
            return self.case(expression)
        if isinstance(expression, Label):
            return self.label(expression)
        return self.operation(expression)

    def case(self, case: Case) -> pl.Expr:
        chain: Any = pl
        for condition, value in case.branches:
            chain = chain.when(self.write(condition)).then(self.write(value))
        return chain.otherwise(self.write(case.otherwise))

    def label(self, label: Label) -> pl.Expr:
        index, kind = self.write(label.index), pl.Enum(list(dict.fromkeys(label.texts)))
        chain: Any = pl
        for i, text in enumerate(label.texts):
            chain = chain.when(index == i).then(pl.lit(text, kind))
        return chain.otherwise(None)

    def operation(self, operation: Operation) -> pl.Expr:
        parts = [self.write(part) for part in operation.parts]
        if operation.op in ("add", "times"):
            # Codes are small; what is worked out from them isn't.
            parts = [part.cast(self.whole) for part in parts]
        if operation.op == "not":
            return ~parts[0]
        if operation.op == "null":
            return parts[0].is_null()
        if operation.op == "greatest":
            return pl.max_horizontal(parts)
        if operation.op == "rounded":
            return self.rounded(parts[0].cast(pl.Float64), operation.parts[1])
        return reduce(_BINARY[operation.op], parts)

    def rounded(self, number: pl.Expr, unit: Expression) -> pl.Expr:
        """Divide by the unit and round to 4 places.

        Polars divides by a constant by multiplying with its inverse, which puts halves on the
        wrong side; so the unit is made a column. What the inverse does to the last division, the
        last rounding mends. Zero is added to make no number minus zero.
        """
        assert isinstance(unit, Number)
        units = number.is_null().cast(pl.Float64) * 0.0 + float(unit.value)
        whole = (number * 10_000 / units).round(0, mode="half_to_even")
        return (whole / 10_000).round(4) + 0.0
