"""Can one vector of every list be chosen so that the sum meets all demands? Exactly."""

from __future__ import annotations

from collections.abc import Sequence

from burgerkompas.look_ahead.leads import Demands, Fields, Leads, Vector


class TooHardError(Exception):
    """The analysis would take more than its budget; nothing is claimed then."""


MOST_NODES = 200_000
"""How many partial choices are looked at before the search gives up."""

MOST_TRIES = 100
"""How many choices are tried as they come, before options are sorted out for the demands."""

Pairs = tuple[tuple[int, int], ...]
"""The coordinates (i, j) that demands compare."""

Gains = tuple[int, ...]
"""What a vector adds to each of some demands, and to their sum."""


class Options:
    """Vectors of which one is chosen; what they mean for some demands is worked out once."""

    __slots__ = ("_fronts", "_losses", "fields", "is_fixed", "is_nothing", "leads", "vectors")

    def __init__(self, fields: Fields, vectors: Sequence[Vector]) -> None:
        self.fields = fields
        self.vectors = tuple(dict.fromkeys(vectors))
        self._losses: dict[int, list[Leads]] = {}
        self._fronts: dict[Pairs, tuple[list[Gains], Gains]] = {}
        self.leads = fields.greatest(self.vectors)
        self.is_fixed = len(self.vectors) == 1
        self.is_nothing = self.is_fixed and not any(self.vectors[0])

    def losses(self, at: int) -> list[Leads]:
        """Return what of the leads each vector loses, first what puts a coordinate furthest up."""
        found = self._losses.get(at)
        if found is None:
            width = self.fields.size + 2
            vectors = sorted(self.vectors, key=lambda v: sum(v) - width * v[at])
            found = self._losses[at] = [self.fields.of(v) - self.leads for v in vectors]
        return found

    def front(self, pairs: Pairs) -> tuple[list[Gains], Gains]:
        """Return the gains that no other option beats, best sum first, and the most of each."""
        found = self._fronts.get(pairs)
        if found is None:
            rows = _front({tuple([v[i] - v[j] for i, j in pairs]) for v in self.vectors})
            summed = sorted(((*row, sum(row)) for row in rows), key=lambda row: -row[-1])
            found = self._fronts[pairs] = (summed, tuple(map(max, zip(*summed, strict=True))))
        return found


def is_feasible(lists: Sequence[Options], leads: Leads, demands: Sequence[Demands]) -> bool:
    """Whether some choice meets every demand; raises ``TooHardError`` past its budget.

    ``leads`` are the most that all lists, and what is fixed, can have. The first choices that are
    tried are best for the winner, whose demands come last: mostly one of them will do.
    """
    for one in demands:
        if (leads + one.offset) & one.mask != one.mask:
            return False
    if not lists or not demands:
        return True
    winner = demands[-1].pairs[0][0]
    found = _at_first(leads, [options.losses(winner) for options in lists], demands)
    if found is None:
        pairs = tuple([pair for one in demands for pair in one.pairs])
        least = [t for one in demands for t in one.least]
        fixed = lists[0].fields.read(leads - sum([options.leads for options in lists]), pairs)
        found = _meets(lists, pairs, list(map(int.__sub__, fixed, least)))
    return found


def _at_first(
    leads: Leads, losses: Sequence[Sequence[Leads]], demands: Sequence[Demands]
) -> bool | None:
    """Look whether one of the first choices meets all demands; ``None`` if that doesn't tell.

    Depth-first, leaving a choice where even the most that the other lists can add is too little.
    """
    tries = 0
    stack = [(leads, iter(losses[0]))]
    while stack:
        total, rest = stack[-1]
        for loss in rest:
            tries += 1
            if tries > MOST_TRIES:
                return None
            after = total + loss
            for one in demands:
                if (after + one.offset) & one.mask != one.mask:
                    break
            else:
                if len(stack) == len(losses):
                    return True
                stack.append((after, iter(losses[len(stack)])))
                break
        else:
            stack.pop()
    return False


def _meets(lists: Sequence[Options], pairs: Pairs, slack: list[int]) -> bool:
    """Search depth-first for a choice that makes up for all that is short.

    It is pruned by the most that the remaining lists can still add to each demand, and to the sum
    of all (a surrogate constraint: what meets all demands meets their sum).
    """
    slack.append(sum(slack))
    fronts = [options.front(pairs) for options in lists]
    if min(map(sum, zip(slack, *[most for _, most in fronts], strict=True))) < 0:
        return False
    several = []
    for rows, most in fronts:
        if len(rows) == 1:
            slack = list(map(int.__add__, slack, rows[0]))
        else:
            several.append((rows, most))
    several.sort(key=lambda entry: -len(entry[0]))
    return min(slack) >= 0 if not several else _search(tuple(slack), several)


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
