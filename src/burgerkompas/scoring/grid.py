"""The values of a plan: a questionnaire on one integer grid, ready to score.

``planning`` makes them. Scores and bounds in them are whole numbers of ``1/unit``.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import (
    Classification,
    Dimension,
    Gate,
    Outcome,
    Questionnaire,
    Strategy,
    Value,
)
from burgerkompas.results.result import (
    Contribution,
    DimensionResult,
    GateResult,
    RoleResult,
)
from burgerkompas.scoring.conditions import Predicate


class PlanItem(msgspec.Struct, frozen=True):
    """An item with its reversed, weighted points as whole numbers, and their range."""

    question: str
    points: dict[Value, int]
    low: int
    high: int
    weight: int


class PlanDimension(msgspec.Struct, frozen=True):
    """A dimension's items; ``denominator`` turns points back into the author's numbers.

    ``results`` keeps the scored dimension by the sums over its known items.
    """

    spec: Dimension
    items: tuple[PlanItem, ...]
    denominator: int
    results: dict[tuple[int, int, int, int, int], DimensionResult]


class PlanDriver(dict[int | None, Contribution]):
    """A driver of a strategy that has ``count`` of them, and the grid value above which it counts.

    Its entries are what each value adds to the strategy's score; an unknown one adds 0. They are
    made when they are first asked for: a driver has few values, which come back in many cases.
    """

    def __init__(self, dimension: str, sign: int, above: int | None, count: int) -> None:
        self.dimension = dimension
        self.sign = sign
        self.above = above
        self.count = count

    def __missing__(self, value: int | None) -> Contribution:
        counts = value is not None and (self.above is None or value > self.above)
        points = self.sign * value // self.count if counts and value is not None else 0
        found = self[value] = Contribution(self.dimension, value, points)
        return found


class PlanStrategy(msgspec.Struct, frozen=True):
    """A strategy's drivers, and the names of their dimensions."""

    id: str
    drivers: tuple[PlanDriver, ...]
    names: tuple[str, ...]

    def contributions(self, values: Mapping[str, int | None]) -> tuple[Contribution, ...]:
        """Return what the drivers add to the score, by the values of the dimensions."""
        # A loop that stays in C: this is done for every strategy of every case.
        return tuple(map(operator.getitem, self.drivers, map(values.get, self.names)))


class PlanClassification(msgspec.Struct, frozen=True):
    """A classification with its rules ready; ``None`` holds always. By axes they mean nothing."""

    spec: Classification
    rules: tuple[tuple[str, Predicate | None], ...]


class PlanGate(msgspec.Struct, frozen=True):
    """A gate with its conditions ready.

    ``asks`` are the questions that ``when`` tests, with what each says. ``close`` are the bits of
    the strategies that it closes, ``leader`` that of the one whose lead of ``lead`` keeps it from
    putting another first. ``firings`` keeps what came of it, by the answers that ``pick`` takes
    out of all; where ``is_wide``, these are only those to ``asks``, and the truths are added.
    """

    spec: Gate
    when: Predicate
    unless: Predicate | None
    asks: tuple[tuple[str, Predicate], ...]
    close: int
    leader: int
    lead: int
    is_wide: bool
    pick: Callable[[Mapping[str, Answer]], Hashable]
    firings: dict[Hashable, Firing | None]


class Firing(msgspec.Struct, frozen=True):
    """A gate that fires, or that what is still open could make fire or keep from it.

    ``results`` tells each effect of a gate that fires; of one that doesn't that it is open.
    """

    gate: PlanGate
    fires: bool
    open: bool
    results: tuple[GateResult, ...]


class PlanTrigger(msgspec.Struct, frozen=True):
    """A reason for a role with its condition ready, and what comes of it.

    ``weakness`` says for each answer to its question how weak a spot that is, on the grid: the
    lower, the weaker. It is ``None`` where the trigger looks at a dimension. ``sign`` is -1 where
    high values are the weak ones.
    """

    when: Predicate
    subject: str
    sign: int
    weakness: dict[Answer, int | Fraction] | None
    result: RoleResult


class PlanRole(msgspec.Struct, frozen=True):
    """A role with its triggers ready."""

    triggers: tuple[PlanTrigger, ...]


class Plan(msgspec.Struct, frozen=True):
    """The questionnaire with everything that scoring needs, worked out once.

    ``blank`` is no answer to any question;
    ``routes`` has every question with the condition on which it is asked (``None``: always),
    ``ends`` every strategy and outcome by id, ``bits`` the strategies' in masks of them. The
    advice is clear from ``clear_margin`` on, for a score above ``clear_above``.
    """

    questionnaire: Questionnaire
    unit: int
    blank: dict[str, Answer]
    routes: tuple[tuple[str, Predicate | None], ...]
    dimensions: tuple[PlanDimension, ...]
    classifications: tuple[PlanClassification, ...]
    strategies: tuple[PlanStrategy, ...]
    drivers: tuple[str, ...]
    gates: tuple[PlanGate, ...]
    ends: dict[str, Strategy | Outcome]
    bits: dict[str, int]
    clear_above: int
    clear_margin: int
    roles: tuple[PlanRole, ...]
