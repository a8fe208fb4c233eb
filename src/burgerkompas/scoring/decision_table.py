"""Decide by a table: which rules hold, what they give, and what could still come of it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from burgerkompas.cases import Absence, Answer
from burgerkompas.kept import Kept
from burgerkompas.look_ahead.composing import Conditions, write_out
from burgerkompas.look_ahead.effects import (
    Label,
    Moves,
    completions,
    unasked,
)
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.moves import FAR, change_of, moves
from burgerkompas.look_ahead.worlds import Entries, Fold, worlds
from burgerkompas.questionnaire.model import RESERVED, All, DecisionTable, Outcome, Rule, Text
from burgerkompas.results.result import Advice, Change, GateResult
from burgerkompas.scoring.conditions import Facts, Predicate, asked_in, predicate
from burgerkompas.scoring.grid import Plan
from burgerkompas.scoring.hit_policies import CONFLICT, NO_RULE, UNDECIDED, fold_for, verdict

NAMES = dict(zip((UNDECIDED, NO_RULE, CONFLICT), RESERVED, strict=True))
"""What comes when no rule decides."""


class TableRule(msgspec.Struct, frozen=True):
    """A rule with its condition ready; ``asks`` are the questions in it, with what each says."""

    spec: Rule
    when: Predicate
    asks: tuple[tuple[str, Predicate], ...]


class Table(msgspec.Struct, frozen=True):
    """A questionnaire's decision table, ready; ``ends`` has every outcome by name, its own too."""

    plan: Plan
    rules: tuple[TableRule, ...]
    tags: tuple[int, ...]
    names: tuple[str, ...]
    ends: dict[str, Outcome]
    fold: Fold
    written: list[Conditions]

    def conditions(self) -> Conditions:
        """Return the rules' conditions written out, once. Raises ``TooHardError``."""
        if not self.written:
            self.written.append(
                write_out(self.plan, [rule.spec.when or All(()) for rule in self.rules])
            )
        return self.written[0]

    def name(self, tag: int) -> str:
        """Return what a verdict is called."""
        return NAMES.get(tag) or self.names[tag]


@Kept
def table_for(plan: Plan) -> Table:
    """Return the table of a plan whose questionnaire has one; the latest few are kept."""
    spec = plan.questionnaire.decision
    assert isinstance(spec, DecisionTable)
    names = tuple(o.id for o in spec.outcomes if o.id not in NAMES.values())
    return Table(
        plan=plan,
        rules=tuple(
            TableRule(rule, predicate(rule.when or All(())), asked_in(rule.when or All(())))
            for rule in spec.rules
        ),
        tags=tuple(names.index(rule.then) for rule in spec.rules),
        names=names,
        ends={outcome.id: outcome for outcome in spec.ends},
        fold=fold_for(spec.hit_policy),
        written=[],
    )


def decide_by_table(table: Table, facts: Facts) -> tuple[str, Advice, tuple[GateResult, ...]]:
    """Return the outcome, told as an advice, and the rules that hold or are open."""
    truths = [rule.when(facts) for rule in table.rules]
    end = verdict(table.fold(tuple(zip(table.tags, truths, strict=True))))
    name = table.name(end)
    held = [
        rule for rule, truth in zip(table.rules, truths, strict=True) if truth and end != UNDECIDED
    ]
    policy = table.plan.questionnaire.decision
    assert isinstance(policy, DecisionTable)
    if policy.hit_policy == "first":
        held = held[:1]
    if policy.hit_policy == "priority":
        held = [rule for rule in held if rule.spec.then == name]
    spec = table.ends[name]
    advice = Advice(
        id=name if end >= 0 else None,
        decided_by=held[0].spec.id if end >= 0 else name,
        clear=True,
        tie=False,
        runner_up=None,
        margin=None,
        provisional=False,
        settled=None,
        possible=None,
        ranking=(),
        label=spec.label,
        meaning=spec.meaning,
        because=tuple([rule.spec.because for rule in held]),
        against=None,
        duties=(),
        cautions=(),
        first_step=spec.first_step,
        ask_the_group=spec.ask_the_group,
        look_again=spec.look_again,
        outputs=spec.outputs,
    )
    results = [_result(rule, facts, True) for rule in held]
    if end == UNDECIDED:
        results = [
            _result(rule, facts, truth)
            for rule, truth in zip(table.rules, truths, strict=True)
            if truth is not False
        ]
    return name, advice, tuple(results)


def _result(rule: TableRule, facts: Facts, truth: bool | None) -> GateResult:
    question = next((name for name, says in rule.asks if says(facts) is truth), None)
    answer = facts.answers[question] if question else Absence.UNANSWERED
    effect, targets = ("outcome", (rule.spec.then,)) if truth else ("unknown", ())
    text: Text = rule.spec.because
    return GateResult(rule.spec.id, question, answer, effect, targets, text, False)  # type: ignore[arg-type]


def possible_by_table(
    table: Table, answers: Mapping[str, Answer], unknown_stays: bool = False
) -> tuple[str, ...] | None:
    """Return the outcomes that some completion gives, the table's own at the end.

    ``answers`` are as given, before routing; with ``unknown_stays`` an answer *unknown* is not
    open any more. ``None`` past the budget of the analysis.
    """
    try:
        ends = _ends(table, answers, unasked if unknown_stays else completions)
    except TooHardError:
        return None
    return tuple([table.name(tag) for tag in _ordered(table) if tag in ends])


def _ordered(table: Table) -> tuple[int, ...]:
    return (*range(len(table.names)), *NAMES)


def _ends(table: Table, answers: Mapping[str, Answer], moves: Moves) -> dict[int, Label]:
    """Return every verdict that moves can lead to, with the least label."""
    found: dict[int, Label] = {}
    conditions = table.conditions()
    ends: dict[Entries, Label] = worlds(conditions, answers, moves, table.fold, table.tags)
    for entries, label in ends.items():
        tag = verdict(entries)
        if tag not in found or label < found[tag]:
            found[tag] = label
    return found


def changes_by_table(
    table: Table, answers: Mapping[str, Answer], now: str
) -> tuple[Change, ...] | None:
    """Return the smallest change of answers that leads to each other outcome, the smallest first.

    Every known answer may change. ``None`` past the budget of the analysis.
    """
    try:
        ends = _ends(table, answers, moves)
    except TooHardError:
        return None
    targets = [tag for tag, name in enumerate(table.names) if name != now]
    # sort() is stable: equals stay in the order of the outcomes.
    targets.sort(key=lambda tag: ends.get(tag, FAR)[:2])
    questionnaire, components = table.plan.questionnaire, table.conditions().components
    return tuple(
        [
            change_of(questionnaire, components, answers, table.names[tag], ends.get(tag, FAR))
            for tag in targets
        ]
    )


def ask_next_by_table(
    table: Table,
    answers: Mapping[str, Answer],
    open_now: tuple[str, ...],
    unknown_stays: bool = False,
) -> tuple[str, ...] | None:
    """Return the open questions that rules rest on, the most telling one first.

    For every value that an answer may have, all equally likely, it counts the outcomes that stay
    possible; the fewest on average come first, then the order of the questionnaire. ``None`` past
    the budget of the analysis.
    """
    ranks = []
    try:
        for component in table.conditions().components:
            for question in component.questions:
                name = question.spec.id
                if name not in open_now:
                    continue
                left = 0
                for value in question.domain:
                    found = possible_by_table(table, {**answers, name: value}, unknown_stays)
                    if found is None:
                        return None
                    left += len(found)
                ranks.append((left / len(question.domain), question.index, name))
    except TooHardError:
        return None
    return tuple(name for _, _, name in sorted(ranks))
