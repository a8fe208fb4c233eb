"""Keep what was made for the latest few values, so that it is made once for many cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")

MOST = 8
"""For how many values it is kept; the one that is too many drops them all."""


class Kept(Generic[Key, Made]):
    """A function that makes something of a value, once for each; it knows a value by identity.

    For values that cost more to compare than to use: instruments and plans.
    """

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self.make = make
        self.made: dict[int, tuple[Key, Made]] = {}
        self.__doc__ = make.__doc__

    def __call__(self, key: Key) -> Made:
        entry = self.made.get(id(key))
        # Another value may have the number of one that is gone: so the value is kept as well.
        if entry is None or entry[0] is not key:
            if len(self.made) >= MOST:
                self.made.clear()
            entry = self.made[id(key)] = (key, self.make(key))
        return entry[1]
