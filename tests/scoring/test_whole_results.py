"""Whole results of a questionnaire with everything in it: what is here stays, unless it is meant.

The reasons for each rule are tested where the rule is; here nothing may change unseen. A change
that is meant: pytest tests/scoring -n 0 --snapshot-update, and read the difference.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

import burgerkompas as bk
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.everything import drawn, told
from tests.helpers.paths import DATA, QUESTIONNAIRES

TABLES = ("discount", "holidays")
QUESTIONS = bk.load_questions(DATA / "everything.yaml")

# Named by what they are about.
CASES: dict[str, dict[str, object]] = {
    "nothing": {},
    "an outcome": {"fire": "yes", "tired": 3, "place": "on", "permit": "yes"},
    "an open outcome": {"wish": 3, "trust": 3, "skill": 0, "tired": 1},
    "all closed": {"fire": "no", "tired": 3, "trust": 0, "wish": 1, "place": "in", "skill": 2},
    "closed by one": {"fire": "no", "stage": "done", "tired": 0, "trust": 3, "wish": 3, "skill": 1},
    "one closed": {"fire": "no", "tired": 3, "trust": 2, "wish": 0, "place": "in", "permit": "no"},
    "kept from closing": {"fire": "no", "tired": 3, "wish": 3, "trust": 1, "skill": 1},
    "put first": {"fire": "no", "place": "on", "trust": 2, "wish": 1, "skill": 1, "tired": 0},
    "led by far": {"fire": "no", "place": "on", "trust": 3, "wish": 3, "skill": 3, "tired": 0},
    "a tie": {"fire": "no", "trust": 3, "wish": "unknown", "skill": "unknown", "tired": "unknown"},
    "a duty": {"fire": "no", "permit": "yes", "money": 3, "place": "out", "skill": 3, "wish": 1},
    "unknown": dict.fromkeys(QUESTIONS.question, "unknown"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_of_each_kind_gives_the_whole_result_that_is_kept(
    name: str, snapshot: SnapshotAssertion
) -> None:
    assert told(QUESTIONS, CASES[name]) == snapshot


@pytest.mark.parametrize("seed", range(12))
def test_a_random_case_gives_the_whole_result_that_is_kept(
    seed: int, snapshot: SnapshotAssertion
) -> None:
    assert told(QUESTIONS, drawn(QUESTIONS, seed)) == snapshot


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", TABLES)
def test_a_random_case_of_a_table_gives_the_whole_result_that_is_kept(
    name: str, seed: int, snapshot: SnapshotAssertion
) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / f"{name}.yaml")
    assert told(questions, drawn(questions, seed)) == snapshot


@pytest.mark.parametrize("name", TABLES)
def test_a_table_asks_only_what_is_open_and_has_no_rule_that_cannot_wait(name: str) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / f"{name}.yaml")
    asked = 0
    for seed in range(20):
        answers = drawn(questions, seed)
        known = {name for name, answer in answers.items() if answer != "unknown"}
        result = bk.score(questions, answers)
        next_ones = result.ask_next or ()
        asked += len(next_ones)
        assert not any(gate.urgent for gate in result.gates)
        assert not known & set(next_ones)
    assert asked


def test_the_cases_come_to_every_end() -> None:
    results = [bk.score(QUESTIONS, answers) for answers in CASES.values()]
    advised = {r.strategy.id for r in results if r.strategy and r.strategy.id}
    decided = {r.strategy.decided_by for r in results if r.strategy}
    assert advised == {"help", "watch", "tell"}
    assert {"scores", "burning", "none-left", "roof"} <= decided
    assert {g.effect for r in results for g in r.gates} == {
        "outcome", "close", "first", "duty", "caution", "unknown",
    }  # fmt: skip
    assert any(r.strategy.tie for r in results if r.strategy)


def test_where_all_is_closed_the_answer_that_closed_it_may_change() -> None:
    result = bk.score(QUESTIONS, CASES["closed by one"])
    assert result.strategy is not None
    assert (result.strategy.id, result.strategy.decided_by) == ("watch", "none-left")
    ways = {change.to: change.answers for change in result.changes or ()}
    assert {changed.item for changed in ways["help"] or ()} == {"stage"}


def test_a_result_is_told_in_the_language_asked_for(shipped: Questionnaire) -> None:
    result = bk.score(shipped, {"eigenaarschap": 4})
    assert result.to_dict("en")["language"] == "en"
    assert result.to_dict()["language"] == "nl"
