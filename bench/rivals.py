"""The same decision in two rule engines, written out from the questionnaire.

What they can express is the decision itself: the drivers' means over what is known, the gates with
open answers, the scores, the winner. Not: reading and checking, levels, reasons, what is possible.
Both calculate with floats, so a tie may come out the other way; how often is counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from burgerkompas.questionnaire.model import (
    All,
    Any as AnyOf,
    Condition,
    Item,
    Not,
    Questionnaire,
    Test,
)

Step = tuple[str, "Tree"]
Tree = Any
"""A number, text, truth or ``None``; ``("var", name)``; or an operator with its operands."""

_COMPARE = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}


def plain(name: str) -> str:
    """Return an id as a name that every engine takes."""
    return name.replace("-", "_")


def var(name: str) -> Tree:
    return ("var", plain(name))


def known(name: str) -> Tree:
    return ("!=", var(name), None)


def steps(questionnaire: Questionnaire) -> list[list[Step]]:
    """Return the decision in stages; each may use what the ones before it gave."""
    card = questionnaire.decision
    assert card is not None
    drivers = card.drivers
    values = [(f"v_{d}", value(questionnaire, d)) for d in drivers]
    counted: list[Step] = [
        ("known_drivers", total([("if", known(f"v_{d}"), 1, 0) for d in drivers]))
    ]
    for strategy in card.strategies:
        parts = []
        for driver in strategy.drivers:
            name = f"v_{driver.dimension}"
            counts = known(name)
            if driver.only_above is not None:
                counts = ("and", counts, (">", var(name), float(driver.only_above)))
            parts.append(("if", counts, ("*", driver.sign, var(name)), 0))
        counted.append((f"s_{strategy.id}", ("/", total(parts), len(strategy.drivers))))
    fires: list[Step] = []
    for gate in card.gates:
        when = holds(gate.when, True)
        if gate.unless is not None:
            when = ("and", when, ("!", holds(gate.unless, True)))
        fires.append((f"g_{gate.id}", when))
    closed: list[Step] = []
    for strategy in card.strategies:
        closing = [var(f"g_{gate.id}") for gate in card.gates if strategy.id in gate.close]
        closed.append((f"c_{strategy.id}", ("or", *closing) if closing else False))
    return [values, counted, fires, closed, [("decision", decision(questionnaire))]]


def total(parts: list[Tree]) -> Tree:
    return ("+", *parts) if len(parts) > 1 else parts[0]


def value(questionnaire: Questionnaire, name: str) -> Tree:
    """Return a driver's value from -1 to +1 over the items that are known."""
    items = questionnaire.dimension[name].items
    reached = total([("if", known(i.question), ("-", points(i), low(i)), 0) for i in items])
    reach = total([("if", known(i.question), high(i) - low(i), 0) for i in items])
    none_known = (
        ("and", *[("!", known(i.question)) for i in items])
        if len(items) > 1
        else ("!", known(items[0].question))
    )
    return ("if", none_known, None, ("-", ("/", ("*", 2, reached), reach), 1))


def low(item: Item) -> int:
    return int(min(item.points.values()))


def high(item: Item) -> int:
    return int(max(item.points.values()))


def points(item: Item) -> Tree:
    if any(value != point for value, point in item.points.items()):
        raise NotImplementedError("points that are not the values themselves")
    here = var(item.question)
    return ("-", low(item) + high(item), here) if item.reverse else here


def holds(condition: Condition, truth: bool) -> Tree:
    """Return whether a condition is certainly true, or certainly false; open is neither."""
    if isinstance(condition, Not):
        return holds(condition.part, not truth)
    if isinstance(condition, (All, AnyOf)):
        parts = [holds(part, truth) for part in condition.parts]
        if not parts:  # as in a gate that holds unless something else does
            return isinstance(condition, All) is truth
        return ("and" if isinstance(condition, All) is truth else "or", *parts)
    return test(condition, truth)


def test(condition: Test, truth: bool) -> Tree:
    names = {"question": condition.id, "count": condition.id, "dimension": f"v_{condition.id}"}
    if condition.subject not in names:
        raise NotImplementedError(condition.subject)
    here = var(names[condition.subject])
    if condition.op == "is":
        same = [("==", here, wanted) for wanted in condition.values]
        found = ("or", *same) if len(same) > 1 else same[0]
    else:
        bound = condition.bound
        whole = int(bound) if bound.denominator == 1 else float(bound)
        found = (_COMPARE[condition.op], here, whole)
    return ("and", ("!=", here, None), found if truth else ("!", found))


def decision(questionnaire: Questionnaire) -> Tree:
    """Return the chain that names the outcome or the strategy."""
    card = questionnaire.decision
    assert card is not None
    names = [strategy.id for strategy in card.strategies]
    chain: list[tuple[Tree, str]] = []
    for gate in card.gates:
        if gate.outcome is not None:
            chain.append((var(f"g_{gate.id}"), gate.outcome))
    if card.all_closed is not None:
        every = ("and", *[var(f"c_{name}") for name in names])
        chain.append((every, card.all_closed.strategy))
    for gate in card.gates:
        if gate.first is None:
            continue
        first = ("and", var(f"g_{gate.id}"), ("!", var(f"c_{gate.first}")))
        if gate.unless_leads is not None:
            leader = gate.unless_leads.strategy
            lead = ("-", var(f"s_{leader}"), var(f"s_{gate.first}"))
            leads = (">=", lead, float(gate.unless_leads.by))
            first = ("and", first, ("!", ("and", ("!", var(f"c_{leader}")), leads)))
        chain.append((first, gate.first))
    for name in names[:-1]:
        beats = [
            ("or", var(f"c_{other}"), (">=", var(f"s_{name}"), var(f"s_{other}")))
            for other in names
            if other != name
        ]
        chain.append((("and", ("!", var(f"c_{name}")), *beats), name))
    tree: Tree = names[-1]
    for condition, outcome in reversed(chain):
        tree = ("if", condition, outcome, tree)
    return tree


# -- as JsonLogic ----------------------------------------------------------------------------


def as_json_logic(tree: Tree) -> Any:
    if not isinstance(tree, tuple):
        return tree
    name, *parts = tree
    return {name: parts[0] if name == "var" else [as_json_logic(part) for part in parts]}


def json_logic(questionnaire: Questionnaire) -> Callable[[Mapping[str, object]], str]:
    """Return what decides a case with JsonLogic, a rule at a time."""
    from json_logic import jsonLogic

    rules = [(plain(n), as_json_logic(t)) for stage in steps(questionnaire) for n, t in stage]

    def decide(answers: Mapping[str, object]) -> str:
        data = dict(answers)
        for name, rule in rules:
            data[name] = jsonLogic(rule, data)
        return str(data["decision"])

    return decide


# -- as zen's expressions --------------------------------------------------------------------


def as_zen(tree: Tree) -> str:
    if not isinstance(tree, tuple):
        return json.dumps(tree)
    name, *parts = tree
    if name == "var":
        return str(parts[0])
    words = [as_zen(part) for part in parts]
    if name == "if":
        return "({} ? {} : {})".format(*words)
    if name == "!":
        return f"(not {words[0]})"
    return "(" + f" {name} ".join(words) + ")" if len(words) > 1 else words[0]


Answers = Mapping[str, object]


def zen_graph(stages: Sequence[Sequence[tuple[str, str]]]) -> Callable[[Answers], dict[str, Any]]:
    """Return what evaluates a graph with one node a stage, and gives what the last of them gives.

    A stage has the names and the expressions of what it works out; it is passed on.
    """
    from zen import ZenEngine

    nodes: list[dict[str, object]] = [{"id": "in", "type": "inputNode", "name": "in"}]
    for n, stage in enumerate(stages):
        content = {
            "expressions": [{"id": f"{n}-{k}", "key": k, "value": value} for k, value in stage],
            "passThrough": n < len(stages) - 1,
            "executionMode": "single",
        }
        nodes.append({"id": f"n{n}", "type": "expressionNode", "name": f"n{n}", "content": content})
    nodes.append({"id": "out", "type": "outputNode", "name": "out"})
    names = [str(node["id"]) for node in nodes]
    edges = [
        {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in pairwise(names)
    ]
    graph = ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda answers: dict(graph.evaluate(answers)["result"])


def zen_engine(questionnaire: Questionnaire) -> Callable[[Answers], str]:
    """Return what decides a case with zen-engine."""
    graph = zen_graph([[(plain(k), as_zen(t)) for k, t in s] for s in steps(questionnaire)])
    return lambda answers: str(graph(answers)["decision"])
