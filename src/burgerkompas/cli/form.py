"""What the form is filled in with at the command line."""

from __future__ import annotations

from pathlib import Path

from burgerkompas.cases import Case, read_case
from burgerkompas.cli.assess import merged
from burgerkompas.questionnaire.model import Questionnaire


def known(questionnaire: Questionnaire, path: Path | None, data: Path | None) -> Case:
    """Return what a case file and more data say together."""
    first, more = (
        Case() if file is None else read_case(questionnaire, file) for file in (path, data)
    )
    return merged(first, more, {})
