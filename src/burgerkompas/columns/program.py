"""A questionnaire as columns: those to read, to compute stage by stage, and to write."""

from __future__ import annotations

from functools import cached_property
from math import prod

import msgspec

from burgerkompas.columns import expression as ex
from burgerkompas.columns.decision_table import TableColumns
from burgerkompas.columns.facts import FactColumns
from burgerkompas.columns.scorecard import ScorecardColumns
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import DecisionTable, Questionnaire, Scorecard
from burgerkompas.results.columns import ColumnKind, result_columns
from burgerkompas.scoring import grid_of

MOST = 2**63 - 1
MAX_EXACT = 2**53 // 10_000
"""The largest unit whose scores a floating-point number still holds exactly, to 4 places."""


MAX_IN_A_CELL = 10**15
"""A bound above every number that is read from a cell, in its smallest steps."""

FEWEST_CODES = 5
"""The number of codes for answers that are not values."""


Stage = dict[str, ex.Expression]
"""Expressions by their names."""


class OutputColumn(msgspec.Struct, frozen=True):
    """One column of results, for rows in which every cell can be read."""

    name: str
    kind: ColumnKind
    expression: ex.Expression


class Definitions:
    """The definitions so far; the same expression never gets two names."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._question = questionnaire.question
        self.most = 0
        """No intermediate number is further from 0 than this."""
        self.all: Stage = {}
        self._sizes: dict[str, int] = {}
        self._columns: dict[ex.Expression, ex.ColumnRef] = {}

    def define(self, name: str, expression: ex.Expression) -> ex.Expression:
        """Name an expression and return its column; one that needs no name comes back as it is."""
        if isinstance(expression, ex.ColumnRef | ex.Integer | ex.Truth):
            return expression
        found = self._columns.get(expression)
        if found is None:
            assert name not in self.all, name
            self.all[name] = expression
            self.most = max(self.most, self._most(expression))
            self._sizes[name] = self._size(expression)
            found = self._columns[expression] = ex.ColumnRef(name)
        return found

    def _most(self, expression: ex.Expression) -> int:
        """Return a bound on all intermediate numbers."""
        return max([self._size(expression), *map(self._most, expression.parts_within())])

    def _size(self, expression: ex.Expression) -> int:
        """Return a bound on the value's distance from 0; 1 for a truth."""
        match expression:
            case ex.Integer(value):
                return abs(value)
            case ex.ColumnRef(name):
                return self._sizes[name]
            case ex.NumberInCell():
                return MAX_IN_A_CELL
            case ex.AnswerCode(question):
                return max(FEWEST_CODES, len(self._question[question].values))
            case ex.Conditional(branches, otherwise):
                return max(map(self._size, [*(value for _, value in branches), otherwise]))
            case ex.Operation("add", parts):
                return sum(map(self._size, parts))
            case ex.Operation("times", parts):
                return prod(map(self._size, parts))
            case ex.Operation("divide" | "modulo" | "greatest", parts):
                return max(map(self._size, parts))
        return 1


def _columns_in(expression: ex.Expression) -> set[str]:
    if isinstance(expression, ex.ColumnRef):
        return {expression.name}
    return set().union(*map(_columns_in, expression.parts_within()))


class Program(msgspec.Struct, frozen=True, dict=True):
    """A questionnaire compiled to columns, for any dialect to write."""

    questionnaire: Questionnaire
    definitions: Stage
    """Each uses only those before it."""
    outputs: tuple[OutputColumn, ...]
    """The columns of the result, in the order of ``results.columns``."""
    most: int
    """No intermediate number is further from 0 than this."""

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The definitions by stage: each uses only columns of the stages before its own."""
        stages: list[Stage] = []
        stage_of: dict[str, int] = {}
        for name, one in self.definitions.items():
            stage = 1 + max((stage_of[used] for used in _columns_in(one)), default=-1)
            stage_of[name] = stage
            if stage == len(stages):
                stages.append({})
            stages[stage][name] = one
        return tuple(stages)

    @cached_property
    def valid(self) -> ex.Expression:
        """True if every cell of a row can be read."""
        codes = (ex.ColumnRef(f"{question.id}.code") for question in self.questionnaire.questions)
        return ex.all_of(*(code.differs(ex.INVALID) for code in codes))


def compile_columns(questionnaire: Questionnaire) -> Program:
    """Compile a questionnaire to columns.

    Raises ``UsageRefused`` where its numbers are too large for the whole numbers of the engines.
    """
    definitions = Definitions(questionnaire)
    facts, _, outputs = columns_of(questionnaire, definitions)
    unit = facts.grid.unit
    if definitions.most > MOST or unit > MAX_EXACT:
        told = Problem("grid-too-large", Where(""), {"id": questionnaire.id, "unit": unit})
        raise UsageRefused([told])
    return Program(questionnaire, definitions.all, outputs, definitions.most)


def columns_of(
    questionnaire: Questionnaire, definitions: Definitions
) -> tuple[FactColumns, ScorecardColumns | TableColumns | None, tuple[OutputColumn, ...]]:
    """Return the facts, the decision, and the columns of the result, all of them defined."""
    facts = FactColumns(grid_of(questionnaire), definitions.define)
    decision: ScorecardColumns | TableColumns | None = None
    match questionnaire.decision:
        case Scorecard() as card:
            decision = ScorecardColumns(card, facts)
        case DecisionTable() as table:
            decision = TableColumns(table, facts)
    outputs = decision.outputs if decision else {"outcome": ex.TextAt(ex.ZERO, ("none",))}
    expressions = {name: _defined(name, one, definitions) for name, one in outputs.items()}
    expressions |= _answered(facts) | _measured(facts)
    columns = tuple(
        OutputColumn(column.name, column.kind, expressions.get(column.name, ex.NULL))
        for column in result_columns(questionnaire)
        if not column.looks_ahead
    )
    return facts, decision, columns


def _defined(name: str, output: ex.Expression, definitions: Definitions) -> ex.Expression:
    """Define the index of a label, which an engine may have to look at several times."""
    if isinstance(output, ex.TextAt):
        return ex.TextAt(definitions.define(f"{name}.index", output.index), output.texts)
    return output


def _answered(facts: FactColumns) -> dict[str, ex.Expression]:
    """Return how many questions on the route are known, unknown and unanswered."""
    questions, asked = facts.questionnaire.questions, facts.asked
    unknown, missing = (
        facts.define(f"answered.{name}", ex.count(code.equals(absence) for code in asked.values()))
        for name, absence in (("unknown", ex.UNKNOWN), ("missing", ex.MISSING))
    )
    routed = (asked[question.id] for question in questions if question.ask_if is not None)
    off = (ex.first_true((code.equals(ex.NOT_ASKED), -1), otherwise=0) for code in routed)
    known = ex.total(ex.total(len(questions), *off), unknown * -1, missing * -1)
    return {"known": known, "unknown": unknown, "missing": missing}


def _measured(facts: FactColumns) -> dict[str, ex.Expression]:
    """Return the scores, levels and types."""
    found: dict[str, ex.Expression] = {}
    for dimension in facts.questionnaire.dimensions:
        name = dimension.id
        found[f"{name}.score"] = facts.scores[name].rounded(facts.grid.unit)
        if dimension.levels:
            levels = tuple(level.id for level in dimension.levels)
            found[f"{name}.level"] = ex.TextAt(facts.levels[name], levels)
    for spec in facts.questionnaire.classifications:
        types = tuple(kind.id for kind in spec.types)
        found[f"{spec.id}.type"] = ex.TextAt(facts.types[spec.id], types)
    return found
