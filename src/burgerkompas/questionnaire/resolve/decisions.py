"""Resolve the decision of a questionnaire: by scores and gates, or by a table of rules."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.resolve.context import Context, check_condition, listed
from burgerkompas.texts import Words

SETTLED = "settled"
"""The name in a gate's ``not_with`` of the sentence that open questions can't change the advice."""

_TEXTS = ("meaning", "first_step", "ask_the_group", "look_again")
"""The texts that an outcome of a table need not have."""

Outcomes = dict[str, tuple[model.Outcome, KeyPath]]


def decision(context: Context) -> model.Decision | None:
    """Return the questionnaire's decision, if it has one; report its problems."""
    outcomes = context.gathered("outcomes")
    strategies = context.gathered("strategies")
    parts = context.files.values()
    cards = [(file, part.scorecard) for file, part in parts if part.scorecard is not None]
    tables = [(file, part.table) for file, part in parts if part.table is not None]
    for file, _ in cards[1:]:
        context.problem("second-scorecard", (file, "scorecard"))
    for file, _ in tables[1:]:
        context.problem("second-table", (file, "table"))
    if tables:
        for file, _ in cards:
            context.problem("two-decisions", (file, "scorecard"))
    else:
        for path, _ in listed(context.files, "rules"):
            context.problem("no-table", path)
    if not cards:
        orphans = {} if tables else outcomes
        for _, path in (*strategies.values(), *orphans.values()):
            context.problem("no-scorecard", path)
        for path, _ in listed(context.files, "gates"):
            context.problem("no-scorecard", path)
    scorecard = _scorecard(context, *cards[0], strategies, outcomes) if cards else None
    return _table(context, *tables[0], outcomes) if tables else scorecard


# -- scorecard -------------------------------------------------------------------------------


def _scorecard(
    context: Context,
    file: str,
    spec: model.Scorecard,
    strategies: dict[str, tuple[model.Strategy, KeyPath]],
    outcomes: Outcomes,
) -> model.Scorecard | None:
    path: KeyPath = (file, "scorecard")
    context.known(spec.basis, context.main.bases, "basis", (*path, "basis"))
    if sorted(spec.tie_order) != sorted(strategies):
        context.problem("tie-order-incomplete", (*path, "tie_order"), all=", ".join(strategies))
        return None
    ordered = tuple(_strategy(context, *strategies[name]) for name in spec.tie_order)
    gates: list[model.Gate] = []
    for at, gate in listed(context.files, "gates"):
        context.fresh(gate.id, [other.id for other in gates], (*at, "id"))
        _check_gate(context, gate, strategies, outcomes, at)
        gates.append(gate)
    ids = {SETTLED, *(gate.id for gate in gates), *context.dimensions}
    for at, gate in listed(context.files, "gates"):
        context.all_known(gate.not_with, ids, "gate", (*at, "not_with"))
    if spec.all_closed is not None:
        at = (*path, "all_closed")
        context.fresh(spec.all_closed.id, [gate.id for gate in gates], (*at, "id"))
        context.known(spec.all_closed.strategy, strategies, "strategy", (*at, "strategy"))
    elif {name for gate in gates for name in gate.close} >= set(strategies):
        context.problem("all-closed-missing", path)
    for outcome, at in outcomes.values():
        _check_outcome(context, outcome, at)
    if spec.own_view is not None:
        _check_own_view(context, spec.own_view, {*strategies, *outcomes}, (*path, "own_view"))
    elif spec.clear.own_view:
        context.problem("missing-key", path, key="own_view")
    described = tuple(outcome for outcome, _ in outcomes.values())
    return structs.replace(spec, strategies=ordered, gates=tuple(gates), outcomes=described)


def _check_own_view(context: Context, spec: model.OwnView, ends: set[str], path: KeyPath) -> None:
    """Check that the question exists, and that its answers point to possible outcomes."""
    if context.known(spec.question, context.questions, "question", (*path, "question")):
        values = context.questions[spec.question].values
        for value in spec.points_to:
            context.allowed(value, values, (*path, "points_to", str(value)), near=True)
    for value, end in spec.points_to.items():
        context.known(end, ends, "outcome", (*path, "points_to", str(value)))


def _check_outcome(context: Context, spec: model.Outcome, path: KeyPath) -> None:
    """Check that an outcome used with strategies has all the texts of a strategy."""
    for key in _TEXTS:
        if not getattr(spec, key):
            context.problem("missing-key", path, key=key)
    if spec.outputs:
        context.problem("key-does-not-fit", (*path, "outputs"), key="outputs", kind="scorecard")


def _strategy(context: Context, spec: model.Strategy, path: KeyPath) -> model.Strategy:
    named: list[tuple[str, KeyPath]] = []
    for key, drivers in (("for", spec.for_), ("against", spec.against)):
        named += [(driver.dimension, (*path, key, i)) for i, driver in enumerate(drivers)]
    for name, at in named:
        if context.known(name, context.dimensions, "dimension", at):
            dimension = context.dimensions[name]
            if dimension.high is None or dimension.low is None:
                context.problem("driver-without-words", at, id=name)
    for i, (name, at) in enumerate(named):
        if name in [other for other, _ in named[:i]]:
            context.problem("driver-twice", at, id=name)
    if not named:
        context.problem("empty-list", (*path, "for"))
    degrees = context.participation_values()
    for i, degree in enumerate(spec.participation):
        context.allowed(degree, degrees, (*path, "participation", i), of="participation")
    against = tuple(structs.replace(driver, sign=-1) for driver in spec.against)
    return structs.replace(spec, against=against)


def _check_gate(
    context: Context,
    spec: model.Gate,
    strategies: Iterable[str],
    outcomes: Iterable[str],
    path: KeyPath,
) -> None:
    decides = spec.outcome or spec.close or spec.first
    if not (decides or spec.duty or spec.caution):
        context.problem("gate-without-effect", path, id=spec.id)
    if decides and spec.because is None:
        context.problem("missing-key", path, key="because")
    if spec.outcome is not None:
        context.known(spec.outcome, outcomes, "outcome", (*path, "outcome"))
    for key, names in (("close", spec.close), ("advice", spec.advice)):
        context.all_known(names, strategies, "strategy", (*path, key))
    if spec.first:
        context.known(spec.first, strategies, "strategy", (*path, "first"))
    if spec.unless_leads is not None:
        at = (*path, "unless_leads", "strategy")
        context.known(spec.unless_leads.strategy, strategies, "strategy", at)
        if spec.first is None:
            context.problem("key-does-not-fit", path, key="unless_leads", kind="gate")
    if (*path, "when") in context.places:
        check_condition(context, spec.when, (*path, "when"))
    elif spec.unless is None:
        context.problem("missing-key", path, key="when")
    check_condition(context, spec.unless, (*path, "unless"))


# -- decision table --------------------------------------------------------------------------


def _table(
    context: Context, file: str, spec: model.DecisionTable, outcomes: Outcomes
) -> model.DecisionTable:
    context.cited((), spec.basis, (file, "table"))
    rules: list[model.Rule] = []
    for path, rule in listed(context.files, "rules"):
        context.fresh(rule.id, [other.id for other in rules], (*path, "id"))
        if rule.then in model.RESERVED:
            context.problem("reserved-outcome", (*path, "then"), id=rule.then)
        else:
            context.known(rule.then, outcomes, "outcome", (*path, "then"))
        subjects = ("question", "dimension", "raw", "classification")
        check_condition(context, rule.when, (*path, "when"), only=subjects)
        rules.append(rule)
    if not rules:
        context.problem("empty-list", (file, "table"))
    languages = context.main.languages
    return structs.replace(
        spec,
        rules=tuple(rules),
        outcomes=tuple(_table_outcome(outcome, languages) for outcome, _ in outcomes.values()),
        undecided=tuple(_undecided(name, languages) for name in model.RESERVED),
    )


def _table_outcome(spec: model.Outcome, languages: tuple[str, ...]) -> model.Outcome:
    blank = dict.fromkeys(languages, "")
    return structs.replace(spec, **{key: getattr(spec, key) or blank for key in _TEXTS})


def _undecided(name: str, languages: tuple[str, ...]) -> model.Outcome:
    """Describe a reserved outcome in the program's words."""

    def text(key: str) -> model.Text:
        return {language: Words("no-decision", language)(f"{name}-{key}") for language in languages}

    told = model.Outcome(
        id=name, label=text("label"), meaning=text("meaning"), first_step=text("first-step")
    )
    return _table_outcome(told, languages)
