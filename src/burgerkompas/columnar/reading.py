"""Cells of a polars table as codes of answers.

Read strictly and fast: what takes more to understand (spaces around an answer, several choices in
another order than the question's) isn't valid here; the reader of single cases gets those rows.
"""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from burgerkompas.columnar.expression import INVALID, MISSING, NOT_APPLICABLE, UNKNOWN
from burgerkompas.columnar.texts import EMPTY, NOT_APPLICABLE_TEXTS, UNKNOWN_TEXTS, number_pattern
from burgerkompas.instrument.model import Question


class Cells:
    """The cells of one table; a question without a column is unanswered."""

    def __init__(self, schema: pl.Schema) -> None:
        self.schema = schema

    def code(self, question: Question) -> pl.Expr:
        """Return the code of the answer in a cell."""
        if question.id not in self.schema:
            return pl.lit(MISSING, pl.Int8)
        branches = self._answers(question)
        branches.append((pl.col(question.id).is_null(), MISSING))
        if not self.schema[question.id].is_numeric():
            text = self.text(question.id)
            branches += [(text == empty, MISSING) for empty in EMPTY]
            if question.kind != "text":
                branches += [(text == unknown, UNKNOWN) for unknown in UNKNOWN_TEXTS]
            if question.not_applicable:
                branches += [(text == none, NOT_APPLICABLE) for none in NOT_APPLICABLE_TEXTS]
        chain: Any = pl
        for condition, code in branches:
            chain = chain.when(condition).then(pl.lit(code, pl.Int8))
        return chain.otherwise(pl.lit(INVALID, pl.Int8))

    def _answers(self, question: Question) -> list[tuple[pl.Expr, int]]:
        """Return on which conditions a cell has an answer, with its code."""
        if question.kind == "text":
            return [(self.text(question.id).str.strip_chars() != "", 0)]
        if question.kind == "number":
            steps, grain = self.steps(question), question.grain
            low, high = question.minimum, question.maximum
            fits = steps.is_not_null() if low is None else steps >= int(low * grain)
            return [(fits if high is None else fits & (steps <= int(high * grain)), 0)]
        if question.kind == "choices":
            # Each at most once, in the order of the question.
            names = "".join(f"(?:{re.escape(str(value))};)?" for value in question.values)
            chosen = self.padded(question.id).str.contains(f"^;+{names}$")
            return [(chosen & (self.text(question.id) != ""), 0)]
        cell: pl.Expr = pl.col(question.id)
        if not self.schema[question.id].is_numeric():
            cell = self.text(question.id)
            return [(cell == str(value), i) for i, value in enumerate(question.values)]
        numbers = enumerate(question.values)
        return [(cell == value, i) for i, value in numbers if isinstance(value, int)]

    def text(self, name: str) -> pl.Expr:
        """Return a cell as text."""
        kind = self.schema[name]
        if kind == pl.String:
            return pl.col(name)
        if isinstance(kind, pl.List):
            return pl.col(name).cast(pl.List(pl.String)).list.join(";")
        return pl.col(name).cast(pl.String)

    def steps(self, question: Question) -> pl.Expr:
        """Return a cell as a number in its smallest steps; null where it isn't one."""
        name, grain = question.id, question.grain
        if self.schema[name].is_integer():
            return pl.col(name).cast(pl.Int64) * grain
        if self.schema[name].is_numeric():
            number = pl.col(name).cast(pl.Float64)
            steps = (number * grain).round().cast(pl.Int64, strict=False)
            return pl.when(steps / grain == number).then(steps)
        text = self.text(name)
        # Only what is written the plain way; 4.0 is for the reader of single cases.
        written = pl.when(text.str.contains(number_pattern(question.decimals))).then(text)
        if grain == 1:
            return written.cast(pl.Int64, strict=False)
        # Of at most 15 digits, so that the nearest whole number is the right one.
        return (written.cast(pl.Float64, strict=False) * grain).round().cast(pl.Int64)

    def padded(self, name: str) -> pl.Expr:
        """Return several choices, each followed by a semicolon."""
        return pl.format(";{};", self.text(name))

    def chosen(self, name: str, choice: str) -> pl.Expr:
        """Return whether a cell has a choice; null where it has no text."""
        return self.padded(name).str.contains(f";{choice};", literal=True)
