"""The subject of every check: a questionnaire, its sources with their places, and proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

import msgspec

from burgerkompas.errors import Problem
from burgerkompas.look_ahead import WORK, Budget, Ways
from burgerkompas.look_ahead.proofs import Shown, fewest_answers
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.loader import QuestionnaireFiles
from burgerkompas.questionnaire.model import Condition, Test, tests_in
from burgerkompas.questionnaire.resolve.context import listed, named
from burgerkompas.scoring import grid_of

WARNINGS = frozenset(
    {
        "comparison-always-holds",
        "unless-never-holds",
        "all-closed-unreachable",
        "question-unused",
        "dimension-unused",
        "definition-unused",
        "without-source",
        "min-known-skippable",
        "skipped-item-scaled-up",
        "opposite-signs",
        "driver-one-way",
        "gate-against-score",
        "texts-meet",
        "same-answers",
        "undetermined",
        "accepted-in-vain",
    }
)
"""Findings that may be intended. Others are proven wrong, or prevent loading."""

Proven = TypeVar("Proven")


class Finding(msgspec.Struct, frozen=True):
    """One finding of a check."""

    problem: Problem
    about: str = ""
    """The id of its subject, to name in ``accepted``."""
    shown: Shown = ()
    """Answers by question that demonstrate it, with all others open."""

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Return whether it is an error or a warning."""
        return "warning" if self.problem.code in WARNINGS else "error"


class Inspection:
    """One questionnaire that loads, under inspection.

    ``values_are_all`` says whether the search covers every answer. It covers values only, so if a
    condition refers to a question that may not apply, the search does not prove that something
    never occurs.
    """

    def __init__(self, files: QuestionnaireFiles) -> None:
        self.files = files
        self.questionnaire = files.questionnaire
        self.grid = grid_of(files.questionnaire)
        self.budget = Budget(2 * WORK)
        tested = {test.id for test in self.tests() if test.subject == "question"}
        self.values_are_all = not any(
            question.not_applicable and question.id in tested
            for question in self.questionnaire.questions
        )

    def listed(self, key: str) -> Iterator[tuple[KeyPath, Any]]:
        """Yield the entries of the lists under ``key``, of all files, each with its path."""
        return listed(self.files.files, key)

    def placed(self, key: Literal["questions", "gates", "rules"]) -> Iterator[tuple[KeyPath, Any]]:
        """Yield the questions, gates or rules of the questionnaire, each with its path."""
        paths = (path for path, _ in self.listed(key))
        yield from zip(paths, getattr(self.questionnaire, key), strict=True)

    def named(self, key: str) -> Iterator[tuple[KeyPath, str, Any]]:
        """Yield the values by id under ``key``, of all files, each with its path."""
        return named(self.files.files, key)

    def conditions(self) -> Iterator[tuple[Condition, KeyPath, str, str]]:
        """Yield every condition: its path, the code for one that never holds, its subject."""
        for path, question in self.placed("questions"):
            if question.ask_if is not None:
                yield question.ask_if, (*path, "ask_if"), "question-never-asked", question.id
        for path, rule in self.placed("rules"):
            if rule.when is not None:
                yield rule.when, (*path, "when"), "rule-never-holds", rule.id
        for path, name, _ in self.named("classifications"):
            for i, kind in enumerate(self.questionnaire.classification[name].types):
                if kind.when is not None:
                    yield kind.when, (*path, "rules", i, "when"), "type-unreachable", kind.id
        for file, source in self.files.files.values():
            for role in self.questionnaire.roles if source.sections.roles else ():
                for i, trigger in enumerate(role.triggers):
                    at = (file, "sections", "roles", "roles", role.id, "triggers", i, "when")
                    yield trigger.when, at, "trigger-never-holds", role.id
        for path, gate in self.placed("gates"):
            yield gate.when, (*path, "when"), "gate-never-fires", gate.id
            if gate.unless is not None:
                yield gate.unless, (*path, "unless"), "unless-never-holds", gate.id

    def tests(self) -> Iterator[Test]:
        """Yield every test in a condition."""
        for condition, *_ in self.conditions():
            yield from tests_in(condition)

    def once(self, key: str) -> KeyPath:
        """Return the path of the value under ``key`` in one of the files."""
        return next((f, key) for f, s in self.files.files.values() if getattr(s, key) is not None)

    def line(self, path: KeyPath) -> int | None:
        """Return the line on which a path begins."""
        return self.files.places.where(path).line

    def finding(
        self, code: str, path: KeyPath, about: str, shown: Shown = (), /, **values: object
    ) -> Finding:
        """Make a finding at the place of ``path``."""
        texts = {key: str(value) for key, value in values.items()}
        problem = Problem(code, self.files.places.where(path), {"id": about, **texts})
        return Finding(problem, about, shown)

    def fewest_answers(self, write: Callable[[Ways], None]) -> Shown | None:
        """Return the fewest answers that satisfy one of the ways that ``write`` adds.

        Considers every completion of a case without any answer. Raises ``TooHardError``.
        """
        return self.prove(lambda budget: fewest_answers(self.grid, write, budget))

    def prove(self, work: Callable[[Budget], Proven]) -> Proven:
        """Do the work of one proof, with a quarter of the budget of an analysis at most.

        All proofs together have that of two. Raises ``TooHardError``.
        """
        budget = Budget(min(WORK // 4, max(self.budget.left, 0)))
        try:
            return work(budget)
        finally:
            self.budget.left -= budget.work - budget.left

    def can_be(self, condition: Condition, truth: bool) -> Shown | None:
        """Return the fewest answers that make a condition true (or false), if any do."""
        return self.fewest_answers(lambda ways: ways.add("", ways.gate_if(condition, truth)))
