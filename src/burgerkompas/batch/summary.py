"""Many cases in one view: how often each advice, type and level came out, and what is unknown.

Only counts: no case is set above another. Every share stands beside the number that it is a share
of, which leaves out the cases in which the thing itself isn't known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from burgerkompas.batch.results import Row
from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from burgerkompas.results.data import head
from burgerkompas.scoring import on_route
from burgerkompas.texts import Words

SCHEMA = "burgerkompas/portfolio/1"

DECISIONS = ("followed", "departed", "departed-without-why", "no-advice")
"""How a decision may compare with the advice."""

Data = dict[str, object]
Counts = Counter[str | bool | None]
"""How often each value came; ``None``: not known."""


class Tally(msgspec.Struct):
    """What was counted so far, in rows or tallies that were added."""

    assessed: int = 0
    failed: int = 0
    counts: dict[str, Counts] = {}
    """Of ``outcome``, ``settled``, ``type:ID`` and the like, how often each value came out; of
    ``asked``, ``unknown`` and ``missing``, on how many routes each question was that."""

    def of(self, thing: str) -> Counts:
        """Return how often each value of a thing came out."""
        return self.counts.get(thing, Counter())

    def add(self, other: Tally) -> None:
        """Take what was counted elsewhere too."""
        self.assessed += other.assessed
        self.failed += other.failed
        for thing, counts in other.counts.items():
            self.counts.setdefault(thing, Counter()).update(counts)

    def add_row(self, row: Row) -> None:
        """Count a row."""
        result = row.result
        if result is None:
            self.failed += 1
            return
        self.assessed += 1
        advice = result.strategy
        if advice is not None:
            self._count("outcome", result.end)
            self._count("settled", advice.settled)
            self._count("provisional", advice.provisional)
            self._count("clear", advice.clear)
            self._count("decision", _decided(result))
        for classification in result.classifications:
            self._count(f"type:{classification.id}", classification.type)
        for dimension in result.dimensions:
            self._count(f"level:{dimension.id}", dimension.level)
        for name, answer in on_route(result.questionnaire, result.case.answers).items():
            if answer is not Absence.NOT_ASKED:
                self._count("asked", name)
            if answer is Absence.UNKNOWN:
                self._count("unknown", name)
            elif answer is Absence.UNANSWERED:
                self._count("missing", name)

    def _count(self, thing: str, value: str | bool | None) -> None:
        self.counts.setdefault(thing, Counter())[value] += 1


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
    counts, words = tally.of("decision"), Words("batch", language)
    n = counts.total() - counts[None]
    if not n:
        return None
    labels = [(name, words(f"decision-{name}")) for name in DECISIONS]
    return {"n": n, "without": counts[None], "values": shares(counts, labels, n)}


def tally_rows(rows: Iterable[Row]) -> Tally:
    """Count some rows."""
    tally = Tally()
    for row in rows:
        tally.add_row(row)
    return tally


def add_up_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return what was counted in all."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def summary(questionnaire: Questionnaire, tally: Tally, language: str) -> Data:
    """Return the counts as the data of the JSON; categories in the order of the questionnaire.

    The open questions are the one thing with an order of its own: the most often open first.
    """
    data: Data = {
        **head(SCHEMA, questionnaire, language),
        "cases": {"assessed": tally.assessed, "failed": tally.failed},
    }
    if questionnaire.ends:
        labels = {name: end.label[language] for name, end in questionnaire.ends.items()}
        data["outcomes"] = _of_known(tally.of("outcome"), labels)
        data["certainty"] = {
            name: _of_truth(tally.of(name)) for name in ("settled", "provisional", "clear")
        }
    decided = decisions(tally, language)
    if decided is not None:
        data["decisions"] = decided
    data["classifications"] = {
        classification.id: {
            "label": classification.label[language],
            **_of_known(
                tally.of(f"type:{classification.id}"),
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
                tally.of(f"level:{dimension.id}"),
                {level.id: level.label[language] for level in dimension.levels},
            ),
        }
        for dimension in questionnaire.dimensions
        if dimension.levels
    }
    data["open_questions"] = _open_questions(questionnaire, tally, language)
    return data


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
    asked, unknown, missing = tally.of("asked"), tally.of("unknown"), tally.of("missing")
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
