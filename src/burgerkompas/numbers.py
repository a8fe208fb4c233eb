"""Numbers with decimals, exactly: 38.3 is 383 tenths and nothing near it."""

from __future__ import annotations

from fractions import Fraction

Number = int | Fraction
"""A whole number is always an ``int``."""


def plain(number: Fraction) -> Number:
    """Return a number as an ``int`` where it is whole."""
    return int(number) if number.denominator == 1 else number


def decimal_text(number: Number, language: str = "en") -> str:
    """Write a number that has finitely many decimals, with as many as it needs."""
    decimals = 0
    while (number * 10**decimals).denominator != 1:
        decimals += 1
    if not decimals:
        return str(int(number))
    digits = str(int(abs(number) * 10**decimals)).rjust(decimals + 1, "0")
    point = "," if language == "nl" else "."
    return f"{'-' * (number < 0)}{digits[:-decimals]}{point}{digits[-decimals:]}"
