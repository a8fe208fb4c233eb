"""What every check stands on: the questionnaire, its sources with their places, and proofs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from burgerkompas.answers import Absence, Answer
from burgerkompas.checking.finding import Finding, Shown
from burgerkompas.errors import Problem
from burgerkompas.instrument.binder import Path
from burgerkompas.instrument.loader import Loaded
from burgerkompas.instrument.model import Condition
from burgerkompas.scoring.changes import new_answers
from burgerkompas.scoring.components import SpaceQuestion
from burgerkompas.scoring.effects import NOTHING, Label
from burgerkompas.scoring.feasible import TooHardError
from burgerkompas.scoring.plan import Plan, plan_for
from burgerkompas.scoring.space import Conditions, write_out
from burgerkompas.scoring.worlds import Entries, Fold, keep, worlds

NO_LIMIT = 10**9

NOTHING_MORE: Mapping[str, object] = {}


class Ground:
    """A questionnaire that loads. What proofs need is worked out once."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.instrument = loaded.instrument
        self.plan: Plan = plan_for(loaded.instrument)

    def listed(self, key: str) -> Iterator[tuple[Path, Any]]:
        """Yield what stands in the lists under ``key``, of all files, each with its path."""
        for file, source in self.loaded.files.values():
            for i, thing in enumerate(getattr(source, key)):
                yield (file, key, i), thing

    def named(self, key: str) -> Iterator[tuple[Path, str, Any]]:
        """Yield what stands by id under ``key``, of all files, each with its path."""
        for file, source in self.loaded.files.values():
            for name, thing in getattr(source, key).items():
                yield (file, key, name), name, thing

    def once(self, key: str) -> Path:
        """Return the path of what stands under ``key`` in one of the files."""
        for file, source in self.loaded.files.values():
            if getattr(source, key) is not None:
                return (file, key)
        raise KeyError(key)

    def finding(
        self,
        code: str,
        path: Path,
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
            (spaced[index].spec.id, new_answers(spaced[index], Absence.UNANSWERED)[place])
            for index, place in label[2]
        )


def answering(question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
    """Let a question be answered in any way, each at the cost of one answer."""
    del answer
    return [
        (Absence.UNANSWERED, NOTHING),
        *((new, (1, 0, ((question.index, i),))) for i, new in enumerate(question.domain)),
    ]


__all__ = ["Ground", "TooHardError", "answering"]
