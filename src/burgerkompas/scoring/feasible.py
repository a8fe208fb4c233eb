"""Can one vector of every list be chosen so that the sum meets all demands? Exactly."""

from __future__ import annotations

from collections.abc import Sequence

from burgerkompas.scoring.space import TooHardError, Vector

MOST_NODES = 200_000
"""How many partial choices are looked at before the search gives up."""

Demand = tuple[int, int, int]
"""(i, j, t): the sum's coordinate i must exceed its coordinate j by at least t."""


def is_feasible(lists: Sequence[Sequence[Vector]], base: Vector, demands: Sequence[Demand]) -> bool:
    """Whether some choice meets every demand; raises ``TooHardError`` past its budget.

    A depth-first search, pruned by the most that the remaining lists can still add to each
    demand, and to the sum of all (a surrogate constraint: what meets all demands meets their sum).
    """
    start = [base[i] - base[j] - t for i, j, t in demands]
    rows: list[list[tuple[int, ...]]] = []
    for options in lists:
        row = _front({tuple(v[i] - v[j] for i, j, _ in demands) for v in options})
        if len(row) == 1:
            start = [a + b for a, b in zip(start, row[0], strict=True)]
        else:
            rows.append(row)
    if not rows:
        return all(slack >= 0 for slack in start)
    with_sum = len(demands) > 1
    if with_sum:
        start.append(sum(start))
        rows = [[(*gains, sum(gains)) for gains in row] for row in rows]
    rows.sort(key=len, reverse=True)
    for row in rows:
        row.sort(key=sum, reverse=True)
    return _search(tuple(start), rows)


def _search(start: tuple[int, ...], rows: list[list[tuple[int, ...]]]) -> bool:
    # most[k]: for each demand, what the rows from k on can add at the most.
    most = [tuple(0 for _ in start)]
    for row in reversed(rows):
        best = tuple(map(max, zip(*row, strict=True)))
        most.append(tuple(a + b for a, b in zip(most[-1], best, strict=True)))
    most.reverse()
    nodes = 0
    stack = [(0, start)]
    while stack:
        depth, slack = stack.pop()
        nodes += 1
        if nodes > MOST_NODES:
            raise TooHardError
        if min(map(int.__add__, slack, most[depth])) < 0:
            continue
        if depth == len(rows):
            return True
        for gains in reversed(rows[depth]):
            stack.append((depth + 1, tuple(map(int.__add__, slack, gains))))
    return False


def _front(options: set[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Drop every option that another one beats or equals on all demands."""
    if len(options) == 1:
        return list(options)
    front: list[tuple[int, ...]] = []
    for option in sorted(options, reverse=True):
        if not any(all(map(int.__ge__, other, option)) for other in front):
            front.append(option)
    return front
