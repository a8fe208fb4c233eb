"""A questionnaire prepared for looking ahead: its groups, and its decision written out as ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.budget import WORK, Budget
from burgerkompas.look_ahead.effects import (
    MOST_CHANGES,
    NOTHING,
    Moves,
    Standing,
    changed_states,
    completed_states,
    effects,
    standing,
)
from burgerkompas.look_ahead.groups import Group, Grouping, Partition
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.look_ahead.search import Prospect, Search
from burgerkompas.look_ahead.ways import Way, WayGate, Ways, scorecard_ways, table_ways
from burgerkompas.questionnaire.model import DecisionTable, Scorecard
from burgerkompas.scoring.grid import Grid


class Model(msgspec.Struct, frozen=True):
    """The groups of a questionnaire, and the ways in which each end of its decision comes.

    ``met`` is more than twice the slack that any demand can have.
    """

    partition: Partition
    gates: tuple[WayGate, ...]
    ways: dict[str, tuple[Way, ...]]
    met: int

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of questions."""
        return self.partition.groups

    def completed(
        self, answers: Mapping[str, Answer], opened: tuple[Absence, ...], budget: Budget
    ) -> list[Prospect]:
        """Return what each group can contribute if the ``opened`` answers are completed."""
        return [self.completed_in(group, answers, opened, budget) for group in self.groups]

    def completed_in(
        self,
        group: Group,
        answers: Mapping[str, Answer],
        opened: tuple[Absence, ...],
        budget: Budget,
    ) -> Prospect:
        """Return what one group can contribute. Raises ``TooHardError``."""
        budget.spend(1)
        stands = standing(group, answers, opened)
        prospect, work = _completed(self.partition, group, stands, budget.work)
        budget.spend(work)
        return prospect

    def changed(
        self,
        answers: Mapping[str, Answer],
        moves: Moves,
        budget: Budget,
        most: int = MOST_CHANGES,
    ) -> list[Prospect]:
        """Return what each group can contribute after ``most`` changes. Raises ``TooHardError``."""
        reached = [changed_states(group, answers, moves, budget, most) for group in self.groups]
        return [
            Prospect(effects(self.partition, group, labels, budget))
            for group, labels in zip(self.groups, reached, strict=True)
        ]

    def search(self, prospects: Sequence[Prospect], budget: Budget) -> Search:
        """Return a search through what the groups can contribute."""
        return Search(self.gates, prospects, self.met, budget)


@lru_cache(maxsize=4_096)
def _completed(
    partition: Partition,
    group: Group,
    stands: Standing,
    work: int,
) -> tuple[Prospect, int]:
    """Return what a group can contribute, and the work it took to find out.

    Cached, because many cases have the same standing in a few questions: see bench/README.md.
    """
    budget = Budget(work)
    reached = dict.fromkeys(completed_states(group, stands, budget), NOTHING)
    return Prospect(effects(partition, group, reached, budget)), work - budget.left


def model_of(grid: Grid, work: int = WORK) -> Model:
    """Prepare the decision of a questionnaire. Raises ``TooHardError``."""
    ways = Ways(Literals(Budget(work)), len(grid.strategies))
    decision = grid.questionnaire.decision
    if isinstance(decision, Scorecard):
        scorecard_ways(ways, decision, grid.unit)
    elif isinstance(decision, DecisionTable):
        table_ways(ways, decision)
    return model_with(grid, ways, grid.drivers)


def model_with(grid: Grid, ways: Ways, drivers: Iterable[str]) -> Model:
    """Return a model with these ways and the groups that they and some drivers depend on.

    Raises ``TooHardError``.
    """
    literals = ways.literals
    seen = literals.mask
    groups = Grouping(grid, literals).groups(drivers, literals.tests)
    by_end: dict[str, list[Way]] = {end: [] for end in grid.questionnaire.ends}
    for way in ways.ways:
        by_end.setdefault(way.end, []).append(way)
    return Model(
        partition=Partition(grid, literals, groups, seen),
        gates=tuple(ways.gates),
        ways={end: tuple(some) for end, some in by_end.items()},
        met=16 * (grid.unit + len(grid.drivers)) * (len(groups) + 1),
    )
