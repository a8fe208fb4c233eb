"""What every check stands on: the questionnaire, its sources with their places, and proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from burgerkompas.authoring.check.finding import Finding, Shown
from burgerkompas.errors import Problem
from burgerkompas.look_ahead import WORK, Budget, TooHardError, Ways, fewest_answers
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.loader import QuestionnaireFiles
from burgerkompas.questionnaire.model import Condition, Questionnaire, Test, tests_in
from burgerkompas.scoring import grid_of
from burgerkompas.scoring.grid import Grid

NOTHING_MORE: Mapping[str, object] = {}


class Ground:
    """A questionnaire that loads. What proofs need is worked out once."""

    def __init__(self, loaded: QuestionnaireFiles) -> None:
        self.loaded = loaded
        self.questionnaire = loaded.questionnaire
        self.grid: Grid = grid_of(loaded.questionnaire)
        # What all proofs together may take.
        self.budget = Budget(10 * WORK)
        # What can still come of a case is told for values only. Where a condition looks at a
        # question that may not apply, that is no proof of what never comes.
        tested = {test.id for test in all_tests(self.questionnaire) if test.subject == "question"}
        self.values_are_all = not any(
            question.not_applicable and question.id in tested
            for question in self.questionnaire.questions
        )

    def listed(self, key: str) -> Iterator[tuple[KeyPath, Any]]:
        """Yield what stands in the lists under ``key``, of all files, each with its path."""
        for file, source in self.loaded.files.values():
            for i, thing in enumerate(getattr(source, key)):
                yield (file, key, i), thing

    def named(self, key: str) -> Iterator[tuple[KeyPath, str, Any]]:
        """Yield what stands by id under ``key``, of all files, each with its path."""
        for file, source in self.loaded.files.values():
            for name, thing in getattr(source, key).items():
                yield (file, key, name), name, thing

    def once(self, key: str) -> KeyPath:
        """Return the path of what stands under ``key`` in one of the files."""
        for file, source in self.loaded.files.values():
            if getattr(source, key) is not None:
                return (file, key)
        raise KeyError(key)

    def finding(
        self,
        code: str,
        path: KeyPath,
        about: str,
        shown: Shown = (),
        values: Mapping[str, object] = NOTHING_MORE,
    ) -> Finding:
        """Make a finding at the place of ``path``."""
        texts = {key: str(value) for key, value in values.items()}
        problem = Problem(code, self.loaded.places.where(path), {"id": about, **texts})
        return Finding(problem, about, shown)

    def fewest_answers(self, write: Callable[[Ways], None]) -> Shown | None:
        """Return the fewest answers with which one of the ways comes that ``write`` adds.

        Every completion of a case without any answer is looked at. Raises ``TooHardError``.
        """
        return fewest_answers(self.grid, write, self.budget)

    def can_be(self, condition: Condition, truth: bool) -> Shown | None:
        """Return the fewest answers that make a condition true (or false), if any do."""
        return self.fewest_answers(lambda ways: ways.add("", ways.holds(condition, truth)))


def all_tests(questionnaire: Questionnaire) -> Iterator[Test]:
    """Yield every test in a questionnaire, in the order of its parts."""
    conditions: list[Condition | None] = [question.ask_if for question in questionnaire.questions]
    decision, roles = questionnaire.decision, questionnaire.sections.roles
    conditions += decision.conditions() if decision else ()
    conditions += [kind.when for c in questionnaire.classifications for kind in c.types]
    conditions += [t.when for role in (roles.roles if roles else ()) for t in role.triggers]
    for condition in conditions:
        yield from tests_in(condition)


__all__ = ["Ground", "TooHardError", "all_tests"]
