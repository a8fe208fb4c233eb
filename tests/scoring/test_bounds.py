"""Where one thing goes over into another: a clear lead, the weakest spot."""

from __future__ import annotations

from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.instrument.model import Instrument

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
def questions(tmp_path: Path) -> Instrument:
    path = tmp_path / "bounds.yaml"
    path.write_text(BOUNDS, encoding="utf-8")
    return bk.load_questions(path)


@pytest.mark.parametrize(("answer", "clear"), [(2, False), (3, True), (5, True)])
def test_a_lead_of_just_the_margin_is_clear(
    questions: Instrument, answer: int, clear: bool
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
    questions: Instrument, a: int, b: int, order: list[str]
) -> None:
    assert [role.id for role in bk.score(questions, {"a": a, "b": b}).roles] == order
