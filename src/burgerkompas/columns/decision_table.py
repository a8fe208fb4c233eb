"""The outcome of a decision table as column expressions, by its hit policy.

An end is a number: the outcomes in their order, then the reserved ones, for when no rule decides.
"""

from __future__ import annotations

from burgerkompas.columns import expression as ex
from burgerkompas.columns.facts import FactColumns
from burgerkompas.questionnaire.model import RESERVED, DecisionTable


class TableColumns:
    """The columns of a decision table's outcome."""

    def __init__(self, table: DecisionTable, facts: FactColumns) -> None:
        self.table = table
        self.define = facts.define
        self.names = tuple(one.id for one in table.outcomes if one.id not in RESERVED)
        self.ends = [self.names.index(rule.then) for rule in table.rules]
        truths = [
            ex.TRUE
            if rule.when is None
            else self.define(f"{rule.id}.when", facts.condition(rule.when))
            for rule in table.rules
        ]
        self.hits = [truth.is_true() for truth in truths]
        self.open = [truth.is_null() for truth in truths]
        self.truths = truths
        self.undecided, self.no_rule, self.conflict = (
            ex.Integer(len(self.names) + i) for i in range(len(RESERVED))
        )
        self.outputs = self._outputs()

    def _outputs(self) -> dict[str, ex.Expression]:
        """Return the outcome by the name of its column."""
        policies = {
            "unique": self._unique,
            "first": self._first,
            "any": self._any,
            "priority": self._first,
        }
        end = self.end = self.define("decision.end", policies[self.table.hit_policy]())
        decided = end < len(self.names)
        rules = [rule.id for rule in self.table.rules]
        first = ex.first_true(*((self.hits[i], i) for i in self.table.precedence), otherwise=0)
        decider = ex.first_true((decided, first), otherwise=end + (len(rules) - len(self.names)))
        return {
            "outcome": ex.TextAt(end, (*self.names, *RESERVED)),
            "strategy": ex.TextAt(ex.first_true((decided, end)), self.names),
            "decided_by": ex.TextAt(decider, (*rules, *RESERVED)),
            "clear": ex.TRUE,
            "tie": ex.FALSE,
            "runner_up": ex.NULL,
            "margin": ex.NULL,
            "provisional": ex.FALSE,
        }

    def _without_hit(self) -> ex.Expression:
        return ex.first_true((ex.any_of(*self.open), self.undecided), otherwise=self.no_rule)

    def _unique(self) -> ex.Expression:
        """Let at most one rule hit."""
        hits = self.define("decision.hits", ex.count(self.hits))
        hit = ex.first_true(*zip(self.hits, self.ends, strict=True), otherwise=self.no_rule)
        return ex.first_true(
            (hits > 1, self.conflict), (ex.any_of(*self.open), self.undecided), otherwise=hit
        )

    def _first(self) -> ex.Expression:
        """Let the first hit count, unless an open rule before it has another outcome."""
        order = self.table.precedence
        branches: list[ex.Branch] = []
        for place, i in enumerate(order):
            before = (self.open[j] for j in order[:place] if self.ends[j] != self.ends[i])
            branches.append((self.hits[i] & ex.any_of(*before), self.undecided))
            branches.append((self.hits[i], self.ends[i]))
        return ex.first_true(*branches, otherwise=self._without_hit())

    def _any(self) -> ex.Expression:
        """Let several rules hit if they have the same outcome."""
        hit, could = [], []
        for end in range(len(self.names)):
            rules = [i for i, one in enumerate(self.ends) if one == end]
            hit.append(
                self.define(f"decision.given.{end}", ex.any_of(*(self.hits[i] for i in rules)))
            )
            could.append(
                self.define(f"decision.could.{end}", ex.any_of(*(self.open[i] for i in rules)))
            )
        hits = self.define("decision.hits", ex.count(hit))
        branches: list[ex.Branch] = [(hits > 1, self.conflict)]
        for end, one in enumerate(hit):
            others = ex.any_of(*(other for i, other in enumerate(could) if i != end))
            branches += [(one & others, self.undecided), (one, end)]
        return ex.first_true(*branches, otherwise=self._without_hit())
