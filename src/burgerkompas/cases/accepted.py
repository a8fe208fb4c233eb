"""What a question takes, in words to print, and the problem that a text is nothing of it."""

from __future__ import annotations

from collections.abc import Iterable

from burgerkompas.errors import Problem, Where, closest
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Question


def allowed(question: Question) -> str:
    """Return the values that a question takes, to print in an error."""
    if question.kind == "number":
        low, high = bounds(question)
        return f"{low}-{high}, unknown"
    values = [str(value) for value in question.values] + ["unknown"]
    return ", ".join(values + ["not_applicable"] * question.not_applicable)


def bounds(question: Question, language: str = "en") -> tuple[str, str]:
    """Return the lowest and the highest number that a question takes, to print."""
    low, high = question.minimum, question.maximum
    return (
        "…" if low is None else decimal_text(low, language),
        "…" if high is None else decimal_text(high, language),
    )


_YES, _NO = ("yes", "true", "y", "j"), ("no", "false", "n")


def not_an_answer(
    question: Question,
    written: str,
    where: Where,
    words: Iterable[str] = (),
    may_be: str | None = None,
) -> Problem:
    """Return the problem that a text is no answer, with the answer that was probably meant.

    ``words`` are answers too where it stands; ``may_be`` says what is allowed there instead of
    all that the question takes.
    """
    values = list(map(str, question.values))
    guess = closest(written, [*values, *words])
    if len(values) == 2:
        guess = values[0] if written in _YES else values[1] if written in _NO else guess
    may_be = allowed(question) if may_be is None else may_be
    told = {"id": question.id, "value": written[:60], "allowed": may_be}
    return Problem("not-an-answer", where, told, guess)
