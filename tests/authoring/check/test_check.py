"""Checking real questionnaires, and the command for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from burgerkompas.authoring.check import coverage_of_all, coverage_of_cases, run_checks
from burgerkompas.cases import Absence
from burgerkompas.questionnaire.catalog import home, load_questions, shipped
from tests.helpers import samples
from tests.helpers.paths import CASES


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_questionnaire_is_sound(name: str) -> None:
    assert run_checks(home() / name).findings == ()


def test_a_part_of_a_questionnaire_has_its_problems_in_its_own_file(tmp_path: Path) -> None:
    main, rest = samples.base().split("questions:\n", 1)
    (tmp_path / "walk.yaml").write_text(main + "parts: [rest]\n", encoding="utf-8")
    text = "questions:\n" + rest + "rules: []\ntable: {}\n"
    (tmp_path / "rest.yaml").write_text(text.replace("question: dog", "question: cat"), "utf-8")
    (found,) = run_checks(tmp_path / "walk.yaml").findings[:1]
    assert Path(found.problem.where.file).name == "rest.yaml"


@pytest.mark.parametrize("key", ["scorecard", "table"])
def test_a_second_decision_in_another_file_is_refused(key: str, tmp_path: Path) -> None:
    decision = {
        "scorecard": "scorecard: {basis: own, note: n, tie_order: [go, rest]}\n",
        "table": "table: {}\n",
    }[key]
    text = samples.base() if key == "scorecard" else samples.made(TABLE)
    (tmp_path / "walk.yaml").write_text(text + "parts: [more]\n", encoding="utf-8")
    (tmp_path / "more.yaml").write_text(decision, encoding="utf-8")
    (found,) = run_checks(tmp_path / "walk.yaml").findings
    assert (found.problem.code, found.problem.where.line) == (f"second-{key}", 1)
    assert Path(found.problem.where.file).name == "more.yaml"


TABLE = """\
table: {}
rules:
  - {id: wild, when: {question: storm, is: 'yes'}, then: in, because: There is a storm.}
  - {id: calm, when: {question: storm, is: 'no'}, then: out, because: There is no storm.}
outcomes: {in: {label: stay in}, out: {label: go out}}
"""


def test_what_is_too_hard_is_undetermined_and_nothing_is_claimed(tmp_path: Path) -> None:
    names = [f"n{i}" for i in range(40)]
    questions = "".join(
        f"  - {{id: {n}, kind: number, min: 0, max: 99, text: How many?, basis: own}}\n"
        for n in names
    )
    tests = ", ".join(
        f"{{any: [{{question: {a}, at_least: {i}}}, {{question: {b}, at_most: {i}}}]}}"
        for i, (a, b) in enumerate(zip(names[::2], names[1::2], strict=True))
    )
    text = samples.base().replace("questions:\n", f"questions:\n{questions}")
    text += f"  - {{id: hard, when: {{all: [{tests}]}}, close: [go], because: Hard.}}\n"
    blocks = text.split("outcomes:\n")
    gate = blocks[1].splitlines()[-1] + "\n"
    text = blocks[0] + gate + "outcomes:\n" + blocks[1].replace(gate, "")
    (tmp_path / "walk.yaml").write_text(text, encoding="utf-8")
    found = run_checks(tmp_path / "walk.yaml").findings
    assert {f.problem.code for f in found} == {"undetermined"}
    assert "hard" in {f.about for f in found}


def test_a_gap_and_an_overlap_are_shown_by_the_fewest_answers(tmp_path: Path) -> None:
    path = tmp_path / "walk.yaml"
    gap = TABLE.replace("question: storm, is: 'no'", "all: [{question: storm, is: 'no'}, "
                        "{question: sun, at_least: 2}, {question: rain, at_most: 2}]")  # fmt: skip
    path.write_text(samples.made(gap), encoding="utf-8")
    (found,) = run_checks(path).findings
    assert found.problem.code == "rule-gap"
    assert found.shown == (("sun", 0), ("storm", "no"))
    path.write_text(samples.made(TABLE.replace("is: 'no'", "in: ['no', 'yes']")), "utf-8")
    found = next(f for f in run_checks(path).findings if f.problem.code == "rules-overlap")
    assert found.shown == (("storm", "yes"),)


def test_not_applicable_is_an_answer_that_can_fall_through_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "walk.yaml"
    text = samples.made(TABLE).replace("a storm?, basis", "a storm?, not_applicable: true, basis")
    path.write_text(text, encoding="utf-8")
    (found,) = run_checks(path).findings
    assert (found.problem.code, found.shown) == ("rule-gap", (("storm", Absence.NOT_APPLICABLE),))


# -- coverage --------------------------------------------------------------------------------


def test_coverage_is_exact_where_all_answers_can_be_gone_through(tmp_path: Path) -> None:
    path = tmp_path / "walk.yaml"
    path.write_text(samples.made(TABLE), encoding="utf-8")
    found = coverage_of_all(load_questions(path))
    assert (found.population, found.count) == ("exact", 2)
    assert dict(found.outcomes) == {
        "in": 1, "out": 1, "undecided": 0, "no-rule": 0, "conflict": 0
    }  # fmt: skip


@pytest.mark.slow
def test_coverage_of_the_shipped_questionnaire_is_a_sample_that_comes_back_the_same() -> None:
    questionnaire = load_questions()
    first, second = coverage_of_all(questionnaire), coverage_of_all(questionnaire)
    assert first == second
    assert first.population == "sample"
    assert sum(count for _, count in first.outcomes) == first.count == 10_000


def test_coverage_of_cases_counts_the_broken_ones_apart(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("answers: {nothing: 1}\n", encoding="utf-8")
    found = coverage_of_cases(load_questions(), [str(CASES), str(tmp_path)])
    assert found.failed == 1
    assert found.count == len(list((CASES).glob("*.yaml")))
    assert sum(count for _, count in found.outcomes) == found.count


# -- the command -----------------------------------------------------------------------------


def test_the_command_says_where_what_and_how_to_mend_it(call, tmp_path: Path) -> None:
    text = samples.base().replace("question: dog, is", "question: dgo, is")
    (tmp_path / "walk.yaml").write_text(text, encoding="utf-8")
    done = call("questions", "check", tmp_path / "walk.yaml", "--lang", "en")
    assert done.returncode == 3
    line, summary, _, explained = done.stdout.decode().splitlines()
    number = text.splitlines().index(next(x for x in text.splitlines() if "dgo" in x)) + 1
    assert f"walk.yaml:{number}:" in line
    assert "error [unknown-id]" in line
    assert "Did you mean 'dog'?" in line
    assert summary.endswith("errors: 1, warnings: 0.")
    assert "docs/problems/CODE.md" in explained


def test_the_command_ends_well_with_warnings_unless_strict(call, tmp_path: Path) -> None:
    text = samples.base().replace("  much: {", "  spare: {values: [0, 1], labels: {}}\n  much: {")
    (tmp_path / "walk.yaml").write_text(text, encoding="utf-8")
    command = ("questions", "check", tmp_path / "walk.yaml")
    done = call(*command)
    assert done.returncode == 0
    assert "waarschuwing [definition-unused]" in done.stdout.decode()
    assert call(*command, "--strict").returncode == 3


def test_the_json_has_every_finding_with_its_place_and_the_answers_that_show_it(
    call, tmp_path: Path
) -> None:
    text = samples.made(TABLE.replace("is: 'no'", "in: ['no', 'yes']"))
    (tmp_path / "walk.yaml").write_text(text, encoding="utf-8")
    done = call("questions", "check", tmp_path / "walk.yaml", "--json", "--coverage")
    assert done.returncode == 3
    data = json.loads(done.stdout)
    assert data["schema"] == "burgerkompas/check/1"
    (one,) = data["questionnaires"]
    assert (one["id"], one["errors"]) == ("walk", 1)
    found = next(f for f in one["findings"] if f["code"] == "rules-overlap")
    assert found["shown_by"] == {"storm": "yes"}
    assert one["coverage"]["outcomes"]["conflict"] == 1
    page = (samples.PAGES / "README.md").read_text(encoding="utf-8")
    for key in (*data, *one, *found, *one["coverage"]):
        assert f"`{key}`" in page or key == "schema", key


def test_one_that_is_not_there_never_stops_the_others(call, tmp_path: Path) -> None:
    (tmp_path / "walk.yaml").write_text(samples.base(), encoding="utf-8")
    done = call("questions", "check", "walkk", tmp_path / "walk.yaml", "--lang", "en")
    assert done.returncode == 3
    assert b"[no-such-questionnaire]" in done.stdout
    assert b"walk 1.0.0: sound." in done.stdout


def test_without_a_path_the_shipped_ones_are_checked(call) -> None:
    done = call("questions", "check", "--lang", "en")
    assert done.returncode == 0
    assert len(done.stdout.decode().split("\n\n")) == len(shipped())
