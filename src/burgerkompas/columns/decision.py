"""The decision as column expressions: gates before scores, as ``scoring.gates`` has them.

An end is a number: the outcomes come first, then the strategies in their order. A strategy's key
has its score before its place, so that the greatest key is the winner's and no two are equal.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from burgerkompas.columns.conditions import Grounds, condition
from burgerkompas.columns.expression import (
    FALSE,
    NULL,
    TRUE,
    ZERO,
    Expression,
    Label,
    Number,
    Operation,
    add,
    both,
    case,
    compare,
    either,
    holds,
    is_null,
    negation,
    times,
)
from burgerkompas.questionnaire.model import Scorecard
from burgerkompas.scoring.grid import PlanGate

_CLOSED = Number(-1)
"""Stands for the key of a closed strategy."""


class Firing(msgspec.Struct, frozen=True):
    """A gate that has a say in the end, with whether it fires and whether that is open."""

    gate: PlanGate
    fires: Expression
    open: Expression

    def turned(self) -> Expression:
        """Return whether it fires when it turns out the other way, given that it is open."""
        return TRUE if self.gate.spec.unless is None else negation(self.fires)


class Decision:
    """The expressions of one scorecard, defined step by step."""

    def __init__(self, card: Scorecard, grounds: Grounds) -> None:
        self.card = card
        self.grounds = grounds
        self.plan = plan = grounds.plan
        self.define = grounds.define
        self.names = [strategy.id for strategy in plan.strategies]
        self.outcomes = [outcome.id for outcome in card.outcomes]
        self.size = len(self.names)
        self.scores = {s.id: self._score(s.id) for s in plan.strategies}
        self.keys = {
            name: self.define(
                f"{name}.key",
                add(times(self.scores[name], self.size), Number(self._key(plan.unit, i))),
            )
            for i, name in enumerate(self.names)
        }
        self.firings = [
            self._firing(gate)
            for gate in plan.gates
            if gate.spec.outcome or gate.spec.close or gate.spec.first
        ]

    def _key(self, score: int, place: int) -> int:
        return score * self.size + self.size - 1 - place

    def _score(self, name: str) -> Expression:
        """Return the mean of the signed drivers; one that is not known counts 0."""
        (strategy,) = (s for s in self.plan.strategies if s.id == name)
        parts = []
        for driver in strategy.drivers:
            value = self.grounds.values[driver.dimension]
            counts = (
                negation(is_null(value))
                if driver.above is None
                else compare(">", value, driver.above)
            )
            above = "" if driver.above is None else f".above.{driver.above}"
            counted = case((counts, value), otherwise=ZERO)
            known = self.define(f"{driver.dimension}.counted{above}", counted)
            parts.append(times(known, driver.sign))
        total = add(*parts)
        if len(parts) > 1:
            total = Operation("divide", (total, Number(len(parts))))
        return self.define(f"{name}.points", total)

    def _firing(self, gate: PlanGate) -> Firing:
        spec = gate.spec
        when = self.define(f"{spec.id}.when", condition(self.grounds, spec.when))
        unless: Expression = FALSE
        if spec.unless is not None:
            unless = self.define(f"{spec.id}.unless", condition(self.grounds, spec.unless))
        free = negation(holds(unless))
        fires = self.define(f"{spec.id}.fires", both(holds(when), free))
        is_open = either(both(is_null(when), free), both(holds(when), is_null(unless)))
        return Firing(gate, fires, self.define(f"{spec.id}.open", is_open))

    def _steps(self, turned: Firing | None) -> list[tuple[Expression, Expression, str]]:
        """Return in order what decides: its condition, its end, its id. The last holds always.

        ``turned`` is a gate that is supposed to turn out the other way.
        """
        label = f"{turned.gate.spec.id}.turned." if turned else ""
        steps: list[tuple[Expression, Expression, str]] = []
        fires, closed = self._fires(turned), self._closed(turned)
        for firing in self.firings:
            spec = firing.gate.spec
            if spec.outcome is not None:
                end = Number(self.outcomes.index(spec.outcome))
                steps.append((fires[spec.id], end, spec.id))
        best = self.define(f"{label}decision.best", self._best(closed))
        instead = self.card.all_closed
        if instead is not None:
            steps.append((compare("<", best, 0), self._end(instead.strategy), instead.id))
        for firing in self.firings:
            spec = firing.gate.spec
            if spec.first is not None:
                leads = both(
                    fires[spec.id],
                    negation(closed[spec.first]),
                    negation(self._led(firing.gate, closed)),
                )
                steps.append((leads, self._end(spec.first), spec.id))
        steps.append((TRUE, add(self._place(best), Number(len(self.outcomes))), "scores"))
        return steps

    def _fires(self, turned: Firing | None) -> dict[str, Expression]:
        return {f.gate.spec.id: f.turned() if f is turned else f.fires for f in self.firings}

    def _closed(self, turned: Firing | None) -> dict[str, Expression]:
        """Return for each strategy whether a gate closes it."""
        label = f"{turned.gate.spec.id}.turned." if turned else ""
        fires = self._fires(turned)
        return {
            name: self.define(
                f"{label}{name}.closed",
                either(*(fires[f.gate.spec.id] for f in self.firings if name in f.gate.spec.close)),
            )
            for name in self.names
        }

    def _best(self, closed: dict[str, Expression]) -> Expression:
        return _greatest(
            [case((closed[name], _CLOSED), otherwise=key) for name, key in self.keys.items()]
        )

    def _led(self, gate: PlanGate, closed: dict[str, Expression]) -> Expression:
        spec = gate.spec
        if spec.unless_leads is None or spec.first is None:
            return FALSE
        leader = spec.unless_leads.strategy
        lead = add(self.scores[leader], times(self.scores[spec.first], -1))
        return both(negation(closed[leader]), compare(">=", lead, gate.lead))

    def _end(self, name: str) -> Expression:
        return Number(len(self.outcomes) + self.names.index(name))

    def _place(self, key: Expression) -> Expression:
        """Return the place of the strategy that has a key."""
        return add(Number(self.size - 1), times(self._rest(key), -1))

    def _rest(self, key: Expression) -> Expression:
        return Operation("modulo", (key, Number(self.size)))

    def outputs(self) -> dict[str, Expression]:
        """Return what there is to tell of the advice, by the name of its column."""
        steps = self._steps(None)
        end = self.define("decision.end", _first(steps))
        ids = tuple(name for _, _, name in steps)
        by = self.define(
            "decision.by", _first([(c, Number(i), "") for i, (c, _, _) in enumerate(steps)])
        )
        many = len(self.outcomes)
        outcome = case((compare("<", end, many), end), otherwise=Number(many))
        strategy = case((compare(">=", end, many), add(end, Number(-many))), otherwise=NULL)
        by_scores = self.define("decision.by_scores", compare("=", by, len(steps) - 1))
        best, rival = self.define("decision.best", self._best(self._closed(None))), self._rival(end)
        margin = add(best, times(self._rest(best), -1), times(rival, -1), self._rest(rival))
        margin = self.define(
            "decision.margin",
            case(
                (both(by_scores, compare(">=", rival, 0)), _divided(margin, self.size)),
                otherwise=NULL,
            ),
        )
        above = (self.plan.clear_above + self.plan.unit + 1) * self.size
        near = either(compare("<", rival, 0), holds(compare(">=", margin, self.plan.clear_margin)))
        clear = either(negation(by_scores), both(compare(">=", best, above), near))
        second = both(compare(">=", end, many), compare(">=", rival, 0))
        return {
            "outcome": Label(outcome, (*self.outcomes, "advice")),
            "strategy": Label(strategy, tuple(self.names)),
            "decided_by": Label(by, ids),
            "clear": clear,
            "tie": holds(compare("=", margin, 0)),
            "runner_up": Label(
                case((second, self._place(rival)), otherwise=NULL), tuple(self.names)
            ),
            "margin": Operation("rounded", (margin, Number(self.plan.unit))),
            "provisional": self._provisional(end),
        }

    def _rival(self, end: Expression) -> Expression:
        """Return the greatest key of the open strategies but the one that was decided for."""
        closed, keys = self._closed(None), []
        for name, key in self.keys.items():
            itself = compare("=", end, self._end(name))
            keys.append(case((either(closed[name], itself), _CLOSED), otherwise=key))
        return self.define("decision.rival", _greatest(keys))

    def _provisional(self, end: Expression) -> Expression:
        """Return whether one open gate, turning out the other way, would change the end."""
        found = []
        for firing in self.firings:
            if firing.open != FALSE:
                name = f"{firing.gate.spec.id}.turned.end"
                then = self.define(name, _first(self._steps(firing)))
                found.append(both(firing.open, compare("<>", then, end)))
        return either(*found)


def _first(steps: Sequence[tuple[Expression, Expression, str]]) -> Expression:
    *before, (_, last, _) = steps
    return case(*((condition, end) for condition, end, _ in before), otherwise=last)


def _divided(number: Expression, by: int) -> Expression:
    return number if by == 1 else Operation("divide", (number, Number(by)))


def _greatest(parts: list[Expression]) -> Expression:
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else Operation("greatest", kept)
