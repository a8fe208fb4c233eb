"""What is told of the cases that are read: how, of which version they are, and how many so far."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping

from burgerkompas.batch.results import Totals, other_versions
from burgerkompas.batch.sources import Tell, read_every_case
from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.cli.call import Call
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_SHOW_SECONDS = 0.2


def teller(call: Call) -> Tell:
    """Return what prints a notice on how a table is read."""

    def tell(key: str, values: Mapping[str, str]) -> None:
        call.notice(Words("batch", call.language)(key, **values))

    return tell


def read_and_tell(call: Call, paths: Iterable[str]) -> list[Case]:
    """Return all cases in files and folders, and print how they are read and of which version.

    Raises ``AnswersRefused`` if one of them can't be read.
    """
    cases = read_every_case(call.questionnaire, paths, teller(call))
    if not call.settings.quiet:
        tell_other_versions(call, other_versions(call.questionnaire, cases))
    return cases


def tell_other_versions(call: Call, totals: Totals) -> None:
    """Print one notice with the number of such cases and the first of their versions."""
    if totals.other_version:
        words = Words("batch", call.language)
        count, versions = words.number(totals.other_version), ", ".join(map(inert, totals.versions))
        current = call.questionnaire.reference
        console.notice(words("other-versions", count=count, versions=versions, current=current))


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
