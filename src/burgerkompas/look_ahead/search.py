"""The search: choose one effect of every group so that a way is fulfilled.

Depth-first branch and bound. At every node each guard fires, doesn't fire or is still pending, and
each demand has a slack and a bound: the most that the remaining groups can add to it. If two
partial choices leave the same guards pending, and one has less slack in every demand and a larger
label, it is dominated: whatever it leads to, the other leads to as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add, ge

import msgspec

from burgerkompas.look_ahead.budget import Budget, size
from burgerkompas.look_ahead.effects import Candidate, Effect, Prospect
from burgerkompas.look_ahead.literals import holds
from burgerkompas.look_ahead.moves import NOTHING, Label
from burgerkompas.look_ahead.ways import Model, Way

Slack = tuple[int, ...]
"""The points that each demand has to spare; negative if it lacks some."""


class SearchNode(msgspec.Struct, frozen=True, gc=False):
    """A partial choice: one effect of each group before ``at``.

    ``pending`` are the guards that still matter and are not decided, ``literals`` the chosen
    literals that these depend on. ``chosen`` has the index of each group with its effect.
    """

    at: int
    pending: int
    literals: int
    slack: Slack
    label: Label
    chosen: tuple[tuple[int, Effect], ...] = ()


class Solution(msgspec.Struct, frozen=True, gc=False):
    """A choice that fulfils a way: its label, and the effect of each group."""

    way: Way
    label: Label
    effects: tuple[Effect, ...]


class Search:
    """A search through what the groups can contribute. Raises ``TooHardError`` beyond its budget.

    ``free`` are the indexes of the prospects with a choice, ``points`` the points of all others
    together; ``sure`` are the literals that hold anyway, ``maybe`` those that can hold. A demand
    that is certainly met has slack ``met``, more than twice what points can give, and one that
    points cannot meet any more has minus this slack.
    """

    def __init__(self, model: Model, prospects: Sequence[Prospect], budget: Budget) -> None:
        self.guards, self.prospects, self.budget = model.guards, prospects, budget
        self.sure = self.maybe = 0
        self.free = []
        self.points = [0] * (len(model.grid.strategies) + 2)
        for index, prospect in enumerate(prospects):
            self.sure |= prospect.sure
            self.maybe |= prospect.maybe
            if len(prospect.effects) > 1:
                self.free.append(index)
            else:
                (effect,) = prospect.effects
                self.points = list(map(add, self.points, effect.points))
        self.turned: dict[int, tuple[int, int]] = {}
        self.leads: dict[tuple[int, int], int] = {}
        self.met = 16 * (model.grid.unit + len(model.grid.drivers)) * (len(prospects) + 1)
        self.price = 1 + size(self.met)

    def least(self, ways: Iterable[Way], limit: int = 0) -> Solution | None:
        """Return the solution of any way with the least label, of at most ``limit`` answers."""
        best: Solution | None = None
        for way in ways:
            if best is not None and best.label is NOTHING:
                break
            root = self._root(way)
            if root is not None:
                best = self._least(way, root, limit, best)
        return best

    def _root(self, way: Way) -> SearchNode | None:
        """Return the node before any choice; ``None`` if the way can't be fulfilled at first sight.

        Most ways end here, before the options for them are found.
        """
        given = way.given
        if given not in self.turned:
            every = (1 << len(self.guards)) - 1
            self.turned[given] = self._turned(every, self.sure | given, self.maybe | given)
        fired, silent = self.turned[given]
        if way.fire & silent or way.silent & fired:
            return None
        points = self.points
        slack = [points[d.ahead] - points[d.behind] - d.least for d in way.demands]
        root = SearchNode(0, way.guards, self.sure | given, tuple(slack), NOTHING)
        bounds = [self._largest_lead(*pair) for pair in way.pairs]
        return self._look(way, root, fired, silent, bounds)

    def _largest_lead(self, ahead: int, behind: int) -> int:
        """Return the most that the free groups can add to the lead of one strategy over another."""
        found = self.leads.get((ahead, behind))
        if found is None:
            free = [self.prospects[index] for index in self.free]
            self.budget.spend(sum([len(prospect.effects) for prospect in free]))
            found = sum([prospect.largest_lead(ahead, behind) for prospect in free])
            self.leads[ahead, behind] = found
        return found

    def _least(
        self, way: Way, root: SearchNode, limit: int, best: Solution | None
    ) -> Solution | None:
        indexes, layers = [], []
        for index in self.free:
            options = self.prospects[index].options(way, self.budget)
            if len(options) > 1:
                indexes.append(index)
                layers.append(options)
            else:
                root = _after(root, root.at, index, options[0])
        limit = min(limit, sum([options[-1].label.answers for options in layers]))
        demands = len(way.demands)
        self.budget.spend(len(layers) * (limit + 1) * (1 + demands))
        rest = _rest(layers, demands, limit)
        fronts: dict[tuple[int, int, int], list[SearchNode]] = {}
        stack = [root]
        while stack:
            node = stack.pop()
            if best is not None and node.label >= best.label:
                continue
            literals, bounds = rest[node.at]
            fired, silent = self._turned(node.pending, node.literals, node.literals | literals)
            looked = self._look(way, node, fired, silent, bounds[limit - node.label.answers])
            if looked is None:
                continue
            node = looked
            if node.at == len(layers):
                best = self._solution(way, node)
                continue
            front = fronts.setdefault((node.at, node.pending, node.literals), [])
            options = layers[node.at]
            self.budget.spend(len(front) + (3 + demands // 4) * len(options) + demands * self.price)
            if any(o.label <= node.label and all(map(ge, o.slack, node.slack)) for o in front):
                continue
            front.append(node)
            for option in reversed(options):
                if node.label.answers + option.label.answers <= limit:
                    stack.append(_after(node, node.at + 1, indexes[node.at], option))
        return best

    def _solution(self, way: Way, node: SearchNode) -> Solution:
        effects = [next(iter(prospect.effects)) for prospect in self.prospects]
        for index, effect in node.chosen:
            effects[index] = effect
        return Solution(way, node.label, tuple(effects))

    def fulfils(self, way: Way, effects: Sequence[Effect]) -> bool:
        """Return whether one effect for each group fulfils a way."""
        self.budget.spend(len(effects) * (1 + len(way.demands)) // 8)
        literals = way.given
        for effect in effects:
            literals |= effect.literals
        slack = [
            sum([effect.points[d.ahead] - effect.points[d.behind] for effect in effects]) - d.least
            for d in way.demands
        ]
        node = SearchNode(0, way.guards, literals, tuple(slack), NOTHING)
        fired, silent = self._turned(way.guards, literals, literals)
        return self._look(way, node, fired, silent, [0] * len(slack)) is not None

    def _turned(self, guards: int, sure: int, maybe: int) -> tuple[int, int]:
        """Return which guards surely fire and which surely don't, given ``maybe`` literals."""
        self.budget.spend(3 * guards.bit_count())
        fired = silent = 0
        while guards:
            bit = guards & -guards
            guards ^= bit
            guard = self.guards[bit.bit_length() - 1]
            if holds(guard.unless, sure) or not holds(guard.when, maybe):
                silent |= bit
            elif holds(guard.when, sure) and not holds(guard.unless, maybe):
                fired |= bit
        return fired, silent

    def _look(
        self, way: Way, node: SearchNode, fired: int, silent: int, bounds: Sequence[int]
    ) -> SearchNode | None:
        """Update a node for the guards it decides; ``None`` if the way can no longer be fulfilled.

        ``fired`` and ``silent`` are the guards it decides, ``bounds`` the most that the remaining
        groups can add to each demand.
        """
        self.budget.spend(2 + 2 * len(way.demands) * self.price)
        if way.fire & silent or way.silent & fired:
            return None
        pending = node.pending & ~(fired | silent)
        matter = way.fire | way.silent
        slack = []
        for own, more, demand in zip(node.slack, bounds, way.demands, strict=True):
            if demand.or_fires & fired or demand.or_silent & silent or own > self.met // 2:
                slack.append(self.met)
                continue
            left = -self.met if demand.barred_by & fired else own
            helpers = (demand.or_fires | demand.or_silent) & pending
            if left + more < 0 and not helpers:
                return None
            matter |= helpers | demand.barred_by
            slack.append(left)
        pending &= matter
        # Only literals that a pending guard looks at can still matter.
        looks_at, guards = 0, pending
        while guards:
            bit = guards & -guards
            guards ^= bit
            looks_at |= self.guards[bit.bit_length() - 1].looks_at
        literals = node.literals & looks_at
        return SearchNode(node.at, pending, literals, tuple(slack), node.label, node.chosen)


def _after(node: SearchNode, at: int, index: int, option: Candidate) -> SearchNode:
    """Return a node with one more option chosen, for the group with an index."""
    return SearchNode(
        at,
        node.pending,
        node.literals | option.literals,
        tuple(map(add, node.slack, option.gains)),
        node.label.plus(option.label),
        (*node.chosen, (index, option.effect)),
    )


def _rest(
    layers: Sequence[Sequence[Candidate]], demands: int, limit: int
) -> list[tuple[int, list[Slack]]]:
    """Return for each index what the groups from there on can add.

    These are the literals that may hold, and the largest gains by number of changes.
    """
    literals, bounds = 0, [(0,) * demands] * (limit + 1)
    rest = [(literals, bounds)]
    for options in reversed(layers):
        # The last option has the most changes.
        own = [options[0].gains] * (min(limit, options[-1].label.answers) + 1)
        for option in options:
            literals |= option.literals
            for changes in range(option.label.answers, len(own)):
                own[changes] = tuple(map(max, own[changes], option.gains))
        bounds = [_largest(own, bounds, changes) for changes in range(limit + 1)]
        rest.append((literals, bounds))
    rest.reverse()
    return rest


def _largest(own: Sequence[Slack], others: Sequence[Slack], changes: int) -> Slack:
    """Return the largest gains of one group and others that share a number of changes."""
    gains = [
        tuple(map(add, some, others[changes - mine]))
        for mine, some in enumerate(own[: changes + 1])
    ]
    return tuple(map(max, gains[0], *gains))
