"""What a report needs beyond the columns of a table, as expressions; only the page uses it.

They say what ``scoring`` says about a single case, except for the words: which gate, which driver,
which question. The page looks up the texts.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from burgerkompas.columns import expression as ex
from burgerkompas.columns.decision_table import TableColumns
from burgerkompas.columns.facts import FactColumns, at_index
from burgerkompas.columns.program import Definitions, Program, Stage, columns_of
from burgerkompas.columns.report_decision import Shape, places, rules_shape, scorecard_shape
from burgerkompas.columns.scorecard import ScorecardColumns
from burgerkompas.questionnaire.model import Factors, Questionnaire, Roles, Test
from burgerkompas.scoring.grid import GridDimension


class ReportProgram(Program, frozen=True, dict=True):
    """A questionnaire compiled to what a page shows about a case."""

    end: ex.Expression
    """What comes out."""
    scores: dict[str, ex.Expression]
    """The strategies' scores on the grid; none without a scorecard."""
    report: dict[str, Shape]
    """What the report says, in the form of its JSON but without texts."""
    unit: int


def compile_report(questionnaire: Questionnaire) -> ReportProgram:
    """Compile a questionnaire to what a page shows about a case."""
    definitions = Definitions(questionnaire)
    facts, decision, outputs = columns_of(questionnaire, definitions)
    by_name = {output.name: output.expression for output in outputs}
    report: dict[str, Shape] = {
        "asked": list(facts.asked.values()),
        "answered": {name: by_name[name] for name in ("known", "unknown", "missing")},
        "dimensions": {
            one.spec.id: _dimension(one, facts, by_name) for one in facts.grid.dimensions
        },
        "classifications": _classifications(facts, by_name),
    }
    end: ex.Expression = ex.TextAt(ex.ZERO, ("none",))
    scores: dict[str, ex.Expression] = {}
    match decision:
        case ScorecardColumns():
            end = ex.TextAt(decision.end, decision.ends)
            scores = decision.scores
            report |= scorecard_shape(decision)
        case TableColumns():
            end = by_name["outcome"]
            report |= rules_shape(decision, facts)
    sections = questionnaire.sections
    if sections.success_factors:
        report["success_factors"] = _factors(sections.success_factors, facts)
    if sections.roles:
        report["roles"] = _roles(sections.roles, facts)
    program = (questionnaire, definitions.all, outputs, definitions.most)
    return ReportProgram(*program, end, scores, report, facts.grid.unit)


def _dimension(dimension: GridDimension, facts: FactColumns, outputs: Stage) -> dict[str, Shape]:
    """Return a dimension in the form of its JSON."""
    name = dimension.spec.id
    no_score = (facts.scores[name].is_null(), ex.NULL)
    return {
        "score": outputs[f"{name}.score"],
        "raw": ex.first_true(no_score, otherwise=_raw(dimension, facts)),
        "level": outputs.get(f"{name}.level", ex.NULL),
        "borderline": _borderline(dimension, facts),
        "known": facts.known[name],
        "items": ex.Integer(len(dimension.items)),
        "possible_levels": ex.NULL,
    }


def _raw(dimension: GridDimension, facts: FactColumns) -> ex.Expression:
    """Return the raw value of a dimension that has a score."""
    name, unit = dimension.spec.id, facts.grid.unit
    low, high = dimension.range
    under: ex.Expression
    match dimension.spec.aggregate:
        case "mean":
            over = facts.sum_of(dimension, lambda _, points: points)
            under = facts.sum_of(dimension, lambda item, _: item.weight)
        case "percent":
            over, under = (facts.values[name] + unit) * 50, ex.Integer(unit)
        case "sum":
            over = facts.values[name] * (high - low) + unit * (low + high)
            under = ex.Integer(2 * unit * dimension.denominator)
    if dimension.spec.round is None:
        return ex.fraction(over, under)
    # What is rounded is made positive first: no raw value, no percentage is further from 0.
    many = 101 + sum(abs(item.low) + abs(item.high) for item in dimension.items)
    match dimension.spec.round:
        case "up":
            return _floor(over * -1, under, many) * -1
        case "half_up":
            return _floor(over * 2 + under, under * 2, many)
    return _floor(over, under, many)


def _floor(over: ex.Expression, under: ex.Expression, many: int) -> ex.Expression:
    """Divide and round down; the quotient is above ``-many``."""
    lifted = over + under * many
    rest = ex.Operation("modulo", (lifted, under))
    return (lifted - rest) // under + -many


def _borderline(dimension: GridDimension, facts: FactColumns) -> ex.Expression:
    """Return whether a dimension's place is near the bound of a level."""
    near = [
        facts.beyond(dimension, "above", level.low - dimension.near)
        & facts.beyond(dimension, "below", level.low + dimension.near)
        for level in dimension.levels
        if level.low is not None
    ]
    return facts.define(f"{dimension.spec.id}.borderline", ex.any_of(*near).is_true())


def _classifications(facts: FactColumns, outputs: Stage) -> dict[str, Shape]:
    """Return the classifications in the form of their JSON, without labels."""
    found: dict[str, Shape] = {}
    for spec in facts.questionnaire.classifications:
        near = ex.any_of(*(_borderline(facts.dimensions[axis], facts) for axis in spec.axes))
        found[spec.id] = {
            "type": outputs[f"{spec.id}.type"],
            "borderline": ~facts.types[spec.id].is_null() & near,
            "possible": ex.NULL,
        }
    return found


def _factors(section: Factors, facts: FactColumns) -> list[Shape]:
    """Return the place of every factor: the lowest score first, those without one last."""
    size, unit = len(section.dimensions), facts.grid.unit
    keys = []
    for i, name in enumerate(section.dimensions):
        score, later = facts.scores[name], size - 1 - i
        key = (ex.Integer(unit) - score) * size + (size + later)
        keys.append(
            facts.define(f"{name}.factor", ex.first_true((score.is_null(), later), otherwise=key))
        )
    return [*places(keys)]


def _roles(section: Roles, facts: FactColumns) -> list[Shape]:
    """Return the place of every role (null if it isn't called for) and of its trigger."""
    most_triggers = max(len(role.triggers) for role in section.roles)
    scale = lcm(*(_steps(t.when, facts) for role in section.roles for t in role.triggers))
    best, keys = [], []
    for i, role in enumerate(section.roles):
        strengths = []
        for j, trigger in enumerate(role.triggers):
            key = _strength(trigger.when, scale, facts) * most_triggers + (most_triggers - 1 - j)
            strengths.append(ex.first_true((facts.condition(trigger.when), key), otherwise=-1))
        strength = facts.define(f"{role.id}.role", ex.greatest(strengths))
        # The strength without the trigger's place: equal roles keep their order.
        whole = strength - strength % most_triggers
        key = whole * len(section.roles) + (len(section.roles) - 1 - i)
        keys.append(
            facts.define(f"{role.id}.key", ex.first_true((strength < 0, -1 - i), otherwise=key))
        )
        best.append(strength)
    return [
        {
            "place": ex.first_true(((strength >= 0) & (place < section.most), place)),
            "because": ex.first_true(
                (strength >= 0, ex.Integer(most_triggers - 1) - strength % most_triggers)
            ),
        }
        for strength, place in zip(best, places(keys), strict=True)
    ]


def _steps(test: Test, facts: FactColumns) -> int:
    """Return the width of the scale that a trigger looks at; 1 for a score."""
    if test.subject != "question":
        return 1
    numbers = [v for v in facts.questionnaire.question[test.id].values if isinstance(v, int)]
    return max(numbers) - min(numbers)


def _strength(test: Test, scale: int, facts: FactColumns) -> ex.Expression:
    """Return how weak the spot is that a trigger found: higher is weaker, and never below 0.

    It is a whole number of 1/(unit * scale).
    """
    unit = facts.grid.unit * scale
    sign = 1 if test.op in ("at_least", "above") else -1
    if test.subject != "question":
        return facts.scores[test.id] * (sign * scale) + unit
    values = facts.questionnaire.question[test.id].values
    numbers = [value for value in values if isinstance(value, int)]
    low, high = min(numbers), max(numbers)
    places = [Fraction(2 * number - low - high, high - low) for number in numbers]
    return at_index(facts.asked[test.id], [int(sign * place * unit) + unit for place in places])
