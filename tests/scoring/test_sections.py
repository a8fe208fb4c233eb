"""What follows on an answer to an item of a success factor."""

from __future__ import annotations

from burgerkompas.cases import UNKNOWN
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.sections import follow_up


def test_only_the_weak_end_of_a_factor_asks_why(shipped: Questionnaire) -> None:
    why = shipped.question["plek"].why
    assert [follow_up(shipped, "plek", value) for value in range(5)] == [why, why, *[None] * 3]
    assert follow_up(shipped, "plek", UNKNOWN) is None
    assert follow_up(shipped, "zelf_draait", 0) is None
