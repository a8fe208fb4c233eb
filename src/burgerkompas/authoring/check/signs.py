"""The directions of a scorecard: what counts for a strategy here and against it there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.ground import Ground
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.model import All, Any, Condition, Item, Not, Test

Subject = tuple[str, str]
"""A question or a dimension (``question`` or ``dimension``), and its id."""


class _SourceDriver(NamedTuple):
    """A driver of a strategy where it stands in a file."""

    path: KeyPath
    strategy: str
    dimension: str
    sign: int
    only_above: float | None


def check_signs(ground: Ground) -> Iterator[Finding]:
    """Yield drivers that break the law of the scores, or speak against a gate or themselves."""
    drivers = [
        _SourceDriver((*path, key, i), name, driver.id, sign, driver.only_above)
        for path, name, source in ground.named("strategies")
        for key, sign, listed in (("for", 1, source.for_), ("against", -1, source.against))
        for i, driver in enumerate(listed)
    ]
    yield from _not_monotone(ground, drivers)
    yield from _opposite(ground, drivers)
    yield from _one_way(ground, drivers)
    yield from _against_gates(ground, drivers)


def _not_monotone(ground: Ground, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers that fall where they begin to count: more of it would count for less."""
    for driver in drivers:
        if driver.only_above is not None and driver.only_above < 0:
            values = {"strategy": driver.strategy}
            yield ground.finding("not-monotone", driver.path, driver.dimension, values=values)


def _opposite(ground: Ground, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers with an item that another driver of the strategy counts the other way."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for path, strategy, name, sign, _ in drivers:
        for item in ground.questionnaire.dimension[name].items:
            way = sign * _direction(item)
            before, other = first.setdefault((strategy, item.question), (way, name))
            if way * before < 0:
                values = {"strategy": strategy, "question": item.question, "other": other}
                yield ground.finding("opposite-signs", path, name, values=values)


def _one_way(ground: Ground, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers that move several strategies, but all of them the same way."""
    for name in dict.fromkeys(driver.dimension for driver in drivers):
        own = [driver for driver in drivers if driver.dimension == name]
        signs = {driver.sign for driver in own}
        if len(own) > 1 and len(signs) == 1:
            lines = [str(ground.loaded.places.where(driver.path).line) for driver in own]
            values = {
                "way": "for" if signs == {1} else "against",
                "count": len(own),
                "lines": ", ".join(lines),
            }
            yield ground.finding("driver-one-way", own[0].path, name, values=values)


def _against_gates(ground: Ground, drivers: list[_SourceDriver]) -> Iterator[Finding]:
    """Yield drivers that raise a score with the very thing for which a gate turns from it."""
    told = set()
    for (path, _), gate in zip(ground.listed("gates"), ground.questionnaire.gates, strict=True):
        leanings: dict[Subject, set[int]] = {}
        for condition, way in ((gate.when, 1), (gate.unless, -1)):
            for subject, side in _lean(ground, condition, way) if condition else ():
                leanings.setdefault(subject, set()).add(side)
        wanted = [(name, -1) for name in gate.close] + ([(gate.first, 1)] if gate.first else [])
        for strategy, way in wanted:
            own = [driver for driver in drivers if driver.strategy == strategy]
            for subject, sides in leanings.items():
                counting = [d for d in own if subject in _pulls(ground, d)]
                pulls = {_pulls(ground, driver)[subject] for driver in counting}
                if len(sides) != 1 or len(pulls) != 1 or pulls == {0}:
                    continue
                (side,), (pull,) = sides, pulls
                if side * pull == way:
                    continue
                for driver in counting:
                    if driver.path not in told:
                        told.add(driver.path)
                        values = {
                            "strategy": strategy,
                            "gate": gate.id,
                            "line": ground.loaded.places.where(path).line,
                            "thing": subject[1],
                        }
                        yield ground.finding(
                            "gate-against-score", driver.path, driver.dimension, values=values
                        )


def _pulls(ground: Ground, driver: _SourceDriver) -> dict[Subject, int]:
    """Return which way a driver, and each question in it, moves the strategy's score."""
    pulls: dict[Subject, int] = {("dimension", driver.dimension): driver.sign}
    for item in ground.questionnaire.dimension[driver.dimension].items:
        pulls["question", item.question] = driver.sign * _direction(item)
    return pulls


def _direction(item: Item) -> int:
    """Return +1 where more of an answer gives more points, -1 where less, 0 where neither."""
    points = [p for _, p in item.points]
    rising = all(a <= b for a, b in pairwise(points))
    falling = all(a >= b for a, b in pairwise(points))
    return (rising - falling) * (-1 if item.reverse else 1)


def _lean(ground: Ground, condition: Condition, way: int) -> Iterator[tuple[Subject, int]]:
    """Yield for everything that a condition compares whether it asks for much or for little."""
    match condition:
        case Not(part):
            yield from _lean(ground, part, -way)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _lean(ground, part, way)
        case Test(subject="question" | "dimension" | "raw"):
            side = _side(ground, condition)
            if side:
                kind = "question" if condition.subject == "question" else "dimension"
                yield (kind, condition.id), way * side


def _side(ground: Ground, test: Test) -> int:
    """Return +1 where a test asks for much, -1 where for little, 0 where for neither."""
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
