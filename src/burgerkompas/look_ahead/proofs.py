"""Proofs for authors: the fewest answers that make something happen, if any do."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.budget import Budget
from burgerkompas.look_ahead.effects import NOTHING, Label, Move, changed_states
from burgerkompas.look_ahead.groups import Group, Grouping, GroupQuestion
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.look_ahead.model import model_with
from burgerkompas.look_ahead.ways import Ways
from burgerkompas.scoring.grid import Grid

NO_LIMIT = 10**9

Shown = tuple[tuple[str, Answer], ...]
"""Answers by question, in the order of the questionnaire; all other questions are open."""


def values_of(question: GroupQuestion) -> list[Answer]:
    """Return the answers of a question that can make a difference, *not applicable* among them."""
    beside = [Absence.NOT_APPLICABLE] if question.spec.not_applicable else []
    return [*question.domain, *beside]


def fewest_answers(grid: Grid, write: Callable[[Ways], None], budget: Budget) -> Shown | None:
    """Return the fewest answers that fulfil one of the ways that ``write`` adds, if any do.

    Considers every completion of a case without answers. Raises ``TooHardError``.
    """
    ways = Ways(Literals(budget), len(grid.strategies))
    write(ways)
    counts = any(test.subject == "count" for test in ways.literals.tests)
    model = model_with(grid, ways, grid.drivers if counts else ())
    search = model.search(model.changed({}, _answering, budget, NO_LIMIT), budget)
    solution = search.least(ways.ways, NO_LIMIT)
    return None if solution is None else _shown(model.groups, solution.label)


def fewest_known(grid: Grid, dimension: str, budget: Budget) -> tuple[int, Shown]:
    """Return the fewest items of a dimension that can be known once every question is answered.

    Also returns the answers that lead to this. Raises ``TooHardError``.
    """
    groups = Grouping(grid, Literals(budget)).groups([dimension], ())
    (field,) = groups[0].fields
    reached = changed_states(groups[0], {}, _answered, budget, NO_LIMIT)
    known, label = min((field.sums(state)[-1], label) for state, label in reached.items())
    return known, _shown(groups, label)


def _shown(groups: Iterable[Group], label: Label) -> Shown:
    """Spell out a label as answers."""
    questions = {question.index: question for group in groups for question in group.questions}
    return tuple(
        (questions[index].spec.id, values_of(questions[index])[place])
        for index, place in label.changes
    )


def _answered(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer to a question, each at the cost of one answer."""
    del answer
    values = enumerate(values_of(question))
    found = [(new, Label(1, 0, ((question.index, i),))) for i, new in values]
    return found or [(Absence.UNANSWERED, NOTHING)]


def _answering(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer to a question, and leaving it open."""
    return [(Absence.UNANSWERED, NOTHING), *_answered(question, answer)]
