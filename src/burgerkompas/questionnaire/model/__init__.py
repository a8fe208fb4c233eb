"""The questionnaire, once it has been checked and can be trusted.

Everything is frozen and every id in it exists. Numbers are exact: integers and fractions.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.decisions import (
    RESERVED,
    AllClosed,
    Decision,
    DecisionTable,
    Driver,
    Gate,
    HitPolicy,
    Lead,
    Outcome,
    OutputValue,
    OwnView,
    Rule,
    Scorecard,
    Strategy,
)
from burgerkompas.questionnaire.model.measures import (
    Classification,
    Dimension,
    Item,
    Level,
    Rounding,
    Type,
)
from burgerkompas.questionnaire.model.questions import (
    All,
    Any,
    Condition,
    Not,
    Option,
    Part,
    Question,
    Source,
    Test,
    Text,
    Value,
    tests_in,
)


class Factors(msgspec.Struct, frozen=True):
    """A section that shows dimensions as bars, the lowest first, each with its advice."""

    title: Text
    dimensions: tuple[str, ...]
    """Dimensions shown as bars, the lowest first."""
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Trigger(msgspec.Struct, frozen=True):
    """One reason for a role; the subject of ``when`` says how weak the spot is."""

    when: Test
    because: Text


class Role(msgspec.Struct, frozen=True):
    """A way to carry the advice out, called for by any of its triggers."""

    id: str
    label: Text
    meaning: Text
    triggers: tuple[Trigger, ...]


class Roles(msgspec.Struct, frozen=True):
    """A section that names at most ``most`` roles, the one at the weakest spot first."""

    title: Text
    intro: Text | None
    most: int
    roles: tuple[Role, ...]
    sources: tuple[str, ...]


class Participation(msgspec.Struct, frozen=True):
    """A section that compares the present degree of participation with the one wanted.

    Both questions have the same values.
    """

    title: Text
    now: str
    """The scale question on the present degree."""
    wished: str
    """The scale question on the degree wanted."""
    note: Text
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Sections(msgspec.Struct, frozen=True):
    """The parts of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    roles: Roles | None = None
    participation: Participation | None = None


class Closing(msgspec.Struct, frozen=True):
    """The open question after the advice; the answer is kept in the case as the note ``id``."""

    id: str
    text: Text
    """The open question."""


class Retired(msgspec.Struct, frozen=True, kw_only=True):
    """A question of an earlier version that is no longer asked."""

    to: str | None = None
    """The question that took its place, if one did."""
    values: dict[Value, Value] | None = None
    """Which answers carry over, and to what. Default: each answer to the same one."""


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """Results for the labelled cases whose advice came about in one way.

    An omitted key matches every advice; of several matching bands, the first counts.
    """

    id: str
    clear: bool | None = None
    """True if the advice is presented as clear."""
    decided_by: Literal["gate", "scores", "outcome"] | None = None
    """The deciding part: a gate for a strategy, the scores, or an outcome of another kind."""
    above: Fraction | None = None
    """The lead is this or more."""
    below: Fraction | None = None
    """The lead is less than this."""
    readings: int = 0
    """The number of readings of labelled cases."""
    first: int = 0
    """The number of them with an advice that was a first choice."""
    defensible: int = 0
    """The number with an advice that was a first or second choice."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement of the advice with labelled cases."""

    note: Text
    """The origin of the cases and labels, and its limitations."""
    cases: int
    """The number of labelled cases."""
    bands: tuple[Band, ...]
    """The results, by the way in which the advice came about."""

    def band_of(
        self,
        clear: bool,
        decided_by: Literal["gate", "scores", "outcome"],
        lead: Fraction | None,
    ) -> Band | None:
        """Return the band of an advice that came in one way, with a lead of -1 to +1."""
        for band in self.bands:
            bounded = band.above is not None or band.below is not None
            within = lead is not None and (
                (band.above is None or lead >= band.above)
                and (band.below is None or lead < band.below)
            )
            if (
                band.clear in (None, clear)
                and band.decided_by in (None, decided_by)
                and (within or not bounded)
            ):
                return band
        return None


class Questionnaire(msgspec.Struct, frozen=True, dict=True):
    """A whole questionnaire. ``digest`` is the SHA-256 of its files, in hexadecimal."""

    id: str
    version: str
    digest: str
    languages: tuple[str, ...]
    title: Text
    intro: Text | None
    closing: Closing | None
    bases: dict[str, Text]
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]
    dimensions: tuple[Dimension, ...]
    classifications: tuple[Classification, ...]
    decision: Decision | None
    sections: Sections
    retired: dict[str, Retired] = {}
    rule: Text | None = None
    evidence: Evidence | None = None

    def __hash__(self) -> int:
        # Its parts hold dictionaries; equal questionnaires have the same digest.
        return hash((self.id, self.version, self.digest))

    @property
    def reference(self) -> str:
        """The id and version, as cases and reports name them."""
        return f"{self.id}@{self.version}"

    @cached_property
    def question(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def ends(self) -> dict[str, Strategy | Outcome]:
        """All possible outcomes, by id; empty without a decision."""
        return {end.id: end for end in self.decision.ends} if self.decision else {}

    @cached_property
    def choosable(self) -> dict[str, Strategy | Outcome]:
        """The outcomes that a person can choose, by id: not those that tell why there is none."""
        return {name: end for name, end in self.ends.items() if name not in RESERVED}

    @property
    def strategies(self) -> tuple[Strategy, ...]:
        """The strategies of the scorecard; none without one."""
        return self.decision.strategies if isinstance(self.decision, Scorecard) else ()

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates of the scorecard; none without one."""
        return self.decision.gates if isinstance(self.decision, Scorecard) else ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of the decision table; none without one."""
        return self.decision.rules if isinstance(self.decision, DecisionTable) else ()

    @cached_property
    def has_routes(self) -> bool:
        """Return whether some answers cause a question not to be asked."""
        return any(question.ask_if is not None for question in self.questions)

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """The dimensions by id."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def classification(self) -> dict[str, Classification]:
        """The classifications by id."""
        return {classification.id: classification for classification in self.classifications}


__all__ = [
    "RESERVED",
    "All",
    "AllClosed",
    "Any",
    "Band",
    "Classification",
    "Closing",
    "Condition",
    "Decision",
    "DecisionTable",
    "Dimension",
    "Driver",
    "Evidence",
    "Factors",
    "Gate",
    "HitPolicy",
    "Item",
    "Lead",
    "Level",
    "Not",
    "Option",
    "Outcome",
    "OutputValue",
    "OwnView",
    "Part",
    "Participation",
    "Question",
    "Questionnaire",
    "Retired",
    "Role",
    "Roles",
    "Rounding",
    "Rule",
    "Scorecard",
    "Sections",
    "Source",
    "Strategy",
    "Test",
    "Text",
    "Trigger",
    "Type",
    "Value",
    "tests_in",
]
