"""Proofs for authors: the fewest answers that make something happen, if any do."""

from __future__ import annotations

from collections.abc import Callable

from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.budget import Budget
from burgerkompas.look_ahead.effects import standing, states
from burgerkompas.look_ahead.groups import GroupQuestion, groups_of
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.look_ahead.model import model_with
from burgerkompas.look_ahead.moves import NOTHING, Label, Move, stay
from burgerkompas.look_ahead.search import Search
from burgerkompas.look_ahead.ways import Ways
from burgerkompas.scoring.grid import Grid

NO_LIMIT = 10**9

Shown = tuple[tuple[str, Answer], ...]
"""Answers by question, in the order of the questionnaire; all other questions are open."""


def fewest_answers(grid: Grid, write: Callable[[Ways], None], budget: Budget) -> Shown | None:
    """Return the fewest answers that fulfil one of the ways that ``write`` adds, if any do.

    Considers every completion of a case without answers. Raises ``TooHardError``.
    """
    ways = Ways(grid, Literals(budget))
    write(ways)
    counts = any(one.test.subject == "count" for one in ways.literals.tests)
    model = model_with(ways, grid.drivers if counts else ())
    search = Search(model, model.prospects({}, _answering, budget, NO_LIMIT), budget)
    found = search.least(ways.ways, NO_LIMIT)
    return None if found is None else _shown(grid, found.label)


def fewest_known(grid: Grid, dimension: str, budget: Budget) -> tuple[int, Shown]:
    """Return the fewest items of a dimension that can be known once every question is answered.

    Also returns the answers that lead to this. Raises ``TooHardError``.
    """
    (group,) = groups_of(grid, Literals(budget), [dimension], ())
    (field,) = group.fields
    reached = states(group, standing(group, {}, _answered, (), budget), NO_LIMIT, budget)
    known, label = min((field.sums(state)[-1], label) for state, label in reached.items())
    return known, _shown(grid, label)


def _shown(grid: Grid, label: Label) -> Shown:
    """Spell out a label as answers."""
    questions = grid.questionnaire.questions
    return tuple((questions[index].id, answer) for index, _, answer in label.changes)


def _answered(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer to a question that can make a difference, at the cost of one answer each.

    *Not applicable* is among them.
    """
    beside = [Absence.NOT_APPLICABLE] if question.spec.not_applicable else []
    values = enumerate([*question.domain, *beside])
    found = [(new, Label(1, 0, ((question.index, i, new),))) for i, new in values]
    return found or stay(question, answer)


def _answering(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer to a question, and leaving it open."""
    return [(Absence.UNANSWERED, NOTHING), *_answered(question, answer)]
