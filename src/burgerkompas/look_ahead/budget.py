"""The budget of one analysis. Work is counted, so that every machine gives up at the same point."""

from __future__ import annotations


class TooHardError(Exception):
    """Raised when an analysis would exceed its budget; nothing is claimed then."""


WORK = 2_000_000
"""The budget of one analysis of one case: about half a second, and at most some 100 MB."""

WORK_IN_BATCH = 600_000
"""The budget of one analysis of a case in a batch."""


def size(number: int) -> int:
    """Return the extra work that a number of this size costs."""
    return number.bit_length() // 800


class Budget:
    """Count down the ``work`` that an analysis may take; ``left`` is what remains.

    One unit is about a fifth of a microsecond, or 50 bytes of memory that stays in use. Large
    numbers cost more, so a questionnaire with a fine grid gets less done for the same budget.
    """

    def __init__(self, work: int = WORK) -> None:
        self.work = self.left = work

    def spend(self, work: int) -> None:
        """Take work off the budget; raise ``TooHardError`` when there is none left."""
        self.left -= work
        if self.left < 0:
            raise TooHardError
