"""A questionnaire as columns: those to read, to compute stage by stage, and to write."""

from __future__ import annotations

import msgspec

from burgerkompas.columns import expression as ex
from burgerkompas.columns.decision_table import TableColumns
from burgerkompas.columns.definitions import Definition, Definitions
from burgerkompas.columns.facts import FactColumns
from burgerkompas.columns.scorecard import ScorecardColumns
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import DecisionTable, Questionnaire, Scorecard
from burgerkompas.results.columns import ColumnKind, result_columns
from burgerkompas.scoring import grid_of

MOST = 2**63 - 1
MOST_EXACT = 2**53 // 10_000
"""The largest unit whose scores a floating-point number still holds exactly, to 4 places."""


class OutputColumn(msgspec.Struct, frozen=True):
    """One column of results, for rows in which every cell can be read."""

    name: str
    kind: ColumnKind
    expression: ex.Expression


class Program(msgspec.Struct, frozen=True):
    """A questionnaire compiled to columns, for any dialect to write."""

    questionnaire: Questionnaire
    stages: tuple[tuple[Definition, ...], ...]
    """The definitions to compute; a stage uses only columns of the stages before it."""
    valid: ex.Expression
    """True if every cell of a row can be read."""
    outputs: tuple[OutputColumn, ...]
    """The columns of the result, in the order of ``results.columns``."""
    most: int
    """No intermediate number is further from 0 than this."""


def compile_columns(questionnaire: Questionnaire) -> Program:
    """Compile a questionnaire to columns.

    Raises ``UsageRefused`` where its numbers are too large for the whole numbers of the engines.
    """
    definitions = Definitions(questionnaire)
    facts, _, outputs = columns_of(questionnaire, definitions)
    grid = facts.grid
    codes = (ex.ColumnRef(f"{question.id}.code") for question in questionnaire.questions)
    valid = ex.all_of(*(code.differs(ex.INVALID) for code in codes))
    if definitions.most > MOST or grid.unit > MOST_EXACT:
        values: dict[str, str | int] = {"id": questionnaire.id, "unit": grid.unit}
        raise UsageRefused([Problem("grid-too-large", Where(""), values)])
    return Program(questionnaire, definitions.stages(), valid, outputs, definitions.most)


def columns_of(
    questionnaire: Questionnaire, definitions: Definitions
) -> tuple[FactColumns, ScorecardColumns | TableColumns | None, tuple[OutputColumn, ...]]:
    """Return the facts, the decision, and the columns of the result, all of them defined."""
    facts = FactColumns(grid_of(questionnaire), definitions)
    decision = _decision(questionnaire, facts)
    outputs = decision.outputs if decision else {"outcome": ex.TextAt(ex.ZERO, ("none",))}
    expressions = {name: _defined(name, one, definitions) for name, one in outputs.items()}
    expressions |= _answered(facts) | _measured(facts)
    columns = tuple(
        OutputColumn(column.name, column.kind, expressions.get(column.name, ex.NULL))
        for column in result_columns(questionnaire)
        if not column.looks_ahead
    )
    return facts, decision, columns


def _decision(
    questionnaire: Questionnaire, facts: FactColumns
) -> ScorecardColumns | TableColumns | None:
    match questionnaire.decision:
        case Scorecard() as card:
            return ScorecardColumns(card, facts)
        case DecisionTable() as table:
            return TableColumns(table, facts)
    return None


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
