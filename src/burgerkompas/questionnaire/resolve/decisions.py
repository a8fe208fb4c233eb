"""Resolve the decision of a questionnaire: by scores and gates, or by a table of rules."""

from __future__ import annotations

from collections.abc import Iterable

from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.documents.decisions import (
    DriverSpec,
    GateSpec,
    OutcomeSpec,
    RuleSpec,
    ScorecardSpec,
    StrategySpec,
    TableSpec,
)
from burgerkompas.questionnaire.resolve.context import Context, condition, from_spec, listed
from burgerkompas.texts import Words

SETTLED = "settled"
"""What a gate's ``not_with`` calls the sentence that open questions can't change the advice."""

Outcomes = dict[str, tuple[OutcomeSpec, KeyPath]]


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
    spec: ScorecardSpec,
    strategies: dict[str, tuple[StrategySpec, KeyPath]],
    outcomes: Outcomes,
) -> model.Scorecard | None:
    path: KeyPath = (file, "scorecard")
    context.known(spec.basis, context.main.bases, "basis", (*path, "basis"))
    if sorted(spec.tie_order) != sorted(strategies):
        context.problem("tie-order-incomplete", (*path, "tie_order"), all=", ".join(strategies))
        return None
    ordered = tuple(_strategy(context, name, *strategies[name]) for name in spec.tie_order)
    gates: list[model.Gate] = []
    for at, gate_spec in listed(context.files, "gates"):
        context.fresh(gate_spec.id, [gate.id for gate in gates], (*at, "id"))
        gate = _gate(context, gate_spec, strategies, outcomes, at)
        if gate is not None:
            gates.append(gate)
    ids = {SETTLED, *(gate.id for gate in gates), *context.dimensions}
    for at, gate_spec in listed(context.files, "gates"):
        context.all_known(gate_spec.not_with, ids, "gate", (*at, "not_with"))
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
    return from_spec(
        model.Scorecard,
        spec,
        strategies=ordered,
        gates=tuple(gates),
        outcomes=tuple(
            from_spec(model.Outcome, outcome, id=name) for name, (outcome, _) in outcomes.items()
        ),
        clear_above=spec.clear.above,
        clear_margin=spec.clear.margin,
        clear_own_view=spec.clear.own_view,
    )


def _check_own_view(context: Context, spec: model.OwnView, ends: set[str], path: KeyPath) -> None:
    """Check that the question exists, and that its answers point to possible outcomes."""
    if context.known(spec.question, context.questions, "question", (*path, "question")):
        values = context.questions[spec.question].values
        for value in spec.points_to:
            context.allowed(value, values, (*path, "points_to", str(value)), near=True)
    for value, end in spec.points_to.items():
        context.known(end, ends, "outcome", (*path, "points_to", str(value)))


def _check_outcome(context: Context, spec: OutcomeSpec, path: KeyPath) -> None:
    """Check that an outcome used with strategies has all the texts of a strategy."""
    for key in ("meaning", "first_step", "ask_the_group", "look_again"):
        if getattr(spec, key) is None:
            context.problem("missing-key", path, key=key)
    if spec.outputs:
        context.problem("key-does-not-fit", (*path, "outputs"), key="outputs", kind="scorecard")


def _strategy(context: Context, name: str, spec: StrategySpec, path: KeyPath) -> model.Strategy:
    drivers = _drivers(context, spec.for_, 1, (*path, "for"))
    drivers += _drivers(context, spec.against, -1, (*path, "against"))
    named: list[tuple[str, KeyPath]] = [(d.id, (*path, "for", i)) for i, d in enumerate(spec.for_)]
    named += [(d.id, (*path, "against", i)) for i, d in enumerate(spec.against)]
    for i, (driver, at) in enumerate(named):
        if driver in [other for other, _ in named[:i]]:
            context.problem("driver-twice", at, id=driver)
    if not named:
        context.problem("empty-list", (*path, "for"))
    degrees = context.participation_values()
    for i, degree in enumerate(spec.participation):
        context.allowed(degree, degrees, (*path, "participation", i), of="participation")
    return from_spec(model.Strategy, spec, id=name, drivers=tuple(drivers))


def _drivers(
    context: Context, specs: tuple[DriverSpec, ...], sign: int, path: KeyPath
) -> list[model.Driver]:
    drivers = []
    for i, spec in enumerate(specs):
        at = (*path, i)
        if not context.known(spec.id, context.dimensions, "dimension", at):
            continue
        dimension = context.dimensions[spec.id]
        if dimension.high is None or dimension.low is None:
            context.problem("driver-without-words", at, id=spec.id)
        drivers.append(model.Driver(spec.id, sign, spec.only_above))  # type: ignore[arg-type]
    return drivers


def _gate(
    context: Context,
    spec: GateSpec,
    strategies: Iterable[str],
    outcomes: Iterable[str],
    path: KeyPath,
) -> model.Gate | None:
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
    if spec.when is None and spec.unless is None:
        context.problem("missing-key", path, key="when")
        return None
    when: model.Condition | None = model.All(())
    if spec.when is not None:
        when = condition(context, spec.when, (*path, "when"))
    unless = None if spec.unless is None else condition(context, spec.unless, (*path, "unless"))
    return None if when is None else from_spec(model.Gate, spec, when=when, unless=unless)


# -- decision table --------------------------------------------------------------------------


def _table(context: Context, file: str, spec: TableSpec, outcomes: Outcomes) -> model.DecisionTable:
    context.cited((), spec.basis, (file, "table"))
    rules: list[model.Rule] = []
    for path, rule in listed(context.files, "rules"):
        _rule(context, rule, outcomes, rules, path)
    if not any(listed(context.files, "rules")):
        context.problem("empty-list", (file, "table"))
    languages = context.main.languages
    return from_spec(
        model.DecisionTable,
        spec,
        rules=tuple(rules),
        outcomes=tuple(
            _table_outcome(name, outcome, languages) for name, (outcome, _) in outcomes.items()
        ),
        undecided=tuple(_undecided(name, languages) for name in model.RESERVED),
    )


def _table_outcome(name: str, spec: OutcomeSpec, languages: tuple[str, ...]) -> model.Outcome:
    blank = dict.fromkeys(languages, "")
    keys = ("meaning", "first_step", "ask_the_group", "look_again")
    texts = {key: getattr(spec, key) or blank for key in keys}
    return from_spec(model.Outcome, spec, id=name, **texts)


def _undecided(name: str, languages: tuple[str, ...]) -> model.Outcome:
    """Describe a reserved outcome in the program's words."""

    def text(key: str) -> model.Text:
        return {language: Words("no-decision", language)(f"{name}-{key}") for language in languages}

    blank = dict.fromkeys(languages, "")
    return model.Outcome(name, text("label"), text("meaning"), text("first-step"), blank, blank)


def _rule(
    context: Context, spec: RuleSpec, outcomes: Outcomes, rules: list[model.Rule], path: KeyPath
) -> None:
    context.fresh(spec.id, [rule.id for rule in rules], (*path, "id"))
    if spec.then in model.RESERVED:
        context.problem("reserved-outcome", (*path, "then"), id=spec.then)
    else:
        context.known(spec.then, outcomes, "outcome", (*path, "then"))
    when = None
    if spec.when is not None:
        subjects = ("question", "dimension", "raw", "classification")
        when = condition(context, spec.when, (*path, "when"), only=subjects)
        if when is None:
            return
    rules.append(from_spec(model.Rule, spec, when=when))
