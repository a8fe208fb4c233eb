"""Numbers with decimals, exactly: 38.3 is 383 tenths and nothing near it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

MAX_SUMS = 50_000
MAX_BITS = 400_000
"""The most sums that the items of a questionnaire may make, and the bits of the longest number that
all of them may divide: about a second of work, once, and then numbers of 50 kB."""

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


def sums_of_some(numbers: Iterable[int], limit: int = MAX_SUMS) -> set[int] | None:
    """Return the sums of every selection of numbers; ``None`` if there are more than ``limit``."""
    sums = {0}
    for number in numbers:
        sums |= {total + number for total in sums}
        if len(sums) > limit:
            return None
    return sums


def common_multiple(numbers: Iterable[int], bits: int = MAX_BITS) -> int | None:
    """Return the least common multiple of numbers; ``None`` if it is longer than so many bits."""
    multiple = 1
    for number in numbers:
        multiple = lcm(multiple, number)
        if multiple.bit_length() > bits:
            return None
    return multiple
