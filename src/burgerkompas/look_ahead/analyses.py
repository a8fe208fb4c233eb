"""The analyses of a case: what is possible, what would change the advice, what to ask next."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import structs

from burgerkompas.cases import Answers
from burgerkompas.look_ahead.budget import WORK, Budget, TooHardError
from burgerkompas.look_ahead.effects import Effect, Prospect, prospect, prospects
from burgerkompas.look_ahead.levels import Levels
from burgerkompas.look_ahead.moves import (
    FAR,
    MAX_CHANGES,
    Label,
    changes,
    complete,
    complete_unanswered,
)
from burgerkompas.look_ahead.search import Search, Solution
from burgerkompas.look_ahead.ways import Model, model_of
from burgerkompas.questionnaire.model import Condition, Scorecard, tests_in
from burgerkompas.results import Advice, Change, ChangedAnswer, Result
from burgerkompas.scoring.grid import Grid


class LookAhead:
    """The analyses of a questionnaire's cases: what can still happen.

    Answers are as given, before routing. Every analysis is exact; one that would exceed its budget
    of ``work`` returns ``None``.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.questionnaire = grid.questionnaire

    @cached_property
    def model(self) -> Model | None:
        """The prepared decision; ``None`` if preparing it exceeds the budget."""
        try:
            return model_of(self.grid)
        except TooHardError:
            return None

    @cached_property
    def levels(self) -> Levels:
        """The prepared dimensions and classifications."""
        return Levels(self.grid)

    def possible(
        self,
        answers: Answers,
        present: str | None = None,
        unknown_stays: bool = False,
        work: int = WORK,
    ) -> tuple[str, ...] | None:
        """Return the ends that some completion leads to, in the questionnaire's order.

        ``present`` is the present end, if known: it is always possible. With ``unknown_stays``,
        answers that are *unknown* count as final.
        """
        model, budget = self.model, Budget(work)
        if model is None:
            return None
        try:
            moves = complete_unanswered if unknown_stays else complete
            search = Search(model, prospects(model.groups, answers, moves, budget), budget)
            return tuple(
                end
                for end, ways in model.ways.items()
                if end == present or search.least(ways) is not None
            )
        except TooHardError:
            return None

    def smallest_changes(self, result: Result, work: int = WORK) -> tuple[Change, ...] | None:
        """Return the smallest change that leads to each other recommendation, the smallest first.

        Known answers to gate questions stay, unless their gate decides at present.
        """
        model, budget, advice = self.model, Budget(work), result.strategy
        if model is None or advice is None:
            return None
        fixed = self.fixed_questions(advice)
        labels: dict[str, Label] = {end: FAR for end in self.targets if end != advice.id}
        try:
            for limit in range(1, MAX_CHANGES + 1):
                left = [end for end, label in labels.items() if label is FAR]
                if not left:
                    break
                found = prospects(model.groups, result.case.answers, changes, budget, limit, fixed)
                search = Search(model, found, budget)
                for end in left:
                    least = search.least(model.ways[end], limit)
                    labels[end] = FAR if least is None else least.label
        except TooHardError:
            return None
        # sorted() is stable: equals stay in the questionnaire's order.
        ordered = sorted(labels.items(), key=lambda entry: entry[1][:2])
        return tuple(self._change(end, label, result.answers) for end, label in ordered)

    def _change(self, target: str, label: Label, routed: Answers) -> Change:
        """Spell out a label as the change that leads to ``target``."""
        if label is FAR:
            return Change(target, None, None)
        named = [(self.questionnaire.questions[i].id, new) for i, _, new in label.changes]
        changed = tuple(ChangedAnswer(name, routed[name], new) for name, new in named)
        return Change(target, changed, label.steps)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The ends that a change of answers can be said to lead to."""
        strategies = tuple(strategy.id for strategy in self.questionnaire.strategies)
        return strategies or tuple(self.questionnaire.choosable)

    @cached_property
    def gate_questions(self) -> dict[str, frozenset[str]]:
        """The questions that each gate tests and that no driver counts; none with a table."""
        card = self.questionnaire.decision
        if not isinstance(card, Scorecard):
            return {}
        dimensions = [self.questionnaire.dimension[name] for name in card.drivers]
        counted = {item.question for dimension in dimensions for item in dimension.items}
        return {gate.id: _asked(gate.when, gate.unless) - counted for gate in card.gates}

    def fixed_questions(self, advice: Advice) -> frozenset[str]:
        """Return the gate questions whose known answers may not change: no gate of theirs decides.

        Where all strategies are closed, whatever closes one decides.
        """
        card, asked = self.questionnaire.decision, self.gate_questions
        deciding = {advice.decided_by}
        all_closed = card.all_closed if isinstance(card, Scorecard) else None
        if all_closed is not None and advice.decided_by == all_closed.id:
            deciding |= {name for entry in advice.ranking for name in entry.closed_by}
        free = frozenset[str]().union(*(asked.get(name, ()) for name in deciding))
        return frozenset[str]().union(*asked.values()) - free

    def next_questions(
        self,
        answers: Answers,
        open_now: Collection[str],
        ends: Iterable[str] | None,
        unknown_stays: bool = False,
        work: int = WORK,
    ) -> tuple[str, ...] | None:
        """Return the open questions that can matter, the most informative first.

        For every value of a question, taken as equally likely, this counts the ends that remain
        possible and measures the gap, by how much the scores can still differ. The question that
        leaves the fewest ends on average comes first, then the smallest gap, then the order of the
        questionnaire. ``open_now`` are the open questions on the route, ``ends`` the ends possible
        at present (``None`` if unknown), to which one more answer can add nothing.
        """
        model, budget = self.model, Budget(work)
        if model is None or ends is None:
            return None
        moves = complete_unanswered if unknown_stays else complete
        strategies = len(self.grid.strategies)
        ranks = []
        try:
            now = prospects(model.groups, answers, moves, budget)
            search = Search(model, now, budget)
            known = {end: [one] for end in ends if (one := search.least(model.ways[end]))}
            gaps = [_gap(prospect, strategies, budget) for prospect in now]
            for index, group in enumerate(model.groups):
                left: dict[frozenset[Effect], tuple[int, int]] = {}
                for question in group.questions:
                    if question.spec.id not in open_now:
                        continue
                    count = gap = 0
                    for value in question.domain:
                        given = {**answers, question.spec.id: value}
                        then = prospect(group, given, moves, budget)
                        key = frozenset(then.effects)
                        if key not in left:
                            search = Search(model, [*now[:index], then, *now[index + 1 :]], budget)
                            own = _gap(then, strategies, budget)
                            left[key] = (
                                _still_possible(model, search, index, known),
                                sum(gaps) - gaps[index] + own,
                            )
                        count += left[key][0]
                        gap += left[key][1]
                    size = len(question.domain)
                    # A gap can be too large for a float.
                    means = Fraction(count, size), Fraction(gap, size)
                    ranks.append((*means, question.index, question.spec.id))
        except TooHardError:
            return None
        return tuple(name for *_, name in sorted(ranks))


def _asked(*conditions: Condition | None) -> frozenset[str]:
    tests = (test for condition in conditions for test in tests_in(condition))
    return frozenset(test.id for test in tests if test.subject == "question")


def _gap(prospect: Prospect, strategies: int, budget: Budget) -> int:
    """Return by how much a group can still change the differences between scores, all pairs."""
    budget.spend(len(prospect.effects) * strategies**2)
    pairs = itertools.permutations(range(strategies), 2)
    return sum(prospect.largest_lead(*pair) for pair in pairs)


def _still_possible(
    model: Model, search: Search, index: int, known: Mapping[str, list[Solution]]
) -> int:
    """Count the ends that remain possible in a search that has another prospect for one group.

    ``known`` are solutions for each end that were found with other prospects; more are added.
    """
    others = search.prospects[index].effects
    count = 0
    for end, solutions in known.items():
        if not any(solution.effects[index] in others for solution in solutions):
            found = _changed(search, index, solutions) or search.least(model.ways[end])
            if found is None:
                continue
            solutions.append(found)
        count += 1
    return count


def _changed(search: Search, index: int, solutions: Iterable[Solution]) -> Solution | None:
    """Return a solution with another effect of one group that fulfils its way as well."""
    for solution in solutions:
        before, after = solution.effects[:index], solution.effects[index + 1 :]
        for other in search.prospects[index].effects:
            if search.fulfils(solution.way, (*before, other, *after)):
                return structs.replace(solution, effects=(*before, other, *after))
    return None
