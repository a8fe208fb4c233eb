"""How far a long run is, on one line of the terminal that is written over and over."""

from __future__ import annotations

import sys
import time

from burgerkompas.texts import Words

_SHOW_SECONDS = 0.2


class ProgressBar:
    """Counts cases, and shows at a terminal how many, how fast and how long still.

    ``live``: whether anybody looks. ``total`` is the size of everything, where that can be told. A
    ``with`` takes the line away in the end.
    """

    def __init__(self, language: str, live: bool, total: int | None = None) -> None:
        self.words = Words("batch", language)
        self.live = live
        self.total = total
        self.rows = 0
        self.size = 0
        self._start = self._shown = time.monotonic()
        self._width = 0

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            self._write("\r" + " " * self._width + "\r")

    def add(self, rows: int, size: int = 0) -> None:
        """Count what was done."""
        self.rows += rows
        self.size += size
        now = time.monotonic()
        if self.live and now - self._shown > _SHOW_SECONDS:
            self._shown = now
            text = self._text(now - self._start)
            self._write("\r" + text.ljust(self._width))
            self._width = len(text)

    def _text(self, seconds: float) -> str:
        done, rate = self.words.number(self.rows), self.words.number(self.rows / seconds)
        if not self.total or self.size <= 0:
            return self.words("progress", done=done, rate=rate)
        left = max(0, self.total - self.size) * seconds / self.size
        share = f"{min(1.0, self.size / self.total):.0%}"
        return self.words("progress-of", done=done, rate=rate, share=share, left=_clock(left))

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
