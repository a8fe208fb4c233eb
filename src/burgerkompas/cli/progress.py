"""How far a long run is, on one line of the terminal that is written over and over."""

from __future__ import annotations

import sys
import time

from burgerkompas.texts import Words

_SHOW_SECONDS = 0.2


class Progress:
    """Counts cases, and shows at a terminal how many, how fast and how long still.

    ``total`` is the size of all work, as far as it can be told.
    """

    def __init__(self, words: Words, live: bool, total: int | None) -> None:
        self.words = words
        self.live = live
        self.total = total
        self.rows = 0
        self.size = 0
        self._before = (0, 0)
        self._start = self._shown = time.monotonic()
        self._width = 0

    def go_on(self, rows: int, size: int) -> None:
        """Count what was done before; it says nothing of how fast this goes."""
        self.rows, self.size = rows, size
        self._before = (rows, size)

    def add(self, rows: int, size: int) -> None:
        """Count what was done."""
        self.rows += rows
        self.size += size
        now = time.monotonic()
        if self.live and now - self._shown > _SHOW_SECONDS:
            self._shown = now
            self._show(now - self._start)

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0

    def _show(self, seconds: float) -> None:
        rows, size = self.rows - self._before[0], self.size - self._before[1]
        values = {"done": self.words.number(self.rows), "rate": self.words.number(rows / seconds)}
        text = self.words("progress", **values)
        if self.total and size > 0:
            left = max(0, self.total - self.size) * seconds / size
            share = f"{min(1.0, self.size / self.total):.0%}"
            text = self.words("progress-of", **values, share=share, left=_clock(left))
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
