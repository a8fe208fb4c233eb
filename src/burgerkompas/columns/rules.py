"""Decision tables as column expressions: which rule counts, as ``scoring.hits`` has it.

An end is a number: the outcomes in their order, then what comes when no rule decides.
"""

from __future__ import annotations

from burgerkompas.columns.conditions import Grounds, condition
from burgerkompas.columns.expression import (
    FALSE,
    NULL,
    ONE,
    TRUE,
    ZERO,
    Expression,
    Label,
    Number,
    add,
    both,
    case,
    compare,
    either,
    holds,
    is_null,
)
from burgerkompas.questionnaire.model import RESERVED, DecisionTable


class Rules:
    """The expressions of one decision table."""

    def __init__(self, table: DecisionTable, grounds: Grounds) -> None:
        self.table = table
        self.define = grounds.define
        self.names = tuple(o.id for o in table.outcomes if o.id not in RESERVED)
        self.order = table.precedence
        self.tags = [self.names.index(rule.then) for rule in table.rules]
        truths = [
            TRUE
            if rule.when is None
            else self.define(f"{rule.id}.when", condition(grounds, rule.when))
            for rule in table.rules
        ]
        self.true = [holds(truth) for truth in truths]
        self.open = [is_null(truth) for truth in truths]
        self.undecided, self.no_rule, self.conflict = (
            Number(len(self.names) + i) for i in range(len(RESERVED))
        )

    def outputs(self) -> dict[str, Expression]:
        """Return what there is to tell of the outcome, by the name of its column."""
        policies = {
            "unique": self._unique,
            "first": self._first,
            "any": self._any,
            "priority": self._first,
        }
        end = self.define("decision.end", policies[self.table.hit_policy]())
        decided = compare("<", end, len(self.names))
        names = (*self.names, *RESERVED)
        rules = [rule.id for rule in self.table.rules]
        first = case(*((self.true[i], Number(i)) for i in self.order), otherwise=ZERO)
        beyond = add(end, Number(len(rules) - len(self.names)))
        return {
            "outcome": Label(end, names),
            "strategy": Label(case((decided, end), otherwise=NULL), self.names),
            "decided_by": Label(case((decided, first), otherwise=beyond), (*rules, *RESERVED)),
            "clear": TRUE,
            "tie": FALSE,
            "runner_up": NULL,
            "margin": NULL,
            "provisional": FALSE,
        }

    def _otherwise(self) -> Expression:
        return case((either(*self.open), self.undecided), otherwise=self.no_rule)

    def _unique(self) -> Expression:
        hits = add(*(case((true, ONE), otherwise=ZERO) for true in self.true))
        hits = self.define("decision.hits", hits)
        decided = case(
            *((true, Number(tag)) for true, tag in zip(self.true, self.tags, strict=True)),
            otherwise=self.no_rule,
        )
        return case(
            (compare(">", hits, 1), self.conflict),
            (either(*self.open), self.undecided),
            otherwise=decided,
        )

    def _first(self) -> Expression:
        steps = []
        for place, i in enumerate(self.order):
            true, tag = self.true[i], self.tags[i]
            other = [self.open[j] for j in self.order[:place] if self.tags[j] != tag]
            steps.append((both(true, either(*other)), self.undecided))
            steps.append((true, Number(tag)))
        return case(*steps, otherwise=self._otherwise())

    def _any(self) -> Expression:
        given, could = [], []
        for tag in range(len(self.names)):
            mine = [i for i, found in enumerate(self.tags) if found == tag]
            given.append(
                self.define(f"decision.given.{tag}", either(*(self.true[i] for i in mine)))
            )
            could.append(
                self.define(f"decision.could.{tag}", either(*(self.open[i] for i in mine)))
            )
        count = self.define(
            "decision.hits", add(*(case((one, ONE), otherwise=ZERO) for one in given))
        )
        steps = [(compare(">", count, 1), self.conflict)]
        for tag, one in enumerate(given):
            others = either(*(other for i, other in enumerate(could) if i != tag))
            steps += [(both(one, others), self.undecided), (one, Number(tag))]
        return case(*steps, otherwise=self._otherwise())
