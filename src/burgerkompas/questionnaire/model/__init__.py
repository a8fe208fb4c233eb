"""The questionnaire, once it has been checked and can be trusted.

Everything is frozen and every id in it exists. Numbers are exact: integers and fractions.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from burgerkompas.questionnaire.model.decisions import (
    CONFLICT as CONFLICT,
    NO_RULE as NO_RULE,
    RESERVED as RESERVED,
    UNDECIDED as UNDECIDED,
    AllClosed as AllClosed,
    Band as Band,
    Clear as Clear,
    Decision as Decision,
    DecisionTable as DecisionTable,
    Driver as Driver,
    Evidence as Evidence,
    Gate as Gate,
    HitPolicy as HitPolicy,
    Lead as Lead,
    Outcome as Outcome,
    OutputValue as OutputValue,
    OwnView as OwnView,
    Rule as Rule,
    Scorecard as Scorecard,
    Strategy as Strategy,
)
from burgerkompas.questionnaire.model.measures import (
    Classification as Classification,
    Dimension as Dimension,
    Factors as Factors,
    Item as Item,
    Level as Level,
    Participation as Participation,
    Role as Role,
    Roles as Roles,
    Rounding as Rounding,
    Sections as Sections,
    Trigger as Trigger,
    Type as Type,
)
from burgerkompas.questionnaire.model.questions import (
    All as All,
    Any as Any,
    ById as ById,
    Closing as Closing,
    Condition as Condition,
    Derived as Derived,
    Not as Not,
    Option as Option,
    Part as Part,
    Question as Question,
    Retired as Retired,
    Scale as Scale,
    Source as Source,
    Test as Test,
    Text as Text,
    Value as Value,
    tests_in as tests_in,
)


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

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of the section with that name; none without one."""
        return self.sections.roles.roles if self.sections.roles else ()

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """The dimensions by id."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def classification(self) -> dict[str, Classification]:
        """The classifications by id."""
        return {classification.id: classification for classification in self.classifications}
