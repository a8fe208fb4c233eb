"""A questionnaire prepared for looking ahead: its groups, and its decision written out as ways."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.budget import WORK, Budget
from burgerkompas.look_ahead.effects import Prospect, prospect
from burgerkompas.look_ahead.groups import Group, GroupQuestion, groups_of
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.look_ahead.moves import Moves
from burgerkompas.look_ahead.ways import Watch, Way, Ways, scorecard_ways, table_ways
from burgerkompas.questionnaire.model import DecisionTable, Scorecard
from burgerkompas.scoring.grid import Grid


class Model(msgspec.Struct, frozen=True, eq=False):
    """The groups of a questionnaire, and the ways in which each end of its decision comes."""

    grid: Grid
    groups: tuple[Group, ...]
    gates: tuple[Watch, ...]
    ways: dict[str, tuple[Way, ...]]

    @property
    def questions(self) -> list[GroupQuestion]:
        """The questions that the decision depends on, in the order of the questionnaire."""
        questions = [question for group in self.groups for question in group.questions]
        return sorted(questions, key=lambda question: question.index)

    def prospects(
        self,
        answers: Mapping[str, Answer],
        moves: Moves,
        budget: Budget,
        most: int = 0,
        fixed: Collection[str] = (),
    ) -> list[Prospect]:
        """Return what each group can contribute; see ``prospect``."""
        return [prospect(group, answers, moves, budget, most, fixed) for group in self.groups]


def model_of(grid: Grid, work: int = WORK) -> Model:
    """Prepare the decision of a questionnaire. Raises ``TooHardError``."""
    ways = Ways(grid, Literals(Budget(work)))
    decision = grid.questionnaire.decision
    if isinstance(decision, Scorecard):
        scorecard_ways(ways, decision)
    elif isinstance(decision, DecisionTable):
        table_ways(ways, decision)
    return model_with(ways, grid.drivers)


def model_with(ways: Ways, drivers: Iterable[str]) -> Model:
    """Return a model with these ways and the groups that they and some drivers depend on.

    Raises ``TooHardError``.
    """
    grid, tests = ways.grid, [one.test for one in ways.literals.tests]
    groups = groups_of(grid, ways.literals, drivers, tests)
    by_end: dict[str, list[Way]] = {end: [] for end in grid.questionnaire.ends}
    for way in ways.ways:
        by_end.setdefault(way.end, []).append(way)
    frozen = {end: tuple(some) for end, some in by_end.items()}
    return Model(grid, groups, tuple(ways.gates), frozen)
