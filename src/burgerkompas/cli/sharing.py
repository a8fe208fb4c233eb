"""Before cases leave this machine: leave out what need not go along, warn of what should not."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from burgerkompas.cases import Case
from burgerkompas.cli import console

TO_SHARE = ("html", "markdown", "docx")
"""The formats that are made to be shared; whatever goes to a file may be too."""


def without_notes(case: Case) -> Case:
    """Return a case with its answers only: without notes and story."""
    return structs.replace(case, notes={}, story=None)


def goes_out(shape: str, output: str | None) -> bool:
    """Whether what is written may go to others: more than a look in the terminal."""
    return output not in (None, "-") or shape in TO_SHARE


def warn(cases: Iterable[Case], shape: str, output: str | None, language: str, quiet: bool) -> None:
    """Tell where cases that are to be shared seem to hold data of a person; stops nothing."""
    if quiet or not goes_out(shape, output):
        return
    from burgerkompas.cases.privacy import find_personal_data
    from burgerkompas.texts.problems import say_problem

    for case in cases:
        for problem in find_personal_data(case):
            console.notice(say_problem(problem, language))
