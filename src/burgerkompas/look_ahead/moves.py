"""What it takes to give a question another answer, and to tell what was changed.

A move has a label: how many answers it changes, in how many steps, and which. Labels add up to that
of a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.components import Component, SpaceQuestion
from burgerkompas.look_ahead.effects import MOST_CHANGES, NOTHING, OPEN, Label
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Change, Changed
from burgerkompas.scoring.routes import on_route

FAR: Label = (MOST_CHANGES + 1, 0, ())
"""More answers than are looked for."""


def change_of(
    questionnaire: Questionnaire,
    components: Iterable[Component],
    answers: Mapping[str, Answer],
    target: str,
    label: Label,
) -> Change:
    """Return the change that a label stands for.

    ``answers`` are as given, before routing; the components have every question that may change.
    """
    if label[0] > MOST_CHANGES:
        return Change(target, None, None)
    spaced = {q.index: q for component in components for q in component.questions}
    given = on_route(questionnaire, answers)
    changed = []
    for index, place in label[2]:
        name = questionnaire.questions[index].id
        new = new_answers(spaced[index], answers.get(name))[place]
        changed.append(Changed(name, given[name], new))
    return Change(target, tuple(changed), label[1])


def moves(question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
    """Let an answer stay as it is, or become any other one."""
    found: list[tuple[Answer, Label]] = [(answer, NOTHING)]
    for place, new in enumerate(new_answers(question, answer)):
        if new != answer:
            found.append((new, (1, steps(question, answer, new), ((question.index, place),))))
    return found


def new_answers(question: SpaceQuestion, answer: Answer | None) -> list[Answer]:
    """Return the answers that a question can be changed to.

    Of several choices only those that are tested change; the others stay chosen.
    """
    if not isinstance(answer, tuple):
        return list(question.domain)
    tested = {value for literals in question.tests for value in literals.test.values}
    kept = {value for value in answer if value not in tested}
    found: list[Answer] = []
    for selection in question.domain:
        assert isinstance(selection, tuple)
        chosen = kept | {value for value in selection if value in tested}
        found.append(tuple(str(v) for v in question.spec.values if v in chosen))
    return found


def steps(question: SpaceQuestion, old: Answer, new: Answer) -> int:
    """Return how many steps it is from one answer to another."""
    if old in OPEN:
        return 1
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(set(old) ^ set(new))
    if question.spec.kind == "scale":
        return abs(question.spec.values.index(old) - question.spec.values.index(new))
    return 1
