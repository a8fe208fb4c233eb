"""Vectors with what it takes to get them, and how far a number of changed answers can get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from burgerkompas.look_ahead.effects import MOST_CHANGES, NOTHING, Label, joined
from burgerkompas.look_ahead.feasible import Gains, Pairs
from burgerkompas.look_ahead.leads import Fields, Leads, Vector


class Labelled:
    """Vectors with what each takes; what they mean for some demands is worked out once."""

    def __init__(self, fields: Fields, options: Sequence[tuple[Vector, Label]]) -> None:
        self.fields = fields
        self.options = sorted(options, key=_label)
        self.least = self.options[0][1][0]
        self.each = fields.each([vector for vector, _ in options])
        self.leads = fields.pack(self.each)
        self._fronts: dict[Pairs, Front] = {}

    def each_within(self, budget: int) -> tuple[int, ...] | None:
        """Return the leads of the options that take at most so many answers, if there are any."""
        within = [vector for vector, label in self.options if label[0] <= budget]
        if len(within) == len(self.options):
            return self.each
        return self.fields.each(within) if within else None

    def front(self, pairs: Pairs) -> Front:
        """Return the gains that no cheaper option beats or equals."""
        found = self._fronts.get(pairs)
        if found is None:
            found = self._fronts[pairs] = Front([], {})
            seen = set()
            for vector, label in self.options:
                gains = tuple([vector[i] - vector[j] for i, j in pairs])
                if gains in seen:
                    continue
                seen.add(gains)
                for other, _ in found.rows:
                    if all(map(int.__ge__, other, gains)):
                        break
                else:
                    found.rows.append((gains, label))
                    old = found.most.get(label[0])
                    found.most[label[0]] = gains if old is None else tuple(map(max, old, gains))
        return found


def _label(option: tuple[Vector, Label]) -> Label:
    return option[1]


class Front(NamedTuple):
    """Gains with what they take, the cheapest first; and the most of each by number of answers."""

    rows: list[tuple[Gains, Label]]
    most: dict[int, Gains]


class Rows:
    """The choices of some lists, for some demands: where there is one only, it is taken.

    ``gains`` and ``label`` add those up; ``rows`` are the others. ``most`` says, for the rows from
    each on and each number of answers, the most that they can add (``None``: that many answers
    don't reach any choice). What comes before the same rows is worked out once.
    """

    def __init__(
        self,
        pairs: Pairs,
        gains: Gains,
        label: Label = NOTHING,
        rows: tuple[list[tuple[Gains, Label]], ...] = (),
        most: tuple[list[Gains | None], ...] = (),
    ) -> None:
        self.pairs = pairs
        self.gains = gains
        self.label = label
        self.rows = rows
        self.most = most or ([gains] * (MOST_CHANGES + 1),)
        self._before: dict[Labelled, Rows] = {}

    def after(self, options: Labelled) -> Rows:
        """Put one more list before these."""
        found = self._before.get(options)
        if found is None:
            rows, best = options.front(self.pairs)
            if len(rows) == 1:
                gains = tuple(map(int.__add__, self.gains, rows[0][0]))
                label = joined(self.label, rows[0][1])
                found = Rows(self.pairs, gains, label, self.rows, self.most)
            else:
                most = (_most(best, self.most[0]), *self.most)
                found = Rows(self.pairs, self.gains, self.label, (rows, *self.rows), most)
            self._before[options] = found
        return found


def affordable(everything: Sequence[Labelled]) -> list[Leads]:
    """Return, for each number of answers, how far a score can get above another with it."""
    fields = everything[0].fields
    total: list[tuple[int, ...]] = [(0,) * len(fields.pairs)] * (MOST_CHANGES + 1)
    for labelled in everything:
        own = [labelled.each_within(budget) for budget in range(MOST_CHANGES + 1)]
        if own[0] == own[-1]:
            total = [tuple(map(int.__add__, sum_, labelled.each)) for sum_ in total]
            continue
        after = []
        for budget in range(MOST_CHANGES + 1):
            ways = [
                tuple(map(int.__add__, total[budget - cost], leads))
                for cost in range(budget + 1)
                if (leads := own[cost]) is not None
            ]
            after.append(tuple(map(max, *ways)) if len(ways) > 1 else ways[0])
        total = after
    return [fields.pack(each) for each in total]


def _most(best: Mapping[int, Gains], after: Sequence[Gains | None]) -> list[Gains | None]:
    """Return, for each number of answers, the most that a row can add and what comes after it."""
    found: list[Gains | None] = []
    for budget in range(len(after)):
        ways = [
            tuple(map(int.__add__, gains, rest))
            for cost, gains in best.items()
            if cost <= budget and (rest := after[budget - cost]) is not None
        ]
        found.append(tuple(map(max, *ways)) if len(ways) > 1 else ways[0] if ways else None)
    return found
