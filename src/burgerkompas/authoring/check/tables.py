"""Decision tables: gaps, rules that overlap, and what never comes."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.check.finding import Finding, Shown
from burgerkompas.authoring.check.ground import Ground, TooHardError
from burgerkompas.look_ahead import Ways
from burgerkompas.questionnaire.model import RESERVED, All, Condition, DecisionTable


def check_table(ground: Ground) -> Iterator[Finding]:
    """Yield what is wrong with the logic of a decision table, each with answers that show it."""
    table = ground.questionnaire.decision
    if not isinstance(table, DecisionTable):
        return
    at = ground.once("table")
    conditions: list[Condition] = [rule.when or All(()) for rule in table.rules]
    try:
        fallen = gap(ground, conditions)
        if fallen is not None:
            yield ground.finding("rule-gap", at, "table", fallen)
        if table.hit_policy in ("first", "priority"):
            for i in shadowed(ground, conditions, table.precedence):
                path, rule = list(ground.listed("rules"))[i]
                yield ground.finding("rule-shadowed", path, rule.id)
        else:
            yield from _overlaps(ground, table, conditions)
    except TooHardError:
        yield ground.finding("undetermined", at, "table")
        return
    for path, name, _ in ground.named("outcomes"):
        if name not in RESERVED and name not in {rule.then for rule in table.rules}:
            yield ground.finding("outcome-unreachable", path, name)


def gap(ground: Ground, conditions: list[Condition]) -> Shown | None:
    """Return the fewest answers with which no rule holds, if there are any."""
    return ground.fewest_answers(
        lambda ways: ways.add("", sum(ways.holds(one, False) for one in conditions))
    )


def _overlaps(
    ground: Ground, table: DecisionTable, conditions: list[Condition]
) -> Iterator[Finding]:
    """Yield every rule that can hold together with an earlier one, but must not."""
    paths = [path for path, _ in ground.listed("rules")]
    for j, later in enumerate(table.rules):
        for i, earlier in enumerate(table.rules[:j]):
            if table.hit_policy == "any" and earlier.then == later.then:
                continue
            shown = together(ground, conditions[i], conditions[j])
            if shown is not None:
                yield ground.finding(
                    "rules-overlap", paths[j], later.id, shown, values={"other": earlier.id}
                )
                break


def together(ground: Ground, one: Condition, other: Condition) -> Shown | None:
    """Return the fewest answers with which two rules hold together, if any do."""
    return ground.can_be(All((one, other)), True)


def shadowed(ground: Ground, conditions: list[Condition], precedence: tuple[int, ...]) -> list[int]:
    """Return the rules that can hold, but never without one that goes before them."""

    def counts(place: int) -> bool:
        before = precedence[:place]

        def write(ways: Ways) -> None:
            silent = sum(ways.holds(conditions[i], False) for i in before)
            ways.add("", ways.holds(conditions[precedence[place]]) | silent)

        return ground.fewest_answers(write) is not None

    deciding = {i for place, i in enumerate(precedence) if counts(place)}
    return [
        i
        for i, condition in enumerate(conditions)
        if i not in deciding and ground.can_be(condition, True) is not None
    ]
