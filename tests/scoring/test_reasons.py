"""What an advice gives as its reasons, and which first step."""

from __future__ import annotations

from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.cases import Answer, Case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Advice

REASONS = """
format: burgerkompas/questions/1
id: reasons
version: 1.0.0
languages: [en]
title: Reasons
bases: {own: our own design}
yes_no: {yes: 'yes', no: 'no'}
scales:
  five: {values: [0, 1, 2, 3, 4], labels: {0: none, 4: all}}
questions:
  - {id: a, scale: five, text: A}
  - {id: b, scale: five, text: B}
  - {id: c, scale: five, text: C}
  - {id: d, scale: five, text: D}
  - {id: early, kind: yes_no, text: Early?}
  - {id: late, kind: yes_no, text: Late?}
  - {id: over, kind: yes_no, text: Over?}
dimensions:
  a: {label: a, items: [a], high: A is high., low: A is low.}
  b: {label: b, items: [b], high: B is high., low: B is low.}
  c: {label: c, items: [c], high: C is high., low: C is low.}
  d: {label: d, items: [d], high: D is high., low: D is low.}
scorecard: {basis: own, note: Made up., tie_order: [go, stay], clear: {above: 0, margin: 0}}
strategies:
  go:
    {label: go, meaning: Go., for: [a, b], against: [c, d],
     first_step: Go., ask_the_group: G?, look_again: L.}
  stay: {label: stay, meaning: Stay., for: [c], first_step: Sit., ask_the_group: S?, look_again: N.}
gates:
  - {id: g1, when: {question: early, is: 'yes'}, caution: It's early., first_step: Wait.}
  - {id: g2, when: {question: late, is: 'yes'}, first: go, because: Late., first_step: Run.}
  - {id: g3, when: {question: over, is: 'yes'}, outcome: end, because: Over., first_step: Close.}
outcomes:
  end: {label: end, meaning: The end., first_step: Turn., ask_the_group: E?, look_again: Never.}
"""


@pytest.fixture
def questions(tmp_path: Path) -> Questionnaire:
    path = tmp_path / "reasons.yaml"
    path.write_text(REASONS, encoding="utf-8")
    return bk.load_questions(path)


def advice(questions: Questionnaire, **answers: object) -> Advice:
    found = bk.score(questions, answers).strategy
    assert found is not None
    return found


def because(found: Advice) -> list[str]:
    return [text["en"] for text in found.because]


@pytest.mark.parametrize(
    ("answers", "reasons"),
    [
        ({"a": 4, "b": 3}, ["A is high.", "B is high."]),
        ({"a": 3, "b": 4}, ["B is high.", "A is high."]),
        ({"a": 4, "b": 4}, ["A is high.", "B is high."]),  # equals in the order of the drivers
        ({"a": 4, "b": 2}, ["A is high."]),  # what adds nothing is no reason
        ({"a": 3, "b": 3, "c": 0}, ["C is low.", "A is high."]),  # two at most
        ({"a": 3, "late": "yes"}, ["Late.", "A is high."]),  # the gate that decided before all
        ({"a": 4, "early": "yes"}, ["A is high."]),  # a gate that decided nothing is none
    ],
)
def test_the_reasons_are_the_gate_that_decided_and_the_strongest_drivers(
    questions: Questionnaire, answers: dict[str, object], reasons: list[str]
) -> None:
    found = advice(questions, **answers)
    assert found.id == "go"
    assert because(found) == reasons


@pytest.mark.parametrize(
    ("answers", "counter"),
    [
        ({"a": 4, "b": 4}, None),
        ({"a": 4, "b": 4, "c": 2, "d": 2}, None),  # what takes nothing off is no reason
        ({"a": 4, "b": 4, "d": 3}, "D is high."),
        ({"a": 4, "b": 1, "d": 3}, "B is low."),  # equals in the order of the drivers
        ({"a": 4, "b": 1, "c": 0, "d": 4}, "D is high."),  # the strongest
    ],
)
def test_the_counter_reason_is_what_takes_most_off_the_score(
    questions: Questionnaire, answers: dict[str, object], counter: str | None
) -> None:
    found = advice(questions, **answers)
    assert found.id == "go"
    assert (found.against and found.against["en"]) == counter


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ({"a": 4}, "Go."),
        ({"a": 4, "early": "yes"}, "Wait."),  # the first gate that fires and asks for one
        ({"a": 4, "early": "yes", "late": "yes"}, "Run."),  # but before it the one that decided
        ({"over": "yes"}, "Close."),
        ({"over": "yes", "early": "yes"}, "Close."),
    ],
)
def test_the_first_step_is_that_of_the_gate_that_decided_else_of_the_first_that_fires(
    questions: Questionnaire, answers: dict[str, object], step: str
) -> None:
    assert advice(questions, **answers).first_step["en"] == step


@pytest.mark.parametrize(
    ("answers", "runner_up", "margin", "tie", "clear"),
    [
        ({"a": 4, "b": 4, "over": "no", "early": "no", "late": "no"}, "stay", 0.5, False, True),
        ({"a": 2, "c": 2}, "stay", 0, True, False),  # not above 0
        ({"a": 0, "c": 4, "late": "yes", "over": "no"}, "stay", None, False, True),  # by a gate
        ({"a": 4, "b": 4}, "stay", 0.5, False, False),  # provisional: a gate is open
        ({"over": "yes"}, None, None, False, True),
    ],
)
def test_only_what_the_scores_decided_has_a_margin(
    questions: Questionnaire,
    answers: dict[str, object],
    runner_up: str | None,
    margin: float | None,
    tie: bool,
    clear: bool,
) -> None:
    result = bk.score(questions, answers)
    found = advice(questions, **answers)
    assert (found.runner_up, result.number(found.margin)) == (runner_up, margin)
    assert (found.tie, found.clear) == (tie, clear)


def test_what_contributes_next_to_nothing_gets_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "reasons.yaml"
    path.write_text(
        REASONS.replace("{values: [0, 1, 2, 3, 4], labels: {0: none, 4: all}}", "FIVE").replace(
            "FIVE", "{values: [0, 10, 20, 21, 40], labels: {0: none, 40: all}}"
        ),
        encoding="utf-8",
    )
    # 21 of 0 to 40 is +0.05, a quarter of which counts for 'go'.
    found = advice(bk.load_questions(path), a=40, b=21, c=21)
    assert because(found) == ["A is high."]
    assert found.against is None


def test_the_questions_that_make_an_advice_provisional_are_to_be_found_out_first(
    questions: Questionnaire,
) -> None:
    found = advice(questions, a=4)
    assert found.provisional
    assert found.find_out_first == ("over",)
    settled = advice(questions, a=4, over="no", late="no")
    assert settled.find_out_first == ()


def test_when_to_look_again_is_a_date_where_both_days_and_a_date_are_known(tmp_path: Path) -> None:
    path = tmp_path / "reasons.yaml"
    text = REASONS.replace("look_again: L.}", "look_again: L., look_again_days: 28}")
    path.write_text(text, encoding="utf-8")
    questions = bk.load_questions(path)

    def on(date: str | None, **answers: Answer) -> str | None:
        return score(questions, Case(name="x", date=date, answers=answers)).look_again_on

    assert on("2026-12-11", a=4) == "2027-01-08"
    assert on(None, a=4) is None
    assert on("2026-12-11", c=4) is None
    assert on("9999-12-31", a=4) is None


GATES = """
  - {id: g4, when: {question: a, at_least: 3}, caution: Mind A.}
  - {id: g5, when: {question: b, at_least: 3}, duty: Do B., not_with: [g4, a]}
"""


def test_of_two_sentences_that_exclude_each_other_the_later_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "reasons.yaml"
    path.write_text(REASONS.replace("outcomes:\n", GATES.lstrip("\n") + "outcomes:\n"), "utf-8")
    questions = bk.load_questions(path)
    both = advice(questions, a=4, b=4)
    assert [text["en"] for text in both.cautions] == ["Mind A."]
    assert both.duties == ()
    assert because(both) == ["A is high.", "B is high."]
    alone = advice(questions, a=2, b=4)
    assert [text["en"] for text in alone.duties] == ["Do B."]


def test_the_reason_of_a_dimension_is_silent_beside_a_gate_that_excludes_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "reasons.yaml"
    gates = GATES.replace("[g4, a]", "[b]").lstrip("\n")
    path.write_text(REASONS.replace("outcomes:\n", gates + "outcomes:\n"), "utf-8")
    found = advice(bk.load_questions(path), a=4, b=4)
    assert because(found) == ["A is high."]
    assert [text["en"] for text in found.duties] == ["Do B."]


def test_a_gate_that_puts_another_first_or_is_beside_another_gives_no_first_step(
    tmp_path: Path,
) -> None:
    path = tmp_path / "reasons.yaml"
    gates = """\
  - {id: g4, when: {question: b, at_least: 1}, first: stay, because: B., first_step: Rest.}
  - {id: g5, when: {question: b, at_least: 1}, duty: Do B., first_step: Wait., advice: [stay]}
outcomes:
"""
    path.write_text(REASONS.replace("outcomes:\n", gates), encoding="utf-8")
    questions = bk.load_questions(path)
    assert advice(questions, late="yes", b=1, a=4).first_step == {"en": "Run."}
    path.write_text(path.read_text(encoding="utf-8").replace(", first_step: Run.", ""), "utf-8")
    assert advice(bk.load_questions(path), late="yes", b=1, a=4).first_step == {"en": "Go."}
    assert advice(bk.load_questions(path), b=1, a=4).first_step == {"en": "Rest."}


def test_duties_are_told_in_the_order_of_the_gates(tmp_path: Path) -> None:
    path = tmp_path / "reasons.yaml"
    gates = """\
  - {id: g4, when: {question: b, at_least: 1}, duty: Ask first.}
  - {id: g5, when: {question: a, at_least: 1}, duty: Tell after that.}
outcomes:
"""
    path.write_text(REASONS.replace("outcomes:\n", gates), encoding="utf-8")
    found = advice(bk.load_questions(path), b=1, a=4)
    assert [text["en"] for text in found.duties] == ["Ask first.", "Tell after that."]
