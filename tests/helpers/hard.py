"""Questionnaires that are made to be hard to look ahead in: many ways for few bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator

HEAD = """
format: burgerkompas/questions/1
id: hard
version: 1.0.0
languages: [en]
title: Hard
bases: {own: our own design}
"""


def scorecard(
    questions: int,
    highest: int,
    dimensions: int,
    items: int,
    strategies: int,
    gates: int = 0,
    weights: bool = True,
    seed: int = 1,
) -> str:
    """Return a scorecard whose dimensions share questions, with weights that share no factor."""
    rng = random.Random(seed)
    names = [f"s{i}" for i in range(strategies)]
    lines = [HEAD, "scales:", f"  long: {{values: {list(range(highest + 1))}, labels: {{}}}}"]
    lines.append("questions:")
    lines += [f"  - {{id: q{i}, scale: long, text: Q{i}}}" for i in range(questions)]
    lines.append("dimensions:")
    for i in range(dimensions):
        chosen = rng.sample(range(questions), items)
        listed = [
            f"{{id: q{q}, weight: {1 + rng.randint(1, 9999) / 10000:.4f}}}" if weights else f"q{q}"
            for q in chosen
        ]
        lines.append(f"  d{i}: {{label: d, items: [{', '.join(listed)}], high: H., low: L.}}")
    lines.append(
        f"scorecard: {{basis: own, note: N., tie_order: [{', '.join(names)}],"
        " clear: {above: 0, margin: 0},"
        f" all_closed: {{id: none-left, strategy: {names[0]}, because: Nothing is left.}}}}"
    )
    lines.append("strategies:")
    for name in names:
        drivers = rng.sample(range(dimensions), max(2, dimensions // 2))
        half = len(drivers) // 2
        lines.append(
            f"  {name}: {{label: s, meaning: S., for: [{_ids(drivers[:half])}],"
            f" against: [{_ids(drivers[half:])}], first_step: F., ask_the_group: A?,"
            " look_again: L.}"
        )
    if gates:
        lines.append("gates:")
    for i in range(gates):
        one, other = rng.sample(range(questions), 2)
        when = f"{{question: q{one}, at_least: {rng.randint(1, highest)}}}"
        unless = f"{{dimension: d{rng.randrange(dimensions)}, above: 0.{rng.randint(1, 9)}}}"
        both = f"{{all: [{when}, {{question: q{other}, at_most: {rng.randint(1, highest)}}}]}}"
        does = rng.choice(
            [
                f"close: [{rng.choice(names)}]",
                f"first: {names[0]}, unless_leads: {{strategy: {names[1]}, by: 0.1}}",
            ]
        )
        lines.append(f"  - {{id: g{i}, when: {both}, unless: {unless}, {does}, because: B.}}")
    return "\n".join(lines) + "\n"


def _ids(drivers: list[int]) -> str:
    return ", ".join(f"d{i}" for i in drivers)


def choices(options: int) -> str:
    """Return a table with one question of very many choices."""
    listed = "".join(f"      o{i}: o{i}\n" for i in range(options))
    return f"""{HEAD}
questions:
  - id: q
    kind: choices
    text: Q
    options:
{listed}
table: {{hit_policy: first}}
rules:
  - {{id: one, when: {{question: q, includes: o1}}, then: yes_it_is, because: B.}}
  - {{id: none, then: no_it_is, because: B.}}
outcomes: {{yes_it_is: {{label: y}}, no_it_is: {{label: n}}}}
"""


def table(rules: int, tests: int, questions: int, policy: str, seed: int = 1) -> str:
    """Return a table of many rules with several comparisons each."""
    rng = random.Random(seed)
    lines = [HEAD, "scales:", f"  long: {{values: {list(range(11))}, labels: {{}}}}", "questions:"]
    lines += [f"  - {{id: q{i}, scale: long, text: Q{i}}}" for i in range(questions)]
    lines += [f"table: {{hit_policy: {policy}}}", "rules:"]
    for i in range(rules):
        chosen = rng.sample(range(questions), tests)
        listed = ", ".join(
            f"{{question: q{q}, {rng.choice(['at_least', 'at_most'])}: {rng.randint(1, 9)}}}"
            for q in chosen
        )
        lines.append(f"  - {{id: r{i}, when: {{all: [{listed}]}}, then: o{i % 5}, because: B.}}")
    outcomes = ", ".join(f"o{i}: {{label: o{i}}}" for i in range(5))
    return "\n".join([*lines, f"outcomes: {{{outcomes}}}"]) + "\n"


def hard_ones() -> Iterator[tuple[str, str]]:
    """Yield the questionnaires by name: those of an attack, and some of other kinds."""
    yield "20 questions of 101 values", scorecard(20, 100, 10, 4, 3)
    yield "40 questions of 101 values", scorecard(40, 100, 20, 4, 10)
    yield "60 questions, 30 gates", scorecard(60, 100, 30, 4, 10, 30)
    yield "100 questions, 15 strategies", scorecard(100, 10, 40, 4, 15, 20)
    yield "400 questions, 60 strategies", scorecard(400, 20, 160, 4, 60)
    yield "8,000 choices", choices(8_000)
    yield "40,000 choices", choices(40_000)
    yield "200 rules, first", table(200, 4, 40, "first")
    yield "200 rules, any", table(200, 4, 40, "any")
    yield "60 rules, unique", table(60, 3, 60, "unique")
    yield "300 gates", scorecard(200, 4, 60, 3, 8, 300, weights=False)
    yield "40 dimensions of few questions", scorecard(12, 4, 40, 6, 30, 100, seed=10)
    yield "items everywhere", scorecard(30, 4, 25, 12, 6, 20, weights=False)
