"""How sure the advice on a case is, in a few words: what stands beside it in an overview."""

from __future__ import annotations

from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH


def certainty(questionnaire: Questionnaire, result: Result, language: str) -> tuple[str, ...]:
    """Return marks such as *provisional*; without advice, what the questionnaire measures."""
    words, advice = Words(BATCH, language), result.strategy
    if advice is None:
        return tuple(
            f"{questionnaire.dimension[d.id].label[language]}: {level.label[language]}"
            for d in result.dimensions
            for level in questionnaire.dimension[d.id].levels
            if level.id == d.level
        )
    marks = [words("tie")] if advice.tie else ([] if advice.clear else [words("unclear")])
    marks += [words("provisional")] if advice.provisional else []
    if advice.settled is not None:
        marks.append(words("settled" if advice.settled else "not-settled"))
    return tuple(marks)
