"""From the files' classes to the decision by scores: strategies, what speaks for them, gates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.resolve_conditions import condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burgerkompas.questionnaire.documents import (
        DriverSource,
        GateSource,
        OutcomeSource,
        StrategySource,
    )
    from burgerkompas.questionnaire.places import Path
    from burgerkompas.questionnaire.resolve import Resolver


def scorecard(resolver: Resolver, outcomes: dict[str, tuple[Any, Path]]) -> model.Scorecard | None:
    """Return the questionnaire's decision by scores, if it has one."""
    strategies = resolver.gathered("strategies")
    cards = [(f, s.scorecard) for f, s in resolver.files.values() if s.scorecard is not None]
    if not cards:
        has_table = any(source.table is not None for _, source in resolver.files.values())
        orphans = {} if has_table else outcomes
        for thing in (*strategies.values(), *orphans.values()):
            resolver.problem("no-scorecard", thing[1])
        for file, source in resolver.files.values():
            for i in range(len(source.gates)):
                resolver.problem("no-scorecard", (file, "gates", i))
        return None
    for file, _ in cards[1:]:
        resolver.problem("second-scorecard", (file, "scorecard"))
    file, card = cards[0]
    path: Path = (file, "scorecard")
    resolver.known(card.basis, resolver.main.bases, "basis", (*path, "basis"))
    if sorted(card.tie_order) != sorted(strategies):
        resolver.problem("tie-order-incomplete", (*path, "tie_order"), all=", ".join(strategies))
        return None
    made = tuple(_strategy(resolver, name, *strategies[name]) for name in card.tie_order)
    gates: list[model.Gate] = []
    for gate_file, source in resolver.files.values():
        for i, gate in enumerate(source.gates):
            at: Path = (gate_file, "gates", i)
            resolver.fresh(gate.id, [g.id for g in gates], (*at, "id"))
            made_gate = _gate(resolver, gate, strategies, outcomes, at)
            if made_gate is not None:
                gates.append(made_gate)
    all_closed = None
    if card.all_closed is not None:
        closed = card.all_closed
        at = (*path, "all_closed")
        resolver.fresh(closed.id, [g.id for g in gates], (*at, "id"))
        resolver.known(closed.strategy, strategies, "strategy", (*at, "strategy"))
        all_closed = model.AllClosed(closed.id, closed.strategy, closed.because)
    elif {name for gate in gates for name in gate.close} >= set(strategies):
        resolver.problem("all-closed-missing", path)
    for outcome, at in outcomes.values():
        _whole(resolver, outcome, at)
    return model.Scorecard(
        basis=card.basis,
        note=card.note,
        strategies=made,
        gates=tuple(gates),
        outcomes=tuple(
            model.Outcome(name, o.label, o.meaning, o.first_step, o.ask_the_group, o.look_again)
            for name, (o, _) in outcomes.items()
        ),
        all_closed=all_closed,
        clear_above=card.clear.above,
        clear_margin=card.clear.margin,
    )


def _whole(resolver: Resolver, outcome: OutcomeSource, path: Path) -> None:
    """Check that an outcome beside strategies says as much as a strategy does."""
    for key in ("meaning", "first_step", "ask_the_group", "look_again"):
        if getattr(outcome, key) is None:
            resolver.problem("missing-key", path, key=key)
    if outcome.outputs:
        resolver.problem("key-does-not-fit", (*path, "outputs"), key="outputs", kind="scorecard")


def _drivers(
    resolver: Resolver, sources: tuple[DriverSource, ...], sign: int, path: Path
) -> list[model.Driver]:
    made = []
    for i, driver in enumerate(sources):
        at = (*path, i)
        if not resolver.known(driver.id, resolver.dimensions, "dimension", at):
            continue
        dimension = resolver.dimensions[driver.id]
        if dimension.high is None or dimension.low is None:
            resolver.problem("driver-without-words", at, id=driver.id)
        made.append(model.Driver(driver.id, sign, driver.only_above))  # type: ignore[arg-type]
    return made


def _strategy(resolver: Resolver, name: str, s: StrategySource, path: Path) -> model.Strategy:
    drivers = _drivers(resolver, s.for_, 1, (*path, "for"))
    drivers += _drivers(resolver, s.against, -1, (*path, "against"))
    named: list[tuple[str, Path]] = [(d.id, (*path, "for", i)) for i, d in enumerate(s.for_)]
    named += [(d.id, (*path, "against", i)) for i, d in enumerate(s.against)]
    for i, (driver, at) in enumerate(named):
        if driver in [other for other, _ in named[:i]]:
            resolver.problem("driver-twice", at, id=driver)
    if not (s.for_ or s.against):
        resolver.problem("empty-list", (*path, "for"))
    section = participation_values(resolver)
    for i, degree in enumerate(s.participation):
        if degree not in section:
            at = (*path, "participation", i)
            resolver.problem("unknown-value", at, value=degree, of="participation")
    return model.Strategy(
        id=name,
        label=s.label,
        meaning=s.meaning,
        not_when=s.not_when,
        drivers=tuple(drivers),
        first_step=s.first_step,
        ask_the_group=s.ask_the_group,
        look_again=s.look_again,
        participation=s.participation,
        participation_text=s.participation_text,
    )


def participation_values(resolver: Resolver) -> Sequence[model.Value]:
    """Return the values of the question that participation is read from."""
    for _, source in resolver.files.values():
        section = source.sections.participation
        if section is not None and section.now in resolver.questions:
            return resolver.questions[section.now].values
    return ()


def _gate(
    resolver: Resolver,
    g: GateSource,
    strategies: Iterable[str],
    outcomes: Iterable[str],
    path: Path,
) -> model.Gate | None:
    if not (g.outcome or g.close or g.first or g.duty or g.caution):
        resolver.problem("gate-without-effect", path, id=g.id)
    if (g.outcome or g.close or g.first) and g.because is None:
        resolver.problem("missing-key", path, key="because")
    if g.outcome is not None:
        resolver.known(g.outcome, outcomes, "outcome", (*path, "outcome"))
    resolver.once(g.close, (*path, "close"))
    resolver.once(g.advice, (*path, "advice"))
    named = [(s, ("close", i)) for i, s in enumerate(g.close)]
    named += [(s, ("advice", i)) for i, s in enumerate(g.advice)]
    named += [(g.first, ("first",))] if g.first else []  # type: ignore[list-item]
    lead = None
    if g.unless_leads is not None:
        named.append((g.unless_leads.strategy, ("unless_leads", "strategy")))  # type: ignore[arg-type]
        lead = model.Lead(g.unless_leads.strategy, g.unless_leads.by)
        if g.first is None:
            resolver.problem("key-does-not-fit", path, key="unless_leads", kind="gate")
    for strategy, key in named:
        resolver.known(strategy, strategies, "strategy", (*path, *key))
    if g.when is None and g.unless is None:
        resolver.problem("missing-key", path, key="when")
        return None
    when = model.All(()) if g.when is None else condition(resolver, g.when, (*path, "when"))
    unless = None if g.unless is None else condition(resolver, g.unless, (*path, "unless"))
    if when is None:
        return None
    return model.Gate(
        id=g.id,
        when=when,
        unless=unless,
        outcome=g.outcome,
        close=g.close,
        first=g.first,
        unless_leads=lead,
        because=g.because,
        first_step=g.first_step,
        duty=g.duty,
        caution=g.caution,
        advice=g.advice,
        urgent=g.urgent,
    )
