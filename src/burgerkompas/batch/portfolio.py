"""Many cases in one view: how often each advice, type and level comes out, and what is unknown.

Only counts: no case is set above another. Every share stands beside the number that it is a share
of, which leaves out the cases in which the thing itself isn't known. What was counted apart can be
added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from burgerkompas.batch.run import Row
from burgerkompas.cases import Absence
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Questionnaire, Text
from burgerkompas.results.data import head
from burgerkompas.scoring.routes import on_route

SCHEMA = "burgerkompas/portfolio/1"

MOST_PROBLEMS = 20

Data = dict[str, object]
Counted = Counter[str | bool | None]
"""How often each value of a thing came out; ``None``: not known."""


class Tally(msgspec.Struct):
    """What was counted so far.

    ``counts`` has how often each value of a thing came out; ``asked`` on how many routes a question
    lies, ``unknown`` and ``missing`` on how many of them it is open.
    """

    assessed: int = 0
    failed: int = 0
    problems: list[Problem] = []
    counts: dict[str, Counted] = {}
    asked: Counter[str] = msgspec.field(default_factory=Counter)
    unknown: Counter[str] = msgspec.field(default_factory=Counter)
    missing: Counter[str] = msgspec.field(default_factory=Counter)

    def of(self, thing: str) -> Counted:
        """Return how often each value of a thing came out."""
        return self.counts.get(thing, Counter())

    def count(self, thing: str, value: str | bool | None) -> None:
        """Count that a thing came out as a value."""
        self.counts.setdefault(thing, Counter())[value] += 1

    def add(self, other: Tally) -> None:
        """Take what was counted elsewhere too."""
        self.assessed += other.assessed
        self.failed += other.failed
        self.problems = (self.problems + other.problems)[:MOST_PROBLEMS]
        for thing, counter in other.counts.items():
            self.counts.setdefault(thing, Counter()).update(counter)
        self.asked.update(other.asked)
        self.unknown.update(other.unknown)
        self.missing.update(other.missing)


def tally(rows: Iterable[Row], questionnaire: Questionnaire) -> Tally:
    """Count some rows."""
    found = Tally()
    for row in rows:
        result = row.result
        if result is None:
            found.failed += 1
            found.problems = [*found.problems, *row.problems][:MOST_PROBLEMS]
            continue
        found.assessed += 1
        advice = result.strategy
        if advice is not None:
            found.count("outcome", result.end)
            found.count("settled", advice.settled)
            found.count("provisional", advice.provisional)
            found.count("clear", advice.clear)
        for classification in result.classifications:
            found.count(f"type:{classification.id}", classification.type)
        for dimension in result.dimensions:
            found.count(f"level:{dimension.id}", dimension.level)
        for name, answer in on_route(questionnaire, result.case.answers).items():
            if answer is Absence.NOT_ASKED:
                continue
            found.asked[name] += 1
            if answer is Absence.UNKNOWN:
                found.unknown[name] += 1
            elif answer is Absence.UNANSWERED:
                found.missing[name] += 1
    return found


def added(tallies: Iterable[Tally]) -> Tally:
    """Return what was counted in all."""
    total = Tally()
    for one in tallies:
        total.add(one)
    return total


def summary(questionnaire: Questionnaire, found: Tally, language: str) -> Data:
    """Return the counts as the data of the JSON; categories in the order of the questionnaire.

    The open questions are the one thing with an order of its own: the most often open first.
    """
    data: Data = {
        **head(SCHEMA, questionnaire, language),
        "cases": {"assessed": found.assessed, "failed": found.failed},
    }
    labels = outcome_labels(questionnaire)
    if labels:
        data["outcomes"] = _shares(found.of("outcome"), labels, language)
        data["certainty"] = {
            name: _truth(found, name) for name in ("settled", "provisional", "clear")
        }
    data["classifications"] = {
        c.id: {
            "label": c.label[language],
            **_shares(
                found.of(f"type:{c.id}"),
                {t.id: t.label for t in c.types},
                language,
            ),
        }
        for c in questionnaire.classifications
    }
    factors = questionnaire.sections.success_factors
    shown = set(factors.dimensions if factors else ())
    data["dimensions"] = {
        d.id: {
            "label": d.label[language],
            "success_factor": d.id in shown,
            **_shares(
                found.of(f"level:{d.id}"),
                {level.id: level.label for level in d.levels},
                language,
            ),
        }
        for d in questionnaire.dimensions
        if d.levels
    }
    data["open_questions"] = _open(questionnaire, found, language)
    return data


def outcome_labels(questionnaire: Questionnaire) -> dict[str, Text]:
    """Return what can come out, in the order of the questionnaire."""
    return {name: end.label for name, end in questionnaire.ends.items()}


def shares(
    counter: Counted, labels: Iterable[tuple[str | None, str]], whole: int
) -> tuple[Data, ...]:
    """Return how often each value of a thing came out, and what share of ``whole`` that is."""
    return tuple(
        {"id": name, "label": label, "count": counter[name], "share": _share(counter[name], whole)}
        for name, label in labels
    )


def _shares(counter: Counted, labels: dict[str, Text], language: str) -> Data:
    n = counter.total() - counter[None]
    values = shares(counter, [(name, label[language]) for name, label in labels.items()], n)
    return {"n": n, "not_known": counter[None], "values": values}


def _truth(found: Tally, name: str) -> Data:
    counter = found.of(name)
    n = counter[True] + counter[False]
    return {"count": counter[True], "n": n, "share": _share(counter[True], n)}


def _open(questionnaire: Questionnaire, found: Tally, language: str) -> list[Data]:
    often = {q.id: found.unknown[q.id] + found.missing[q.id] for q in questionnaire.questions}
    return [
        {
            "id": question.id,
            "text": question.text[language],
            "unknown": found.unknown[question.id],
            "missing": found.missing[question.id],
            "n": found.asked[question.id],
            "share": _share(often[question.id], found.asked[question.id]),
        }
        for question in sorted(questionnaire.questions, key=lambda q: -often[q.id])
        if often[question.id]
    ]


def _share(count: int, n: int) -> float | None:
    return round(count / n, 4) if n else None
