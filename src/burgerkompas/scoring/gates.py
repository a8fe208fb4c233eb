"""Gates before scores: which fire, and what is decided then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import Condition, Gate, Scorecard, Text
from burgerkompas.results import GateEffect, GateResult
from burgerkompas.scoring.conditions import Facts, asked_in, truth
from burgerkompas.scoring.grid import Grid


class GateStatus(msgspec.Struct, frozen=True):
    """A gate that fires, or that open answers could make fire or keep from it.

    ``when`` is whether its condition holds, ``open`` whether an answer that is still open could
    turn it.
    """

    gate: Gate
    when: bool | None
    open: bool

    @property
    def fires(self) -> bool:
        """Whether it fires: an open ``unless`` doesn't keep it from that."""
        return self.when is True


class Verdict(msgspec.Struct, frozen=True):
    """What comes out: an outcome or a strategy, and who decided."""

    outcome: str | None
    strategy: str | None
    decided_by: str


def gate_statuses(grid: Grid, facts: Facts) -> list[GateStatus]:
    """Return the gates that fire or are open, in order.

    A gate fires when ``when`` is true and ``unless`` is not.
    """
    statuses = []
    for gate in grid.questionnaire.gates:
        when = truth(gate.when, facts)
        if when is False:
            continue
        unless = False if gate.unless is None else truth(gate.unless, facts)
        if unless is not True:
            statuses.append(GateStatus(gate, when, when is None or unless is None))
    return statuses


def decide(grid: Grid, scores: Mapping[str, int], fired: Sequence[Gate]) -> Verdict:
    """Let the gates that fired and then the scores decide.

    Outcomes first, in the order of the gates; then all that close; then the first gate that
    decides for an open strategy; then the highest score among the open strategies, a tie going
    to the one that stands higher. ``scores`` stand in the order of the strategies.
    """
    closed: set[str] = set()
    for gate in fired:
        if gate.outcome is not None:
            return Verdict(gate.outcome, None, gate.id)
        closed.update(gate.close)
    candidates = [name for name in scores if name not in closed]
    if not candidates:
        card = grid.questionnaire.decision
        last = card.all_closed if isinstance(card, Scorecard) else None
        return Verdict(None, last.strategy, last.id) if last else Verdict(None, None, "scores")
    for gate in fired:
        first = gate.first
        if first in candidates and not _is_led(grid, gate, scores, candidates):
            return Verdict(None, first, gate.id)
    # max() keeps the first of equals: the order of the strategies decides ties.
    return Verdict(None, max(candidates, key=scores.__getitem__), "scores")


def _is_led(grid: Grid, gate: Gate, scores: Mapping[str, int], candidates: Sequence[str]) -> bool:
    """Return whether the strategy that a gate puts first is led by the one that may."""
    leader, first = gate.unless_leads, gate.first
    if leader is None or first is None or leader.strategy not in candidates:
        return False
    return scores[leader.strategy] - scores[first] >= leader.by * grid.unit


def turning_gates(
    grid: Grid, scores: Mapping[str, int], statuses: Sequence[GateStatus], now: Verdict
) -> Iterator[GateStatus]:
    """Yield the open gates that, turning out the other way, would change the outcome.

    Each open gate is considered separately; the scores stay as they are.
    """
    for other in statuses:
        if other.open:
            fired = [status.gate for status in statuses if status.fires is not (status is other)]
            then = decide(grid, scores, fired)
            if (then.outcome, then.strategy) != (now.outcome, now.strategy):
                yield other


def open_question(status: GateStatus, facts: Facts) -> str | None:
    """Return the first open question of an open gate; ``None`` where it looks at scores only."""
    condition = status.gate.when if status.when is None else status.gate.unless
    return None if condition is None else question_behind(condition, None, facts)


def gate_results(
    statuses: Sequence[GateStatus], verdict: Verdict, facts: Facts
) -> tuple[GateResult, ...]:
    """Return what the gates did, one entry an effect, and those that are still open.

    After an outcome only what led to it counts; a ``first`` that didn't decide is left out.
    """
    results = []
    for status in statuses:
        spec = status.gate
        for effect, targets, text in _effects(spec, verdict) if status.fires else _unknown(spec):
            asked = question_behind(spec.when, status.when, facts)
            answer = facts.answers[asked] if asked else Absence.UNANSWERED
            results.append(GateResult(spec.id, asked, answer, effect, targets, text, spec.urgent))
    return tuple(results)


def question_behind(condition: Condition, holds: bool | None, facts: Facts) -> str | None:
    """Return the first question in a condition whose test is why it holds, doesn't, or is open."""
    for test, wanted in asked_in(condition):
        own = truth(test, facts)
        if own is (holds if wanted or holds is None else not holds):
            return test.id
    return None


_Effects = Iterator[tuple[GateEffect, tuple[str, ...], Text]]


def _effects(gate: Gate, verdict: Verdict) -> _Effects:
    """Yield what a gate that fires does to a verdict, each with its targets and text."""
    if gate.outcome and gate.because and verdict.decided_by == gate.id:
        yield "outcome", (gate.outcome,), gate.because
    if gate.close and gate.because and verdict.outcome is None:
        yield "close", gate.close, gate.because
    if gate.first and gate.because and verdict.decided_by == gate.id:
        yield "first", (gate.first,), gate.because
    if not gate.advice or verdict.strategy in gate.advice:
        if gate.duty:
            yield "duty", (), gate.duty
        if gate.caution:
            yield "caution", (), gate.caution


def _unknown(gate: Gate) -> _Effects:
    text = gate.because or gate.duty or gate.caution
    assert text is not None
    yield "unknown", (), text
