"""Compare what a check proves never to happen with brute force on small questionnaires."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from msgspec import structs

from burgerkompas.authoring.check.decision import all_close, can_decide, gap, shadowed, together
from burgerkompas.authoring.check.inspection import Inspection
from burgerkompas.questionnaire.binding import KeyPath, Places
from burgerkompas.questionnaire.loader import QuestionnaireFiles
from burgerkompas.questionnaire.model import DecisionTable, Questionnaire, Scorecard
from burgerkompas.results import Result
from tests.helpers import exact, small, small_tables as tables

MAX_COMPLETIONS = 1000


class Unwritten(Inspection):
    """An inspection of a questionnaire that was never written down: its lists have no files."""

    def listed(self, key: str) -> Iterator[tuple[KeyPath, Any]]:
        for i, thing in enumerate(getattr(self.questionnaire, key)):
            yield ("", key, i), thing


def inspect(spec: Questionnaire) -> Inspection:
    """Return an inspection of a questionnaire that was never written down."""
    return Unwritten(QuestionnaireFiles(spec, None, {}, Places()))  # type: ignore[arg-type]


def all_results(spec: Questionnaire) -> list[Result] | None:
    """Score every completion of a case without answers, if there are not too many."""
    completions = list(small.completions(spec, {}))
    if len(completions) > MAX_COMPLETIONS:
        return None
    return [exact.judged(spec, completion) for completion in completions]


def compare_gates(seed: int) -> bool:
    """Fail where a proof about gates differs; return whether it was small enough to tell."""
    spec = small.questionnaire(random.Random(seed))
    card, below = spec.decision, inspect(spec)
    assert isinstance(card, Scorecard)
    if (results := all_results(spec)) is None:
        return False
    did = {(gate.id, gate.effect) for result in results for gate in result.gates}
    for gate in card.gates:
        for key in ("outcome", "close", "first"):
            if not getattr(gate, key):
                continue
            told = can_decide(below, card, gate, key)
            happens = (gate.id, key) in did
            # Where scores or a closed strategy have a say in it, nothing is claimed.
            assert told or not happens, (seed, gate.id, key)
            if key != "first":
                assert told == happens, (seed, gate.id, key)
    closed = any(r.strategy and r.strategy.decided_by == "closed" for r in results)
    assert all_close(below, card) == closed, seed
    return True


def compare_rules(seed: int) -> bool:
    """Fail where a proof about a table differs; return whether it was small enough to tell."""
    spec = tables.questionnaire(random.Random(seed))
    table, below = spec.decision, inspect(spec)
    assert isinstance(table, DecisionTable)
    if (results := all_results(spec)) is None:
        return False
    conditions = [rule.condition for rule in table.rules]
    outcomes = {result.outcome for result in results}
    if table.hit_policy == "unique":
        assert (gap(below, conditions) is not None) == ("no-rule" in outcomes), seed
        pairs = [(a, b) for i, a in enumerate(conditions) for b in conditions[:i]]
        overlap = any(together(below, a, b) is not None for a, b in pairs)
        assert overlap == ("conflict" in outcomes), seed
    if table.hit_policy in ("first", "priority"):
        assert (gap(below, conditions) is not None) == ("no-rule" in outcomes), seed
        # With an outcome of its own for every rule, the outcome tells which rule counts.
        apart = structs.replace(spec, decision=told_apart(table))
        counting = {result.outcome for result in all_results(apart) or ()}
        lost = {table.rules[i].id for i in shadowed(below, conditions, table.precedence)}
        dead = {
            rule.id
            for rule, condition in zip(table.rules, conditions, strict=True)
            if below.can_be(condition, True) is None
        }
        assert lost | dead == {rule.id for rule in table.rules} - counting, seed
    return True


def told_apart(table: DecisionTable) -> DecisionTable:
    """Give every rule an outcome of its own."""
    rules = tuple(structs.replace(rule, then=rule.id) for rule in table.rules)
    ordered = [rules[i] for i in table.precedence]
    outcomes = tuple(structs.replace(table.outcomes[0], id=rule.id) for rule in ordered)
    return structs.replace(table, rules=rules, outcomes=outcomes)


def compare(seed: int) -> bool:
    """Compare both on one seed."""
    return compare_gates(seed) | compare_rules(seed)
