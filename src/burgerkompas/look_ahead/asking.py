"""Which open question to ask next: the one expected to settle the advice soonest."""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.futures import outlook
from burgerkompas.look_ahead.leads import Leads
from burgerkompas.look_ahead.possible import Prospect, outlooks
from burgerkompas.look_ahead.space import Outlook, Space


def ask_next(
    space: Space,
    answers: Mapping[str, Answer],
    open_now: tuple[str, ...],
    possible: tuple[str, ...] | None,
    unknown_stays: bool = False,
) -> tuple[str, ...] | None:
    """Return the open questions that can matter, the most telling one first.

    For every value that an answer may have, all equally likely, it counts the outcomes that stay
    possible and measures the gap: by how much the scores can still differ. The fewest outcomes on
    average come first, then the smallest gap, then the order of the questionnaire. ``open_now``
    are the open questions on the route, ``possible`` the outcomes possible now: no more can come
    by one more answer. With ``unknown_stays`` an answer *unknown* is not open any more. ``None``
    past the budget of the analysis.
    """
    ranks = []
    try:
        answers = space.filled(answers)
        looks = outlooks(space, answers, unknown_stays)
        for at, component in enumerate(space.components):
            # What an answer leaves open, by what it makes of this component.
            left: dict[int, tuple[Outlook, int, int]] = {}
            for question in component.questions:
                if question.spec.id not in open_now:
                    continue
                outcomes = gap = 0
                for value in question.domain:
                    given = {**answers, question.spec.id: value}
                    look = looks[at] = outlook(space, at, given, unknown_stays)
                    if id(look) not in left:
                        prospect = Prospect(space, looks, within=possible)
                        many = len(prospect.outcomes())
                        left[id(look)] = (look, many, _gap(space, prospect.leads))
                    _, many, wide = left[id(look)]
                    outcomes += many
                    gap += wide
                looks[at] = outlook(space, at, answers, unknown_stays)
                count = len(question.domain)
                ranks.append((outcomes / count, gap / count, question.index, question.spec.id))
    except TooHardError:
        return None
    return tuple(name for _, _, _, name in sorted(ranks))


def _gap(space: Space, leads: Leads) -> int:
    """Return how far the strategies' scores can still move against each other, all pairs."""
    return sum(space.fields.read(leads, space.fields.pairs[:-2]))
