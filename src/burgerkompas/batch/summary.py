"""Many cases in one view: how often each advice, type and level came out, and what is unknown.

Cases are counted, never ranked. Every share is given with its total, which leaves out the cases in
which the thing itself isn't known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import Presentation
from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from burgerkompas.results.data import head
from burgerkompas.texts import Words

SCHEMA = "burgerkompas/portfolio/1"

DECISIONS = ("followed", "departed", "departed-without-why", "no-advice")
"""How a decision may compare with the advice."""

Data = dict[str, object]
Counts = Counter[str | bool | None]
"""How often each value of a thing came; ``None``: not known."""

Tally = Counter[tuple[str, str | bool | None]]
"""Counts by (category, value): ``cases`` → ``assessed`` or ``failed``; ``outcome``, ``settled``,
``type:ID`` and the like → what came out; ``asked``, ``unknown`` and ``missing`` → the questions, by
the routes on which each was that."""


def tally_rows(rows: Iterable[Record], _shown: object = None) -> Tally:
    """Count some rows, however they are shown."""
    return Counter(one for row in rows for one in _counted_in(row))


def add_up_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return what was counted in all."""
    total = Tally()
    for tally in tallies:
        total.update(tally)
    return total


def of(tally: Tally, thing: str) -> Counts:
    """Return how often each value of a thing came."""
    return Counter({value: count for (one, value), count in tally.items() if one == thing})


def _counted_in(row: Record) -> Iterator[tuple[str, str | bool | None]]:
    """Yield each thing that is counted in a row, with its value."""
    result = row.result
    if result is None:
        yield "cases", "failed"
        return
    yield "cases", "assessed"
    advice = result.strategy
    if advice is not None:
        yield "outcome", result.end
        yield "settled", advice.settled
        yield "provisional", advice.provisional
        yield "clear", advice.clear
        yield "decision", _decided(result)
    for classification in result.classifications:
        yield f"type:{classification.id}", classification.type
    for dimension in result.dimensions:
        yield f"level:{dimension.id}", dimension.level
    for name, answer in result.answers.items():
        if answer is not Absence.NOT_ASKED:
            yield "asked", name
        if answer is Absence.UNKNOWN:
            yield "unknown", name
        elif answer is Absence.UNANSWERED:
            yield "missing", name


def _decided(result: Result) -> str | None:
    """Return how a decision compares with the advice: one of ``DECISIONS``."""
    decision = result.case.decision
    if decision is None:
        return None
    if result.follows is None:
        return "no-advice"
    return "followed" if result.follows else "departed" if decision.why else "departed-without-why"


def decisions(tally: Tally, language: str) -> Data | None:
    """Return how often what was decided is what was advised; ``None`` where nothing was decided."""
    counts, words = of(tally, "decision"), Words("batch", language)
    n = counts.total() - counts[None]
    if not n:
        return None
    labels = [(name, words(f"decision-{name}")) for name in DECISIONS]
    return {"n": n, "without": counts[None], "values": shares(counts, labels, n)}


def summary(tallies: Iterable[Tally], shown: Presentation) -> Data:
    """Return the counts as the data of the JSON; categories in the order of the questionnaire.

    The open questions are the one thing with an order of its own: the most often open first.
    """
    questionnaire, language, tally = shown.questionnaire, shown.language, add_up_tallies(tallies)
    cases = of(tally, "cases")
    data: Data = {
        **head(SCHEMA, questionnaire, language),
        "cases": {"assessed": cases["assessed"], "failed": cases["failed"]},
    }
    if questionnaire.ends:
        labels = {name: end.label[language] for name, end in questionnaire.ends.items()}
        data["outcomes"] = _of_known(of(tally, "outcome"), labels)
        data["certainty"] = {
            name: _of_truth(of(tally, name)) for name in ("settled", "provisional", "clear")
        }
    decided = decisions(tally, language)
    if decided is not None:
        data["decisions"] = decided
    data["classifications"] = {
        classification.id: {
            "label": classification.label[language],
            **_of_known(
                of(tally, f"type:{classification.id}"),
                {kind.id: kind.label[language] for kind in classification.types},
            ),
        }
        for classification in questionnaire.classifications
    }
    factors = questionnaire.sections.success_factors
    data["dimensions"] = {
        dimension.id: {
            "label": dimension.label[language],
            "success_factor": factors is not None and dimension.id in factors.dimensions,
            **_of_known(
                of(tally, f"level:{dimension.id}"),
                {level.id: level.label[language] for level in dimension.levels},
            ),
        }
        for dimension in questionnaire.dimensions
        if dimension.levels
    }
    data["open_questions"] = _open_questions(questionnaire, tally, language)
    return data


def write_json(parts: Iterable[Tally], shown: Presentation, output: BinaryIO) -> None:
    """Write the summary as data."""
    data = msgspec.json.encode(summary(parts, shown))
    output.write(msgspec.json.format(data, indent=2) + b"\n")


def shares(
    counts: Counts, labels: Iterable[tuple[str | None, str]], whole: int
) -> tuple[Data, ...]:
    """Return how often each value of a thing came out, and what share of ``whole`` that is."""
    return tuple(
        {"id": name, "label": label, "count": counts[name], "share": _share(counts[name], whole)}
        for name, label in labels
    )


def _of_known(counts: Counts, labels: dict[str, str]) -> Data:
    n = counts.total() - counts[None]
    return {"n": n, "not_known": counts[None], "values": shares(counts, labels.items(), n)}


def _of_truth(counts: Counts) -> Data:
    n = counts[True] + counts[False]
    return {"count": counts[True], "n": n, "share": _share(counts[True], n)}


def _open_questions(questionnaire: Questionnaire, tally: Tally, language: str) -> list[Data]:
    asked, unknown, missing = of(tally, "asked"), of(tally, "unknown"), of(tally, "missing")
    often = {q.id: unknown[q.id] + missing[q.id] for q in questionnaire.questions}
    return [
        {
            "id": question.id,
            "text": question.text[language],
            "unknown": unknown[question.id],
            "missing": missing[question.id],
            "n": asked[question.id],
            "share": _share(often[question.id], asked[question.id]),
        }
        for question in sorted(questionnaire.questions, key=lambda q: -often[q.id])
        if often[question.id]
    ]


def _share(count: int, n: int) -> float | None:
    return round(count / n, 4) if n else None
