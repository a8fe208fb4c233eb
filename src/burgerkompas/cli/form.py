"""Make the form at the command line."""

from __future__ import annotations

from pathlib import Path

from burgerkompas.answers import Case, read_case
from burgerkompas.cli.assess import merged
from burgerkompas.form.page import to_page
from burgerkompas.instrument.model import Instrument


def make_form(instrument: Instrument, language: str, path: Path | None, data: Path | None) -> str:
    """Return the form as a page, filled in with what a case file and more data say."""
    first, more = (Case() if file is None else read_case(instrument, file) for file in (path, data))
    return to_page(instrument, merged(first, more, {}), language)
