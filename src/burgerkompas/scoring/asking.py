"""Which open question to ask next: the one expected to settle the advice soonest."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.answers import Answer
from burgerkompas.scoring.effects import outlook
from burgerkompas.scoring.possible import possible_outcomes
from burgerkompas.scoring.space import Space


def ask_next(
    space: Space,
    answers: Mapping[str, Answer],
    open_now: tuple[str, ...],
    possible: tuple[str, ...] | None,
) -> tuple[str, ...] | None:
    """Return the open questions that can matter, the most telling one first.

    For every value that an answer may have, all equally likely, it counts the outcomes that stay
    possible and measures the gap: by how much the scores can still differ. The fewest outcomes on
    average come first, then the smallest gap, then the order of the questionnaire. ``open_now``
    are the open questions on the route, ``possible`` the outcomes possible now: no more can come
    by one more answer. ``None`` past the budget of the analysis.
    """
    ranks = []
    for component in space.components:
        for question in component.questions:
            if question.spec.id not in open_now or not question.domain:
                continue
            outcomes = gap = 0
            for value in question.domain:
                then = {**answers, question.spec.id: value}
                found = possible_outcomes(space, then, within=possible)
                if found is None:
                    return None
                outcomes += len(found)
                gap += _gap(space, then)
            count = len(question.domain)
            ranks.append((outcomes / count, gap / count, question.index, question.spec.id))
    return tuple(name for _, _, _, name in sorted(ranks))


def _gap(space: Space, answers: Mapping[str, Answer]) -> int:
    """Return how far the strategies' scores can still move against each other, all pairs."""
    total, width = 0, len(space.strategies) + 2
    for at in range(len(space.components)):
        leads = outlook(space, at, answers).options.leads
        for i in range(len(space.strategies)):
            for j in range(i):
                total += leads[i * width + j] + leads[j * width + i]
    return total
