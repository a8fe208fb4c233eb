"""The search: choose one effect of every group so that a way's gates and demands are met.

Depth first, with branch and bound. At every step each gate is sure to fire, sure not to, or
pending; each demand has what it is short of, and the most that the groups to come can still add to
it with so many changed answers. Of two partial choices after which the same is pending, the one
that is met less in every demand, at a larger label, is dominated: nothing comes of it that does
not come of the other.
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
"""By how much each demand is met; negative: by how much it is not."""


class Option(msgspec.Struct, frozen=True, gc=False):
    """An effect of a group as a way sees it: literals that it looks at, gains for its demands."""

    literals: int
    gains: Slack
    label: Label
    effect: Effect


class Layer(msgspec.Struct, frozen=True, gc=False):
    """The options of one group for a way, the least label first; none dominates another.

    ``literals`` are all that one of them has; ``most`` says for every number of changed answers
    how much an option of at most so many can gain for each demand; ``work`` is what it took.
    """

    options: tuple[Option, ...]
    literals: int
    most: tuple[Slack, ...]
    work: int


class Prospect:
    """All that one group can do: its effects, each with its least label.

    ``sure`` are the literals that every effect has, ``maybe`` those that one has. What a way sees
    of it is worked out once.
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
        """Return the most points that one strategy can get more than another."""
        return max([effect.points[ahead] - effect.points[behind] for effect in self.effects])

    def layer(self, way: Way, budget: Budget) -> Layer:
        """Return what a way sees of it."""
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
        fronts: dict[int, list[Option]] = {}
        options: list[Option] = []
        for label, _, literals, gains, effect in rows:
            front = fronts.setdefault(literals, [])
            budget.spend(2 + len(front))
            if not any(all(map(ge, other.gains, gains)) for other in front):
                options.append(Option(literals, gains, label, effect))
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


class Find(msgspec.Struct, frozen=True, gc=False):
    """A choice that the search found: its label, and the effect chosen for each group."""

    label: Label
    effects: tuple[Effect, ...]


class _Node(msgspec.Struct, frozen=True, gc=False):
    """A partial choice: of the layers before ``at``, with the gates of which it depends what comes.

    ``before`` is the choice that it goes on from, ``option`` what it added.
    """

    at: int
    pending: int
    literals: int
    slack: Slack
    label: Label
    before: _Node | None
    option: Option | None


class Search:
    """A search through what every group can do. Raises ``TooHardError`` past its budget.

    ``met`` is more than twice the slack that any demand can have: the slack of one that is met
    whatever comes, and with a minus of one that points can't meet any more.
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
        """Return the same search with something else that one group can do."""
        prospects = [*self.prospects[:place], prospect, *self.prospects[place + 1 :]]
        return Search(self.gates, prospects, self.met, self.budget)

    def least(self, ways: Iterable[Way], limit: int = 0) -> Find | None:
        """Return the choice with the least label, of at most ``limit`` answers, for any way."""
        best: Find | None = None
        for way in ways:
            if self._may_come(way):
                best = self._least(way, limit, best)
        return best

    def is_met(self, way: Way, effects: Sequence[Effect]) -> bool:
        """Return whether a way comes of a choice of one effect for each group."""
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
        """Return which of some gates fire, and which don't, whatever else holds of ``maybe``."""
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
        """Return which gates fire and which don't before anything is chosen, for a way's count."""
        found = self.first.get(way.given)
        if found is None:
            every = (1 << len(self.gates)) - 1
            self.budget.spend(len(self.gates))
            found = self._turned(every, self.sure | way.given, self.maybe | way.given)
            self.first[way.given] = found
        return found

    def _may_come(self, way: Way) -> bool:
        """Return whether a way is not out of the question at first sight."""
        self.budget.spend(2 + len(way.demands))
        fired, silent = self._at_first(way)
        if way.fire & silent or way.silent & fired:
            return False
        for demand in way.demands:
            # A gate that is pending may yet help.
            if demand.or_fires & ~silent or demand.or_silent & ~fired:
                continue
            if demand.barred_by & fired or self._span(demand.ahead, demand.behind) < demand.least:
                return False
        return True

    def _span(self, ahead: int, behind: int) -> int:
        """Return the most points that one strategy can have more than another."""
        found = self.spans.get((ahead, behind))
        if found is None:
            self.budget.spend(sum([len(self.prospects[place].effects) for place in self.free]))
            found = self.points[ahead] - self.points[behind] if self.points else 0
            found += sum([self.prospects[place].most(ahead, behind) for place in self.free])
            self.spans[ahead, behind] = found
        return found

    def _least(self, way: Way, limit: int, best: Find | None) -> Find | None:
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
                best = self._find(way, node, places)
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
        """Return the groups in which there is something to choose, and where the search starts."""
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
        # First what gates look at: then most of them settle early.
        found.sort(key=lambda pair: not pair[1].literals & ~literals)
        layers = [layer for _, layer in found]
        return (
            [place for place, _ in found],
            layers,
            _Node(0, pending, literals, tuple(slack), NOTHING, None, None),
        )

    def _look(self, way: Way, node: _Node, fired: int, silent: int, most: Slack) -> _Node | None:
        """Look at a partial choice: what it settles, and whether the way can still come of it.

        ``fired`` and ``silent`` are the gates that it settles.
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

    def _find(self, way: Way, node: _Node, places: Sequence[int]) -> Find:
        """Return the whole choice that a node at the end stands for."""
        options: dict[int, Option] = {}
        last: _Node | None = node
        while last is not None and last.option is not None:
            options[places[last.at - 1]] = last.option
            last = last.before
        effects = [
            prospect.only or options.get(place, prospect.layer(way, self.budget).options[0]).effect
            for place, prospect in enumerate(self.prospects)
        ]
        return Find(node.label, tuple(effects))


def _rest(layers: Sequence[Layer], demands: int, limit: int) -> list[tuple[int, list[Slack]]]:
    """Return what the layers from each place on can still add.

    The literals that may hold, and for each number of changed answers the most for each demand.
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
