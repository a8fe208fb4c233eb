"""The short interview gives the advice of the whole one, with fewer questions."""

from __future__ import annotations

import random
import statistics

from burgerkompas.cases import Answer
from burgerkompas.interview.short import next_short
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import short


def test_what_depends_on_another_question_is_asked_after_it(shipped: Questionnaire) -> None:
    rng = random.Random(8)
    for _ in range(6):
        answers, whole = dict[str, Answer](), short.random_person(rng, shipped)
        while (name := next_short(shipped, answers)) is not None:
            for test in model.tests_in(shipped.question[name].ask_if):
                assert test.id in answers, f"{name} before {test.id}"
            answers[name] = whole[name]


def test_random_people_get_the_same_advice_from_some_twenty_questions(
    shipped: Questionnaire,
) -> None:
    rng = random.Random(7)
    people = [short.random_person(rng, shipped) for _ in range(8)]
    asked = [short.share_asked(shipped, whole) * len(shipped.questions) for whole in people]
    assert statistics.median(asked) <= 22.5
    assert max(asked) <= 28
