"""The questionnaire as columns: what to read, what to compute in which order, what to tell."""

from __future__ import annotations

import msgspec

from burgerkompas.columns.conditions import Grounds, condition
from burgerkompas.columns.decision import Decision
from burgerkompas.columns.definitions import Definition, Definitions
from burgerkompas.columns.dimensions import Sums, level_index
from burgerkompas.columns.expression import (
    INVALID,
    MISSING,
    NOT_ASKED,
    NULL,
    ONE,
    TRUE,
    UNKNOWN,
    ZERO,
    Answer,
    Column,
    Expression,
    Label,
    Number,
    Operation,
    add,
    both,
    case,
    compare,
    is_null,
    negation,
    times,
)
from burgerkompas.columns.rules import Rules
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import (
    Classification,
    DecisionTable,
    Question,
    Questionnaire,
    Scorecard,
)
from burgerkompas.results.columns import Kind, result_columns
from burgerkompas.scoring.grid import PlanDimension
from burgerkompas.scoring.gridding import plan_for

MOST = 2**63 - 1
MOST_EXACT = 2**53 // 10_000
"""The largest unit whose scores a floating-point number still holds exactly, to 4 places."""


class Output(msgspec.Struct, frozen=True):
    """One column that comes out, for rows in which every cell was an answer."""

    name: str
    kind: Kind
    expression: Expression


class Program(msgspec.Struct, frozen=True):
    """The questionnaire compiled to columns.

    ``stages`` follow each other: the expressions of one use columns of those before it. ``valid``
    is true where every cell can be read. ``most`` is beyond every number on the way.
    """

    questionnaire: Questionnaire
    stages: tuple[tuple[Definition, ...], ...]
    valid: Expression
    outputs: tuple[Output, ...]
    most: int


def compile_columns(questionnaire: Questionnaire) -> Program:
    """Compile a questionnaire.

    Raises ``UsageRefused`` where its numbers are too large for the whole numbers of the engines.
    """
    compiler = _Compiler(questionnaire)
    outputs = compiler.outputs()
    valid = compiler.valid()
    stages = compiler.definitions.stages()
    most = max((one.most for stage in stages for one in stage), default=0)
    if most > MOST or compiler.plan.unit > MOST_EXACT:
        values: dict[str, str | int] = {"id": questionnaire.id, "unit": compiler.plan.unit}
        raise UsageRefused([Problem("grid-too-large", Where(""), values)])
    return Program(questionnaire, stages, valid, outputs, most)


class _Compiler:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.plan = plan_for(questionnaire)
        self.definitions = Definitions({q.id: len(q.values) for q in questionnaire.questions})
        self.define = self.definitions.define
        self.grounds = Grounds(self.plan, self.definitions)
        for question in questionnaire.questions:
            self.question(question)
        for dimension in self.plan.dimensions:
            self.dimension(dimension)
        for classification in questionnaire.classifications:
            index = self.classification(classification)
            self.grounds.types[classification.id] = self.define(f"{classification.id}.type", index)

    def question(self, question: Question) -> None:
        """Define a question's code, and what of it the route leaves."""
        code = self.define(f"{question.id}.code", Answer(question.id))
        if question.ask_if is not None:
            asked = condition(self.grounds, question.ask_if)
            code = case((negation(asked), Number(NOT_ASKED)), otherwise=code)
        self.grounds.asked[question.id] = self.define(f"{question.id}.asked", code)

    def dimension(self, plan: PlanDimension) -> None:
        """Define what a dimension's items add up to."""
        name, grounds = plan.spec.id, self.grounds
        sums = grounds.sums[name] = Sums(self.questionnaire, plan, grounds.asked.__getitem__)
        known = self.define(f"{name}.known", sums.count())
        value = grounds.values[name] = self.define(f"{name}.value", sums.value(self.plan.unit))
        enough = compare(">=", known, plan.spec.min_known)
        score = value
        if plan.spec.min_known > 1:
            score = self.define(f"{name}.score", case((enough, value), otherwise=NULL))
        grounds.scores[name] = score
        if plan.spec.levels:
            level = level_index(sums, score, self.plan.unit)
            grounds.levels[name] = self.define(f"{name}.level", level)

    def classification(self, spec: Classification) -> Expression:
        """Return the index of the type: by the levels of the axes, or by the first rule."""
        grounds = self.grounds
        if spec.axes:
            cells = []
            for i, kind in enumerate(spec.types):
                places = [
                    compare("=", grounds.levels[axis], self.place(axis, level))
                    for axis, level in zip(spec.axes, kind.at, strict=True)
                ]
                cells.append((both(*places), Number(i)))
            return case(*cells, otherwise=NULL)
        rules: list[tuple[Expression, Expression]] = []
        for i, kind in enumerate(spec.types):
            truth = TRUE if kind.when is None else condition(grounds, kind.when)
            rules += [(truth, Number(i)), (is_null(truth), NULL)]
        return case(*rules, otherwise=NULL)

    def place(self, axis: str, level: str) -> int:
        levels = self.questionnaire.dimension[axis].levels
        return next(i for i, one in enumerate(levels) if one.id == level)

    def valid(self) -> Expression:
        """Return whether every cell can be read."""
        codes = (Column(f"{question.id}.code") for question in self.questionnaire.questions)
        return both(*(compare("<>", code, INVALID) for code in codes))

    def outputs(self) -> tuple[Output, ...]:
        """Return what comes out, in the order of the CSV sink."""
        decision = self.questionnaire.decision
        advice: dict[str, Expression] = {"outcome": Label(ZERO, ("none",))}
        if isinstance(decision, Scorecard):
            advice = Decision(decision, self.grounds).outputs()
        elif isinstance(decision, DecisionTable):
            advice = Rules(decision, self.grounds).outputs()
        found = {name: self.ready(name, one) for name, one in advice.items()}
        found |= self.counts()
        for dimension in self.questionnaire.dimensions:
            name = dimension.id
            unit = Number(self.plan.unit)
            found[f"{name}.score"] = Operation("rounded", (self.grounds.scores[name], unit))
            if dimension.levels:
                texts = tuple(level.id for level in dimension.levels)
                found[f"{name}.level"] = Label(self.grounds.levels[name], texts)
        for spec in self.questionnaire.classifications:
            texts = tuple(kind.id for kind in spec.types)
            found[f"{spec.id}.type"] = Label(self.grounds.types[spec.id], texts)
        return tuple(
            Output(column.name, column.kind, found.get(column.name, NULL))
            for column in result_columns(self.questionnaire)
            if not column.looks_ahead
        )

    def ready(self, name: str, output: Expression) -> Expression:
        """Define the index of a label, which an engine may have to look at several times."""
        if isinstance(output, Label):
            return Label(self.define(f"{name}.index", output.index), output.texts)
        return output

    def counts(self) -> dict[str, Expression]:
        """Return how many questions on the route are known, unknown and unanswered."""

        def how_many(code: int) -> Expression:
            asked = self.grounds.asked.values()
            return add(*(case((compare("=", one, code), ONE), otherwise=ZERO) for one in asked))

        unknown, missing = how_many(UNKNOWN), how_many(MISSING)
        unknown = self.define("answered.unknown", unknown)
        missing = self.define("answered.missing", missing)
        routed = [
            self.grounds.asked[question.id]
            for question in self.questionnaire.questions
            if question.ask_if is not None
        ]
        asked = add(
            Number(len(self.questionnaire.questions)),
            *(case((compare("=", code, NOT_ASKED), Number(-1)), otherwise=ZERO) for code in routed),
        )
        known = add(asked, times(unknown, -1), times(missing, -1))
        return {"known": known, "unknown": unknown, "missing": missing}
