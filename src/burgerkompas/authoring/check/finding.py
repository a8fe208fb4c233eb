"""What a check finds: a problem, how grave it is, what it is about, answers that show it."""

from __future__ import annotations

from typing import Literal

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.errors import Problem

Severity = Literal["error", "warning"]

Shown = tuple[tuple[str, Answer], ...]
"""Answers by question: with just these, and the rest open, it shows."""

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
        "opposite-signs",
        "driver-one-way",
        "gate-against-score",
        "same-answers",
        "undetermined",
        "accepted-in-vain",
    }
)
"""What may be meant so. All else is proven wrong, or keeps the questionnaire from loading."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was found. ``about`` is the id of what it is about, to name in `accepted`."""

    problem: Problem
    about: str = ""
    shown: Shown = ()

    @property
    def severity(self) -> Severity:
        """Whether it is an error or a warning."""
        return "warning" if self.problem.code in WARNINGS else "error"
