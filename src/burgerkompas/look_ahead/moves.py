"""What an answer may become, and what that costs: completions, changes, slips."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from burgerkompas.cases import OPEN, Absence, Answer
from burgerkompas.look_ahead.groups import GroupQuestion

MAX_CHANGES = 3
"""The most answers that a reported change may have."""


class Label(NamedTuple):
    """The cost of a change, and the change itself.

    ``answers`` is the number of changed answers, ``steps`` the number of steps on their scales;
    ``changes`` has for each of them, in order, the question's index, the index of the new answer
    among all that it can change to, and that answer. Labels compare field by field, and adding the
    same label to two others keeps their order: so the least label of every part gives the least of
    the whole.
    """

    answers: int
    steps: int
    changes: tuple[tuple[int, int, Answer], ...]

    def plus(self, other: Label) -> Label:
        """Add two labels up."""
        if not other.answers:
            return self
        if not self.answers:
            return other
        changes = tuple(sorted(self.changes + other.changes))
        return Label(self.answers + other.answers, self.steps + other.steps, changes)


NOTHING = Label(0, 0, ())
FAR = Label(MAX_CHANGES + 1, 0, ())

Move = tuple[Answer, Label]
Moves = Callable[[GroupQuestion, Answer], list[Move]]
"""Lists the answers that a question can get, each with its label, given its answer now."""


def stay(question: GroupQuestion, answer: Answer) -> list[Move]:
    """Let an answer stay as it is."""
    del question
    return [(answer, NOTHING)]


def complete(question: GroupQuestion, answer: Answer) -> list[Move]:
    """Let an open answer get any value, or stay open."""
    if answer in OPEN:
        return [(new, NOTHING) for new in (Absence.UNANSWERED, *question.domain)]
    return stay(question, answer)


def complete_unanswered(question: GroupQuestion, answer: Answer) -> list[Move]:
    """Do the same, but let an answer that is *unknown* stay so."""
    return stay(question, answer) if answer is Absence.UNKNOWN else complete(question, answer)


def changes(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer that an answer can change to, itself first."""
    moves: list[Move] = [(answer, NOTHING)]
    for index, new in enumerate(_new_answers(question, answer)):
        if new != answer:
            steps = _steps(question, answer, new)
            moves.append((new, Label(1, steps, ((question.index, index, new),))))
    return moves


def slips(question: GroupQuestion, answer: Answer) -> list[Move]:
    """Let a known answer stay as it is, or be one step off."""
    if answer in OPEN:
        return stay(question, answer)
    return [move for move in changes(question, answer) if move[1].steps <= 1]


def _new_answers(question: GroupQuestion, answer: Answer) -> Iterable[Answer]:
    """Return the answers that a question can change to.

    Of several choices only those that are tested change; the others stay chosen where they can.
    """
    if not isinstance(answer, tuple):
        return question.domain
    tested = question.tested
    kept = set(answer) - tested
    found: list[Answer] = []
    for selection in question.domain:
        assert isinstance(selection, tuple)
        new = tested.intersection(selection)
        chosen = new if new and question.spec.excluding(kept | new) else kept | new
        found.append(tuple(str(v) for v in question.spec.values if v in chosen))
    return found


def _steps(question: GroupQuestion, old: Answer, new: Answer) -> int:
    """Return the number of steps from one answer to another."""
    if isinstance(old, Absence):
        return 1
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(set(old) ^ set(new))
    if question.spec.kind == "scale":
        return abs(question.spec.values.index(old) - question.spec.values.index(new))
    return 1
