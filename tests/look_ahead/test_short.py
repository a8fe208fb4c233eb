"""The short interview gives the advice of the whole one, with fewer questions."""

from __future__ import annotations

import random
import statistics

from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import short


def test_random_people_get_the_same_advice_from_some_twenty_questions(
    shipped: Questionnaire,
) -> None:
    rng = random.Random(7)
    people = [short.random_person(rng, shipped) for _ in range(8)]
    asked = [short.share_asked(shipped, whole) * len(shipped.questions) for whole in people]
    assert statistics.median(asked) <= 22.5
    assert max(asked) <= 28
