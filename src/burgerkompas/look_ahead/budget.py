"""How much one analysis may take. Work is counted, so every machine gives up at the same place."""

from __future__ import annotations


class TooHardError(Exception):
    """The analysis would take more than its budget; nothing is claimed then."""


WORK = 1_000_000
"""The budget of one analysis of one case: about a second, and at most some 100 MB."""

WORK_IN_BATCH = 100_000
"""The same for a case among many."""


def size(number: int) -> int:
    """Return what numbers up to this one cost beyond a small one."""
    return number.bit_length() // 800


class Budget:
    """The ``work`` that an analysis may take, and what is left of it.

    One unit is about a microsecond, or 100 bytes that stay. Arithmetic on large numbers costs
    more, so a questionnaire whose grid is fine gets less done for its budget.
    """

    def __init__(self, work: int = WORK) -> None:
        self.work = self.left = work

    def spend(self, work: int) -> None:
        """Take some work off the budget; raises ``TooHardError`` when there is none left."""
        self.left -= work
        if self.left < 0:
            raise TooHardError
