"""Can one vector of every list be chosen so that the sum meets all demands? Exactly."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache


class TooHardError(Exception):
    """The analysis would take more than its budget; nothing is claimed then."""


MOST_NODES = 200_000
"""How many partial choices are looked at before the search gives up."""

Vector = tuple[int, ...]
"""Points for each strategy, then the number of known drivers, then a zero."""

Demand = tuple[int, int, int]
"""(i, j, t): the sum's coordinate i must exceed its coordinate j by at least t."""

Pairs = tuple[tuple[int, int], ...]
"""The coordinates (i, j) that demands compare."""

Gains = tuple[int, ...]
"""What a vector adds to each of some demands, and to their sum."""


Leads = tuple[int, ...]
"""How far one coordinate can be above another, for all pairs that are ever compared."""


@cache
def compared(width: int) -> dict[tuple[int, int], int]:
    """Return the place in ``Leads`` of every pair of coordinates, for vectors of this width.

    Points are compared with points; the last two, the number of known drivers and the zero, with
    each other.
    """
    points = itertools.permutations(range(width - 2), 2)
    last = (width - 2, width - 1), (width - 1, width - 2)
    return {pair: place for place, pair in enumerate([*points, *last])}


def leads_of(vectors: Sequence[Vector]) -> Leads:
    """Return the leads that one of some vectors has."""
    pairs = compared(len(vectors[0]))
    if len(vectors) == 1:
        only = vectors[0]
        return tuple([only[i] - only[j] for i, j in pairs])
    return tuple([max([v[i] - v[j] for v in vectors]) for i, j in pairs])


class Options:
    """Vectors of which one is chosen; what they mean for some pairs is worked out once."""

    __slots__ = ("_best", "_fronts", "is_fixed", "is_nothing", "leads", "vectors")

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.vectors = tuple(dict.fromkeys(vectors))
        self._best: dict[int, Vector] = {}
        self._fronts: dict[Pairs, tuple[list[Gains], Gains]] = {}
        self.leads = leads_of(self.vectors)
        self.is_fixed = len(self.vectors) == 1
        self.is_nothing = self.is_fixed and not any(self.vectors[0])

    def best(self, at: int) -> Vector:
        """Return the vector that puts one coordinate furthest above all others together."""
        found = self._best.get(at)
        if found is None:
            width = len(self.vectors[0])
            found = max(self.vectors, key=lambda vector: width * vector[at] - sum(vector))
            self._best[at] = found
        return found

    def front(self, pairs: Pairs) -> tuple[list[Gains], Gains]:
        """Return the gains that no other option beats, best sum first, and the most of each."""
        found = self._fronts.get(pairs)
        if found is None:
            rows = _front({tuple([v[i] - v[j] for i, j in pairs]) for v in self.vectors})
            summed = sorted(((*row, sum(row)) for row in rows), key=lambda row: -row[-1])
            found = self._fronts[pairs] = (summed, tuple(map(max, zip(*summed, strict=True))))
        return found


def is_feasible(lists: Sequence[Options], base: Vector, demands: Sequence[Demand]) -> bool:
    """Whether some choice meets every demand; raises ``TooHardError`` past its budget.

    Mostly the choice that is best for the winner, whose demands come last, will do. If not: a
    depth-first search, pruned by the most that the remaining lists can still add to each demand,
    and to the sum of all (a surrogate constraint: what meets all demands meets their sum).
    """
    if not demands:
        return True
    winner = demands[-1][0]
    total = list(map(sum, zip(base, *[options.best(winner) for options in lists], strict=True)))
    for i, j, t in demands:
        if total[i] - total[j] < t:
            break
    else:
        return True
    pairs = tuple([(i, j) for i, j, _ in demands])
    slack = [base[i] - base[j] - t for i, j, t in demands]
    slack.append(sum(slack))
    fronts = [options.front(pairs) for options in lists]
    if min(map(sum, zip(slack, *[most for _, most in fronts], strict=True))) < 0:
        return False
    # The best of every list may do, or what can't be met is out of reach at once.
    if min(map(sum, zip(slack, *[rows[0] for rows, _ in fronts], strict=True))) >= 0:
        return True
    several = []
    for rows, most in fronts:
        if len(rows) == 1:
            slack = list(map(int.__add__, slack, rows[0]))
        else:
            several.append((rows, most))
    several.sort(key=lambda entry: -len(entry[0]))
    return bool(several) and _search(tuple(slack), several)


def _search(start: Gains, rows: list[tuple[list[Gains], Gains]]) -> bool:
    # most[k]: what the rows from k on can add to each demand at the most.
    most = [tuple([0] * len(start))]
    for _, best in reversed(rows):
        most.append(tuple(map(int.__add__, most[-1], best)))
    most.reverse()
    last = len(rows) - 1
    nodes = 0

    def go(depth: int, slack: Gains) -> bool:
        nonlocal nodes
        rest = most[depth + 1]
        for gains in rows[depth][0]:
            nodes += 1
            if nodes > MOST_NODES:
                raise TooHardError
            after = tuple(map(int.__add__, slack, gains))
            if min(map(int.__add__, after, rest)) >= 0 and (depth == last or go(depth + 1, after)):
                return True
        return False

    return go(0, start)


def _front(options: set[Gains]) -> list[Gains]:
    """Drop every option that another one beats or equals on all demands."""
    if len(options) == 1:
        return list(options)
    front: list[Gains] = []
    for option in sorted(options, reverse=True):
        if not any(all(map(int.__ge__, other, option)) for other in front):
            front.append(option)
    return front
