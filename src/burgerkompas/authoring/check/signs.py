"""The directions of a scorecard: what counts for a strategy here and against it there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.model import All, Any, Condition, Item, Not, Scorecard, Test

Pull = dict[str, set[int]]
"""For each question or dimension, in which directions it moves something: +1, -1."""


def check_signs(ground: Ground) -> Iterator[Finding]:
    """Yield drivers that break the law of the scores, or speak against a gate or themselves."""
    card = ground.questionnaire.decision
    if not isinstance(card, Scorecard):
        return
    paths = {name: path for path, name, _ in ground.named("strategies")}
    for strategy in card.strategies:
        yield from _not_monotone(ground, strategy.id, paths[strategy.id])
        yield from _opposite(ground, strategy.id, paths[strategy.id])
    yield from _one_way(ground, card, paths)
    yield from _against_gates(ground, card, paths)


def _drivers(ground: Ground, strategy: str, path: KeyPath) -> Iterator[tuple[KeyPath, str, int]]:
    """Yield a strategy's drivers with their places and signs."""
    source = next(s for _, name, s in ground.named("strategies") if name == strategy)
    for key, sign, listed in (("for", 1, source.for_), ("against", -1, source.against)):
        for i, driver in enumerate(listed):
            yield (*path, key, i), driver.id, sign


def _not_monotone(ground: Ground, strategy: str, path: KeyPath) -> Iterator[Finding]:
    """Yield drivers that fall where they begin to count: more of it would count for less."""
    source = next(s for _, name, s in ground.named("strategies") if name == strategy)
    for key, listed in (("for", source.for_), ("against", source.against)):
        for i, driver in enumerate(listed):
            if driver.only_above is not None and driver.only_above < 0:
                yield ground.finding(
                    "not-monotone", (*path, key, i), driver.id, values={"strategy": strategy}
                )


def _direction(item: Item) -> int:
    """Return +1 where more of an answer gives more points, -1 where less, 0 where neither."""
    points = [p for _, p in item.points]
    rising = all(a <= b for a, b in pairwise(points))
    falling = all(a >= b for a, b in pairwise(points))
    return (rising - falling) * (-1 if item.reverse else 1)


def _pull(ground: Ground, strategy: str, path: KeyPath) -> Pull:
    """Return which way every driver and question moves a strategy's score."""
    found: Pull = {}
    for _, name, sign in _drivers(ground, strategy, path):
        found.setdefault(f"d:{name}", set()).add(sign)
        for item in ground.questionnaire.dimension[name].items:
            found.setdefault(f"q:{item.question}", set()).add(sign * _direction(item))
    return found


def _opposite(ground: Ground, strategy: str, path: KeyPath) -> Iterator[Finding]:
    """Yield drivers with an item that another driver of the strategy counts the other way."""
    seen: dict[str, tuple[int, str]] = {}
    for at, name, sign in _drivers(ground, strategy, path):
        for item in ground.questionnaire.dimension[name].items:
            way = sign * _direction(item)
            first, other = seen.setdefault(item.question, (way, name))
            if way * first < 0:
                values = {"strategy": strategy, "question": item.question, "other": other}
                yield ground.finding("opposite-signs", at, name, values=values)


def _one_way(ground: Ground, card: Scorecard, paths: dict[str, KeyPath]) -> Iterator[Finding]:
    """Yield drivers that move several strategies, but all of them the same way."""
    ways: dict[str, list[tuple[KeyPath, int]]] = {}
    for strategy in card.strategies:
        for at, name, sign in _drivers(ground, strategy.id, paths[strategy.id]):
            ways.setdefault(name, []).append((at, sign))
    for name, found in ways.items():
        signs = {sign for _, sign in found}
        if len(found) > 1 and len(signs) == 1:
            lines = [str(ground.loaded.places.where(at).line) for at, _ in found]
            values = {
                "way": "for" if signs == {1} else "against",
                "count": len(found),
                "lines": ", ".join(lines),
            }
            yield ground.finding("driver-one-way", found[0][0], name, values=values)


def _against_gates(ground: Ground, card: Scorecard, paths: dict[str, KeyPath]) -> Iterator[Finding]:
    """Yield drivers that raise a score with the very thing for which a gate turns from it."""
    seen = set()
    for (path, _), gate in zip(ground.listed("gates"), card.gates, strict=True):
        leanings: Pull = {}
        _lean(ground, gate.when, 1, leanings)
        if gate.unless is not None:
            _lean(ground, gate.unless, -1, leanings)
        wanted = [(name, -1) for name in gate.close]
        wanted += [(gate.first, 1)] if gate.first else []
        for strategy, way in wanted:
            pull = _pull(ground, strategy, paths[strategy])
            for thing, leaning in leanings.items():
                ways = pull.get(thing, set())
                if len(leaning) != 1 or len(ways) != 1 or 0 in ways:
                    continue
                if next(iter(leaning)) * next(iter(ways)) == way:
                    continue
                for at, name in _counting(ground, thing, strategy, paths[strategy]):
                    if at not in seen:
                        seen.add(at)
                        line = ground.loaded.places.where(path).line
                        values = {"strategy": strategy, "gate": gate.id, "line": line}
                        values["thing"] = thing[2:]
                        yield ground.finding("gate-against-score", at, name, values=values)


def _counting(
    ground: Ground, thing: str, strategy: str, path: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the drivers of a strategy through which a question or dimension counts."""
    for at, name, _ in _drivers(ground, strategy, path):
        items = {f"q:{item.question}" for item in ground.questionnaire.dimension[name].items}
        if thing in items or thing == f"d:{name}":
            yield at, name


def _lean(ground: Ground, condition: Condition, way: int, found: Pull) -> None:
    """Note of everything that a condition compares whether it asks for much or for little."""
    if isinstance(condition, Not):
        _lean(ground, condition.part, -way, found)
    elif isinstance(condition, All | Any):
        for part in condition.parts:
            _lean(ground, part, way, found)
    elif condition.subject in ("question", "dimension", "raw"):
        side = _side(ground, condition)
        if side:
            kind = "q" if condition.subject == "question" else "d"
            found.setdefault(f"{kind}:{condition.id}", set()).add(way * side)


def _side(ground: Ground, test: Test) -> int:
    if test.op in ("at_least", "above"):
        return 1
    if test.op in ("at_most", "below"):
        return -1
    if test.subject != "question" or ground.questionnaire.question[test.id].kind != "scale":
        return 0
    numbers = [v for v in ground.questionnaire.question[test.id].values if isinstance(v, int)]
    middle = (min(numbers) + max(numbers)) / 2
    sides = {(v > middle) - (v < middle) for v in test.values if isinstance(v, int)}
    return sides.pop() if len(sides) == 1 else 0
