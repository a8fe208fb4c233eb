"""The program as one SQL statement, for the warehouse where the data is.

What the dialects share is enough for almost all of it: searched ``CASE``, whole numbers, three
truths. ``Dialect`` has the rest. Names and texts come from a questionnaire: always quoted.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from burgerkompas.batch.mapping import ABOUT
from burgerkompas.columns.expression import (
    INVALID,
    MISSING,
    NOT_APPLICABLE,
    UNKNOWN,
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
from burgerkompas.columns.texts import EMPTY, NOT_APPLICABLE_TEXTS, UNKNOWN_TEXTS
from burgerkompas.questionnaire.model import Question
from burgerkompas.results.columns import Kind


class Dialect(msgspec.Struct, frozen=True):
    """Where dialects differ.

    ``fence`` ends a step that must not be folded into the next, where an optimizer would do so and
    write the same expression out again and again.
    """

    name: str
    quote: str
    text: str
    number: str
    matches: Callable[[str, str], str]
    to_even: Callable[[str], str]
    divide: str
    fence: str = ""


DIALECTS = {
    dialect.name: dialect
    for dialect in (
        Dialect(
            name="duckdb",
            quote='"',
            text="VARCHAR",
            number="DOUBLE",
            matches=lambda text, pattern: f"regexp_matches({text}, {pattern})",
            to_even=lambda number: f"round_even({number}, 0)",
            divide="//",
        ),
        Dialect(
            name="postgres",
            quote='"',
            text="TEXT",
            number="DOUBLE PRECISION",
            matches=lambda text, pattern: f"{text} ~ {pattern}",
            to_even=lambda number: f"round({number})",
            divide="/",
            fence=" OFFSET 0",
        ),
        Dialect(
            name="spark",
            quote="`",
            text="STRING",
            number="DOUBLE",
            matches=lambda text, pattern: f"{text} RLIKE {pattern}",
            to_even=lambda number: f"rint({number})",
            divide="div",
        ),
    )
}


def to_sql(program: Program, dialect: Dialect, table: str) -> str:
    """Return the statement that scores every row of a table.

    The table has the columns ``name``, ``place``, ``date``, ``respondent`` and one for each
    question, of texts or numbers; ``table`` stands in the statement as it is given.
    """
    return _Writer(program, dialect).statement(table)


class _Writer:
    def __init__(self, program: Program, dialect: Dialect) -> None:
        self.program = program
        self.dialect = dialect
        self.wide = program.most >= 2**31

    def name(self, name: str) -> str:
        """Quote a name."""
        quote = self.dialect.quote
        return quote + name.replace(quote, quote * 2) + quote

    def text(self, text: str) -> str:
        """Quote a text; a backslash means something in Spark only."""
        if self.dialect.name == "spark":
            text = text.replace("\\", "\\\\")
        return "'" + text.replace("'", "''") + "'"

    def statement(self, table: str) -> str:
        questions = self.program.questionnaire.questions
        cells = [self.name(name) for name in ABOUT] + [
            f"{self.cell(question)} AS {self.name(question.id)}" for question in questions
        ]
        steps = [self.step("cells", cells, table)]
        before = "cells"
        for i, stage in enumerate(self.program.stages, 1):
            columns = ["*"]
            columns += [f"{self.write(one.expression)} AS {self.name(one.name)}" for one in stage]
            steps.append(self.step(f"step_{i}", columns, before))
            before = f"step_{i}"
        checked = ["*", f"{self.write(self.program.valid)} AS {self.name('row.valid')}"]
        steps.append(self.step("checked", checked, before))
        outputs = [self.name(name) for name in ABOUT]
        outputs += [self.output(output) for output in self.program.outputs]
        outputs.append(f"{self.error()} AS {self.name('error')}")
        columns_out = ",\n  ".join(outputs)
        return "WITH\n" + ",\n".join(steps) + f"\nSELECT\n  {columns_out}\nFROM checked\n"

    def step(self, name: str, columns: list[str], source: str) -> str:
        body = ",\n  ".join(columns)
        return f"{name} AS (\n  SELECT\n  {body}\n  FROM {source}{self.dialect.fence}\n)"

    def cell(self, question: Question) -> str:
        """Return a cell as text; the several choices of one stand between semicolons."""
        text = f"TRIM(CAST({self.name(question.id)} AS {self.dialect.text}))"
        if question.kind != "choices":
            return text
        for old, new in ((",", ";"), ("; ", ";"), (" ;", ";"), (";;", ";")):
            text = f"REPLACE({text}, {self.text(old)}, {self.text(new)})"
        return text

    def output(self, output: Output) -> str:
        value = self.write(output.expression)
        if output.expression == Truth(None):
            value = f"CAST(NULL AS {self.kind(output.kind)})"
        valid = self.name("row.valid")
        return f"CASE WHEN {valid} THEN {value} END AS {self.name(output.name)}"

    def kind(self, kind: Kind) -> str:
        names = {"text": self.dialect.text, "truth": "BOOLEAN", "number": self.dialect.number}
        return names.get(kind, "BIGINT")

    def error(self) -> str:
        """Return what is wrong with a row: the questions whose cells are no answers."""
        named = [
            f"CASE WHEN {self.name(f'{question.id}.code')} = {INVALID} "
            f"THEN {self.text(f' {question.id}')} ELSE '' END"
            for question in self.program.questionnaire.questions
        ]
        valid = self.name("row.valid")
        return f"CASE WHEN NOT {valid} THEN 'not-an-answer:' || {' || '.join(named)} END"

    def write(self, expression: Expression) -> str:
        """Write an expression, in brackets where it needs them."""
        if isinstance(expression, Column):
            return self.name(expression.name)
        if isinstance(expression, Number):
            return self.number(expression.value)
        if isinstance(expression, Truth):
            return {True: "TRUE", False: "FALSE", None: "NULL"}[expression.value]
        if isinstance(expression, Answer):
            return self.answer(self.program.questionnaire.question[expression.question])
        if isinstance(expression, Steps):
            return self.steps(self.program.questionnaire.question[expression.question])
        if isinstance(expression, Chosen):
            return self.has(expression.question, expression.choice)
        if isinstance(expression, Case):
            branches = " ".join(
                f"WHEN {self.write(condition)} THEN {self.write(value)}"
                for condition, value in expression.branches
            )
            return f"CASE {branches} ELSE {self.write(expression.otherwise)} END"
        if isinstance(expression, Label):
            index = self.write(expression.index)
            branches = " ".join(
                f"WHEN {index} = {i} THEN {self.text(text)}"
                for i, text in enumerate(expression.texts)
            )
            return f"CASE {branches} ELSE NULL END"
        return self.operation(expression)

    def number(self, value: int) -> str:
        if self.wide:
            return f"CAST({value} AS BIGINT)"
        return str(value) if value >= 0 else f"({value})"

    def operation(self, operation: Operation) -> str:
        parts = [self.write(part) for part in operation.parts]
        signs = {"add": " + ", "times": " * ", "modulo": " % ", "and": " AND ", "or": " OR "}
        if operation.op in signs:
            return f"({signs[operation.op].join(parts)})"
        if operation.op == "divide":
            return f"({f' {self.dialect.divide} '.join(parts)})"
        if operation.op == "not":
            return f"(NOT {parts[0]})"
        if operation.op == "null":
            return f"({parts[0]} IS NULL)"
        if operation.op == "greatest":
            return f"GREATEST({', '.join(parts)})"
        if operation.op == "rounded":
            number = self.dialect.number
            scaled = f"CAST({parts[0]} AS {number}) * 10000 / {parts[1]}"
            even = f"CAST({self.dialect.to_even(scaled)} AS BIGINT)"
            return f"CAST({even} AS {number}) / 10000"
        return f"({f' {operation.op} '.join(parts)})"

    def among(self, cell: str, texts: tuple[str, ...]) -> str:
        return f"{cell} IN ({', '.join(self.text(text) for text in texts)})"

    def answer(self, question: Question) -> str:
        """Write the code of a cell."""
        cell = self.name(question.id)
        branches = [f"WHEN {cell} IS NULL OR {self.among(cell, EMPTY)} THEN {MISSING}"]
        branches.append(f"WHEN {self.among(cell, UNKNOWN_TEXTS)} THEN {UNKNOWN}")
        if question.not_applicable:
            applies = self.among(cell, NOT_APPLICABLE_TEXTS)
            branches.append(f"WHEN {applies} THEN {NOT_APPLICABLE}")
        if question.kind == "text":
            branches = [f"WHEN {cell} IS NULL OR {cell} = '' THEN {MISSING} WHEN TRUE THEN 0"]
        elif question.kind == "number":
            branches.append(f"WHEN {self.in_range(question)} THEN 0")
        elif question.kind == "choices":
            lengths = " + ".join(
                f"CASE WHEN {self.has(question.id, value)} THEN {len(value) + 1} ELSE 0 END"
                for value in map(str, question.values)
            )
            padded = f"REPLACE(REPLACE(';' || {cell} || ';', ';;', ';'), ';;', ';')"
            branches.append(f"WHEN LENGTH({padded}) = 1 + {lengths} THEN 0")
        else:
            for i, value in enumerate(question.values):
                texts = (f"{value}", f"{value}.0", f"{value},0")
                written = self.among(cell, texts if isinstance(value, int) else texts[:1])
                branches.append(f"WHEN {written} THEN {i}")
        code = f"CASE {' '.join(branches)} ELSE {INVALID} END"
        return f"CAST({code} AS BIGINT)" if self.wide else code

    def in_range(self, question: Question) -> str:
        """Write whether a cell has a number within its bounds; none is out of both."""
        steps = self.steps(question)
        bounds = [(">=", question.minimum), ("<=", question.maximum)]
        tests = [
            f"{steps} {op} {int(bound * question.grain)}"
            for op, bound in bounds
            if bound is not None
        ]
        return " AND ".join(tests or [f"{steps} IS NOT NULL"])

    def steps(self, question: Question) -> str:
        """Write the number in a cell, in its smallest steps: its digits without the point."""
        cell, decimals = self.name(question.id), question.decimals
        rest = f"[0-9]{{1,{decimals}}}0*" if decimals else "0"
        pattern = f"^-?(0|[1-9][0-9]{{0,{14 - decimals}}})([.,]{rest})?$"
        fits = self.dialect.matches(cell, self.text(pattern))
        digits = f"SPLIT_PART(REPLACE({cell}, ',', '.'), '.', 1)"
        if decimals:
            more = f"SPLIT_PART(REPLACE({cell}, ',', '.'), '.', 2)"
            digits += f" || SUBSTR({more} || '{'0' * decimals}', 1, {decimals})"
        return f"CAST(CASE WHEN {fits} THEN {digits} ELSE NULL END AS BIGINT)"

    def has(self, question: str, choice: str) -> str:
        padded = f"';' || {self.name(question)} || ';'"
        return f"(POSITION({self.text(f';{choice};')} IN ({padded})) > 0)"
