"""Which outcomes can still come, whatever the open answers turn out to be: exactly.

A search over what the gates see of the open answers. At every node each gate is sure to fire,
sure not to, or undecided; where no undecided gate is left, the scores decide among linear
demands (``feasible``). A branch on which nothing new can come is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.feasible import Options, TooHardError, is_feasible
from burgerkompas.look_ahead.futures import outlook
from burgerkompas.look_ahead.leads import Demands, Leads
from burgerkompas.look_ahead.space import Branch, Outlook, Space
from burgerkompas.look_ahead.survey import Firing, contests, late_choices, survey

MOST_NODES = 20_000
"""How many nodes the search over the gates may have before it gives up."""


def possible_outcomes(
    space: Space, answers: Mapping[str, Answer], present: str | None = None
) -> tuple[str, ...] | None:
    """Return the outcomes that some completion gives: strategies in order, then the others.

    ``answers`` are as given, before routing; ``present`` is the outcome now, where it is
    known: it is always among them. ``None`` when the analysis would take more than its budget.
    """
    try:
        return Prospect(space, outlooks(space, answers), present).outcomes()
    except TooHardError:
        return None


def outlooks(
    space: Space, answers: Mapping[str, Answer], unknown_stays: bool = False
) -> list[Outlook]:
    """Return what the completions of every component can do."""
    answers = space.filled(answers)
    return [
        kept.get(key(answers)) or outlook(space, at, answers, unknown_stays)
        for at, key, kept in space.lookups[unknown_stays]
    ]


class Prospect:
    """The outcomes that some choice of one effect for each component gives.

    ``present`` is known to be one of them, ``within`` are all that can be. ``leads`` says how far
    the strategies' scores can get above each other.
    """

    def __init__(
        self,
        space: Space,
        looks: Sequence[Outlook],
        present: str | None = None,
        within: Iterable[str] | None = None,
    ) -> None:
        self.space = space
        self.found = 0 if present is None else space.bits[present]
        wanted = space.all_outcomes if within is None else sum([space.bits[w] for w in within])
        self.wanted = wanted & ~self.found
        self.nodes = 0
        self.lists: list[Options] = []
        self.branches: list[Branch] = []
        leads, sure = 0, space.always
        for look in looks:
            sure |= look.sure
            leads += look.leads
            if look.options is not None:
                self.lists.append(look.options)
            elif look.branch is not None:
                self.branches.append(look.branch)
        self.sure = sure
        self.leads = leads
        # Tests on the number of known drivers come first: they mostly settle themselves.
        for late in space.late:
            ways = late_choices(late, leads)
            if len(ways) == 1:
                self.sure |= ways[0][0]
            else:
                choices = tuple([(mask, space.nothing, demands) for mask, demands in ways])
                self.branches.insert(0, Branch(late.bits, choices, space.nothing))

    def outcomes(self) -> tuple[str, ...]:
        """Search; returns the outcomes in their order. Raises ``TooHardError``."""
        self._node(self.space.undecided, self.sure, self.leads, self.branches, [], [])
        found = self.found
        return tuple([name for name, bit in self.space.bits.items() if found & bit])

    def _node(
        self,
        before: Sequence[Firing],
        sure: int,
        leads: Leads,
        branches: list[Branch],
        lists: list[Options],
        demands: list[Demands],
    ) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise TooHardError
        space = self.space
        maybe = sure
        for branch in branches:
            maybe |= branch.bits
        gates, undecided, left = survey(space, before, sure, maybe, leads + space.to_win)
        if not self.wanted & left:
            return
        if not left & (left - 1) and not demands:
            # Whatever completion there is below here, this one outcome comes.
            self._found(left)
            return
        chosen = None
        for branch in branches:
            if branch.bits & undecided:
                chosen = branch
                break
        if chosen is None:
            rest = [branch.options for branch in branches if not branch.options.is_nothing]
            self._leaf(gates, left, leads, [*self.lists, *lists, *rest], demands)
            return
        others = [branch for branch in branches if branch is not chosen]
        if chosen.options.is_nothing:
            for mask, _, more in chosen.choices:
                if not self.wanted & left:
                    return
                self._node(gates, sure | mask, leads, others, lists, [*demands, *more])
            return
        without = leads - chosen.options.leads
        for mask, options, more in chosen.choices:
            if not self.wanted & left:
                return
            closer = without + options.leads
            self._node(gates, sure | mask, closer, others, [*lists, options], [*demands, *more])

    def _leaf(
        self,
        gates: Sequence[Firing],
        left: int,
        leads: Leads,
        lists: list[Options],
        demands: list[Demands],
    ) -> None:
        """Settle what comes of ``left`` when it is known which gates fire."""
        for outcome, needed in contests(self.space, gates):
            bit = 1 << outcome
            if self.wanted & left & bit and is_feasible(lists, leads, [*demands, *needed]):
                self._found(bit)

    def _found(self, outcomes: int) -> None:
        self.found |= outcomes
        self.wanted &= ~outcomes
