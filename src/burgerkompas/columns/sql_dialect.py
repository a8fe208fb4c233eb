"""Write the program as one SQL statement, for the warehouse where the data is.

The dialects share almost everything it needs: searched ``CASE``, whole numbers, three truth
values. ``Dialect`` has the rest. Names and texts come from a questionnaire: always quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import msgspec

from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.columns import expression as ex
from burgerkompas.columns.program import OutputColumn, Program
from burgerkompas.questionnaire.model import Question


class Dialect(msgspec.Struct, frozen=True):
    """The differences between dialects."""

    quote: str
    """The quotation mark for names."""
    text: str
    number: str
    """The types of texts and floating-point numbers."""
    matches: str
    """A test of whether ``{text}`` matches ``{pattern}``."""
    to_even: str
    """``{number}`` rounded to a whole number, halves to even."""
    divide: str
    escape: str = ""
    """What a character begins with that means something else than itself in a text."""
    fence: str = ""
    """Ends a step that an optimizer would otherwise fold into the next, writing the same expression
    out again and again."""


DIALECTS = msgspec.json.decode(
    (files(__package__) / "sql_dialects.json").read_bytes(), type=dict[str, Dialect]
)
"""The dialects, by name."""

_INFIX = {"add": "+", "times": "*", "modulo": "%", "and": "AND", "or": "OR"}


def to_sql(program: Program, dialect: Dialect, table: Sequence[str]) -> str:
    """Return the statement that scores every row of a table.

    The table has the columns ``name``, ``place``, ``date``, ``respondent`` and one for each
    question, of texts or numbers; ``table`` is its name in parts, as of its schema and itself.
    """
    return _SqlWriter(program, dialect).statement(table)


class _SqlWriter:
    def __init__(self, program: Program, dialect: Dialect) -> None:
        self.program = program
        self.questions = program.questionnaire.question
        self.dialect = dialect
        self.wide = program.most >= 2**31

    def statement(self, table: Sequence[str]) -> str:
        about = [self.name(name) for name in CASE_KEYS]
        cells = [f"{self.cell(one)} AS {self.name(one.id)}" for one in self.questions.values()]
        steps = [self.step("cells", [*about, *cells], ".".join(map(self.name, table)))]
        before = "cells"
        for i, stage in enumerate(self.program.stages, 1):
            defined = [f"{self.write(one)} AS {self.name(name)}" for name, one in stage.items()]
            steps.append(self.step(f"step_{i}", ["*", *defined], before))
            before = f"step_{i}"
        valid = f"{self.write(self.program.valid)} AS {self.name('row.valid')}"
        steps.append(self.step("checked", ["*", valid], before))
        outputs = [self.output(output) for output in self.program.outputs]
        columns = ",\n  ".join([*about, *outputs, f"{self.error()} AS {self.name('error')}"])
        return "WITH\n" + ",\n".join(steps) + f"\nSELECT\n  {columns}\nFROM checked\n"

    def step(self, name: str, columns: list[str], source: str) -> str:
        body = ",\n  ".join(columns)
        return f"{name} AS (\n  SELECT\n  {body}\n  FROM {source}{self.dialect.fence}\n)"

    def output(self, output: OutputColumn) -> str:
        value = self.write(output.expression)
        if output.expression == ex.Truth(None):
            types = {"text": self.dialect.text, "truth": "BOOLEAN", "number": self.dialect.number}
            value = f"CAST(NULL AS {types.get(output.kind, 'BIGINT')})"
        return f"CASE WHEN {self.name('row.valid')} THEN {value} END AS {self.name(output.name)}"

    def error(self) -> str:
        """Write the error of a row: the questions whose cells are not answers."""
        named = [
            f"CASE WHEN {self.name(f'{question}.code')} = {ex.INVALID} "
            f"THEN {self.text(f' {question}')} ELSE '' END"
            for question in self.questions
        ]
        valid = self.name("row.valid")
        return f"CASE WHEN NOT {valid} THEN 'not-an-answer:' || {' || '.join(named)} END"

    def name(self, name: str) -> str:
        """Quote a name."""
        quote = self.dialect.quote
        return quote + name.replace(quote, quote * 2) + quote

    def text(self, text: str) -> str:
        """Quote a text."""
        escape = self.dialect.escape
        if escape:
            text = text.replace(escape, escape * 2)
        return "'" + text.replace("'", "''") + "'"

    def write(self, expression: ex.Expression) -> str:
        """Write an expression, in brackets where it needs them."""
        match expression:
            case ex.ColumnRef(name):
                return self.name(name)
            case ex.Integer(value):
                if self.wide:
                    return f"CAST({value} AS BIGINT)"
                return str(value) if value >= 0 else f"({value})"
            case ex.Truth(value):
                return "NULL" if value is None else str(value).upper()
            case ex.AnswerCode(question):
                return self.answer(self.questions[question])
            case ex.NumberInCell(question):
                return self.steps(self.questions[question])
            case ex.ChoiceInCell(question, choice):
                return self.has(question, choice)
            case ex.Conditional(branches, otherwise):
                written = [(self.write(when), self.write(then)) for when, then in branches]
                return _case(written, self.write(otherwise))
            case ex.TextAt(index, texts):
                place = self.write(index)
                labels = [(f"{place} = {i}", self.text(text)) for i, text in enumerate(texts)]
                return _case(labels, "NULL")
            case ex.Operation(op, parts):
                return self.operation(op, [self.write(part) for part in parts])
        raise TypeError(expression)

    def operation(self, op: ex.Operator, parts: list[str]) -> str:
        match op:
            case "not":
                return f"(NOT {parts[0]})"
            case "null":
                return f"({parts[0]} IS NULL)"
            case "greatest":
                return f"GREATEST({', '.join(parts)})"
            case "rounded":
                number = self.dialect.number
                scaled = f"CAST({parts[0]} AS {number}) * 10000 / {parts[1]}"
                even = f"CAST({self.dialect.to_even.format(number=scaled)} AS BIGINT)"
                return f"CAST({even} AS {number}) / 10000"
            case "divide":
                return f"({f' {self.dialect.divide} '.join(parts)})"
        return f"({f' {_INFIX.get(op, op)} '.join(parts)})"

    # -- cells -------------------------------------------------------------------------------

    def cell(self, question: Question) -> str:
        """Write a cell as text, with several choices between semicolons."""
        text = f"TRIM(CAST({self.name(question.id)} AS {self.dialect.text}))"
        if question.kind != "choices":
            if any(isinstance(value, int) for value in question.values):
                whole = f"{self.fits(text, '^-?[0-9]+[.,]0+$')} AND NOT {self.is_ambiguous(text)}"
                return f"CASE WHEN {whole} THEN {self.before_the_point(text)} ELSE {text} END"
            return text
        for old, new in ((",", ";"), ("; ", ";"), (" ;", ";"), (";;", ";")):
            text = f"REPLACE({text}, {self.text(old)}, {self.text(new)})"
        return text

    def answer(self, question: Question) -> str:
        """Write the code of a cell."""
        cell, missing, answered = self.name(question.id), str(ex.MISSING), "0"
        branches = [(f"{cell} IS NULL OR {cell} = ''", missing)]
        if question.kind == "text":
            return self.code([*branches, ("TRUE", answered)])
        codes = [ex.UNKNOWN, *[ex.NOT_APPLICABLE] * question.not_applicable]
        branches += [(self.is_in(cell, ex.ABSENCE_TEXTS[code]), str(code)) for code in codes]
        if question.kind == "number":
            branches.append((self.in_range(question), answered))
        elif question.kind == "choices":
            # Only choices, each once: together they are as long as the cell.
            lengths = " + ".join(
                f"CASE WHEN {self.has(question.id, value)} THEN {len(value) + 1} ELSE 0 END"
                for value in map(str, question.values)
            )
            padded = f"REPLACE(REPLACE(';' || {cell} || ';', ';;', ';'), ';;', ';')"
            branches.append((f"LENGTH({padded}) = 1 + {lengths}", answered))
        else:
            for i, value in enumerate(question.values):
                branches.append((self.is_in(cell, (str(value),)), str(i)))
        return self.code(branches)

    def code(self, branches: list[tuple[str, str]]) -> str:
        code = _case(branches, str(ex.INVALID))
        return f"CAST({code} AS BIGINT)" if self.wide else code

    def is_in(self, cell: str, texts: tuple[str, ...]) -> str:
        return f"{cell} IN ({', '.join(self.text(text) for text in texts)})"

    def in_range(self, question: Question) -> str:
        """Write whether a cell has a number within its bounds."""
        steps = self.steps(question)
        bounds = ((">=", question.minimum), ("<=", question.maximum))
        tests = [
            f"{steps} {op} {int(bound * question.grain)}"
            for op, bound in bounds
            if bound is not None
        ]
        return " AND ".join(tests or [f"{steps} IS NOT NULL"])

    def steps(self, question: Question) -> str:
        """Write the number in a cell, in its smallest steps: its digits without the point."""
        cell, decimals = self.name(question.id), question.decimals
        rest = f"([0-9]{{1,{decimals}}}0{{0,{15 - decimals}}}|0+)" if decimals else "0+"
        whole = f"-?(0|[1-9][0-9]{{0,{14 - decimals}}})"
        fits = self.fits(cell, f"^({whole}([.,]{rest})?|-?[.,]{rest})$")
        if decimals < 3:
            fits += f" AND NOT {self.is_ambiguous(cell)}"
        # One zero more, for there may be nothing before the point.
        digits = f"REPLACE('0' || {self.before_the_point(cell)}, '0-', '-0')"
        if decimals:
            more = f"SPLIT_PART(REPLACE({cell}, ',', '.'), '.', 2)"
            digits += f" || SUBSTR({more} || '{'0' * decimals}', 1, {decimals})"
        return f"CAST(CASE WHEN {fits} THEN {digits} ELSE NULL END AS BIGINT)"

    def fits(self, cell: str, pattern: str) -> str:
        """Write whether a text matches a pattern."""
        return self.dialect.matches.format(text=cell, pattern=self.text(pattern))

    def is_ambiguous(self, cell: str) -> str:
        """Write whether a number may have a thousands separator: such a cell is no answer."""
        return f"({self.fits(cell, '^-?[1-9][0-9]{0,2}[.,][0-9]{3}$')})"

    def before_the_point(self, cell: str) -> str:
        return f"SPLIT_PART(REPLACE({cell}, ',', '.'), '.', 1)"

    def has(self, question: str, choice: str) -> str:
        """Write whether a cell with several choices includes one."""
        padded = f"';' || {self.name(question)} || ';'"
        return f"(POSITION({self.text(f';{choice};')} IN ({padded})) > 0)"


def _case(branches: list[tuple[str, str]], otherwise: str) -> str:
    written = " ".join(f"WHEN {condition} THEN {value}" for condition, value in branches)
    return f"CASE {written} ELSE {otherwise} END"
