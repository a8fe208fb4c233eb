"""Notices about the cases that were read: how, and which version they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from burgerkompas.batch.results import Totals, other_versions
from burgerkompas.batch.sources import Tell, read_every_case
from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH


def teller(language: str, quiet: bool) -> Tell:
    """Return what prints a notice on how a table is read."""

    def tell(key: str, values: Mapping[str, str]) -> None:
        console.notice(Words(BATCH, language)(key, **values), quiet)

    return tell


def read_and_tell(
    questionnaire: Questionnaire, paths: Iterable[str], language: str, quiet: bool
) -> list[Case]:
    """Return all cases in files and folders, and print how they are read and of which version.

    Raises ``AnswersRefused`` if one of them can't be read.
    """
    cases = read_every_case(questionnaire, paths, teller(language, quiet))
    if not quiet:
        tell_other_versions(questionnaire, other_versions(questionnaire, cases), language)
    return cases


def tell_other_versions(questionnaire: Questionnaire, totals: Totals, language: str) -> None:
    """Print one notice with the number of such cases and the first of their versions."""
    if totals.other_version:
        words = Words(BATCH, language)
        count, versions = words.number(totals.other_version), ", ".join(map(inert, totals.versions))
        told = words(
            "other-versions", count=count, versions=versions, current=questionnaire.reference
        )
        console.notice(told)
