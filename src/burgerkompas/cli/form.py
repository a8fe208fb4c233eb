"""What the form is filled in with at the command line."""

from __future__ import annotations

from pathlib import Path

from burgerkompas.answers import Case, read_case
from burgerkompas.cli.assess import merged
from burgerkompas.instrument.model import Instrument


def known(instrument: Instrument, path: Path | None, data: Path | None) -> Case:
    """Return what a case file and more data say together."""
    first, more = (Case() if file is None else read_case(instrument, file) for file in (path, data))
    return merged(first, more, {})
