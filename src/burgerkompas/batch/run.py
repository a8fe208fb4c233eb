"""Score many cases; one that can't be scored is a row like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from burgerkompas.batch.work import Found
from burgerkompas.errors import Problem
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.result import Result
from burgerkompas.scoring.score import score


class Row(msgspec.Struct, frozen=True):
    """One case: its result, or what is wrong with it."""

    file: str
    result: Result | None
    problems: tuple[Problem, ...]


def run(instrument: Instrument, found: Iterable[Found], full: bool = False) -> Iterator[Row]:
    """Yield a row for every case, in order, as it comes.

    ``full`` adds what would change the advice and what to ask next, which takes longer.
    """
    for one in found:
        if one.case is None:
            yield Row(one.file, None, one.problems)
        else:
            yield Row(one.file, score(instrument, one.case, full), ())
