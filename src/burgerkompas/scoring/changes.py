"""The smallest change of answers that leads to another strategy: exactly.

The same search as for the possible outcomes, but every effect of a component now carries a label:
what it takes to get there. Fewest answers win, then fewest steps, then the order of the
questionnaire.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from burgerkompas.answers import Answer
from burgerkompas.instrument.model import Instrument, tests_in
from burgerkompas.scoring.conditions import on_route
from burgerkompas.scoring.effects import (
    MOST_CHANGES,
    NOTHING,
    OPEN,
    Label,
    joined,
    labelled_effects,
)
from burgerkompas.scoring.feasible import Demand, Options, TooHardError, Vector
from burgerkompas.scoring.possible import (
    Firing,
    candidates,
    contests,
    count_demands,
    firings,
    total_leads,
    undecided_bits,
)
from burgerkompas.scoring.result import Advice, Change, Changed
from burgerkompas.scoring.space import Space, SpaceQuestion

MOST_NODES = 300_000
"""How many partial changes are looked at before the search gives up."""

_FAR: Label = (MOST_CHANGES + 1, 0, ())

Labelled = Sequence[tuple[Vector, Label]]
_Branch = list[tuple[int, Labelled, tuple[Demand, ...]]]


def smallest_changes(
    space: Space, answers: Mapping[str, Answer], advice: Advice
) -> tuple[Change, ...] | None:
    """Return the smallest change to every other strategy, the smallest first.

    ``answers`` are as given, before routing. Known answers to gate questions stay as they are,
    unless their gate decides now. ``None`` when the analysis would take more than its budget.
    """
    targets = [name for name in space.strategies if name != advice.id]
    try:
        search = _Search(space, answers, fixed_questions(space, advice), targets)
        labels = search.run()
    except TooHardError:
        return None
    found = [_change(space, answers, target, labels[target]) for target in targets]
    ranks = {target: labels[target][:2] for target in targets}
    return tuple(sorted(found, key=lambda change: ranks[change.to]))


def fixed_questions(space: Space, advice: Advice) -> set[str]:
    """Return the gate questions whose known answers stay.

    A gate question is one that a gate looks at and that no driver counts.
    """
    instrument = space.plan.instrument
    card = instrument.scorecard
    assert card is not None
    counted = {item.question for name in card.drivers for item in instrument.dimension[name].items}
    deciding = {advice.decided_by}
    if card.all_closed is not None and advice.decided_by == card.all_closed.id:
        deciding |= {name for entry in advice.ranking for name in entry.closed_by}
    asked = {g.id: _asked(instrument, g.when) | _asked(instrument, g.unless) for g in card.gates}
    free = {name for gate in deciding for name in asked.get(gate, ())}
    everything = {name for names in asked.values() for name in names}
    return everything - counted - free


def _asked(instrument: Instrument, condition: object) -> set[str]:
    return {
        test.id
        for test in tests_in(condition)  # type: ignore[arg-type]
        if test.subject == "question"
    }


def _change(space: Space, answers: Mapping[str, Answer], target: str, label: Label) -> Change:
    if label[0] > MOST_CHANGES:
        return Change(target, None, None)
    questions = space.plan.instrument.questions
    spaced = {q.index: q for component in space.components for q in component.questions}
    given = on_route(space.plan.instrument, answers)
    changed = []
    for index, place in label[2]:
        name = questions[index].id
        new = _targets(spaced[index], answers.get(name, OPEN[0]))[place]
        changed.append(Changed(name, given[name], new))
    return Change(target, tuple(changed), label[1])


def _targets(question: SpaceQuestion, answer: Answer) -> list[Answer]:
    """Return the answers that a question can be changed to.

    Of several choices only those that are tested change; the others stay chosen.
    """
    if not isinstance(answer, tuple):
        return list(question.domain)
    tested = {value for test, _, _ in question.tests for value in test.values}
    kept = {value for value in answer if value not in tested}
    found: list[Answer] = []
    for selection in question.domain:
        assert isinstance(selection, tuple)
        chosen = kept | {value for value in selection if value in tested}
        found.append(tuple(str(v) for v in question.spec.values if v in chosen))
    return found


def _steps(question: SpaceQuestion, old: Answer, new: Answer) -> int:
    if old in OPEN:
        return 1
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(set(old) ^ set(new))
    if question.spec.kind == "scale":
        return abs(question.spec.values.index(old) - question.spec.values.index(new))
    return 1


class _Search:
    def __init__(
        self,
        space: Space,
        answers: Mapping[str, Answer],
        fixed: set[str],
        targets: Sequence[str],
    ) -> None:
        self.space = space
        self.best = dict.fromkeys(targets, _FAR)
        self.nodes = 0
        self.fixed = fixed
        self.sure = 0
        self.lists: list[Labelled] = []
        self.branches: list[_Branch] = []
        everything = []
        for component in space.components:
            given = {name: answers.get(name, OPEN[0]) for name in component.ids}
            found = labelled_effects(space.plan, component, given, self._moves)
            everything.append(Options([vector for _, vector in found]))
            by_mask: dict[int, list[tuple[Vector, Label]]] = {}
            for (mask, vector), label in found.items():
                by_mask.setdefault(mask, []).append((vector, label))
            if len(by_mask) == 1:
                self.sure |= next(iter(by_mask))
                self.lists.append(next(iter(by_mask.values())))
            else:
                self.branches.append([(mask, some, ()) for mask, some in by_mask.items()])
        self.leads = total_leads(everything)
        for test, if_true, if_false in space.late:
            true, false = count_demands(space, test)
            nothing: Labelled = [((0,) * (len(space.strategies) + 2), NOTHING)]
            self.branches.append([(if_true, nothing, (true,)), (if_false, nothing, (false,))])

    def _moves(self, question: SpaceQuestion, answer: Answer) -> list[tuple[Answer, Label]]:
        stay = (answer, NOTHING)
        if answer not in OPEN and question.spec.id in self.fixed:
            return [stay]
        return [
            stay,
            *(
                (new, (1, _steps(question, answer, new), ((question.index, place),)))
                for place, new in enumerate(_targets(question, answer))
                if new != answer
            ),
        ]

    def run(self) -> dict[str, Label]:
        gates = [(gate, False) for gate in self.space.gates]
        self._node(gates, self.sure, self.branches, [], [], 0)
        return self.best

    def _node(
        self,
        before: list[Firing],
        sure: int,
        branches: list[_Branch],
        lists: list[Labelled],
        demands: list[Demand],
        least: int,
    ) -> None:
        """Go on below a choice of what the gates see, which takes at least ``least`` answers."""
        self._count()
        maybe = sure
        for branch in branches:
            for mask, _, _ in branch:
                maybe |= mask
        gates = firings(before, sure, maybe)
        can = candidates(self.space, gates, self.leads)
        if not any(least <= self.best[name][0] for name in can if name in self.best):
            return
        undecided = undecided_bits(gates) & ~sure
        at = next(
            (i for i, b in enumerate(branches) if any(mask & undecided for mask, _, _ in b)), None
        )
        if at is None:
            rest = [[o for _, options, _ in b for o in options] for b in branches]
            fired = [gate for gate, certain in gates if certain]
            for outcome, wanted in contests(self.space, fired):
                if outcome in self.best:
                    self._settle(outcome, [*self.lists, *lists, *rest], [*demands, *wanted])
            return
        others = [*branches[:at], *branches[at + 1 :]]
        for mask, options, more in branches[at]:
            cost = least + min(label[0] for _, label in options)
            if cost <= MOST_CHANGES:
                self._node(gates, sure | mask, others, [*lists, options], [*demands, *more], cost)

    def _settle(self, target: str, lists: Sequence[Labelled], demands: Sequence[Demand]) -> None:
        """Find the least label among the choices that meet all demands."""
        slack = tuple(-t for _, _, t in demands)
        rows: list[list[tuple[tuple[int, ...], Label]]] = []
        start = NOTHING
        for options in lists:
            row = _front([(tuple(v[i] - v[j] for i, j, _ in demands), lab) for v, lab in options])
            if len(row) == 1:
                slack = tuple(map(int.__add__, slack, row[0][0]))
                start = joined(start, row[0][1])
            else:
                rows.append(row)
        most = _most(rows, len(demands))
        stack = [(0, slack, start)]
        while stack:
            depth, have, label = stack.pop()
            self._count()
            if label[0] > MOST_CHANGES or label[:2] > self.best[target][:2]:
                continue
            bound = most[depth][min(self.best[target][0], MOST_CHANGES) - label[0]]
            if bound is None or any(a + b < 0 for a, b in zip(have, bound, strict=True)):
                continue
            if depth == len(rows):
                self.best[target] = min(self.best[target], label)
                continue
            for gains, more in reversed(rows[depth]):
                if label[0] + more[0] <= MOST_CHANGES:
                    after = tuple(map(int.__add__, have, gains))
                    stack.append((depth + 1, after, joined(label, more)))

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise TooHardError


def _front(
    options: list[tuple[tuple[int, ...], Label]],
) -> list[tuple[tuple[int, ...], Label]]:
    """Drop every option that a cheaper one beats or equals on all demands; cheapest first."""
    front: list[tuple[tuple[int, ...], Label]] = []
    for gains, label in sorted(options, key=lambda option: option[1]):
        if not any(all(map(int.__ge__, other, gains)) for other, _ in front):
            front.append((gains, label))
    return front


def _most(
    rows: list[list[tuple[tuple[int, ...], Label]]], width: int
) -> list[list[tuple[int, ...] | None]]:
    """Return, for the rows from each on and each number of answers, the most they can add.

    ``None`` where that many answers don't reach any choice.
    """
    after: list[tuple[int, ...] | None] = [(0,) * width] * (MOST_CHANGES + 1)
    table = [after]
    for row in reversed(rows):
        here: list[tuple[int, ...] | None] = []
        for budget in range(MOST_CHANGES + 1):
            best: tuple[int, ...] | None = None
            for gains, label in row:
                rest = after[budget - label[0]] if label[0] <= budget else None
                if rest is not None:
                    total = tuple(map(int.__add__, gains, rest))
                    best = total if best is None else tuple(map(max, best, total))
            here.append(best)
        table.append(here)
        after = here
    table.reverse()
    return table
