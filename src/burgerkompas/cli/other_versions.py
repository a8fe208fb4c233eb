"""Tell that cases were filled in with another version of the questionnaire."""

from __future__ import annotations

from burgerkompas.batch.results import Totals
from burgerkompas.cli import console
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH


def tell_other_versions(questionnaire: Questionnaire, totals: Totals, language: str) -> None:
    """Print one notice with the number of those cases and the first of their versions."""
    if totals.other_version:
        words = Words(BATCH, language)
        count, versions = words.number(totals.other_version), ", ".join(map(inert, totals.versions))
        told = words(
            "other-versions", count=count, versions=versions, current=questionnaire.reference
        )
        console.notice(told)
