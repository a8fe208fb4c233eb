"""Measure agreement between respondents about the same initiatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from pathlib import PurePath
from typing import Literal

import msgspec
from msgspec import structs

from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.cases.case import name_key
from burgerkompas.comparison import compare
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.results import Result
from burgerkompas.validity.coefficients import (
    Interval,
    Measurement,
    gwet_ac1,
    jackknife,
    krippendorff_alpha,
    percent_agreement,
)

FEWEST = 5
"""With fewer initiatives only percentages are given: a coefficient would be chance."""

RatingKind = Literal["question", "known", "dimension", "type", "advice"]
"""The kind of rating: an answer, whether there is one, a score, a type, or the advice."""


class Coefficient(msgspec.Struct, frozen=True):
    """An estimate, and its jackknife interval over initiatives where that exists."""

    value: float
    interval: Interval | None


class Agreement(msgspec.Struct, frozen=True):
    """Agreement between respondents on one thing.

    Attributes:
        kind: what was rated.
        id: the question, dimension or classification; ``advice`` for the advice.
        level: the level of measurement that ``alpha`` uses.
        initiatives: how many have at least two ratings.
        pairs: how many pairs of ratings those give.
        percent: the share of pairs alike, 0 to 1; for scores, of the same level.
        alpha: Krippendorff's alpha; ``None`` under five initiatives or without variation.
        ac1: Gwet's AC1; ``None`` under five initiatives and for scores.

    """

    kind: RatingKind
    id: str
    level: Measurement
    initiatives: int
    pairs: int
    percent: float | None
    alpha: Coefficient | None
    ac1: Coefficient | None


class Hinge(msgspec.Struct, frozen=True):
    """A question on which the respondents' advice turned.

    Attributes:
        pairs: in how many pairs with different advice it belongs to a smallest set of answers
            that, taken over from the other, gives the other's advice.

    """

    question: str
    pairs: int


class AgreementReport(msgspec.Struct, frozen=True):
    """Agreement between respondents on everything.

    Attributes:
        readings: how many case files count.
        initiatives: how many initiatives have two respondents or more.
        alone: names of initiatives with one respondent, which say nothing.
        pairs: how many pairs of respondents there are, and how many differ in advice.
        hinges: the questions that made the advice differ, the most frequent first.

    """

    questionnaire: Questionnaire
    readings: int
    initiatives: int
    alone: tuple[str, ...]
    pairs: int
    pairs_apart: int
    agreements: tuple[Agreement, ...]
    hinges: tuple[Hinge, ...]

    def of(self, kind: RatingKind) -> tuple[Agreement, ...]:
        """Return the agreements of one kind, in the order of the questionnaire."""
        return tuple(one for one in self.agreements if one.kind == kind)


def measure_agreement(questionnaire: Questionnaire, cases: Iterable[Case]) -> AgreementReport:
    """Measure how far respondents agree about the same initiatives.

    Cases with the same name are about the same initiative; a case without one is called as its
    file is, where it is the only case in it. Several cases of one respondent about one initiative
    count as several respondents.
    """
    cases = list(cases)
    in_file = Counter(case.file for case in cases)
    grouped: dict[str, list[Result]] = {}
    for case in cases:
        file = case.file or ""
        name = case.name or (PurePath(file).stem if in_file[case.file] == 1 else file)
        grouped.setdefault(name_key(name), []).append(score(questionnaire, case, full=False))
    groups = [group for group in grouped.values() if len(group) > 1]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    apart = [(one, other) for one, other in pairs if one.end != other.end]
    return AgreementReport(
        questionnaire=questionnaire,
        readings=sum(map(len, groups)),
        initiatives=len(groups),
        alone=tuple(group[0].case.name or "" for group in grouped.values() if len(group) == 1),
        pairs=len(pairs),
        pairs_apart=len(apart),
        agreements=tuple(_agreements(questionnaire, groups)),
        hinges=_hinges(questionnaire, apart),
    )


def _agreements(
    questionnaire: Questionnaire, groups: Sequence[Sequence[Result]]
) -> Iterable[Agreement]:
    routed = [[one.answers for one in group] for group in groups]
    for question in questionnaire.questions:
        given = [[answers[question.id] for answers in unit] for unit in routed]
        answers = [[_value(answer) for answer in unit] for unit in given]
        known = [[_is_known(answer) for answer in unit] for unit in given]
        yield _agreement("question", question.id, _level(question), answers, _categories(question))
        yield _agreement("known", question.id, "nominal", known, 2)
    for i, dimension in enumerate(questionnaire.dimensions):
        scores = [[result.dimensions[i].score for result in unit] for unit in groups]
        levels = [[result.dimensions[i].level for result in unit] for unit in groups]
        whole = _agreement("dimension", dimension.id, "interval", scores, 0)
        yield structs.replace(whole, percent=percent_agreement(_given(levels)))
    for i, spec in enumerate(questionnaire.classifications):
        types = [[result.classifications[i].type for result in unit] for unit in groups]
        yield _agreement("type", spec.id, "nominal", types, len(spec.types))
    if questionnaire.decision is not None:
        ends = [[result.end for result in unit] for unit in groups]
        possible = {end for unit in ends for end in unit}
        yield _agreement("advice", "advice", "nominal", ends, max(2, len(possible)))


def _given(ratings: Iterable[Iterable[Hashable | None]]) -> list[list[Hashable]]:
    return [[value for value in unit if value is not None] for unit in ratings]


def _value(answer: Answer) -> Hashable | None:
    return None if isinstance(answer, Absence) else answer


def _is_known(answer: Answer) -> bool | None:
    if answer is Absence.NOT_ASKED:
        return None
    return answer not in (Absence.UNKNOWN, Absence.UNANSWERED)


def _level(question: Question) -> Measurement:
    if question.kind == "number":
        return "interval"
    return "ordinal" if question.kind == "scale" else "nominal"


def _categories(question: Question) -> int:
    """Count the answers that could be given; 0 where they cannot be counted."""
    if question.kind in ("number", "text"):
        return 0
    return 2 ** len(question.values) if question.kind == "choices" else len(question.values)


def _agreement(
    kind: RatingKind,
    name: str,
    level: Measurement,
    ratings: Iterable[Iterable[Hashable | None]],
    categories: int,
) -> Agreement:
    units = [unit for unit in _given(ratings) if len(unit) > 1]
    enough = len(units) >= FEWEST
    return Agreement(
        kind=kind,
        id=name,
        level=level,
        initiatives=len(units),
        pairs=sum(len(unit) * (len(unit) - 1) // 2 for unit in units),
        percent=percent_agreement(units),
        alpha=_coefficient(units, lambda u: krippendorff_alpha(u, level)) if enough else None,
        ac1=_coefficient(units, lambda u: gwet_ac1(u, categories)) if enough else None,
    )


def _coefficient(
    units: list[list[Hashable]], statistic: Callable[[Sequence[Sequence[Hashable]]], float | None]
) -> Coefficient | None:
    value = statistic(units)
    return None if value is None else Coefficient(value, jackknife(units, statistic))


def _hinges(
    questionnaire: Questionnaire, apart: Iterable[tuple[Result, Result]]
) -> tuple[Hinge, ...]:
    counts: Counter[str] = Counter()
    for one, other in apart:
        comparison = compare(questionnaire, [one.case, other.case], "respondents")
        counts.update({name for swap in comparison.swaps for way in swap.ways for name in way})
    order = [question.id for question in questionnaire.questions]
    ranked = sorted(counts, key=lambda name: (-counts[name], order.index(name)))
    return tuple(Hinge(name, counts[name]) for name in ranked)
