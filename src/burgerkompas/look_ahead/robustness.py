"""What an advice can bear: answers one step off, and the question that decides between two."""

from __future__ import annotations

from burgerkompas.cases import OPEN, Absence, Answer, Answers
from burgerkompas.look_ahead.budget import WORK, Budget, TooHardError, size
from burgerkompas.look_ahead.effects import NOTHING, Move, slips
from burgerkompas.look_ahead.groups import GroupQuestion
from burgerkompas.look_ahead.look_ahead import LookAhead
from burgerkompas.results import Advice, Robustness
from burgerkompas.scoring import Grid, end_of, scores_of, weight_range


def robustness(
    ahead: LookAhead, answers: Answers, routed: Answers, advice: Advice, work: int = WORK
) -> Robustness | None:
    """Return what an advice can bear; ``None`` where no strategy of a scorecard is advised.

    ``routed`` are the answers as far as the route asks them. Known answers to gate questions stay
    as they are, unless their gate decides now.
    """
    if advice.id is None or not advice.ranking:
        return None
    fixed, budget = ahead.fixed_questions(advice), Budget(work)
    try:
        hinges = tuple(
            question.spec.id
            for question in _questions(ahead)
            if question.spec.id not in fixed
            and _is_hinge(ahead.grid, question, answers, routed, budget)
        )
    except TooHardError:
        return None
    two_steps = False if hinges else _survives_two(ahead, answers, advice, fixed, work)
    return Robustness(weight_range(advice), hinges, two_steps)


def deciding_question(
    ahead: LookAhead,
    answers: Answers,
    routed: Answers,
    advice: Advice,
    rival: str,
    work: int = WORK,
) -> str | None:
    """Return the question on which an advice and its rival differ most, by trying every answer.

    A question whose answers divide the two most evenly comes before others, then an open one
    before a known one, then the one that moves their scores furthest apart. Questions that only
    gates look at are left out: they are boundaries, not matters of more or less. ``None`` where no
    answer matters, and beyond the budget.
    """
    fixed, budget = ahead.fixed_questions(advice), Budget(work)
    price = _price(ahead.grid)
    ranks = []
    for question in _questions(ahead):
        name = question.spec.id
        if name in fixed or routed[name] is Absence.NOT_ASKED:
            continue
        try:
            budget.spend(2 * price * len(question.domain))
        except TooHardError:
            return None
        tries = [{**answers, name: value} for value in question.domain]
        ends = [end_of(ahead.grid, tried) for tried in tries]
        leads = [_lead(ahead.grid, tried, advice.id or "", rival) for tried in tries]
        evenly = min(ends.count(advice.id or ""), ends.count(rival)) / len(ends)
        apart = max(leads) - min(leads)
        if evenly or apart:
            ranks.append((-evenly, routed[name] not in OPEN, -apart, question.index, name))
    return min(ranks)[-1] if ranks else None


def _questions(ahead: LookAhead) -> list[GroupQuestion]:
    """Return the questions that can decide the advice, in the order of the questionnaire."""
    groups = ahead.model.groups if ahead.model else ()
    questions = [question for group in groups for question in group.questions]
    return sorted(questions, key=lambda question: question.index)


def _price(grid: Grid) -> int:
    """Return the work of judging one set of answers."""
    drivers = sum([len(strategy.drivers) for strategy in grid.strategies])
    dimensions, gates = len(grid.dimensions), len(grid.gates)
    questions = len(grid.questionnaire.questions)
    return questions + 10 * dimensions + 5 * gates + drivers * (5 + size(grid.unit))


def _is_hinge(
    grid: Grid, question: GroupQuestion, answers: Answers, routed: Answers, budget: Budget
) -> bool:
    """Return whether one answer, a step off, changes what comes out by itself."""
    now, name = end_of(grid, answers), question.spec.id
    if routed[name] is Absence.NOT_ASKED:
        return False
    moved = [answer for answer, label in slips(question, routed[name]) if label.answers]
    budget.spend(_price(grid) * (1 + len(moved)))
    return any(end_of(grid, {**answers, name: answer}) != now for answer in moved)


def _survives_two(
    ahead: LookAhead, answers: Answers, advice: Advice, fixed: frozenset[str], work: int
) -> bool | None:
    model, budget = ahead.model, Budget(work)
    if model is None:
        return None

    def moves(question: GroupQuestion, answer: Answer) -> list[Move]:
        return [(answer, NOTHING)] if question.spec.id in fixed else slips(question, answer)

    try:
        search = model.search(model.changed(answers, moves, budget), budget)
        others = [ways for end, ways in model.ways.items() if end != advice.id]
        return all(search.least(ways, 2) is None for ways in others)
    except TooHardError:
        return None


def _lead(grid: Grid, answers: Answers, strategy: str, rival: str) -> int:
    """Return by how much the scores put a strategy ahead of a rival."""
    scores = scores_of(grid, answers)
    return scores[strategy] - scores[rival]
