"""The short interview gives the advice of the whole one, with fewer questions."""

from __future__ import annotations

import random
import statistics

from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import short


def test_random_people_get_the_same_advice_from_two_fifths_of_the_questions(
    shipped: Questionnaire,
) -> None:
    rng = random.Random(7)
    people = [short.random_person(rng, shipped) for _ in range(8)]
    assert statistics.median(short.share_asked(shipped, whole) for whole in people) <= 0.4
