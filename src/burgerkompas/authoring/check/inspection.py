"""The subject of every check: a questionnaire, its sources with their places, and proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.errors import Problem
from burgerkompas.look_ahead import WORK, Budget, TooHardError, Ways
from burgerkompas.look_ahead.effects import prospects, standing, states
from burgerkompas.look_ahead.groups import GroupQuestion, groups_of
from burgerkompas.look_ahead.literals import Literals
from burgerkompas.look_ahead.moves import NOTHING, Label, Move, stay
from burgerkompas.look_ahead.search import Search
from burgerkompas.look_ahead.ways import model_with
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.loader import QuestionnaireFiles
from burgerkompas.questionnaire.model import Condition, Test, tests_in
from burgerkompas.questionnaire.resolve.context import listed
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

NO_LIMIT = 10**9

Shown = tuple[tuple[str, Answer], ...]
"""Answers by question, in the order of the questionnaire; all other questions are open."""


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
        """Yield what is listed, or mapped by id, under ``key`` of any file, each with its path."""
        return listed(self.files.files, key)

    def placed(self, key: Literal["questions", "gates", "rules"]) -> Iterator[tuple[KeyPath, Any]]:
        """Yield the questions, gates or rules of the questionnaire, each with its path."""
        paths = (path for path, _ in self.listed(key))
        yield from zip(paths, getattr(self.questionnaire, key), strict=True)

    def conditions(self) -> Iterator[tuple[Condition, KeyPath, str, str]]:
        """Yield every condition: its path, the code for one that never holds, its subject."""
        for path, question in self.placed("questions"):
            if question.ask_if is not None:
                yield question.ask_if, (*path, "ask_if"), "question-never-asked", question.id
        for path, rule in self.placed("rules"):
            if rule.when is not None:
                yield rule.when, (*path, "when"), "rule-never-holds", rule.id
        for path, source in self.listed("classifications"):
            for i, kind in enumerate(self.questionnaire.classification[source.id].types):
                if kind.when is not None:
                    yield kind.when, (*path, "rules", i, "when"), "type-unreachable", kind.id
        for file, part in self.files.files.values():
            for role in self.questionnaire.roles if part.sections.roles else ():
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
        """Return the fewest answers that satisfy one of the ways that ``write`` adds, if any do.

        Considers every completion of a case without any answer. Raises ``TooHardError``.
        """
        with self.proof() as budget:
            ways = Ways(self.grid, Literals(budget))
            write(ways)
            counts = any(one.test.subject == "count" for one in ways.literals.tests)
            model = model_with(ways, self.grid.drivers if counts else ())
            able = prospects(model.groups, {}, _answering, budget, NO_LIMIT)
            found = Search(model, able, budget).least(ways.ways, NO_LIMIT)
            return None if found is None else self.shown(found.label)

    def fewest_known(self, dimension: str) -> tuple[int, Shown]:
        """Return the fewest items of a dimension that can be known with every question answered.

        Also returns the answers that lead to this. Raises ``TooHardError``.
        """
        with self.proof() as budget:
            (group,) = groups_of(self.grid, Literals(budget), [dimension], ())
            (field,) = group.fields
            stands = standing(group, {}, _answered, (), budget)
            reached = states(group, stands, NO_LIMIT, budget)
            known, label = min((field.sums(state)[-1], label) for state, label in reached.items())
            return known, self.shown(label)

    @contextmanager
    def proof(self) -> Iterator[Budget]:
        """Give one proof its budget: a quarter of that of an analysis at most.

        All proofs together have that of two.
        """
        budget = Budget(min(WORK // 4, max(self.budget.left, 0)))
        try:
            yield budget
        finally:
            self.budget.left -= budget.work - budget.left

    def shown(self, label: Label) -> Shown:
        """Spell out a label as answers."""
        questions = self.questionnaire.questions
        return tuple((questions[index].id, answer) for index, _, answer in label.changes)

    def can_be(self, condition: Condition, truth: bool) -> Shown | None:
        """Return the fewest answers that make a condition true (or false), if any do."""
        return self.fewest_answers(lambda ways: ways.add("", ways.guard_if(condition, truth)))

    def proven(self, findings: Iterable[Finding], path: KeyPath, about: str) -> Iterator[Finding]:
        """Yield findings that are being proven; ``undetermined`` where that is too hard."""
        try:
            yield from findings
        except TooHardError:
            yield self.finding("undetermined", path, about)


def _answered(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer to a question that can make a difference, at the cost of one answer each.

    *Not applicable* is among them.
    """
    beside = [Absence.NOT_APPLICABLE] if question.spec.not_applicable else []
    values = enumerate([*question.domain, *beside])
    found = [(new, Label(1, 0, ((question.index, i, new),))) for i, new in values]
    return found or stay(question, answer)


def _answering(question: GroupQuestion, answer: Answer) -> list[Move]:
    """List every answer to a question, and leaving it open."""
    return [(Absence.UNANSWERED, NOTHING), *_answered(question, answer)]
