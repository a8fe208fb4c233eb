"""The advice of a scorecard as column expressions: gates before scores, as ``scoring`` judges.

An end is a number: the outcomes come first, then the strategies in their order. A strategy's key
puts its score before its place, so that the greatest key is the winner's and no two are equal; a
unit is added to the score, so that no key is negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from burgerkompas.columns import expression as ex
from burgerkompas.columns.facts import FactColumns
from burgerkompas.questionnaire.model import Gate, Scorecard, Test
from burgerkompas.scoring.grid import GridDriver

_CLOSED = ex.Integer(-1)
"""The key of a closed strategy."""


class GateColumns(msgspec.Struct, frozen=True):
    """A gate: whether its condition holds, whether it fires, and whether that is still open."""

    spec: Gate
    when: ex.Expression
    fires: ex.Expression
    open: ex.Expression

    @property
    def id(self) -> str:
        return self.spec.id


class _Step(NamedTuple):
    """One step of the decision: its condition, the end it leads to, and the id to show for it."""

    condition: ex.Expression
    end: ex.Expression
    id: str


class ScorecardColumns:
    """The columns of a scorecard's advice."""

    def __init__(self, card: Scorecard, facts: FactColumns) -> None:
        self.card = card
        self.facts = facts
        self.grid = facts.grid
        self.define = facts.define
        self.names = [strategy.id for strategy in self.grid.strategies]
        self.outcomes = [outcome.id for outcome in card.outcomes]
        self.ends = (*self.outcomes, *self.names)
        self.size = len(self.names)
        self.scores = {
            one.id: self.define(f"{one.id}.points", self._mean(one.drivers))
            for one in self.grid.strategies
        }
        self.keys = {
            name: self.define(f"{name}.key", score * self.size + self._key(self.grid.unit, place))
            for place, (name, score) in enumerate(self.scores.items())
        }
        self.gates = [
            self.gate(gate) for gate in self.card.gates if gate.outcome or gate.close or gate.first
        ]
        self.fires = {gate.id: gate.fires for gate in self.gates}
        self.steps = self._steps(self.fires)
        self.turning: dict[str, ex.Expression] = {}
        """The gates that are open and, turning out the other way, would change the end."""
        self.outputs = self._outputs()

    def _outputs(self) -> dict[str, ex.Expression]:
        """Return the advice by the name of its column."""
        steps, names = self.steps, tuple(self.names)
        end = self.end = self.define("decision.end", _end_of(steps))
        deciders = ex.first_true(*((step.condition, i) for i, step in enumerate(steps)))
        decider = self.decider = self.define("decision.by", deciders)
        by_scores = self.define("decision.by_scores", decider.equals(len(steps) - 1))
        closed = self.closed = self._closed(self.fires)
        outcomes = len(self.outcomes)
        others = {name: closed[name] | end.equals(self._end(name)) for name in names}
        best, rival = self._best(closed), self._best(others, "decision.rival")
        lead = ex.first_true((by_scores & (rival >= 0), self._lead(best, rival)))
        lead = self.lead = self.define("decision.lead", lead)
        provisional = self.define("decision.provisional", self._provisional())
        view = self.view = self._own_view()
        above = self._key(self.grid.clear_above + self.grid.unit + 1, self.size - 1)
        ahead = (rival < 0) | (lead >= self.grid.clear_margin).is_true()
        doubts = [provisional, by_scores & ~((best >= above) & ahead), self._doubted_decider()]
        if self.card.clear.own_view:
            doubts.append(~view.equals(end).is_true())
        clear = self.clear = self.define("decision.clear", (end < outcomes) | ~ex.any_of(*doubts))
        second = self.define("decision.second", self._second(rival))
        margin = ex.first_true((by_scores & (second >= 0), self._lead(best, second)))
        runner_up = ex.first_true(((end >= outcomes) & (second >= 0), self._place(second)))
        return {
            "outcome": ex.TextAt(
                ex.first_true((end < outcomes, end), otherwise=outcomes), (*self.outcomes, "advice")
            ),
            "strategy": ex.TextAt(ex.first_true((end >= outcomes, end + -outcomes)), names),
            "decided_by": ex.TextAt(decider, tuple(step.id for step in steps)),
            "clear": clear,
            "tie": lead.equals(0).is_true(),
            "runner_up": ex.TextAt(runner_up, names),
            "margin": margin.rounded(self.grid.unit),
            "provisional": provisional,
        }

    def _lead(self, best: ex.Expression, other: ex.Expression) -> ex.Expression:
        """Return by how much the score of one key is above that of another."""
        return ex.total(best, best % self.size * -1, other * -1, other % self.size) // self.size

    def _own_view(self) -> ex.Expression:
        """Return the end that the respondent's own view points to; null without one."""
        view = self.card.own_view
        if view is None:
            return ex.NULL
        pointed = []
        for value, end in view.points_to.items():
            test = Test("question", view.question, "is", (value,))
            pointed.append((self.facts.condition(test).is_true(), self._end(end)))
        return self.define("decision.own_view", ex.first_true(*pointed))

    def _doubted_decider(self) -> ex.Expression:
        """Return whether the gate that decides is open, or is never presented as clear."""
        doubted = {
            gate.id: gate.open if gate.spec.clear else ex.TRUE
            for gate in self.gates
            if gate.open != ex.FALSE or not gate.spec.clear
        }
        steps = ((i, step.id) for i, step in enumerate(self.steps) if step.id in doubted)
        return ex.any_of(*(self.decider.equals(i) & doubted[name] for i, name in steps))

    def _second(self, rival: ex.Expression) -> ex.Expression:
        """Return the key of the runner-up: that of the respondent's own view if it differs."""
        if self.card.own_view is None:
            return rival
        pointed = (
            (self.view.equals(self._end(name)).is_true() & ~self.closed[name], key)
            for name, key in self.keys.items()
        )
        seen = self.define("decision.seen", ex.first_true(*pointed, otherwise=_CLOSED))
        differs = ex.all_of(~self.clear, seen >= 0, self.view.differs(self.end).is_true())
        return ex.first_true((differs, seen), otherwise=rival)

    def _key(self, score: int, place: int) -> int:
        return score * self.size + self.size - 1 - place

    def _mean(self, drivers: Sequence[GridDriver]) -> ex.Expression:
        return ex.total(*map(self.signed, drivers)) // len(drivers)

    def signed(self, driver: GridDriver) -> ex.Expression:
        """Return a driver's value as it counts for its strategy; one that is not known counts 0."""
        value = self.facts.values[driver.dimension]
        name, counts = f"{driver.dimension}.counted", ~value.is_null()
        if driver.above is not None:
            name, counts = f"{name}.above.{driver.above}", value > driver.above
        return self.define(name, ex.first_true((counts, value), otherwise=0)) * driver.sign

    def gate(self, spec: Gate) -> GateColumns:
        name = spec.id
        when = self.define(f"{name}.when", self.facts.condition(spec.when))
        unless: ex.Expression = ex.FALSE
        if spec.unless is not None:
            unless = self.define(f"{name}.unless", self.facts.condition(spec.unless))
        free = ~unless.is_true()
        fires = self.define(f"{name}.fires", when.is_true() & free)
        is_open = (when.is_null() & free) | (when.is_true() & unless.is_null())
        return GateColumns(spec, when, fires, self.define(f"{name}.open", is_open))

    def _steps(self, fires: dict[str, ex.Expression], prefix: str = "") -> list[_Step]:
        """Return the steps of the decision, given which gates fire; the last always holds."""
        steps = [
            _Step(fires[gate.id], self._end(gate.spec.outcome), gate.id)
            for gate in self.gates
            if gate.spec.outcome is not None
        ]
        closed = self._closed(fires, prefix)
        best = self._best(closed, f"{prefix}decision.best")
        if self.card.all_closed is not None:
            instead = self._end(self.card.all_closed.strategy)
            steps.append(_Step(best < 0, instead, self.card.all_closed.id))
        for gate in self.gates:
            first = gate.spec.first
            if first is not None:
                leads = ex.all_of(fires[gate.id], ~closed[first], ~self._is_led(gate, closed))
                steps.append(_Step(leads, self._end(first), gate.id))
        return [*steps, _Step(ex.TRUE, self._place(best) + len(self.outcomes), "scores")]

    def _closed(
        self, fires: dict[str, ex.Expression], prefix: str = ""
    ) -> dict[str, ex.Expression]:
        """Return for each strategy whether a gate closes it."""
        return {
            name: self.define(
                f"{prefix}{name}.closed",
                ex.any_of(*(fires[gate.id] for gate in self.gates if name in gate.spec.close)),
            )
            for name in self.names
        }

    def _best(self, closed: dict[str, ex.Expression], name: str = "decision.best") -> ex.Expression:
        """Return the greatest key of the strategies that are not closed."""
        keys = self.keys.items()
        left = (ex.first_true((closed[one], _CLOSED), otherwise=key) for one, key in keys)
        return self.define(name, ex.greatest(left))

    def _is_led(self, gate: GateColumns, closed: dict[str, ex.Expression]) -> ex.Expression:
        """Return whether another strategy's lead prevents a gate from putting its own first."""
        spec = gate.spec
        if spec.unless_leads is None or spec.first is None:
            return ex.FALSE
        leader, by = spec.unless_leads.strategy, int(spec.unless_leads.by * self.grid.unit)
        lead = self.scores[leader] - self.scores[spec.first]
        return ~closed[leader] & (lead >= by)

    def _end(self, name: str) -> ex.Expression:
        return ex.Integer(self.ends.index(name))

    def _place(self, key: ex.Expression) -> ex.Expression:
        """Return the place of the strategy that has a key."""
        return ex.Integer(self.size - 1) - key % self.size

    def _provisional(self) -> ex.Expression:
        """Return whether one open gate, turning out the other way, would change the end."""
        for gate in self.gates:
            if gate.open != ex.FALSE:
                # An open gate with an exception turns from firing to not firing, or back.
                turned = ex.TRUE if gate.spec.unless is None else ~gate.fires
                prefix = f"{gate.id}.turned."
                steps = self._steps({**self.fires, gate.id: turned}, prefix)
                then = self.define(f"{prefix}end", _end_of(steps))
                self.turning[gate.id] = gate.open & then.differs(self.end)
        return ex.any_of(*self.turning.values())


def _end_of(steps: list[_Step]) -> ex.Expression:
    """Return the end of the first step that holds."""
    return ex.first_true(*((step.condition, step.end) for step in steps))
