"""Where one thing goes over into another: a clear lead, the weakest spot."""

from __future__ import annotations

from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.questionnaire.model import Questionnaire

BOUNDS = """
format: burgerkompas/questions/1
id: bounds
version: 1.0.0
languages: [en]
title: Bounds
bases: {own: our own design}
scales:
  six: {values: [0, 1, 2, 3, 4, 5], labels: {0: none, 5: all}}
  four: {values: [0, 1, 2, 3], labels: {0: none, 3: all}}
questions:
  - {id: a, scale: six, text: A}
  - {id: b, scale: four, text: B}
  - {id: c, scale: four, text: C}
dimensions:
  d: {label: d, items: [a], high: High., low: Low.}
  e: {label: e, items: [c], high: Much., low: Little.}
scorecard: {basis: own, note: Made up., tie_order: [go, stay], clear: {above: 0.1, margin: 0.2}}
strategies:
  go: {label: go, meaning: Go., for: [d], first_step: Go., ask_the_group: Go?, look_again: Later.}
  stay: {label: stay, meaning: Stay., for: [e], first_step: Sit., ask_the_group: S?, look_again: N.}
sections:
  roles:
    title: Roles
    roles:
      by-dimension:
        label: one
        meaning: One.
        triggers: [{when: {dimension: d, below: 0}, because: D is low.}]
      by-answer:
        label: two
        meaning: Two.
        triggers: [{when: {question: b, at_most: 2}, because: B is low.}]
"""


@pytest.fixture
def questions(tmp_path: Path) -> Questionnaire:
    path = tmp_path / "bounds.yaml"
    path.write_text(BOUNDS, encoding="utf-8")
    return bk.load_questions(path)


@pytest.mark.parametrize(("answer", "clear"), [(2, False), (3, True), (5, True)])
def test_a_lead_of_just_the_margin_is_clear(
    questions: Questionnaire, answer: int, clear: bool
) -> None:
    """A 3 on a scale of 0 to 5 is 0.2."""
    strategy = bk.score(questions, {"a": answer}).strategy
    assert strategy is not None
    assert strategy.clear == clear


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        (2, 1, ["by-answer", "by-dimension"]),  # -0.20 and -0.33
        (1, 1, ["by-dimension", "by-answer"]),  # -0.60 and -0.33
        (0, 0, ["by-dimension", "by-answer"]),  # equal: the order of the questionnaire
        (2, 2, ["by-dimension", "by-answer"]),  # -0.20 and +0.33
    ],
)
def test_the_role_at_the_weakest_spot_comes_first(
    questions: Questionnaire, a: int, b: int, order: list[str]
) -> None:
    assert [role.id for role in bk.score(questions, {"a": a, "b": b}).roles] == order


def test_factors_come_with_the_lowest_first_and_those_without_a_score_last(
    shipped: Questionnaire,
) -> None:
    answers = {"extern_initiatieven": 4, "plek": 4, "media": 4, "afweging": 0, "middelen": 0}
    result = bk.score(shipped, answers)
    scores = {d.id: d.score for d in result.dimensions}
    known = [name for name in result.factors if scores[name] is not None]
    assert result.factors[: len(known)] == tuple(known) == ("doelen_middelen", "inbedding")
    own = shipped.sections.success_factors
    assert own is not None
    assert result.factors[2:] == tuple(name for name in own.dimensions if name not in known)


def test_participation_is_told_for_the_strategy_that_is_advised(shipped: Questionnaire) -> None:
    answers = {"participatie_nu": 2, "participatie_gewenst": 6, "acuut_gevaar": "nee"}
    answers |= {"regel_mist": 2, "spreken_elkaar": 0, "zelf_draait": 0, "middelen": 1}
    answers |= {"vraag_open": "niets", "verlies_angst": "nee"}
    result = bk.score(shipped, answers)
    assert result.strategy is not None
    assert result.strategy.id == "inform"
    assert result.participation is not None
    assert (result.participation.now, result.participation.wished) == (2, 6)
    assert result.participation.asked_by_strategy == (2,)
    assert result.participation.text is not None


def test_participation_asks_for_nothing_where_an_outcome_stands_in_the_strategy_s_place(
    shipped: Questionnaire,
) -> None:
    result = bk.score(shipped, {"participatie_nu": 3, "acuut_gevaar": "ja"})
    assert result.participation is not None
    assert result.participation.now == 3
    assert result.participation.asked_by_strategy == ()
    assert result.participation.text is None


@pytest.mark.parametrize(("answer", "score"), [(3, 0), (4, 0.6), (5, 1), (0, 0)])
def test_a_driver_counts_only_above_its_bound(answer: int, score: float, tmp_path: Path) -> None:
    """A 3 on a scale of 0 to 5 is 0.2, a 4 is 0.6."""
    path = tmp_path / "above.yaml"
    path.write_text(BOUNDS.replace("for: [d]", "for: [{id: d, only_above: 0.5}]"), encoding="utf-8")
    result = bk.score(bk.load_questions(path), {"a": answer})
    assert result.strategy is not None
    assert {e.id: result.number(e.score) for e in result.strategy.ranking}["go"] == score
