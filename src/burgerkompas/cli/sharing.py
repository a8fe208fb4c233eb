"""Before cases leave this machine: leave out what need not go along, warn of what should not."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from burgerkompas.cases import Case
from burgerkompas.cli import console


def without_notes(case: Case) -> Case:
    """Return a case with its answers only: without notes and story."""
    return structs.replace(case, notes={}, story=None)


def goes_out(shared: bool, output: str | None) -> bool:
    """Tell whether what is written may go to others: a file, or a format made to be shared."""
    return shared or output not in (None, "-")


def warn(
    cases: Iterable[Case], shared: bool, output: str | None, language: str, quiet: bool
) -> None:
    """Tell where cases that are to be shared seem to hold data of a person; stops nothing."""
    if quiet or not goes_out(shared, output):
        return
    from burgerkompas.cases.privacy import find_personal_data
    from burgerkompas.texts.problems import say_problem

    for case in cases:
        for problem in find_personal_data(case):
            console.notice(say_problem(problem, language))
