"""The flow of the interview, apart from any screen."""

from __future__ import annotations

import random
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from burgerkompas.cases import UNKNOWN, Absence
from burgerkompas.interview import flow
from burgerkompas.questionnaire import catalog, model
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring import advice_rests_on, on_route
from tests.helpers import small
from tests.helpers.paths import QUESTIONNAIRES

SHIPPED = [*(catalog.home() / name for name in catalog.shipped()), *QUESTIONNAIRES.glob("*.yaml")]


def domain(question: model.Question) -> list:
    """Return every answer to a question; of a number without bounds, a few."""
    low, high = question.minimum, question.maximum
    if question.kind == "text":
        return ["some"]
    if question.kind == "number" and (low is None or high is None):
        return [n for n in (-1, 0, 1, 99, 1000) if low is None or n >= low]
    return small.domain(question)


def walk(spec: Questionnaire, rng: random.Random) -> tuple[dict, list[flow.Progress]]:
    """Answer at random to the end; check what holds at every step."""
    answers: dict = {}
    seen = []
    at = flow.first_unanswered(spec, answers)
    while at is not None:
        assert on_route(spec, answers)[at] is not Absence.NOT_ASKED
        seen.append(flow.progress(spec, answers, at, spec.languages[0]))
        choices = [*domain(spec.question[at]), UNKNOWN]
        answers[at] = rng.choice(choices)
        following = flow.next_unanswered(spec, answers, at)
        if following is not None:
            assert (at, following) in pairwise(flow.route(spec, answers))
        at = following
        assert len(seen) <= len(spec.questions)
    assert set(flow.route(spec, answers)) == set(answers)
    return answers, seen


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_every_random_route_ends_and_back_undoes_next(seed: int) -> None:
    rng = random.Random(seed)
    _, seen = walk(small.questionnaire(rng), rng)
    assert [p.question for p in seen] == list(range(1, len(seen) + 1))
    assert all(a.minutes >= b.minutes and a.section <= b.section for a, b in pairwise(seen))


def routes(spec: Questionnaire) -> list[dict]:
    """Return answers that together take every route: those to what decides what is asked."""
    deciding = {test.id for question in spec.questions for test in model.tests_in(question.ask_if)}
    domains = [[*domain(spec.question[name]), UNKNOWN] for name in sorted(deciding)]
    return [dict(zip(sorted(deciding), values, strict=True)) for values in product(*domains)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_route_of_every_shipped_questionnaire_ends(path: Path) -> None:
    spec = load(path)
    every = routes(spec)
    assert 1 <= len(every) < 5000
    for chosen in every:
        answers: dict = {}
        at = flow.first_unanswered(spec, answers)
        while at is not None:
            assert at not in answers
            answers[at] = chosen.get(at, UNKNOWN)
            at = flow.next_unanswered(spec, answers, at)
        assert set(answers) == set(flow.route(spec, answers))
        cut = flow.sections(spec, answers)
        assert [n for section in cut for n in section.questions] == list(flow.route(spec, answers))
        assert not any(section.open(answers) for section in cut)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_walk_at_random_ends_too(path: Path) -> None:
    spec = load(path)
    for seed in range(3):
        answers, seen = walk(spec, random.Random(seed))
        assert len(seen) == len(answers)


def test_first_comes_what_the_advice_rests_on(shipped: Questionnaire) -> None:
    names = flow.order(shipped)
    first = advice_rests_on(shipped) | {"groep", "moment"}
    assert names[:2] == ("groep", "moment")
    assert set(names[: len(first)]) == first
    assert {"acuut_gevaar", "vraag_open", "eigenaarschap", "besluit_open", "middelen"} <= first
    assert not {"banden_vooraf", "doelen", "plek"} & first
    assert sorted(names) == sorted(q.id for q in shipped.questions)


def test_progress_counts_up_to_the_end(shipped: Questionnaire) -> None:
    answers: dict = {}
    seen = []
    for name in flow.route(shipped, answers):
        seen.append(flow.progress(shipped, answers, name, "nl"))
        answers[name] = UNKNOWN
    assert [p.question for p in seen] == list(range(1, len(seen) + 1))
    assert 12 <= seen[0].minutes <= 18
    assert all(a.minutes >= b.minutes for a, b in pairwise(seen))
    assert seen[-1].section == seen[-1].sections
