"""The advice of a decision table: which rules hold, and what their hit policy makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import (
    CONFLICT,
    NO_RULE,
    RESERVED,
    UNDECIDED,
    DecisionTable,
    HitPolicy,
    Outcome,
    Questionnaire,
    Rule,
)
from burgerkompas.results import Advice, GateResult
from burgerkompas.scoring.conditions import Facts, truth
from burgerkompas.scoring.gates import question_behind


def verdict_of(policy: HitPolicy, thens: Sequence[str], truths: Sequence[bool | None]) -> str:
    """Return the outcome that stands however every open rule turns out, or what comes in its place.

    ``thens`` and ``truths`` have for every rule what it gives and whether it holds, the rules in
    order of precedence.
    """
    holding = [then for then, holds in zip(thens, truths, strict=True) if holds]
    opened = [then for then, holds in zip(thens, truths, strict=True) if holds is None]
    if policy == "unique":
        if len(holding) > 1:
            return CONFLICT
        # Even an open rule with the same outcome would be one too many.
        undecided = bool(opened)
    elif policy == "any":
        if len(set(holding)) > 1:
            return CONFLICT
        undecided = not set(opened) <= set(holding)
    else:
        end = truths.index(True) if holding else len(truths)
        before = {then for then, holds in zip(thens[:end], truths, strict=False) if holds is None}
        undecided = not before <= set(holding[:1])
    if undecided:
        return UNDECIDED
    return holding[0] if holding else NO_RULE


def advise_by_rules(
    questionnaire: Questionnaire, table: DecisionTable, facts: Facts
) -> tuple[str, Advice, tuple[GateResult, ...]]:
    """Return the outcome, presented as advice, and the rules that hold or are open."""
    truths = {rule.id: truth(rule.condition, facts) for rule in table.rules}
    ordered = [table.rules[i] for i in table.precedence]
    end = verdict_of(
        table.hit_policy, [rule.then for rule in ordered], [truths[rule.id] for rule in ordered]
    )
    if end == UNDECIDED:
        told = [rule for rule in table.rules if truths[rule.id] is not False]
        held = []
    else:
        held = [rule for rule in table.rules if truths[rule.id]]
        if table.hit_policy == "first":
            held = held[:1]
        if table.hit_policy == "priority":
            held = [rule for rule in held if rule.then == end]
        told = held
    decided = end not in RESERVED
    outcome = questionnaire.ends[end]
    assert isinstance(outcome, Outcome)
    advice = Advice(
        id=end if decided else None,
        decided_by=held[0].id if decided else end,
        clear=True,
        label=outcome.label,
        meaning=outcome.meaning,
        because=tuple([rule.because for rule in held]),
        first_step=outcome.first_step,
        ask_the_group=outcome.ask_the_group,
        look_again=outcome.look_again,
        outputs=outcome.outputs,
        look_again_days=outcome.look_again_days,
    )
    return end, advice, tuple([_result(rule, truths[rule.id], facts) for rule in told])


def _result(rule: Rule, holds: bool | None, facts: Facts) -> GateResult:
    question = question_behind(rule.condition, holds, facts)
    answer = facts.answers[question] if question else Absence.UNANSWERED
    targets = (rule.then,) if holds else ()
    effect = "outcome" if holds else "unknown"
    return GateResult(rule.id, question, answer, effect, targets, rule.because, False)  # type: ignore[arg-type]
