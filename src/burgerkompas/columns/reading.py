"""Cells of a polars table as codes of answers.

Read strictly and fast: what takes more to understand (spaces around an answer, several choices in
another order than the question's) isn't valid here; the reader of single cases gets those rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import polars as pl

from burgerkompas.columns.expression import INVALID, MISSING, NOT_APPLICABLE, UNKNOWN
from burgerkompas.columns.texts import EMPTY, NOT_APPLICABLE_TEXTS, UNKNOWN_TEXTS, number_pattern
from burgerkompas.questionnaire.model import Question

FEW_CHOICES = 8
"""Of so many choices all combinations are written out, some hundreds at most."""

Branch = tuple[pl.Expr, pl.Expr]
"""A condition, and the code of the cells that meet it."""


class Cells:
    """The cells of one table; a question without a column is unanswered."""

    def __init__(self, schema: pl.Schema) -> None:
        self.schema = schema

    def code(self, question: Question) -> pl.Expr:
        """Return the code of the answer in a cell."""
        name = question.id
        if name not in self.schema:
            return pl.lit(MISSING, pl.Int8)
        branches = self._answers(question)
        branches.append((pl.col(name).is_null(), pl.lit(MISSING, pl.Int8)))
        if not self.schema[name].is_numeric():
            branches += self._texts(name, EMPTY, MISSING)
            if question.kind != "text":
                branches += self._texts(name, UNKNOWN_TEXTS, UNKNOWN)
            if question.not_applicable:
                branches += self._texts(name, NOT_APPLICABLE_TEXTS, NOT_APPLICABLE)
        chain: Any = pl
        for condition, code in branches:
            chain = chain.when(condition).then(code)
        return chain.otherwise(pl.lit(INVALID, pl.Int8))

    def _answers(self, question: Question) -> list[Branch]:
        """Return on which conditions a cell has an answer, with its code."""
        name, values = question.id, question.values
        there = pl.lit(0, pl.Int8)
        if question.kind == "text":
            return [(self.text(name).str.strip_chars() != "", there)]
        if question.kind == "number":
            steps, grain = self.steps(question), question.grain
            low, high = question.minimum, question.maximum
            fits = steps.is_not_null() if low is None else steps >= int(low * grain)
            return [(fits if high is None else fits & (steps <= int(high * grain)), there)]
        if question.kind == "choices":
            return [(self._some_of(name, [str(value) for value in values]), there)]
        if not self.schema[name].is_numeric():
            return [one for i, v in enumerate(values) for one in self._texts(name, [str(v)], i)]
        numbers = [value for value in values if isinstance(value, int)]
        if self.schema[name].is_integer() and numbers == [*range(numbers[0], numbers[-1] + 1)]:
            cell = pl.col(name)
            code = (cell - numbers[0]).cast(_code_type(len(values)), wrap_numerical=True)
            return [(cell.is_between(numbers[0], numbers[-1]), code)]
        return [
            (pl.col(name) == value, pl.lit(i, _code_type(i)))
            for i, value in enumerate(values)
            if isinstance(value, int)
        ]

    def _texts(self, name: str, texts: Iterable[str], code: int) -> list[Branch]:
        """Return for each text whether it is the cell, with a code."""
        kind, cell = self.schema[name], self.text(name)
        if isinstance(kind, pl.Enum | pl.Categorical):
            # Compared as numbers, at a fifth of the cost.
            cell = pl.col(name)
        if isinstance(kind, pl.Enum):
            texts = set(texts).intersection(kind.categories)
        return [(cell == text, pl.lit(code, _code_type(code))) for text in texts]

    def _some_of(self, name: str, choices: list[str]) -> pl.Expr:
        """Return whether a cell has each choice at most once, in the order of the question."""
        if len(choices) <= FEW_CHOICES:
            # All that there may be: an Enum finds a text in a sixth of the time of a pattern.
            some = (c for n in range(1, len(choices) + 1) for c in combinations(choices, n))
            known = pl.Enum([";", *map(";".join, some)])
            return self.text(name).cast(known, strict=False).is_not_null()
        names = "".join(f"(?:{re.escape(choice)};)?" for choice in choices)
        return self.padded(name).str.contains(f"^;+{names}$") & (self.text(name) != "")

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


def _code_type(code: int) -> Any:
    """Return the narrowest type for a code."""
    return pl.Int8 if code < 2**7 else pl.Int16
