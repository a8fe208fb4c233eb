"""The outcome by itself, and the questions that it can hang on."""

from __future__ import annotations

from pathlib import Path

import burgerkompas as bk
from burgerkompas.cases import UNKNOWN
from burgerkompas.engine import engine_for
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring import advice_rests_on
from tests.helpers.paths import QUESTIONNAIRES

TABLE = """
format: burgerkompas/questions/1
id: swim
version: 1.0.0
languages: [en]
title: Swim?
questions:
  - {id: cold, scale: {values: [0, 1, 2], labels: {0: no, 1: some, 2: very}}, text: Cold?}
  - {id: wind, scale: {values: [0, 1, 2], labels: {0: no, 1: some, 2: very}}, text: Wind?}
  - {id: late, kind: number, min: 0, text: Late?, shown: true}
dimensions:
  harsh:
    label: Harshness
    aggregate: sum
    items: [cold, wind]
    min_known: 2
    levels_on: raw
    levels: {mild: {below: 2, label: mild}, rough: {from: 2, label: rough}}
table: {hit_policy: first}
rules:
  - {id: rough, when: {TEST}, then: stay, because: Too rough.}
  - {id: else, then: swim, because: Fine.}
outcomes:
  stay: {label: stay}
  swim: {label: swim}
"""


def test_without_a_decision_the_outcome_is_none() -> None:
    assert engine_for(bk.load_questions(QUESTIONNAIRES / "sus.yaml")).end({}) == "none"


def test_a_rule_about_a_dimension_rests_on_its_items_and_on_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "swim.yaml"
    tests = (
        "dimension: harsh, at_least: 0.5",
        "dimension: harsh, is: rough",
        "raw: harsh, above: 2",
    )
    for test in tests:
        path.write_text(TABLE.replace("TEST", test))
        questions = bk.load_questions(path)
        assert advice_rests_on(questions) == {"cold", "wind"}
        rough = {"cold": 2, "wind": 2, "late": UNKNOWN}
        assert engine_for(questions).end(rough) == "stay"
        assert engine_for(questions).end({**rough, "cold": 0, "wind": 0}) == "swim"


def test_without_looking_ahead_the_rest_of_the_result_is_the_same(shipped: Questionnaire) -> None:
    answers = {"acuut_gevaar": "nee", "vraag_open": "uitleg", "zelf_draait": "unknown"}
    answers |= {"middelen": 2, "spreken_elkaar": 2, "besluit_open": "bekend"}
    whole = bk.score(shipped, answers).to_dict()
    judged = bk.score(shipped, answers, look_ahead=False).to_dict()
    ahead = {"possible", "settled", "changes", "ask_next", "possible_levels"}
    ahead |= {"decides_between", "decides_alone"}
    ahead |= {"robust"}

    def same(one: object, other: object, key: str = "") -> None:
        if key in ahead or (key == "possible" and other is None):
            assert other is None
        elif isinstance(one, dict) and isinstance(other, dict):
            assert one.keys() == other.keys()
            for name in one:
                same(one[name], other[name], name)
        else:
            assert one == other

    same(whole, judged)
