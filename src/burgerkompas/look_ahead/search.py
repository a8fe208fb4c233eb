"""The search: choose one effect of every group so that a way is fulfilled.

Depth-first branch and bound. At every node each gate fires, doesn't fire or is still pending, and
each demand has a slack and a bound: the most that the remaining groups can add to it with the
remaining number of changed answers. If two partial choices leave the same gates pending, and one
has less slack in every demand and a larger label, it is dominated: whatever it leads to, the other
leads to as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import add, ge

import msgspec

from burgerkompas.look_ahead.budget import Budget, size
from burgerkompas.look_ahead.effects import NOTHING, Effect, Label
from burgerkompas.look_ahead.groups import Points
from burgerkompas.look_ahead.literals import holds
from burgerkompas.look_ahead.ways import Way, WayGate

Slack = tuple[int, ...]
"""The points that each demand has to spare; negative if it lacks some."""


class EffectOption(msgspec.Struct, frozen=True, gc=False):
    """An effect reduced to what a way depends on: its literals, and the gain for each demand."""

    literals: int
    gains: Slack
    label: Label
    effect: Effect


class Layer(msgspec.Struct, frozen=True, gc=False):
    """The options of one group for a way, the least label first; none dominates another.

    ``literals`` is the union of their literals. ``most`` has for every number of changed answers
    the largest gain for each demand, ``work`` the work it took to find the options.
    """

    options: tuple[EffectOption, ...]
    literals: int
    most: tuple[Slack, ...]
    work: int


class Prospect:
    """What one group can contribute: its effects, each with its least label.

    ``sure`` are the literals that all effects have, ``maybe`` those that some effect has, and
    ``only`` is the effect if there is just one. Its layer for each way is made once.
    """

    def __init__(self, effects: Mapping[Effect, Label]) -> None:
        self.effects = effects
        self.sure, self.maybe = -1, 0
        for effect in effects:
            self.sure &= effect.literals
            self.maybe |= effect.literals
        self.only = next(iter(effects)) if len(effects) == 1 else None
        self.layers: dict[Way, Layer] = {}

    def most(self, ahead: int, behind: int) -> int:
        """Return the largest lead of one strategy over another."""
        return max([effect.points[ahead] - effect.points[behind] for effect in self.effects])

    def layer(self, way: Way, budget: Budget) -> Layer:
        """Return the layer for a way."""
        layer = self.layers.get(way)
        if layer is None:
            layer = self.layers[way] = self._layer(way, Budget(budget.left))
        budget.spend(layer.work)
        return layer

    def _layer(self, way: Way, budget: Budget) -> Layer:
        rows = []
        for effect, label in self.effects.items():
            points = effect.points
            gains = tuple([points[i] - points[j] for i, j in way.pairs])
            rows.append((label, -sum(gains), effect.literals & way.looks_at, gains, effect))
        rows.sort()
        fronts: dict[int, list[EffectOption]] = {}
        options: list[EffectOption] = []
        for label, _, literals, gains, effect in rows:
            front = fronts.setdefault(literals, [])
            budget.spend(4 + len(front) + len(gains) // 2)
            if not any(all(map(ge, other.gains, gains)) for other in front):
                # These stay in memory.
                budget.spend(2 * len(gains))
                options.append(EffectOption(literals, gains, label, effect))
                front.append(options[-1])
        literals = 0
        most: list[Slack] = []
        for option in options:
            literals |= option.literals
            while len(most) < option.label.answers:
                most.append(most[-1])
            if len(most) == option.label.answers:
                most.append(option.gains if not most else tuple(map(max, most[-1], option.gains)))
            else:
                most[-1] = tuple(map(max, most[-1], option.gains))
        return Layer(tuple(options), literals, tuple(most), budget.work - budget.left)


class Solution(msgspec.Struct, frozen=True, gc=False):
    """A solution: its label, and the effect chosen for each group."""

    label: Label
    effects: tuple[Effect, ...]


class _Node(msgspec.Struct, frozen=True, gc=False):
    """A partial choice: one option of each layer before ``at``.

    ``pending`` are the gates that still matter and are not decided, ``literals`` the chosen
    literals that these depend on. ``before`` is the parent, ``option`` the option added to it.
    """

    at: int
    pending: int
    literals: int
    slack: Slack
    label: Label
    before: _Node | None
    option: EffectOption | None


class Search:
    """A search through what the groups can contribute. Raises ``TooHardError`` beyond its budget.

    ``met`` is more than twice any possible slack. A demand that is certainly met has this slack,
    and one that points cannot meet any more has minus this slack.
    """

    def __init__(
        self, gates: Sequence[WayGate], prospects: Sequence[Prospect], met: int, budget: Budget
    ) -> None:
        self.gates = gates
        self.prospects = prospects
        self.budget = budget
        self.sure = self.maybe = 0
        self.free = []
        fixed = []
        for place, prospect in enumerate(prospects):
            self.sure |= prospect.sure
            self.maybe |= prospect.maybe
            if prospect.only is None:
                self.free.append(place)
            else:
                fixed.append(prospect.only.points)
        self.points: Points = tuple(map(sum, zip(*fixed, strict=True))) if fixed else ()
        self.first: dict[int, tuple[int, int]] = {}
        self.spans: dict[tuple[int, int], int] = {}
        self.met = met
        self.price = 1 + size(met)

    def replaced(self, place: int, prospect: Prospect) -> Search:
        """Return this search with another prospect for one group."""
        prospects = [*self.prospects[:place], prospect, *self.prospects[place + 1 :]]
        return Search(self.gates, prospects, self.met, self.budget)

    def least(self, ways: Iterable[Way], limit: int = 0) -> Solution | None:
        """Return the solution of any way with the least label, of at most ``limit`` answers."""
        best: Solution | None = None
        for way in ways:
            if self._may_come(way):
                best = self._least(way, limit, best)
        return best

    def is_met(self, way: Way, effects: Sequence[Effect]) -> bool:
        """Return whether one effect for each group fulfils a way."""
        self.budget.spend(len(effects) * (1 + len(way.demands)) // 8)
        literals = way.given
        for effect in effects:
            literals |= effect.literals
        fired, silent = self._turned(way.gates, literals, literals)
        if way.fire & silent or way.silent & fired:
            return False
        for demand in way.demands:
            if not (demand.or_fires & fired or demand.or_silent & silent):
                lead = sum([e.points[demand.ahead] - e.points[demand.behind] for e in effects])
                if demand.barred_by & fired or lead < demand.least:
                    return False
        return True

    def _turned(self, gates: int, sure: int, maybe: int) -> tuple[int, int]:
        """Return which gates certainly fire and which certainly don't, given ``maybe`` literals."""
        self.budget.spend(gates.bit_count())
        fired = silent = 0
        while gates:
            bit = gates & -gates
            gates ^= bit
            gate = self.gates[bit.bit_length() - 1]
            if holds(gate.unless, sure) or not holds(gate.when, maybe):
                silent |= bit
            elif holds(gate.when, sure) and not holds(gate.unless, maybe):
                fired |= bit
        return fired, silent

    def _at_first(self, way: Way) -> tuple[int, int]:
        """Return which gates certainly fire and which certainly don't before any choice."""
        found = self.first.get(way.given)
        if found is None:
            every = (1 << len(self.gates)) - 1
            found = self._turned(every, self.sure | way.given, self.maybe | way.given)
            self.first[way.given] = found
        return found

    def _may_come(self, way: Way) -> bool:
        """Return whether a first look doesn't rule a way out."""
        self.budget.spend(2 + len(way.demands))
        fired, silent = self._at_first(way)
        if way.fire & silent or way.silent & fired:
            return False
        for demand in way.demands:
            # A pending gate may still help.
            if demand.or_fires & ~silent or demand.or_silent & ~fired:
                continue
            if demand.barred_by & fired or self._span(demand.ahead, demand.behind) < demand.least:
                return False
        return True

    def _span(self, ahead: int, behind: int) -> int:
        """Return the largest possible lead of one strategy over another."""
        found = self.spans.get((ahead, behind))
        if found is None:
            self.budget.spend(sum([len(self.prospects[place].effects) for place in self.free]))
            found = self.points[ahead] - self.points[behind] if self.points else 0
            found += sum([self.prospects[place].most(ahead, behind) for place in self.free])
            self.spans[ahead, behind] = found
        return found

    def _least(self, way: Way, limit: int, best: Solution | None) -> Solution | None:
        places, layers, start = self._layers(way)
        limit = min(limit, sum([layer.options[-1].label.answers for layer in layers]))
        rest = _rest(layers, len(way.demands), limit)
        fronts: dict[tuple[int, int, int], list[_Node]] = {}
        stack = [start]
        while stack:
            node = stack.pop()
            self.budget.spend(2 + len(way.demands) * self.price)
            if best is not None and node.label >= best.label:
                continue
            later, most = rest[node.at]
            fired, silent = (
                self._turned(node.pending, node.literals, node.literals | later)
                if node is not start
                else self._at_first(way)
            )
            looked = self._look(way, node, fired, silent, most[limit - node.label.answers])
            if looked is None:
                continue
            node = looked
            if node.at == len(layers):
                best = self._solution(way, node, places)
                continue
            front = fronts.setdefault((node.at, node.pending, node.literals), [])
            self.budget.spend(3 + len(front) + len(node.slack) * self.price)
            if any(o.label <= node.label and all(map(ge, o.slack, node.slack)) for o in front):
                continue
            front.append(node)
            for option in reversed(layers[node.at].options):
                if node.label.answers + option.label.answers <= limit:
                    stack.append(
                        _Node(
                            node.at + 1,
                            node.pending,
                            node.literals | option.literals,
                            tuple(map(add, node.slack, option.gains)),
                            node.label.plus(option.label),
                            node,
                            option,
                        )
                    )
        return best

    def _layers(self, way: Way) -> tuple[list[int], list[Layer], _Node]:
        """Return the groups with more than one option, their layers, and the root node."""
        points = self.points
        slack = [
            (points[demand.ahead] - points[demand.behind] if points else 0) - demand.least
            for demand in way.demands
        ]
        literals = self.sure & way.looks_at | way.given
        pending = way.gates
        found = []
        for place in self.free:
            layer = self.prospects[place].layer(way, self.budget)
            if len(layer.options) == 1:
                (option,) = layer.options
                literals |= option.literals
                slack = list(map(add, slack, option.gains))
            else:
                found.append((place, layer))
        # Layers that gates depend on come first, so that most gates are decided early.
        found.sort(key=lambda pair: not pair[1].literals & ~literals)
        layers = [layer for _, layer in found]
        return (
            [place for place, _ in found],
            layers,
            _Node(0, pending, literals, tuple(slack), NOTHING, None, None),
        )

    def _look(self, way: Way, node: _Node, fired: int, silent: int, most: Slack) -> _Node | None:
        """Update a node for the gates it decides; ``None`` if the way can no longer be fulfilled.

        ``fired`` and ``silent`` are the gates it decides, ``most`` are the bounds.
        """
        pending, slack = node.pending, node.slack
        if pending:
            if way.fire & silent or way.silent & fired:
                return None
            pending &= ~(fired | silent)
            matter = way.fire | way.silent
            found = []
            for own, more, demand in zip(slack, most, way.demands, strict=True):
                if demand.or_fires & fired or demand.or_silent & silent or own > self.met // 2:
                    found.append(self.met)
                    continue
                left = -self.met if demand.barred_by & fired else own
                helpers = (demand.or_fires | demand.or_silent) & pending
                if left + more < 0 and not helpers:
                    return None
                matter |= helpers | demand.barred_by
                found.append(left)
            pending &= matter
            slack = tuple(found)
        elif slack and min(map(add, slack, most)) < 0:
            return None
        literals = node.literals
        if literals:
            seen = 0
            gates = pending
            while gates:
                bit = gates & -gates
                gates ^= bit
                seen |= self.gates[bit.bit_length() - 1].looks_at
            literals &= seen
        return msgspec.structs.replace(node, pending=pending, slack=slack, literals=literals)

    def _solution(self, way: Way, node: _Node, places: Sequence[int]) -> Solution:
        """Return the solution that a node behind the last layer stands for."""
        options: dict[int, EffectOption] = {}
        last: _Node | None = node
        while last is not None and last.option is not None:
            options[places[last.at - 1]] = last.option
            last = last.before
        effects = [
            prospect.only or options.get(place, prospect.layer(way, self.budget).options[0]).effect
            for place, prospect in enumerate(self.prospects)
        ]
        return Solution(node.label, tuple(effects))


def _rest(layers: Sequence[Layer], demands: int, limit: int) -> list[tuple[int, list[Slack]]]:
    """Return for each index what the layers from there on can add.

    These are the literals that may hold, and the largest gains by number of changed answers.
    """
    most: list[Slack] = [(0,) * demands] * (limit + 1)
    rest = [(0, most)]
    literals = 0
    for layer in reversed(layers):
        literals |= layer.literals
        own = layer.most
        after: list[Slack] = []
        for left in range(limit + 1):
            # An option of at most `cost` answers leaves `left - cost` for the layers after it.
            sums = [
                tuple(map(add, own[cost], most[left - cost]))
                for cost in range(min(left, len(own) - 1) + 1)
            ]
            after.append(sums[0] if len(sums) == 1 else tuple(map(max, *sums)))
        most = after
        rest.append((literals, most))
    rest.reverse()
    return rest
