"""Run every check on a questionnaire, and report all findings at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from burgerkompas.authoring.check.decision import check_decision
from burgerkompas.authoring.check.inspection import Finding, Inspection
from burgerkompas.authoring.check.oddities import check_signs, check_sources, check_use, check_words
from burgerkompas.authoring.check.reach import check_conditions, check_measures
from burgerkompas.errors import QuestionnaireRefused
from burgerkompas.files import printable
from burgerkompas.questionnaire.catalog import find
from burgerkompas.questionnaire.loader import load_files
from burgerkompas.questionnaire.model import Questionnaire

CHECKS = (
    check_conditions,
    check_decision,
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
"""Findings about a gate that does less than it seems to."""


_AFTER_AN_END = {
    "strategy-unreachable",
    "outcome-unreachable",
    "gate-never-decides",
    "all-closed-unreachable",
}
"""Findings that follow from a gate with an outcome that always fires."""


class CheckResult(msgspec.Struct, frozen=True):
    """A questionnaire with its findings, in the order of its files."""

    path: str
    questionnaire: Questionnaire | None
    """``None`` if it can't be loaded; the findings then only give the reason."""
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def run_checks(name: str | Path) -> CheckResult:
    """Check a questionnaire, given its id, folder or main file."""
    path = Path(name)
    try:
        path = find(name)
        inspection = Inspection(load_files(path))
    except QuestionnaireRefused as refused:
        return CheckResult(printable(path), None, tuple(map(Finding, refused.problems)))
    found = [finding for one in CHECKS for finding in one(inspection)]
    left = _without_echoes(inspection, _without_accepted(inspection, found))
    order = {file: i for i, (file, _) in enumerate(inspection.files.files.values())}

    def place(finding: Finding) -> tuple[int, int, int]:
        where = finding.problem.where
        return order.get(Path(where.file).name, 0), where.line or 0, where.column or 0

    return CheckResult(printable(path), inspection.questionnaire, tuple(sorted(left, key=place)))


def _without_echoes(inspection: Inspection, found: list[Finding]) -> list[Finding]:
    """Leave out findings that only follow from others: one mistake, one finding."""
    idle = {f.about for f in found if f.problem.code in _IDLE}
    turned = {f.about for f in found if f.problem.code == "gate-against-score"}
    always = {f.about for f in found if f.problem.code == "comparison-always-holds"}
    gates = inspection.questionnaire.gates
    lost = {gate.outcome for gate in gates if gate.id in idle}
    ended = any(gate.outcome and gate.id in always for gate in gates)

    def is_echo(finding: Finding) -> bool:
        match finding.problem.code:
            case "gate-against-score" if finding.problem.values["gate"] in idle:
                return True
            case "driver-one-way" if finding.about in turned:
                return True
            case "outcome-unreachable" if finding.about in lost:
                return True
        return ended and finding.problem.code in _AFTER_AN_END

    return [finding for finding in found if not is_echo(finding)]


def _without_accepted(inspection: Inspection, found: Iterable[Finding]) -> list[Finding]:
    """Leave out findings that the author accepts; report entries that accept nothing."""
    left = list(found)
    main = inspection.files.main
    root = inspection.files.files[main.id][0]
    for i, accepted in enumerate(main.accepted):
        code, about = accepted.problem, accepted.at
        others = [f for f in left if (f.problem.code, f.about) != (code, about)]
        if len(others) == len(left):
            path = (root, "accepted", i)
            others.append(inspection.finding("accepted-in-vain", path, about, code=code))
        left = others
    return left
