"""The decision as a report tells it, as expressions: what gates and rules did, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from burgerkompas.columns import expression as ex
from burgerkompas.columns.decision_table import TableColumns
from burgerkompas.columns.facts import FactColumns
from burgerkompas.columns.scorecard import GateColumns, ScorecardColumns
from burgerkompas.questionnaire.model import Condition, Gate, Test
from burgerkompas.results.tree import LEAST_TOLD
from burgerkompas.scoring.conditions import asked_in
from burgerkompas.scoring.grid import GridStrategy

Shape = ex.Expression | Mapping[str, "Shape"] | Sequence["Shape"]
"""A value, or an object or a list of them."""


def places(keys: Sequence[ex.Expression]) -> list[ex.Expression]:
    """Return the rank of each key, the greatest first; no two keys are equal."""
    return [ex.count(other > key for other in keys if other != key) for key in keys]


def question_behind(condition: Condition, holds: ex.Expression, facts: FactColumns) -> ex.TextAt:
    """Return the first question whose test makes a condition hold, or leaves it open."""
    tests = list(asked_in(condition))
    if isinstance(condition, Test) and tests:
        return ex.TextAt(ex.ZERO, (condition.id,))
    branches = []
    for i, (test, wanted) in enumerate(tests):
        own = facts.condition(test)
        because = holds & (own if wanted else ~own)
        branches.append((because | (holds.is_null() & own.is_null()), i))
    return ex.TextAt(ex.first_true(*branches), tuple(test.id for test, _ in tests))


def rules_shape(table: TableColumns, facts: FactColumns) -> dict[str, Shape]:
    """Return which rules the report shows, which of them count, and the question behind each."""
    undecided = table.end.equals(table.undecided)
    before: list[ex.Expression] = []
    rules: dict[str, Shape] = {}
    for i, rule in enumerate(table.table.rules):
        holds = table.truths[i]
        counts = table.hits[i] & ~undecided
        if table.table.hit_policy == "first":
            counts &= ~ex.any_of(*before)
        if table.table.hit_policy == "priority":
            counts &= table.end.equals(table.ends[i])
        before.append(table.hits[i])
        rules[rule.id] = {
            "counts": counts,
            "outcome": counts | (table.hits[i] & undecided),
            "unknown": table.open[i] & undecided,
            "question": question_behind(rule.condition, holds, facts),
        }
    return {"gates": rules}


def scorecard_shape(card: ScorecardColumns) -> dict[str, Shape]:
    """Return what gates did and how the strategies fare, with the reasons for each."""
    gates = [card.gate(gate) for gate in card.card.gates]
    effects = {gate.id: _effects(card, gate) for gate in gates}
    speaking = _speaking(card, gates, effects)
    silent = _silent_dimensions(gates, speaking)
    return {
        "gates": {
            gate.id: {
                "fires": gate.fires,
                **effects[gate.id],
                "silent": ~speaking[gate.id],
                **_excluded(gate, gates, speaking),
                "question": question_behind(gate.spec.when, gate.when, card.facts),
                **_find_out(card, gate),
            }
            for gate in gates
        },
        "strategies": _strategies(card, gates, silent),
        "own_view": _own_view(card),
        "first_step": _first_step(card, gates),
        "evidence": _band(card),
    }


def _decides(card: ScorecardColumns, gate: GateColumns) -> ex.Expression:
    """Return whether a gate decides."""
    steps = (i for i, step in enumerate(card.steps) if step.id == gate.id)
    return ex.any_of(*(card.decider.equals(i) for i in steps))


def _effects(card: ScorecardColumns, gate: GateColumns) -> dict[str, ex.Expression]:
    """Return what a gate does, by the kinds of effect that it can have."""
    spec, decides = gate.spec, _decides(card, gate)
    advised = card.end >= len(card.outcomes)
    told = gate.fires
    if spec.advice:
        told &= ex.one_of(card.end, map(card.ends.index, spec.advice))
    can: dict[str, tuple[object, ex.Expression]] = {
        "outcome": (spec.outcome and spec.because, decides),
        "close": (spec.close and spec.because, gate.fires & advised),
        "first": (spec.first and spec.because, decides),
        "duty": (spec.duty, told),
        "caution": (spec.caution, told),
        "unknown": (True, gate.open & ~gate.fires),
    }
    return {effect: truth for effect, (possible, truth) in can.items() if possible}


def _speaking(
    card: ScorecardColumns,
    gates: Iterable[GateColumns],
    effects: Mapping[str, Mapping[str, ex.Expression]],
) -> dict[str, ex.Expression]:
    """Return which gates may speak: of two that exclude each other, the first.

    The gate that decides comes before all others.
    """
    told: dict[str, ex.Expression] = {}
    speaking: dict[str, ex.Expression] = {}
    specs = {gate.id: gate for gate in gates}
    kinds = ("outcome", "first", "duty", "caution")
    for name, own in effects.items():
        told[name] = card.define(f"{name}.told", ex.any_of(*(own[k] for k in kinds if k in own)))
    for name, gate in specs.items():
        rivals = [
            speaking[other] if other in speaking else told[other] & _decides(card, specs[other])
            for other in specs
            if other != name and _exclude(gate.spec, specs[other].spec)
        ]
        speaks = told[name] & (_decides(card, gate) | ~ex.any_of(*rivals))
        speaking[name] = card.define(f"{name}.speaks", speaks)
    return speaking


def _excluded(
    gate: GateColumns, gates: Iterable[GateColumns], speaking: Mapping[str, ex.Expression]
) -> dict[str, ex.Expression]:
    """Return, for a gate that may go with another strategy, whether one that speaks excludes it."""
    rivals = [speaking[other.id] for other in gates if _exclude(gate.spec, other.spec)]
    return {"excluded": ex.any_of(*rivals)} if gate.spec.advice and rivals else {}


def _exclude(one: Gate, other: Gate) -> bool:
    return one.id in other.not_with or other.id in one.not_with


def _silent_dimensions(
    gates: Iterable[GateColumns], speaking: Mapping[str, ex.Expression]
) -> dict[str, ex.Expression]:
    """Return, for each dimension that gates can silence, whether one of them does."""
    by_name: dict[str, list[ex.Expression]] = {}
    for gate in gates:
        for name in gate.spec.not_with:
            by_name.setdefault(name, []).append(speaking[gate.id])
    return {name: ex.any_of(*own) for name, own in by_name.items()}


def _find_out(card: ScorecardColumns, gate: GateColumns) -> dict[str, ex.Expression]:
    """Return, for an open gate that could change the outcome, the question to answer first."""
    turns = card.turning.get(gate.id, ex.FALSE)
    if turns == ex.FALSE:
        return {}
    question = question_behind(gate.spec.when, ex.NULL, card.facts)
    if gate.spec.unless is None:
        return {"find_out": ex.TextAt(ex.first_true((turns, question.index)), question.texts)}
    other = question_behind(gate.spec.unless, ex.NULL, card.facts)
    later = ex.first_true(
        (other.index.is_null(), ex.NULL), otherwise=other.index + len(question.texts)
    )
    index = ex.first_true((turns & gate.when.is_null(), question.index), (turns, later))
    return {"find_out": ex.TextAt(index, (*question.texts, *other.texts))}


def _strategies(
    card: ScorecardColumns, gates: Sequence[GateColumns], silent: Mapping[str, ex.Expression]
) -> dict[str, Shape]:
    """Return every strategy's place, score and reasons."""
    unit, size = card.grid.unit, card.size
    # Whatever is open comes before whatever is closed.
    above = (2 * unit + 1) * size
    ranks = [
        card.define(f"{name}.rank", ex.first_true((card.closed[name], key), otherwise=key + above))
        for name, key in card.keys.items()
    ]
    found: dict[str, Shape] = {}
    for strategy, place in zip(card.grid.strategies, places(ranks), strict=True):
        name, count = strategy.id, len(strategy.drivers)
        firsts = [gate for gate in gates if gate.spec.first == name]
        found[name] = {
            "place": place,
            "score": card.scores[name].rounded(unit),
            "open": ~card.closed[name],
            "contributions": [
                {
                    "driver": ex.TextAt(ex.ZERO, (driver.dimension,)),
                    "value": card.facts.values[driver.dimension].rounded(unit),
                    "contribution": card.signed(driver).rounded(unit * count),
                }
                for driver in strategy.drivers
            ],
            "first": ex.TextAt(
                ex.first_true(*((gate.fires, i) for i, gate in enumerate(firsts))),
                tuple(gate.id for gate in firsts),
            ),
            **_reasons(card, strategy, silent, unit),
        }
    return found


def _reasons(
    card: ScorecardColumns, strategy: GridStrategy, silent: Mapping[str, ex.Expression], unit: int
) -> dict[str, Shape]:
    """Return the two strongest drivers for a strategy and the strongest against it.

    Each is named with the end of the dimension that it is about: ``ID.high`` or ``ID.low``.
    """
    name, size = strategy.id, len(strategy.drivers)
    least = ceil(LEAST_TOLD * unit * size)

    def keys(sign: int) -> Iterable[ex.Expression]:
        for place, driver in enumerate(strategy.drivers):
            part = card.signed(driver) * sign
            free = ~silent.get(driver.dimension, ex.FALSE)
            key = ex.first_true(
                ((part >= least) & free, part * size + (size - 1 - place)), otherwise=-1
            )
            yield card.define(f"{name}.{'for' if sign > 0 else 'against'}.{place}", key)

    def named(key: ex.Expression, sign: int) -> ex.TextAt:
        ends = (f"{d.dimension}.{'high' if d.sign == sign else 'low'}" for d in strategy.drivers)
        index = ex.first_true((key >= 0, ex.Integer(size - 1) - key % size))
        return ex.TextAt(index, tuple(ends))

    speaks_for = list(keys(1))
    best = card.define(f"{name}.best", ex.greatest(speaks_for))
    others = [ex.first_true((key.equals(best), -1), otherwise=key) for key in speaks_for]
    second = card.define(f"{name}.second", ex.greatest(others))
    against = card.define(f"{name}.worst", ex.greatest(keys(-1)))
    return {"because": [named(best, 1), named(second, 1)], "against": named(against, -1)}


def _own_view(card: ScorecardColumns) -> Shape:
    """Return what the respondent's own view points to, and whether that is advised."""
    if card.card.own_view is None:
        return ex.NULL
    return {"points_to": ex.TextAt(card.view, card.ends), "agrees": card.view.equals(card.end)}


def _first_step(card: ScorecardColumns, gates: Iterable[GateColumns]) -> ex.Expression:
    """Return the gate whose first step counts: the one that decides, else the first to apply."""
    asking = [gate for gate in gates if gate.spec.first_step is not None]
    fitting = [
        [i for i, name in enumerate(card.names, len(card.outcomes)) if gate.spec.steps_for(name)]
        for gate in asking
    ]
    branches = [
        *((gate.fires & _decides(card, gate), i) for i, gate in enumerate(asking)),
        *(
            (gate.fires & ex.one_of(card.end, ends), i)
            for i, (gate, ends) in enumerate(zip(asking, fitting, strict=True))
        ),
    ]
    return ex.TextAt(ex.first_true(*branches), tuple(gate.id for gate in asking))


def _band(card: ScorecardColumns) -> ex.Expression:
    """Return the band of labelled cases in which the advice came about in the same way."""
    evidence = card.grid.questionnaire.evidence
    if evidence is None:
        return ex.NULL
    by_scores = card.decider.equals(len(card.steps) - 1)
    advised = card.end >= len(card.outcomes)
    came = {"outcome": ~advised, "scores": advised & by_scores, "gate": advised & ~by_scores}
    branches = []
    for i, band in enumerate(evidence.bands):
        parts = [came[band.decided_by] if band.decided_by else ex.TRUE]
        if band.clear is not None:
            parts.append(card.clear if band.clear else ~card.clear)
        bounds = (("at_least", band.above), ("below", band.below))
        parts += [
            ex.bounded(card.lead, op, bound * card.grid.unit)
            for op, bound in bounds
            if bound is not None
        ]
        branches.append((ex.all_of(*parts), i))
    return ex.TextAt(ex.first_true(*branches), tuple(band.id for band in evidence.bands))
