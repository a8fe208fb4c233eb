"""Answers: those a question accepts, and reading them from a file, a text or Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping as MappingLike
from contextlib import suppress
from enum import Enum
from fractions import Fraction

from burgerkompas.errors import AnswersRefused, Problem, TooManyProblems, Where, closest
from burgerkompas.numbers import Number, decimal_text, plain
from burgerkompas.questionnaire.model import Question, Questionnaire, Value
from burgerkompas.strictyaml import (
    Mapping,
    Node,
    NodeReader,
    Scalar,
    Sequence,
    written_in,
)

MAX_TEXT = 100_000
"""The most characters of text that a case may have: about thirty pages."""


class Absence(Enum):
    """The reason for having no answer."""

    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


UNKNOWN = Absence.UNKNOWN
NOT_APPLICABLE = Absence.NOT_APPLICABLE

OPEN = (Absence.UNKNOWN, Absence.UNANSWERED)
"""The absences that an answer can still fill."""

Answer = Value | Number | tuple[str, ...] | Absence
"""A value, a number, several choices in the question's order, or the reason for having none."""

Answers = MappingLike[str, Answer]
"""Answers by question id."""

ABSENCE_WORDS = {
    "unknown": UNKNOWN,
    "weet_niet": UNKNOWN,
    "not_applicable": NOT_APPLICABLE,
    "niet_van_toepassing": NOT_APPLICABLE,
}
"""The words for an absence in a case file."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14}|(?=[.,]))(?:[.,](?:[0-9]{1,15}|0+))?")
"""A number as it is written wherever an answer is: ``4``, ``4.0``, ``4,5``, ``.5``."""

_NEARLY_A_NUMBER = re.compile(r"\+?0*([0-9]{1,15}(?:[.,][0-9]+)?)[.,]?")
"""With what there is too much of left out."""

_MAYBE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")

_YES, _NO = ("yes", "true", "y", "j"), ("no", "false", "n")


def accepted_answers(question: Question) -> str:
    """Return the answers that a question accepts, to print in a problem."""
    if question.kind == "number":
        low, high = number_bounds(question)
        return f"{low}-{high}, unknown"
    values = [str(value) for value in question.values] + ["unknown"]
    return ", ".join(values + ["not_applicable"] * question.not_applicable)


def number_bounds(question: Question, language: str = "en") -> tuple[str, str]:
    """Return the lowest and the highest number that a question accepts, to print."""
    low, high = question.minimum, question.maximum
    return (
        "…" if low is None else decimal_text(low, language),
        "…" if high is None else decimal_text(high, language),
    )


def written_number(text: str) -> Number | None:
    """Return the number that a text is, exactly; quotes around it make no difference."""
    return plain(Fraction(text.replace(",", "."))) if _NUMBER.fullmatch(text) else None


def may_be_thousands(question: Question, text: str) -> bool:
    """Return whether a number could be read in two ways: ``12.000`` as 12 or as twelve thousand.

    With three decimals or more it is a decimal number; ``0.500`` and ``1234.500`` are so anyway.
    """
    numbers = question.kind == "number" or any(isinstance(value, int) for value in question.values)
    return numbers and question.decimals < 3 and bool(_MAYBE_THOUSANDS.fullmatch(text.strip()))


def not_an_answer(
    question: Question,
    text: str,
    where: Where,
    words: Iterable[str] = (),
    accepted: str | None = None,
) -> Problem:
    """Build the problem for text that is not an answer, with the likely intended answer.

    ``words`` are further answers accepted in that place; ``accepted`` describes the accepted
    answers, by default ``accepted_answers``.
    """
    told: dict[str, str | int] = {"id": question.id, "value": text.strip()[:60]}
    apart = excludes_others(question, _parts(text), where)
    if apart is not None:
        return apart
    if may_be_thousands(question, text):
        return Problem("maybe-thousands", where, told)
    number = written_number(text.strip())
    steps = Fraction(number or 0) * question.grain
    if question.kind == "number" and steps.denominator > 1:
        return Problem("too-many-decimals", where, told | {"decimals": question.decimals})
    values = list(map(str, question.values))
    nearly = _NEARLY_A_NUMBER.fullmatch(text.strip())
    if nearly is None:
        guess = closest(text, [*values, *words])
    else:
        takes = nearly[1] != text.strip() and parse_answer(question, nearly[1]) is not None
        guess = nearly[1] if takes else None
    if len(values) == 2:
        guess = values[0] if text in _YES else values[1] if text in _NO else guess
    # Only a wrong answer needs it.
    from burgerkompas.texts import batch

    if text.strip().lower() in batch.UNKNOWN:
        guess = UNKNOWN.value
    accepted = accepted_answers(question) if accepted is None else accepted
    return Problem("not-an-answer", where, told | {"allowed": accepted}, guess)


def excludes_others(question: Question, chosen: Iterable[str], where: Where) -> Problem | None:
    """Build the problem of a choice that excludes others, if they are all choices."""
    values = set(chosen)
    alone = question.excluding(values) if values <= set(question.values) else None
    if alone is None:
        return None
    others = ", ".join(str(value) for value in question.values if value in values - {alone.value})
    told = {"id": question.id, "value": str(alone.value), "others": others}
    return Problem("excludes-others", where, told)


class AnswerReader(NodeReader):
    """Read answers and texts of a case, which together have room for ``MAX_TEXT`` characters."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.room = MAX_TEXT

    def answers(self, questionnaire: Questionnaire, node: Node | None) -> dict[str, Answer]:
        """Return the answers in a mapping by question id, without those that have a problem."""
        answers: dict[str, Answer] = {}
        questions = questionnaire.question
        for key, value in self.entries(node):
            question = questions.get(key.value)
            if key.value in questionnaire.retired:
                continue
            if question is None:
                guess = closest(key.value, questions)
                self.problem("unknown-question", key, guess, id=key.value)
                continue
            answer = self.answer(question, value)
            if answer is not None:
                answers[question.id] = answer
        return answers

    def answer(self, question: Question, node: Node) -> Answer | None:
        """Return one answer; ``None`` if nothing is written or a problem was found."""
        if isinstance(node, Scalar):
            if node.is_null:
                return None
            absence = ABSENCE_WORDS.get(node.value)
            if absence is NOT_APPLICABLE and not question.not_applicable:
                self._refuse(question, node)
                return None
            if absence is not None:
                return absence
        if question.kind == "choices":
            return self._choices(question, node)
        if not isinstance(node, Scalar):
            accepted = accepted_answers(question)
            self.problem("one-answer-only", node, id=question.id, allowed=accepted)
            return None
        if question.kind == "text":
            return self.sized(node)
        if question.kind == "number":
            number = self._number(question, node)
            if number is not None and question.takes(number):
                return number
        else:
            # The plain ways to write a value first: nearly every answer is one.
            for option in question.options:
                if str(option.value) == node.value:
                    return option.value
            number = self._number(question, node)
            if isinstance(number, int) and number in question.values:
                return number
        self._refuse(question, node)
        return None

    def _number(self, question: Question, node: Scalar) -> Number | None:
        return None if may_be_thousands(question, node.value) else written_number(node.value)

    def _choices(self, question: Question, node: Node) -> tuple[str, ...] | None:
        chosen: list[str] = []
        for item in node.items if isinstance(node, Sequence) else [node]:
            if not isinstance(item, Scalar) or item.value not in question.values:
                self._refuse(question, item)
            elif item.value in chosen:
                self.problem("chosen-twice", item, value=item.value)
            else:
                chosen.append(item.value)
        apart = excludes_others(question, chosen, self.where(node))
        if apart is not None:
            self.problems.append(apart)
            return None
        return tuple(str(value) for value in question.values if value in chosen)

    def _refuse(self, question: Question, node: Node) -> None:
        self.problems.append(not_an_answer(question, written_in(node), self.where(node)))

    def text(self, node: Node | None) -> str | None:
        """Return a text without surrounding white space, or ``None`` if there is none."""
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return None
        scalar = self.scalar(node, "not-a-text")
        return None if scalar is None else self.sized(scalar).strip() or None

    def sized(self, node: Scalar) -> str:
        """Return a text and deduct it from the remaining room.

        Raises ``TooManyProblems`` if there is too little: nothing more of the case is read.
        """
        self.room -= len(node.value)
        if self.room < 0:
            self.problem("too-much-text", node, most=MAX_TEXT)
            raise TooManyProblems
        return node.value


def parse_answer(question: Question, text: str) -> Answer | None:
    """Read one answer from plain text (a command line, a table's cell); ``None`` if it isn't one.

    Several choices are separated by ``;`` or ``,``; the decimal sign is a point or a comma. A
    number that may have a thousands separator isn't one.
    """
    reader = AnswerReader("")
    node: Node = Scalar(text.strip())
    if question.kind == "choices" and text.strip() not in ABSENCE_WORDS:
        node = Sequence(tuple(map(Scalar, _parts(text))))
    answer = None
    with suppress(TooManyProblems):
        answer = reader.answer(question, node)
    return None if reader.problems else answer


def _parts(text: str) -> list[str]:
    """Return the parts of a text that may hold several choices."""
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]


def check_answers(questionnaire: Questionnaire, raw: MappingLike[str, object]) -> dict[str, Answer]:
    """Check answers that come from Python; raises ``AnswersRefused`` with every problem.

    Takes values as in a case file: numbers, ids, lists of ids, ``"unknown"``, ``None`` or an
    ``Absence``.
    """
    file = "<answers>"
    reader = AnswerReader(file)
    root = Mapping({str(key): (Scalar(str(key)), _node(value)) for key, value in raw.items()})
    answers: dict[str, Answer] = {}
    with suppress(TooManyProblems):
        answers = reader.answers(questionnaire, root)
    if reader.problems:
        raise AnswersRefused(p._replace(where=Where(file)) for p in reader.problems)
    return answers


def _node(value: object) -> Node:
    """Return a Python value as it would be written in a case file."""
    if value is None or value is Absence.UNANSWERED:
        return Scalar("")
    if isinstance(value, Absence):
        return Scalar(value.value)
    if isinstance(value, (list, tuple)):
        return Sequence(tuple(_node(item) for item in value))
    if isinstance(value, bool):
        return Scalar(str(value).lower())
    if isinstance(value, Fraction):
        return Scalar(decimal_text(value))
    return Scalar(str(value), isinstance(value, int) or not str(value).isdecimal())
