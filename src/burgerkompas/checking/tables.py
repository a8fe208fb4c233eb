"""Decision tables: gaps, rules that overlap, and what never comes."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.checking.finding import Finding, Shown
from burgerkompas.checking.ground import Ground, TooHardError
from burgerkompas.instrument.model import RESERVED, All, Condition, DecisionTable
from burgerkompas.scoring.hits import NO_RULE, fold_for, verdict


def check_table(ground: Ground) -> Iterator[Finding]:
    """Yield what is wrong with the logic of a decision table, each with answers that show it."""
    table = ground.instrument.table
    if table is None:
        return
    at = ground.once("table")
    conditions: list[Condition] = [rule.when or All(()) for rule in table.rules]
    try:
        yield from _gap(ground, table, conditions)
        if table.hit_policy == "first":
            yield from _shadowed(ground, table, conditions)
        else:
            yield from _overlaps(ground, table, conditions)
    except TooHardError:
        yield ground.finding("undetermined", at, "table")
        return
    for path, name, _ in ground.named("outcomes"):
        if name not in RESERVED and name not in {rule.then for rule in table.rules}:
            yield ground.finding("outcome-unreachable", path, name)


def _gap(ground: Ground, table: DecisionTable, conditions: list[Condition]) -> Iterator[Finding]:
    # Only whether a rule holds counts here, so that all may give the same.
    ends = ground.ends(conditions, fold_for("any"), (0,) * len(conditions))
    gap = next((shown for end, shown in ends.items() if verdict(end) == NO_RULE), None)
    if gap is not None:
        yield ground.finding("rule-gap", ground.once("table"), "table", gap)


def _overlaps(
    ground: Ground, table: DecisionTable, conditions: list[Condition]
) -> Iterator[Finding]:
    """Yield every rule that can hold together with an earlier one, but must not."""
    paths = [path for path, _ in ground.listed("rules")]
    for j, later in enumerate(table.rules):
        for i, earlier in enumerate(table.rules[:j]):
            if table.hit_policy == "any" and earlier.then == later.then:
                continue
            shown = _together(ground, conditions[i], conditions[j])
            if shown is not None:
                yield ground.finding(
                    "rules-overlap", paths[j], later.id, shown, values={"other": earlier.id}
                )
                break


def _together(ground: Ground, one: Condition, other: Condition) -> Shown | None:
    return ground.can_be(All((one, other)), True)


def _shadowed(
    ground: Ground, table: DecisionTable, conditions: list[Condition]
) -> Iterator[Finding]:
    """Yield every rule that can hold, but never without one before it."""
    ends = ground.ends(conditions, fold_for("first"))
    deciding = {verdict(end) for end in ends}
    for i, (path, _) in enumerate(ground.listed("rules")):
        if i not in deciding and ground.can_be(conditions[i], True) is not None:
            yield ground.finding("rule-shadowed", path, table.rules[i].id)
