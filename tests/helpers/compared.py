"""Comparisons to look at: two people, two moments, and any text at all."""

from __future__ import annotations

from msgspec import structs

from burgerkompas.cases import Case, read_case
from burgerkompas.comparison import Comparison, compare
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES, TESTS


def people(questionnaire: Questionnaire) -> Comparison:
    names = ("professional", "initiatiefnemers")
    cases = [
        read_case(questionnaire, TESTS / "report" / "comparison" / f"{name}.yaml") for name in names
    ]
    return compare(questionnaire, [_without_file(case) for case in cases])


def moments(questionnaire: Questionnaire) -> Comparison:
    cases = [read_case(questionnaire, CASES / f"emmas-hof-{when}.yaml") for when in ("start", "nu")]
    return compare(questionnaire, [_without_file(case) for case in cases], "moments")


def _without_file(case: Case) -> Case:
    return structs.replace(case, file=None)


def naughty(questionnaire: Questionnaire, text: str) -> Comparison:
    cases = [
        Case(
            name=f"{text}{i}", place=text, respondent=f"{i}{text}", answers={"zelf_draait": 4 * i},
            notes={"zelf_draait": text},
        )
        for i in range(2)
    ]  # fmt: skip
    return compare(questionnaire, cases)
