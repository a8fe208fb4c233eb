"""The short interview: ask only what can still change the advice.

An urgent gate that fires ends it at once. Else the gates come first, then the question that is
expected to settle the advice soonest, until no answer to the questions not yet asked, *unknown*
among them, can change it. So the advice is that of the whole interview, by construction.
"""

from __future__ import annotations

from collections.abc import Mapping

from burgerkompas.answers import Absence, Answer
from burgerkompas.instrument.model import Instrument, tests_in
from burgerkompas.interview import flow
from burgerkompas.scoring.asking import ask_next
from burgerkompas.scoring.feasible import TooHardError
from burgerkompas.scoring.outcome import advice_rests_on, urgent_outcome
from burgerkompas.scoring.planning import plan_for
from burgerkompas.scoring.possible import Prospect, outlooks
from burgerkompas.scoring.routes import on_route
from burgerkompas.scoring.space import space_for
from burgerkompas.scoring.table import ask_next_by_table, possible_by_table, table_for


def gate_questions(instrument: Instrument) -> tuple[str, ...]:
    """Return what gates that decide or lay a duty ask, and no dimension measures, in order."""
    card = instrument.scorecard
    if card is None:
        return ()
    measured = {item.question for d in instrument.dimensions for item in d.items}
    asked = {
        test.id
        for gate in card.gates
        if gate.outcome or gate.close or gate.first or gate.duty
        for test in tests_in(gate.when)
        if test.subject == "question"
    }
    return tuple(n for n in flow.order(instrument) if n in asked - measured)


def next_short(instrument: Instrument, answers: Mapping[str, Answer]) -> str | None:
    """Return the question to ask now, ``None`` as soon as the advice can't change any more.

    Where the analysis is too hard, what the advice rests on, in the order of the whole interview;
    where there is no advice, all of it.
    """
    if urgent_outcome(instrument, answers) is not None:
        return None
    found = on_route(instrument, answers)
    waiting = tuple(n for n, answer in found.items() if answer is Absence.UNANSWERED)
    for name in gate_questions(instrument):
        if name in waiting:
            return name
    if instrument.table is not None:
        return _next_by_table(instrument, answers, waiting)
    if instrument.scorecard is None:
        return flow.first_unanswered(instrument, answers)
    try:
        space = space_for(plan_for(instrument))
        possible = Prospect(space, outlooks(space, answers, unknown_stays=True)).outcomes()
    except TooHardError:
        return _first_deciding(instrument, answers)
    if len(possible) == 1:
        return None
    ranked = ask_next(space, answers, waiting, possible, unknown_stays=True)
    # With nothing ranked, what is open hangs on a route that has not been taken yet.
    return ranked[0] if ranked else _first_deciding(instrument, answers)


def most_after(instrument: Instrument, answers: Mapping[str, Answer], at: str) -> int:
    """Return how many more can be asked after a question at most: what the advice rests on."""
    return sum(n not in answers and n != at for n in advice_rests_on(instrument))


def _first_deciding(instrument: Instrument, answers: Mapping[str, Answer]) -> str | None:
    """Return the first open question on the route that the advice rests on."""
    name = flow.first_unanswered(instrument, answers)
    return name if name in advice_rests_on(instrument) else None


def _next_by_table(
    instrument: Instrument, answers: Mapping[str, Answer], waiting: tuple[str, ...]
) -> str | None:
    table = table_for(plan_for(instrument))
    possible = possible_by_table(table, answers, unknown_stays=True)
    if possible is not None and len(possible) == 1:
        return None
    ranked = ask_next_by_table(table, answers, waiting, unknown_stays=True)
    return ranked[0] if ranked else _first_deciding(instrument, answers)
