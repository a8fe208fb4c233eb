"""The smallest change of answers that leads to another strategy: exactly.

The same search as for the possible outcomes, but every effect of a component now carries a label:
what it takes to get there. Fewest answers win, then fewest steps, then the order of the
questionnaire.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.components import Effect, SpaceQuestion
from burgerkompas.look_ahead.effects import (
    MOST_CHANGES,
    NOTHING,
    OPEN,
    Label,
    joined,
    labelled_effects,
)
from burgerkompas.look_ahead.feasible import Pairs, TooHardError
from burgerkompas.look_ahead.leads import Demands, Leads, Vector
from burgerkompas.look_ahead.moves import FAR, change_of, moves
from burgerkompas.look_ahead.prices import Labelled, Rows, affordable
from burgerkompas.look_ahead.space import Space
from burgerkompas.look_ahead.survey import Firing, contests, late_choices, survey
from burgerkompas.questionnaire.model import Questionnaire, Scorecard, tests_in
from burgerkompas.results.result import Advice, Change

MOST_NODES = 300_000
"""How many partial changes are looked at before the search gives up."""


def smallest_changes(
    space: Space, answers: Mapping[str, Answer], advice: Advice
) -> tuple[Change, ...] | None:
    """Return the smallest change to every other strategy, the smallest first.

    ``answers`` are as given, before routing. Known answers to gate questions stay as they are,
    unless their gate decides now. ``None`` when the analysis would take more than its budget.
    """
    targets = [i for i, name in enumerate(space.strategies) if name != advice.id]
    try:
        search = _Search(space, answers, fixed_questions(space, advice), targets)
        labels = search.run()
    except TooHardError:
        return None
    # sort() is stable: equals stay in the order of the strategies.
    targets.sort(key=lambda target: labels[target][:2])
    return tuple(
        [
            change_of(
                space.plan.questionnaire,
                space.components,
                answers,
                space.strategies[target],
                labels[target],
            )
            for target in targets
        ]
    )


def fixed_questions(space: Space, advice: Advice) -> set[str]:
    """Return the gate questions whose known answers stay.

    A gate question is one that a gate looks at and that no driver counts.
    """
    questionnaire = space.plan.questionnaire
    card = questionnaire.decision
    assert isinstance(card, Scorecard)
    counted = {
        item.question for name in card.drivers for item in questionnaire.dimension[name].items
    }
    deciding = {advice.decided_by}
    if card.all_closed is not None and advice.decided_by == card.all_closed.id:
        deciding |= {name for entry in advice.ranking for name in entry.closed_by}
    asked = {
        g.id: _asked(questionnaire, g.when) | _asked(questionnaire, g.unless) for g in card.gates
    }
    free = {name for gate in deciding for name in asked.get(gate, ())}
    everything = {name for names in asked.values() for name in names}
    return everything - counted - free


def _asked(questionnaire: Questionnaire, condition: object) -> set[str]:
    return {
        test.id
        for test in tests_in(condition)  # type: ignore[arg-type]
        if test.subject == "question"
    }


class _Branch(msgspec.Struct, frozen=True):
    """Something that gates can see, and what goes with each way in which they can see it."""

    bits: int
    choices: tuple[tuple[int, Labelled, tuple[Demands, ...]], ...]
    options: Labelled


class _Search:
    def __init__(
        self,
        space: Space,
        answers: Mapping[str, Answer],
        fixed: set[str],
        targets: Sequence[int],
    ) -> None:
        self.space = space
        self.best = dict.fromkeys(targets, FAR)
        self.open = 0
        self.most: Leads = 0
        self.limit = 0
        self.nodes = 0
        self.fixed = fixed
        self.sure = space.always
        self.lists: list[Labelled] = []
        self.rows: dict[Pairs, Rows] = {}
        self.branches: list[_Branch] = []
        for component in space.components:
            self._component(labelled_effects(space.plan, component, answers, self._moves))
        everything = [*self.lists, *(branch.options for branch in self.branches)]
        self.leads = sum([options.leads for options in everything])
        self.affordable = affordable(everything)
        nothing = Labelled(space.fields, [(space.nothing.vectors[0], NOTHING)])
        for late in space.late:
            choices = tuple((m, nothing, d) for m, d in late_choices(late, self.leads))
            if len(choices) == 1:
                self.sure |= choices[0][0]
            else:
                self.branches.insert(0, _Branch(late.bits, choices, nothing))

    def _component(self, found: Mapping[Effect, Label]) -> None:
        by_mask: dict[int, list[tuple[Vector, Label]]] = {}
        for (mask, vector), label in found.items():
            by_mask.setdefault(mask, []).append((vector, label))
        groups = [(mask, Labelled(self.space.fields, options)) for mask, options in by_mask.items()]
        if len(groups) == 1:
            self.sure |= groups[0][0]
            self.lists.append(groups[0][1])
            return
        bits = 0
        for mask, _ in groups:
            bits |= mask
        options = [option for _, labelled in groups for option in labelled.options]
        everything = Labelled(self.space.fields, options)
        choices = tuple((mask, labelled, ()) for mask, labelled in groups)
        self.branches.append(_Branch(bits, choices, everything))

    def _moves(self, question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
        if answer not in OPEN and question.spec.id in self.fixed:
            return [(answer, NOTHING)]
        return moves(question, answer)

    def run(self) -> dict[int, Label]:
        """Look for changes of one answer, then of two, then of three."""
        for limit in range(1, MOST_CHANGES + 1):
            self.limit = limit
            self.open = sum([1 << i for i, label in self.best.items() if label is FAR])
            self.most = self.affordable[limit]
            self._node(self.space.undecided, self.sure, self.leads, self.branches, [], [], 0)
        return self.best

    def _node(
        self,
        before: Sequence[Firing],
        sure: int,
        leads: Leads,
        branches: list[_Branch],
        lists: list[Labelled],
        demands: list[Demands],
        least: int,
    ) -> None:
        """Go on below a choice of what the gates see, which takes at least ``least`` answers."""
        self._count()
        if least == self.limit:
            # Nothing more can change: what gates see of the rest is what they see now.
            waiting = []
            for branch in branches:
                stays = [choice for choice in branch.choices if not choice[1].least]
                if len(stays) == 1:
                    sure |= stays[0][0]
                    lists = [*lists, stays[0][1]]
                    demands = [*demands, *stays[0][2]]
                else:
                    waiting.append(branch)
            branches = waiting
        maybe = sure
        for branch in branches:
            maybe |= branch.bits
        reach = (leads + self.space.to_win) & (self.most + self.space.to_win)
        gates, undecided, can = survey(self.space, before, sure, maybe, reach)
        if not self.open & can:
            return
        chosen = next((branch for branch in branches if branch.bits & undecided), None)
        if chosen is None:
            rest = [branch.options for branch in branches]
            for outcome, wanted in contests(self.space, gates):
                asked = [*demands, *wanted]
                if self.open >> outcome & 1 and all(
                    (leads + one.offset) & (self.most + one.offset) & one.mask == one.mask
                    for one in asked
                ):
                    self._settle(outcome, [*lists, *rest], asked)
            return
        others = [branch for branch in branches if branch is not chosen]
        without = leads - chosen.options.leads
        for mask, options, more in sorted(chosen.choices, key=lambda choice: choice[1].least):
            cost = least + options.least
            if cost <= self.limit:
                closer = without + options.leads
                self._node(
                    gates,
                    sure | mask,
                    closer,
                    others,
                    [*lists, options],
                    [*demands, *more],
                    cost,
                )

    def _settle(self, target: int, lists: Sequence[Labelled], demands: Sequence[Demands]) -> None:
        """Find the least label among the choices that meet all demands."""
        pairs = tuple([pair for one in demands for pair in one.pairs])
        least = [t for one in demands for t in one.least]
        found = self.rows.get(pairs)
        if found is None:
            found = Rows(pairs, (0,) * len(pairs))
            for options in self.lists:
                found = found.after(options)
            self.rows[pairs] = found
        for options in reversed(lists):
            found = found.after(options)
        slack = tuple(map(int.__sub__, found.gains, least))
        stack = [(0, slack, found.label)]
        while stack:
            depth, have, label = stack.pop()
            self._count()
            if label[0] > self.limit or label[:2] > self.best[target][:2]:
                continue
            bound = found.most[depth][self.limit - label[0]]
            if bound is None or any(a + b < 0 for a, b in zip(have, bound, strict=True)):
                continue
            if depth == len(found.rows):
                self.best[target] = min(self.best[target], label)
                continue
            for gains, more in reversed(found.rows[depth]):
                if label[0] + more[0] <= self.limit:
                    after = tuple(map(int.__add__, have, gains))
                    stack.append((depth + 1, after, joined(label, more) if more[0] else label))

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise TooHardError
