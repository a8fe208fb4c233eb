"""Numbers as readers of a language write them."""

from __future__ import annotations


def decimal(number: float, language: str) -> str:
    """Write a number with two decimals."""
    text = f"{number:.2f}".replace("-", "−")
    return text.replace(".", ",") if language == "nl" else text


def signed(score: float, language: str) -> str:
    """Write a score with its sign; what rounds to zero has none."""
    text = decimal(score, language)
    if not text.strip("−0.,"):
        return decimal(0.0, language)
    return text if score < 0 else f"+{text}"
