"""The order of asking: pure, without any screen.

First comes what the advice rests on: the questions that gates and drivers look at. After that the
rest of the full picture. Within both, the order of the questionnaire; the route decides which
questions are asked.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from burgerkompas.answers import Absence, Answer
from burgerkompas.instrument.model import Instrument, tests_in
from burgerkompas.scoring.conditions import on_route

SECONDS_A_QUESTION = 9
"""What a question takes: read it, think, choose. A guess, to be replaced by a measurement."""


class Progress(msgspec.Struct, frozen=True):
    """How far an interview is: questions and sections from 1, and about how many minutes more."""

    question: int
    questions: int
    section: int
    sections: int
    minutes: int


def advice_rests_on(instrument: Instrument) -> frozenset[str]:
    """Return the questions that can decide the advice, with those that their routes need."""
    card = instrument.scorecard
    if card is None:
        return frozenset()
    found: set[str] = set()
    dimensions = set(card.drivers)
    for gate in card.gates:
        for test in tests_in(gate.when) + tests_in(gate.unless):
            if test.subject == "question":
                found.add(test.id)
            elif test.subject in ("dimension", "raw"):
                dimensions.add(test.id)
    for name in dimensions:
        found |= {item.question for item in instrument.dimension[name].items}
    for question in reversed(instrument.questions):
        if question.id in found:
            found |= {test.id for test in tests_in(question.ask_if)}
    return frozenset(found)


def order(instrument: Instrument) -> tuple[str, ...]:
    """Return every question in the order of asking."""
    first = advice_rests_on(instrument)
    names = [name for part in instrument.parts for name in part.questions]
    return (*(n for n in names if n in first), *(n for n in names if n not in first))


def route(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the questions that are asked, given the answers so far, in order."""
    found = on_route(instrument, answers)
    return tuple(n for n in order(instrument) if found[n] is not Absence.NOT_ASKED)


def next_unanswered(
    instrument: Instrument, answers: Mapping[str, Answer], after: str
) -> str | None:
    """Return the next question without an answer: after another one, else from the start."""
    place = order(instrument).index(after)
    waiting = [n for n in route(instrument, answers) if n not in answers]
    later = [n for n in waiting if order(instrument).index(n) > place]
    return next(iter(later or waiting), None)


def previous_question(
    instrument: Instrument, answers: Mapping[str, Answer], before: str
) -> str | None:
    """Return the question that came before another one, or ``None`` at the start."""
    place = order(instrument).index(before)
    earlier = [n for n in route(instrument, answers) if order(instrument).index(n) < place]
    return earlier[-1] if earlier else None


def first_unanswered(instrument: Instrument, answers: Mapping[str, Answer]) -> str | None:
    """Return the first question on the route without an answer; *unknown* is an answer."""
    return next((n for n in route(instrument, answers) if n not in answers), None)


def sections(instrument: Instrument, answers: Mapping[str, Answer]) -> list[list[str]]:
    """Return the route cut where the theme or the stage changes."""
    first = advice_rests_on(instrument)
    cut: list[list[str]] = []
    last: tuple[str, bool] | None = None
    for name in route(instrument, answers):
        here = (instrument.question[name].part, name in first)
        if here != last:
            cut.append([])
            last = here
        cut[-1].append(name)
    return cut


def progress(instrument: Instrument, answers: Mapping[str, Answer], at: str) -> Progress:
    """Return how far an interview is at a question."""
    names = route(instrument, answers)
    themes = sections(instrument, answers)
    place = names.index(at)
    waiting = len({at, *(name for name in names if name not in answers)})
    return Progress(
        question=place + 1,
        questions=len(names),
        section=next(i for i, theme in enumerate(themes, 1) if at in theme),
        sections=len(themes),
        minutes=max(1, round(waiting * SECONDS_A_QUESTION / 60)),
    )
