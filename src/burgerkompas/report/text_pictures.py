"""A bar made of characters, for a screen."""

from __future__ import annotations

BAR_WIDTH = 20
"""Columns of a bar from -1 to +1; even, so that 0 is in the middle."""


def mark(unicode: bool) -> str:
    """Return what marks the place of a case."""
    return "●" if unicode else "X"


def shade(unicode: bool) -> str:
    """Return what fills the lead in a bar."""
    return "▒" if unicode else "="


def bar(score: float | None, unicode: bool, second: float | None = None) -> str:
    """Return a bar from 0 to the score; its lead over ``second`` is shaded."""
    half = BAR_WIDTH // 2
    full, empty, middle = ("█", "·", "│") if unicode else ("#", ".", "|")
    end = round((score or 0) * half)
    start = end if second is None else round(second * half)
    cells = [
        shade(unicode)
        if start <= cell < end
        else full
        if min(0, end) <= cell < max(0, end)
        else empty
        for cell in range(-half, half)
    ]
    return "".join([*cells[:half], middle, *cells[half:]])
