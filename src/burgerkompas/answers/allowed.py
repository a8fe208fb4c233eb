"""What a question takes, in words to print."""

from __future__ import annotations

from burgerkompas.exact import decimal_text
from burgerkompas.instrument.model import Question


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
