"""Leads: how far every score is above every other, all of them in one whole number.

A vector has the points of each strategy, then the number of known drivers, then a zero. Points are
compared with points, the last two with each other. Each pair that is compared has a field of bits
in the number, wide enough for any lead there can be. So the leads of sums add up in one addition,
and one subtraction compares all of them with what is demanded: where a field's highest bit is set,
the lead is large enough.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterable, Sequence

import msgspec

Vector = tuple[int, ...]
"""Points for each strategy, then the number of known drivers, then a zero."""

Leads = int
"""What one coordinate is above another, or the most that it can be, for all pairs."""


class Demands(msgspec.Struct, frozen=True, eq=False):
    """Leads that have to be reached: of each pair at least so much.

    All are where ``leads + offset`` has every bit of ``mask``.
    """

    pairs: tuple[tuple[int, int], ...]
    least: tuple[int, ...]
    offset: int
    mask: int


class Fields(msgspec.Struct, frozen=True):
    """Where each pair of coordinates has its field, for vectors of ``size`` strategies.

    No lead is larger than ``most``. ``bias`` has the highest bit of every field; ``factors`` say
    what 1 of each coordinate adds to the leads.
    """

    size: int
    most: int
    width: int
    pairs: tuple[tuple[int, int], ...]
    shifts: dict[tuple[int, int], int]
    bias: int
    factors: tuple[int, ...]

    def pack(self, numbers: Iterable[int]) -> Leads:
        """Return a number for each pair as one."""
        shifts = self.shifts.values()
        return sum([number << shift for number, shift in zip(numbers, shifts, strict=True)])

    def read(self, leads: Leads, pairs: Iterable[tuple[int, int]]) -> list[int]:
        """Return the numbers of some pairs."""
        biased, half = leads + self.bias, 1 << self.width - 1
        whole = 2 * half - 1
        return [(biased >> self.shifts[pair] & whole) - half for pair in pairs]

    def of(self, vector: Vector) -> Leads:
        """Return what each coordinate of a vector is above each other."""
        return sum(map(operator.mul, vector, self.factors))

    def each(self, vectors: Sequence[Vector]) -> tuple[int, ...]:
        """Return the greatest lead that one of some vectors has, for each pair."""
        if len(vectors) == 1:
            only = vectors[0]
            return tuple([only[i] - only[j] for i, j in self.pairs])
        return tuple([max([v[i] - v[j] for v in vectors]) for i, j in self.pairs])

    def greatest(self, vectors: Sequence[Vector]) -> Leads:
        """Return the greatest leads that one of some vectors has."""
        return self.pack(self.each(vectors))

    def demands(self, least: Iterable[tuple[int, int, int]]) -> Demands:
        """Return what (i, j, t) demand: coordinate i at least t above j; each pair comes once."""
        wanted = tuple(least)
        # What no lead can reach, and what each does, need not be told apart any further.
        bounds = [max(-self.most, min(t, self.most + 1)) for _, _, t in wanted]
        shifts = [self.shifts[i, j] for i, j, _ in wanted]
        return Demands(
            pairs=tuple([(i, j) for i, j, _ in wanted]),
            least=tuple(bounds),
            offset=self.bias - sum([t << shift for t, shift in zip(bounds, shifts, strict=True)]),
            mask=sum([1 << shift + self.width - 1 for shift in shifts]),
        )


def fields_for(size: int, most: int) -> Fields:
    """Return the fields for so many strategies, of which no lead is larger than ``most``."""
    pairs = (*itertools.permutations(range(size), 2), (size, size + 1), (size + 1, size))
    # A sign, and room for a lead with what is demanded taken off.
    width = (2 * most + 2).bit_length() + 1
    shifts = {pair: width * place for place, pair in enumerate(pairs)}
    return Fields(
        size=size,
        most=most,
        width=width,
        pairs=pairs,
        shifts=shifts,
        bias=sum([1 << shift + width - 1 for shift in shifts.values()]),
        factors=tuple(
            sum([((at == i) - (at == j)) << shift for (i, j), shift in shifts.items()])
            for at in range(size + 2)
        ),
    )
