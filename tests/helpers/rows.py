"""Rows of tables and what the per-case scorer makes of them, to compare engines with."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

from burgerkompas.batch.results import table_columns
from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.engine import score
from burgerkompas.numbers import decimal_text, plain
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.results import Result
from burgerkompas.scoring import grid_of

NEEDS_THE_CASE = ("file", "settled", "possible")
"""Columns that only the scorer of single cases fills."""

Cells = dict[str, str | None]


def domain(rng: random.Random, question: Question) -> Answer:
    """Return a random answer of any kind of question."""
    if question.kind == "number":
        low = Fraction(-5) if question.minimum is None else question.minimum
        high = low + 20 if question.maximum is None else question.maximum
        steps = rng.randint(int(low * question.grain), int(high * question.grain))
        return plain(Fraction(steps, question.grain))
    if question.kind == "text":
        return "some text"
    if question.kind == "choices":
        chosen = tuple(str(value) for value in question.values if rng.random() < 0.4)
        return compatible(question, chosen)
    return rng.choice(question.values)


def compatible(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return choices without one that excludes the others."""
    alone = question.excluding(chosen)
    return chosen if alone is None else tuple(one for one in chosen if one != alone.value)


def random_answers(
    rng: random.Random, questionnaire: Questionnaire, share_open: float
) -> dict[str, Answer]:
    """Return answers to all questions, on the route or off it, some of them open."""
    found: dict[str, Answer] = {}
    for question in questionnaire.questions:
        if rng.random() < share_open:
            if rng.random() < 0.5 and question.kind != "text":
                found[question.id] = Absence.UNKNOWN
        elif question.not_applicable and rng.random() < 0.2:
            found[question.id] = Absence.NOT_APPLICABLE
        else:
            found[question.id] = domain(rng, question)
    return found


def cell(answer: Answer | None) -> str | None:
    """Write an answer as a table has it."""
    if answer is None or isinstance(answer, Absence):
        return None if answer is None else answer.value
    if isinstance(answer, tuple):
        return ";".join(answer) or ";"
    return answer if isinstance(answer, str) else decimal_text(answer)


def random_cases(
    questionnaire: Questionnaire, number: int, seed: int
) -> Iterator[tuple[Cells, dict[str, Answer]]]:
    """Yield rows with their answers; the share of open ones differs from row to row."""
    rng = random.Random(seed)
    for i in range(number):
        answers = random_answers(rng, questionnaire, rng.choice([0, 0.05, 0.2, 0.5, 0.9]))
        row: Cells = {"name": f"case {i}", "place": None, "date": None, "respondent": None}
        row |= {q.id: cell(answers.get(q.id)) for q in questionnaire.questions}
        yield row, answers


def expected(questionnaire: Questionnaire, answers: dict[str, Answer]) -> tuple[object, ...]:
    """Return what the per-case scorer says, in the order of the columns that engines give."""
    return told(questionnaire, score(questionnaire, Case(answers=answers), full=False))


def compared(questionnaire: Questionnaire) -> list[str]:
    """Return the columns to compare."""
    return [n for n in list(table_columns(questionnaire))[4:] if n not in NEEDS_THE_CASE]


def told(questionnaire: Questionnaire, result: Result) -> tuple[object, ...]:
    values: dict[str, object] = {
        "outcome": result.outcome,
        "known": result.answered.known,
        "unknown": result.answered.unknown,
        "missing": result.answered.missing,
        "error": None,
    }
    advice = result.strategy
    if advice is not None:
        for name in ("decided_by", "clear", "tie", "runner_up", "provisional"):
            values[name] = getattr(advice, name)
        values |= {"strategy": advice.id, "margin": result.number(advice.margin)}
    for dimension in result.dimensions:
        values[f"{dimension.id}.score"] = result.number(dimension.score)
        values[f"{dimension.id}.level"] = dimension.level
    values |= {f"{c.id}.type": c.type for c in result.classifications}
    return tuple(values.get(name) for name in compared(questionnaire))


def differences(
    questionnaire: Questionnaire,
    rows: Sequence[tuple[object, ...]],
    wanted: Sequence[tuple[object, ...]],
) -> list[str]:
    """Return in words where an engine differs from the scorer."""
    names = compared(questionnaire)
    assert len(rows) == len(wanted)
    return [
        f"row {i}, {name}: {got!r}, not {want!r} (unit {grid_of(questionnaire).unit})"
        for i, (row, expects) in enumerate(zip(rows, wanted, strict=True))
        for name, got, want in zip(names, row, expects, strict=True)
        if got != want
    ]
