"""What is advised: by scores and gates, or by a table of rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from burgerkompas.questionnaire.model.questions import Condition, Text, Value

Output = int | float | str | tuple[int | float | str, ...]
"""What an outcome of a decision table says more: a text or a number, or several of them."""


class Driver(msgspec.Struct, frozen=True):
    """A dimension as an argument for (+1) or against (-1) a strategy.

    With ``only_above`` it counts only where its value is above that.
    """

    dimension: str
    sign: Literal[1, -1]
    only_above: Fraction | None


class Strategy(msgspec.Struct, frozen=True):
    """One advice that can come out; its score is the mean of its signed drivers."""

    id: str
    label: Text
    meaning: Text
    not_when: Text | None
    drivers: tuple[Driver, ...]
    first_step: Text
    ask_the_group: Text
    look_again: Text
    participation: tuple[int, ...]
    participation_text: Text | None


class Lead(msgspec.Struct, frozen=True):
    """Holds when ``strategy`` is open and leads the one in question by at least ``by``."""

    strategy: str
    """Another strategy."""
    by: Fraction
    """How far it must lead."""


class Gate(msgspec.Struct, frozen=True):
    """A rule that comes before the scores; it fires when ``when`` is true and ``unless`` is not.

    It may end the matter (``outcome``), ``close`` strategies, decide for one (``first``, but not
    when ``unless_leads`` holds), or add a ``duty`` or a ``caution``; the last two only where the
    advice is one of ``advice`` (empty: any).
    """

    id: str
    when: Condition
    unless: Condition | None
    outcome: str | None
    close: tuple[str, ...]
    first: str | None
    unless_leads: Lead | None
    because: Text | None
    first_step: Text | None
    duty: Text | None
    caution: Text | None
    advice: tuple[str, ...]
    urgent: bool


class Outcome(msgspec.Struct, frozen=True):
    """An end that is no strategy, with what to do instead.

    Of a decision table it is what a rule gives: there its ``outputs`` may say more, by name, and
    the texts may be empty.
    """

    id: str
    label: Text
    meaning: Text
    first_step: Text
    ask_the_group: Text
    look_again: Text
    outputs: dict[str, Output] = {}


class AllClosed(msgspec.Struct, frozen=True):
    """What is advised when the gates have closed every strategy."""

    id: str
    strategy: str
    """What is advised then."""
    because: Text


class OwnView(msgspec.Struct, frozen=True):
    """The respondent's own view of what to do, told beside the advice."""

    question: str
    points_to: dict[Value, str]
    """The strategy or outcome that each answer points to."""


class Scorecard(msgspec.Struct, frozen=True, tag="scorecard"):
    """The decision: gates first, then the strategy with the highest score.

    ``strategies`` stand in the order that decides ties. By scores the advice is clear when the
    winner's score is above ``clear_above`` and its margin at least ``clear_margin``; with
    ``clear_own_view`` only if the respondent's own view points to it as well.
    """

    basis: str
    note: Text
    strategies: tuple[Strategy, ...]
    gates: tuple[Gate, ...]
    outcomes: tuple[Outcome, ...]
    all_closed: AllClosed | None
    clear_above: Fraction
    clear_margin: Fraction
    clear_own_view: bool = False
    own_view: OwnView | None = None

    @property
    def ends(self) -> tuple[Strategy | Outcome, ...]:
        """Everything that can come out: the strategies, then the other outcomes."""
        return (*self.strategies, *self.outcomes)

    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions of the gates, in their order."""
        pairs = ((gate.when, gate.unless) for gate in self.gates)
        return tuple(one for pair in pairs for one in pair if one is not None)

    @property
    def drivers(self) -> tuple[str, ...]:
        """The dimensions that drive a strategy, each once, in the order of first use."""
        return tuple(dict.fromkeys(d.dimension for s in self.strategies for d in s.drivers))


class Rule(msgspec.Struct, frozen=True):
    """A row of a decision table: when the condition is true (``None``: always), then an outcome."""

    id: str
    when: Condition | None
    then: str
    because: Text


HitPolicy = Literal["unique", "first", "any", "priority"]
"""Which rule counts: the only one that holds; the first; any, for they all say the same; the one
whose outcome stands highest among the outcomes."""


RESERVED = ("undecided", "no-rule", "conflict")
"""What comes of a table where no rule decides; a questionnaire may give it words of its own."""


class DecisionTable(msgspec.Struct, frozen=True, tag="table"):
    """The other kind of decision: rules instead of scores.

    ``outcomes`` are those that the questionnaire describes, ``undecided`` the reserved ones in the
    program's words.
    """

    hit_policy: HitPolicy
    rules: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    basis: str | None
    note: Text | None
    undecided: tuple[Outcome, ...]

    @property
    def ends(self) -> tuple[Outcome, ...]:
        """Everything that can come out: what rules give, then the reserved outcomes."""
        described = {outcome.id: outcome for outcome in self.outcomes}
        given = (outcome for outcome in self.outcomes if outcome.id not in RESERVED)
        return (*given, *(described.get(outcome.id, outcome) for outcome in self.undecided))

    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions of the rules, in their order."""
        return tuple(rule.when for rule in self.rules if rule.when is not None)

    @property
    def precedence(self) -> tuple[int, ...]:
        """The rules by their place, in the order in which they go before each other."""
        places = range(len(self.rules))
        if self.hit_policy != "priority":
            return tuple(places)
        names = [outcome.id for outcome in self.outcomes]
        return tuple(sorted(places, key=lambda i: names.index(self.rules[i].then)))


Decision = Scorecard | DecisionTable
"""How a questionnaire comes to its advice."""
