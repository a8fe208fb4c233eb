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
        self._start = self._shown = time.monotonic()
        self._width = 0

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
        values = {"done": f"{self.rows:,}", "rate": f"{self.rows / seconds:,.0f}"}
        text = self.words("progress", **values)
        if self.total and self.size > 0:
            share = min(1.0, self.size / self.total)
            left = seconds / share - seconds
            text = self.words("progress-of", **values, share=f"{share:.0%}", left=_clock(left))
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
