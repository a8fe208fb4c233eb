"""What every check stands on: the questionnaire, its sources with their places, and proofs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from burgerkompas.authoring.check.finding import Finding, Shown
from burgerkompas.cases import Absence, Answer
from burgerkompas.errors import Problem
from burgerkompas.look_ahead.components import SpaceQuestion
from burgerkompas.look_ahead.composing import Conditions, write_out
from burgerkompas.look_ahead.effects import NOTHING, Label
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.worlds import Entries, Fold, keep, worlds
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.loader import QuestionnaireFiles
from burgerkompas.questionnaire.model import Condition, Questionnaire, Test, tests_in
from burgerkompas.scoring.grid import Plan
from burgerkompas.scoring.gridding import plan_for

NO_LIMIT = 10**9

NOTHING_MORE: Mapping[str, object] = {}


class Ground:
    """A questionnaire that loads. What proofs need is worked out once."""

    def __init__(self, loaded: QuestionnaireFiles) -> None:
        self.loaded = loaded
        self.questionnaire = loaded.questionnaire
        self.plan: Plan = plan_for(loaded.questionnaire)
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

    def ends(
        self,
        conditions: Sequence[Condition],
        fold: Fold = keep,
        tags: tuple[int, ...] | None = None,
    ) -> dict[Entries, Shown]:
        """Return all that conditions can come to together, each with the fewest answers for it.

        Every completion of a case without any answer is looked at. Raises ``TooHardError``.
        """
        written = write_out(self.plan, conditions)
        found = worlds(written, {}, answering, fold, tags, NO_LIMIT)
        return {end: self.shown(written, label) for end, label in found.items()}

    def can_be(self, condition: Condition, truth: bool) -> Shown | None:
        """Return the fewest answers that make a condition true (or false), if any do."""
        for end, shown in self.ends([condition]).items():
            if end[0][1] is truth:
                return shown
        return None

    def shown(self, written: Conditions, label: Label) -> Shown:
        """Return the answers that a label stands for, in the order of the questionnaire."""
        spaced = {q.index: q for c in written.components for q in c.questions}
        return tuple(
            (spaced[index].spec.id, values_of(spaced[index])[place]) for index, place in label[2]
        )


def all_tests(questionnaire: Questionnaire) -> Iterator[Test]:
    """Yield every test in a questionnaire, in the order of its parts."""
    conditions: list[Condition | None] = [question.ask_if for question in questionnaire.questions]
    decision, roles = questionnaire.decision, questionnaire.sections.roles
    conditions += decision.conditions() if decision else ()
    conditions += [kind.when for c in questionnaire.classifications for kind in c.types]
    conditions += [t.when for role in (roles.roles if roles else ()) for t in role.triggers]
    for condition in conditions:
        yield from tests_in(condition)


def values_of(question: SpaceQuestion) -> list[Answer]:
    """Return the answers of a question that can make a difference, *not applicable* among them."""
    beside = [Absence.NOT_APPLICABLE] if question.spec.not_applicable else []
    return [*question.domain, *beside]


def answering(question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
    """Let a question be answered in any way, each at the cost of one answer."""
    del answer
    return [
        (Absence.UNANSWERED, NOTHING),
        *((new, (1, 0, ((question.index, i),))) for i, new in enumerate(values_of(question))),
    ]


__all__ = ["Ground", "TooHardError", "all_tests", "answering", "values_of"]
