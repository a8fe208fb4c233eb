"""Check a questionnaire: all that is wrong with it, at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from burgerkompas.authoring.check.conditions import check_conditions
from burgerkompas.authoring.check.finding import Finding
from burgerkompas.authoring.check.gates import check_gates, check_outcomes
from burgerkompas.authoring.check.ground import Ground
from burgerkompas.authoring.check.measures import check_measures
from burgerkompas.authoring.check.signs import check_signs
from burgerkompas.authoring.check.tables import check_table
from burgerkompas.authoring.check.used import check_sources, check_use, check_words
from burgerkompas.errors import QuestionnaireRefused
from burgerkompas.questionnaire.loader import load_files
from burgerkompas.questionnaire.model import Questionnaire

CHECKS = (
    check_conditions,
    check_table,
    check_outcomes,
    check_gates,
    check_measures,
    check_signs,
    check_use,
    check_sources,
    check_words,
)


_IDLE = {
    "gate-never-fires",
    "gate-never-decides",
    "comparison-never-holds",
    "comparison-always-holds",
}
"""A gate of which this is told does less than it seems to."""


_AFTER_AN_END = {
    "strategy-unreachable",
    "outcome-unreachable",
    "gate-never-decides",
    "all-closed-unreachable",
}
"""What follows when a gate with an outcome always fires."""


class Checked(msgspec.Struct, frozen=True):
    """A questionnaire with what was found, in the order of its files.

    ``questionnaire`` is ``None`` when it can't be loaded; then only the reason is told.
    """

    path: str
    questionnaire: Questionnaire | None
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """Return how many findings are so grave."""
        return sum(finding.severity == severity for finding in self.findings)


def check(path: Path) -> Checked:
    """Check a questionnaire by its folder or main file."""
    try:
        ground = Ground(load_files(path))
    except QuestionnaireRefused as refused:
        return Checked(str(path), None, tuple(map(Finding, refused.problems)))
    found = [finding for one in CHECKS for finding in one(ground)]
    left = _without_echoes(ground, _accepted(ground, found))
    order = {file: i for i, (file, _) in enumerate(ground.loaded.files.values())}
    left.sort(key=lambda f: _place(f, order))
    return Checked(str(path), ground.questionnaire, tuple(left))


def _place(finding: Finding, order: dict[str, int]) -> tuple[int, int, int]:
    where = finding.problem.where
    return order.get(Path(where.file).name, 0), where.line or 0, where.column or 0


def _without_echoes(ground: Ground, found: list[Finding]) -> list[Finding]:
    """Leave out what only follows from something that is told already: one mistake, one finding."""
    idle = {f.about for f in found if f.problem.code in _IDLE}
    turned = {f.about for f in found if f.problem.code == "gate-against-score"}
    gates = ground.questionnaire.gates
    lost = {gate.outcome for gate in gates if gate.id in idle}
    always = {f.about for f in found if f.problem.code == "comparison-always-holds"}
    ended = any(gate.outcome and gate.id in always for gate in gates)
    return [
        f
        for f in found
        if not (f.problem.code == "gate-against-score" and f.problem.values["gate"] in idle)
        and not (f.problem.code == "driver-one-way" and f.about in turned)
        and not (f.problem.code == "outcome-unreachable" and f.about in lost)
        and not (ended and f.problem.code in _AFTER_AN_END)
    ]


def _accepted(ground: Ground, found: Iterable[Finding]) -> list[Finding]:
    """Leave out what the author accepts; say so when there was nothing to accept."""
    left = list(found)
    main = ground.loaded.main
    root = ground.loaded.files[main.id][0]
    for i, accepted in enumerate(main.accepted):
        key = accepted.problem, accepted.at
        kept = [f for f in left if (f.problem.code, f.about) != key]
        if len(kept) == len(left):
            path = (root, "accepted", i)
            kept.append(
                ground.finding(
                    "accepted-in-vain", path, accepted.at, values={"code": accepted.problem}
                )
            )
        left = kept
    return left
