"""Testing questionnaires: what a tests file may say, and what a run of it tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from xml.etree import ElementTree

import pytest

from burgerkompas.authoring.tests import SuiteReport, run_tests, to_text
from burgerkompas.errors import QuestionnaireRefused
from burgerkompas.questionnaire.catalog import home, load_questions, shipped
from burgerkompas.questionnaire.folder import main_file
from burgerkompas.questionnaire.loader import load

Run = Callable[..., CompletedProcess[bytes]]

WALK = """\
format: burgerkompas/questions/1
id: walk
version: 1.0.0
languages: [en]
title: Shall we go for a walk?
yes_no: {yes: 'yes', no: 'no'}
bases: {own: our own design}
scales: {much: {values: [0, 1, 2, 3, 4], labels: {0: none, 4: much}}}
questions:
  - {id: sun, scale: much, text: Sun?}
  - {id: wind, scale: much, text: Wind?}
  - {id: storm, kind: yes_no, text: Storm?}
dimensions:
  nice:
    label: nice
    items: [sun, {id: wind, reverse: true}]
    high: It is nice.
    low: It is not nice.
    levels: {low: {below: 0, label: low}, high: {from: 0, label: high}}
scorecard:
  {basis: own, note: n, tie_order: [go, rest], all_closed: {id: z, strategy: rest, because: b}}
strategies:
  go: {label: go, meaning: m, for: [nice], first_step: f, ask_the_group: a, look_again: l}
  rest:
    {label: rest, meaning: m, for: [], against: [nice], first_step: f, ask_the_group: a,
     look_again: l}
gates:
  - {id: storm, when: {question: storm, is: 'yes'}, close: [go], because: A storm.}
"""
SUNNY = "tests:\n  - name: sunny\n    answers: {sun: 4, wind: 1, storm: 'no'}\n    expect:\n"


def ran(tmp_path: Path, tests: str, questions: str = WALK) -> SuiteReport:
    path = tmp_path / "walk.yaml"
    path.write_text(questions, encoding="utf-8")
    (tmp_path / "walk.tests.yaml").write_text(tests, encoding="utf-8")
    return run_tests(load(path), path)


def refused(tmp_path: Path, tests: str) -> list[tuple[str, int | None, int | None, str | None]]:
    with pytest.raises(QuestionnaireRefused) as caught:
        ran(tmp_path, tests)
    return [(p.code, p.where.line, p.where.column, p.suggestion) for p in caught.value.problems]


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_questionnaire_passes_its_tests_and_they_touch_all_of_it(name: str) -> None:
    report = run_tests(load_questions(name), home() / name)
    assert report.tests
    assert [one.failures for one in report.tests if one.failures] == []
    assert report.untouched == ()


@pytest.mark.parametrize(
    "wish",
    [
        "strategy.id: go",
        "strategy.id: {not: rest}",
        "strategy.id: {in: [rest, go]}",
        "strategy.runner_up: rest",
        "dimensions.nice.score: 0.75",
        "dimensions.nice.score: {at_least: 0.75, below: 0.8}",
        "dimensions.nice.level: high",
        "dimensions.nice.possible_levels: [high]",
        "dimensions.nice.borderline: false",
        "gates: []",
        "gates.storm: null",
        "gates.storm.effect: null",
        "strategy.ranking.go.contributions.nice.contribution: 0.75",
        "strategy.ranking.0.id: go",
        "strategy.possible: [go]",
        "case.name: null",
        "answered.known: 3",
        "outcome: advice",
        "changes: {includes: rest}",
    ],
)
def test_any_part_of_the_report_can_be_expected(wish: str, tmp_path: Path) -> None:
    (tested,) = ran(tmp_path, f"{SUNNY}      {wish}\n").tests
    assert tested.failures == ()


@pytest.mark.parametrize(
    "wish",
    [
        "strategy.id: rest",
        "strategy.id: {not: go}",
        "strategy.id: {in: [rest]}",
        "dimensions.nice.score: 0.7501",
        "dimensions.nice.score: {at_least: 0.75, below: 0.75}",
        "dimensions.nice.known: true",
        "dimensions.nice.borderline: 0",
        "answered.known: '3'",
        "gates: [storm]",
        "gates: {includes: storm}",
        "gates.storm.effect: {above: 0}",
        "changes: []",
        "changes: {not: {includes: rest}}",
    ],
)
def test_what_is_not_so_fails(wish: str, tmp_path: Path) -> None:
    (tested,) = ran(tmp_path, f"{SUNNY}      {wish}\n").tests
    assert len(tested.failures) == 1


def test_a_test_may_take_the_answers_of_one_before_it(tmp_path: Path) -> None:
    more = "  - {name: storm, like: sunny, answers: {storm: 'yes'}, expect: {strategy.id: rest}}\n"
    report = ran(tmp_path, f"{SUNNY}      strategy.id: go\n{more}")
    assert report.failed == 0
    assert report.tests[1].test.answers == {"sun": 4, "wind": 1, "storm": "yes"}


def test_all_that_no_test_touches_is_listed(tmp_path: Path) -> None:
    report = ran(tmp_path, f"{SUNNY}      strategy.id: go\n")
    assert [(one.kind, one.id, one.owner) for one in report.untouched] == [
        ("level", "low", "nice"),
        ("strategy", "rest", ""),
        ("gate", "storm", ""),
    ]


def test_a_failing_test_says_what_came_and_which_contributions_and_gates_made_it_so(
    tmp_path: Path,
) -> None:
    answers = "answers: {sun: 4, wind: 1, storm: 'yes'}"
    tests = f"tests:\n  - name: sunny\n    {answers}\n    expect:\n      strategy.id: go\n"
    text = to_text(ran(tmp_path, tests), "en")
    assert "walk.tests.yaml:5:7: 'sunny': strategy.id should be: go; it is: rest" in text
    assert "    gate storm fires: storm = yes\n" in text
    assert "    go +0.75: nice +0.75; closed by storm\n" in text
    assert "    rest -0.75: nice -0.75\n" in text


def test_a_failing_level_shows_the_answers_beneath_it(tmp_path: Path) -> None:
    text = to_text(ran(tmp_path, f"{SUNNY}      dimensions.nice.level: low\n"), "en")
    assert "    nice +0.75: sun = 4, wind = 1\n" in text


def test_an_answer_off_the_route_is_told_as_not_asked(tmp_path: Path) -> None:
    routed = WALK.replace("text: Storm?}", "text: Storm?, ask_if: {question: wind, at_least: 3}}")
    tests = "tests:\n  - name: calm\n    answers: {sun: 4, wind: 1, storm: 'yes'}\n    expect:\n"
    text = to_text(ran(tmp_path, f"{tests}      gates: [storm]\n", routed), "en")
    assert "    gate storm does nothing: storm is not asked\n" in text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "poort storm staat nog open: storm is niet ingevuld"),
        ("en", "gate storm is still open: storm is not answered"),
    ],
)
def test_a_gate_whose_question_is_open_is_told_as_open(
    tmp_path: Path, language: str, line: str
) -> None:
    tests = "tests:\n  - name: calm\n    answers: {sun: 4, wind: 1}\n    expect:\n"
    text = to_text(ran(tmp_path, f"{tests}      gates: []\n"), language)
    assert [one.strip() for one in text.splitlines() if "poort" in one or "gate" in one][1] == line


def test_all_mistakes_in_a_tests_file_are_told_at_once_at_their_place(tmp_path: Path) -> None:
    tests = """\
tests:
  - name: one
    answer: {}
    answers: {sunn: 4, wind: 9}
    expect: {strategy.id: {isnt: go, above: high}}
  - name: one
    like: two
"""
    assert refused(tmp_path, tests) == [
        ("unknown-key", 3, 5, "answers"),
        ("unknown-question", 4, 15, "sun"),
        ("not-an-answer", 4, 30, None),
        ("unknown-key", 5, 28, "is"),
        ("not-a-number", 5, 45, None),
        ("missing-key", 6, 5, None),
        ("duplicate-id", 6, 11, None),
        ("no-test-before", 7, 11, None),
    ]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("strategy.idd: go", ("no-such-part", 5, 7, "id")),
        ("dimensions.nicer.level: low", ("no-such-part", 5, 7, "nice")),
        ("gates.strom.effect: close", ("no-such-part", 5, 7, "storm")),
        ("dimensions.nice: high", ("only-parts-compare", 5, 7, None)),
        ("strategy.id: gone", ("not-one-of", 5, 20, "go")),
        ("strategy.id: {not: gone}", ("not-one-of", 5, 26, "go")),
        ("gates: {not: {includes: strom}}", ("not-one-of", 5, 31, "storm")),
        ("roles: []", ("no-such-part", 5, 7, None)),
    ],
)
def test_an_expectation_that_can_never_be_met_or_missed_is_a_mistake(
    wish: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    assert refused(tmp_path, f"{SUNNY}      {wish}\n") == [expected]


def test_tests_lie_beside_a_file_or_in_the_folder_and_are_no_part_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "walks"
    folder.mkdir()
    (folder / "anything.yaml").write_text(WALK, encoding="utf-8")
    (folder / "tests.yaml").write_text(f"{SUNNY}      strategy.id: go\n", encoding="utf-8")
    assert main_file(folder).name == "anything.yaml"
    assert len(run_tests(load(folder), folder).tests) == 1


def test_the_command_ends_with_3_when_a_test_fails_and_writes_junit(
    call: Run, tmp_path: Path
) -> None:
    ran(tmp_path, f"{SUNNY}      strategy.id: rest\n")
    done = call("questions", "test", "walk.yaml", "--junit", "out.xml", "--json")
    assert done.returncode == 3
    (found,) = json.loads(done.stdout)["questionnaires"]
    assert (found["tests"], found["failed"]) == (1, 1)
    assert found["failures"][0]["came"] == "go"
    root = ElementTree.parse(tmp_path / "out.xml").getroot()
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert "nice +0.75" in (failure.text or "")


def test_what_no_test_touches_counts_only_when_asked(call: Run, tmp_path: Path) -> None:
    ran(tmp_path, f"{SUNNY}      strategy.id: go\n")
    assert call("questions", "test", "walk.yaml").returncode == 0
    assert call("questions", "test", "walk.yaml", "--strict").returncode == 3


def test_a_questionnaire_without_tests_says_where_they_belong(call: Run, tmp_path: Path) -> None:
    (tmp_path / "walk.yaml").write_text(WALK, encoding="utf-8")
    done = call("questions", "test", "walk.yaml", "--lang", "en")
    assert done.returncode == 3
    assert done.stderr.startswith(b"walk.tests.yaml: This questionnaire has no tests")
