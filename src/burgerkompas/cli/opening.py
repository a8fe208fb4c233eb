"""From what was asked for to what is used: the questionnaire, the language, the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.texts import LANGUAGES

if TYPE_CHECKING:
    from burgerkompas.questionnaire.model import Questionnaire


def shape_for(
    json: bool, chosen: str | None, formats: tuple[str, ...], option: str = "--format"
) -> str:
    """Return the format asked for; the first of ``formats`` by default."""
    if json and chosen not in (None, "json"):
        values = {"first": "--json", "second": f"--format {chosen}"}
        raise UsageRefused([Problem("cannot-write-together", Where(""), values)])
    shape = "json" if json else chosen or formats[0]
    if shape not in formats:
        values = {"value": shape, "allowed": ", ".join(formats)}
        raise UsageRefused([Problem("not-one-of", Where(option), values)])
    return shape


def language_for(lang: str | None) -> str:
    """Return the language to speak where there is no questionnaire to settle it."""
    return shape_for(False, lang, LANGUAGES, "--lang")


def open_questions(questions: str | None, lang: str | None) -> tuple[Questionnaire, str]:
    """Load the questionnaire and settle the language."""
    from burgerkompas.questionnaire.catalog import load_questions

    questionnaire = load_questions(questions)
    if lang is None:
        usual = LANGUAGES[0]
        return (
            questionnaire,
            usual if usual in questionnaire.languages else questionnaire.languages[0],
        )
    if lang not in questionnaire.languages:
        values = {"value": lang, "allowed": ", ".join(questionnaire.languages)}
        raise UsageRefused([Problem("not-one-of", Where("--lang"), values)])
    return questionnaire, lang
