"""How robust the advice is: answers one step off, and the question that decides between two."""

from __future__ import annotations

from collections.abc import Iterable

from burgerkompas.cases import OPEN, Absence, Answer, Answers
from burgerkompas.look_ahead.analyses import LookAhead
from burgerkompas.look_ahead.budget import WORK, Budget, TooHardError, size
from burgerkompas.look_ahead.effects import prospects
from burgerkompas.look_ahead.moves import slips
from burgerkompas.look_ahead.search import Search
from burgerkompas.results import Advice, Result, Robustness
from burgerkompas.scoring import Grid, end_and_scores, weight_range


def robustness(ahead: LookAhead, result: Result, work: int = WORK) -> Robustness | None:
    """Return how robust the advice is; ``None`` where no strategy of a scorecard is advised.

    Known answers to gate questions stay as they are, unless their gate decides now.
    """
    advice, answers, routed = result.strategy, result.case.answers, result.answers
    if advice is None or advice.id is None or not advice.ranking or ahead.model is None:
        return None
    fixed, budget = ahead.fixed_questions(advice), Budget(work)
    hinges = []
    try:
        for question in ahead.model.questions:
            name = question.spec.id
            if name not in fixed and routed[name] is not Absence.NOT_ASKED:
                off = [new for new, label in slips(question, routed[name]) if label.answers]
                tried = _tried(ahead.grid, answers, name, off, budget)
                if any(end != advice.id for end, _ in tried):
                    hinges.append(name)
    except TooHardError:
        return None
    two_steps = False if hinges else _survives_two(ahead, answers, advice, fixed, work)
    return Robustness(weight_range(advice), tuple(hinges), two_steps)


def _survives_two(
    ahead: LookAhead, answers: Answers, advice: Advice, fixed: frozenset[str], work: int
) -> bool | None:
    model, budget = ahead.model, Budget(work)
    assert model is not None
    try:
        search = Search(model, prospects(model.groups, answers, slips, budget, 2, fixed), budget)
        others = [ways for end, ways in model.ways.items() if end != advice.id]
        return all(search.least(ways, 2) is None for ways in others)
    except TooHardError:
        return None


def deciding_question(
    ahead: LookAhead, result: Result, work: int = WORK
) -> tuple[str, bool] | None:
    """Return the question on which the advice and its rival differ most, by trying every answer.

    The second value is whether some answer to it makes the rival the advice, all else the same.
    ``None`` where the advice is clear or has no rival.

    A question whose answers divide the two most evenly comes before others, then an open one
    before a known one, then the one that moves their scores furthest apart. Questions that only
    gates look at are left out: they are boundaries, not matters of more or less. ``None`` too where
    no answer matters, and beyond the budget.
    """
    advice, routed = result.strategy, result.answers
    if advice is None or advice.clear or not (advice.id and advice.runner_up):
        return None
    own, rival = advice.id, advice.runner_up
    fixed, budget = ahead.fixed_questions(advice), Budget(work)
    ranks = []
    for question in ahead.model.questions if ahead.model else ():
        name = question.spec.id
        if name in fixed or routed[name] is Absence.NOT_ASKED:
            continue
        try:
            tried = _tried(ahead.grid, result.case.answers, name, question.domain, budget)
        except TooHardError:
            return None
        ends = [end for end, _ in tried]
        leads = [scores[own] - scores[rival] for _, scores in tried]
        evenly = min(ends.count(own), ends.count(rival)) / len(ends)
        apart = max(leads) - min(leads)
        if evenly or apart:
            rank = (-evenly, routed[name] not in OPEN, -apart, question.index)
            ranks.append((*rank, name, rival in ends))
    return min(ranks)[-2:] if ranks else None


def _tried(
    grid: Grid, answers: Answers, name: str, others: Iterable[Answer], budget: Budget
) -> list[tuple[str, dict[str, int]]]:
    """Return what comes out and the scores, with each of some other answers to one question."""
    drivers = sum([len(strategy.drivers) for strategy in grid.strategies])
    price = len(answers) + 10 * len(grid.dimensions) + 5 * len(grid.questionnaire.gates)
    tried = []
    for answer in others:
        budget.spend(price + drivers * (5 + size(grid.unit)))
        tried.append(end_and_scores(grid, {**answers, name: answer}))
    return tried
