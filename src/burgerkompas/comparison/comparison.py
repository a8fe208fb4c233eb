"""What comparing gives: one frozen value, from which every shape of the comparison is drawn."""

from __future__ import annotations

from typing import Literal

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result

Kind = Literal["moments", "respondents"]
"""What the cases are of one thing: one respondent at several moments, or several people."""

Reason = Literal["asked", "respondents", "dates", "nothing"]
"""Why they are taken so: somebody said so, the respondents or the dates differ, or neither."""


class Difference(msgspec.Struct, frozen=True):
    """A question that not all cases answer alike; ``answers`` in the order of the cases.

    ``large``: two steps apart or more, yes against no, another choice, or choices without one in
    common. ``small``: anything less. ``open``: who knows agree, but somebody doesn't know.
    ``steps`` is the distance on a scale or between numbers, ``None`` for what has none.
    """

    question: str
    size: Literal["large", "small", "open"]
    steps: int | None
    answers: tuple[Answer, ...]


class Swap(msgspec.Struct, frozen=True):
    """What it takes for one case to get the outcome of another, by taking over its answers.

    ``ways`` are the smallest sets of questions that do (at most ``MOST_WAYS`` of them, ``more``
    when there are others as small). Not ``exact``: the search stopped before it could tell whether
    fewer would do; then the one way is a set of which none can be left out.
    """

    case: int
    other: int
    outcome: str
    ways: tuple[tuple[str, ...], ...]
    more: bool
    exact: bool


class Comparison(msgspec.Struct, frozen=True):
    """Everything that there is to say about several cases beside each other.

    For ``moments`` the results stand in the order of their dates. ``names_differ``: they may not be
    about one thing. ``answers`` has every question for each case, as far as its route asks it.
    ``same`` counts the questions that every case answers alike, ``nobody`` those to which no case
    has an answer. ``swaps`` go from each case to each other outcome's.
    """

    questionnaire: Questionnaire
    kind: Kind
    reason: Reason
    names_differ: bool
    results: tuple[Result, ...]
    answers: tuple[dict[str, Answer], ...]
    outcomes: tuple[str, ...]
    differences: tuple[Difference, ...]
    same: int
    nobody: int
    swaps: tuple[Swap, ...]

    def of(self, size: str) -> tuple[Difference, ...]:
        """Return the differences of one size."""
        return tuple(found for found in self.differences if found.size == size)
