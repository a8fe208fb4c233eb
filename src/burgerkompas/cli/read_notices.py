"""Notices about the cases that were read: how, and which version they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from burgerkompas.batch.results import Totals, other_versions
from burgerkompas.batch.sources import Tell, read_every_case
from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.cli.call import Call
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words


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
