"""Count how often each outcome occurs, over a population that is stated with the numbers."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil, floor, prod
from typing import Literal

import msgspec

from burgerkompas.batch import find_cases
from burgerkompas.cases import Answer, Case
from burgerkompas.engine import engine_for
from burgerkompas.numbers import plain
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.scoring import advice_rests_on

MAX_EXACT = 20_000
"""The most combinations of answers to count exactly; beyond that a sample is taken."""

SAMPLE = 10_000
SEED = 1

WIDEST = 101
"""The number of values to take, from its lower bound (or 0), for a number without bounds."""


class Coverage(msgspec.Struct, frozen=True):
    """Counts of each outcome.

    ``population``: ``exact`` (all combinations of answers to the questions that can decide, each
    as likely), ``sample`` (``count`` of them, drawn at random from ``seed``) or ``cases``, of
    which ``failed`` could not be read.
    """

    population: Literal["exact", "sample", "cases"]
    count: int
    outcomes: tuple[tuple[str, int], ...]
    seed: int = SEED
    failed: int = 0


def coverage_of_all(questionnaire: Questionnaire) -> Coverage:
    """Count outcomes over all answers, each as likely: exactly, or by sampling when too many."""
    rests = advice_rests_on(questionnaire)
    questions = [question for question in questionnaire.questions if question.id in rests]
    domains = [values(question) for question in questions]
    names = [question.id for question in questions]
    size = prod(map(len, domains))
    exact = size <= MAX_EXACT
    combinations = itertools.product(*domains) if exact else _drawn(domains)
    cases = (Case(answers=dict(zip(names, chosen, strict=True))) for chosen in combinations)
    found = _counted(questionnaire, cases)
    return Coverage("exact" if exact else "sample", size if exact else SAMPLE, found)


def coverage_of_cases(questionnaire: Questionnaire, paths: Sequence[str]) -> Coverage:
    """Count outcomes over cases: files, folders and tables. Failures are counted separately."""
    found = list(find_cases(questionnaire, paths))
    cases = [one.case for one in found if one.case is not None]
    failed = len(found) - len(cases)
    return Coverage("cases", len(cases), _counted(questionnaire, cases), failed=failed)


def _counted(questionnaire: Questionnaire, cases: Iterable[Case]) -> tuple[tuple[str, int], ...]:
    counts = dict.fromkeys(questionnaire.ends, 0)
    engine = engine_for(questionnaire)
    for case in cases:
        end = engine.end(case.answers)
        counts[end] = counts.get(end, 0) + 1
    return tuple(counts.items()) if questionnaire.decision else ()


def values(question: Question) -> list[Answer]:
    """Return the answers of a question that are taken to be equally likely."""
    if question.kind == "number":
        return _numbers(question)
    if question.kind == "choices":
        chosen: list[tuple[str, ...]] = [()]
        for value in question.values:
            chosen += [(*selection, str(value)) for selection in chosen]
        return [one for one in chosen if question.excluding(one) is None]
    return list(question.values)


def _numbers(question: Question) -> list[Answer]:
    low = ceil((question.minimum or 0) * question.grain)
    beyond = low + WIDEST
    if question.maximum is not None:
        beyond = floor(question.maximum * question.grain) + 1
    return [plain(Fraction(steps, question.grain)) for steps in range(low, beyond)]


def _drawn(domains: Sequence[Sequence[Answer]]) -> Iterator[tuple[Answer, ...]]:
    rng = random.Random(SEED)
    for _ in range(SAMPLE):
        yield tuple([rng.choice(domain) for domain in domains])
