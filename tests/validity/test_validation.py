"""The advice held against labels, by hand-made ones and by the command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.cases import Case, read_case
from burgerkompas.cases.store import save_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.validity import read_labels, validate
from tests.helpers.paths import CASES

Run = Callable[..., subprocess.CompletedProcess[bytes]]

LABELS = """case,labeller,first,second,never
danger,A,safety-first,inform,monitor|be-present
danger,B,inform,-,co-create|safety-first
other,A,inform,-,safety-first
other,B,monitor|be-present,co-create,safety-first
"""

DANGER = {"acuut_gevaar": "ja"}


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "labels.csv"
    path.write_text(LABELS, encoding="utf-8")
    return path


def test_labels_of_several_labellers_are_taken_together(
    shipped: Questionnaire, labels: Path
) -> None:
    danger = read_labels(shipped, labels)["danger"]
    assert danger.first == {"safety-first", "inform"}
    assert danger.defensible == danger.first
    assert danger.never == {"monitor", "be-present", "co-create"}, "what nobody chose"


def test_shares_count_readings_and_same_advice_counts_cases(
    shipped: Questionnaire, labels: Path
) -> None:
    cases = [
        Case(name="danger", respondent="a", answers=DANGER),
        Case(name="danger", respondent="b", answers=DANGER),
        Case(name="other", respondent="a", answers=DANGER),
        Case(name="nobody labelled this", answers={}),
    ]
    found = validate(shipped, cases, read_labels(shipped, labels))
    assert (len(found.judgements), found.cases) == (3, 2)
    assert found.unlabelled == ("nobody labelled this",)
    first = found.share("first")
    assert (first.count, first.of) == (2, 3)
    assert found.share("never").count == 1
    assert (found.same_advice.count, found.same_advice.of) == (1, 1)
    assert found.confusion == (
        ("be-present", "safety-first", 1),
        ("safety-first", "safety-first", 2),
    )


def test_a_label_is_found_by_the_name_of_a_case_or_of_its_own_file(
    shipped: Questionnaire, labels: Path
) -> None:
    cases = [
        Case(name="Called otherwise", file="a/danger.yaml", answers=DANGER),
        Case(name="danger", file="b/1.yaml", answers=DANGER),
        Case(name="One of two", file="other.yaml", answers=DANGER),
        Case(name="The second", file="other.yaml", answers=DANGER),
    ]
    found = validate(shipped, cases, read_labels(shipped, labels))
    assert [one.case for one in found.judgements] == ["danger", "danger"]
    assert found.unlabelled == ("One of two", "The second")


def test_a_case_whose_name_and_file_have_different_labels_is_refused(
    shipped: Questionnaire, labels: Path
) -> None:
    case = Case(name="danger", file="a/other.yaml", answers=DANGER)
    with pytest.raises(AnswersRefused) as refused:
        validate(shipped, [case], read_labels(shipped, labels))
    assert [p.code for p in refused.value.problems] == ["two-labels"]


def test_an_end_that_is_none_and_a_column_that_is_missing_are_told(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("case,labeller,first,second,never\nx,A,monitr,,\n", encoding="utf-8")
    with pytest.raises(AnswersRefused) as refused:
        read_labels(shipped, path)
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.where)) == ("unknown-end", f"{path}:2:3 (first)")
    assert problem.suggestion == "monitor"
    path.write_text("case,first\nx,monitor\n", encoding="utf-8")
    with pytest.raises(AnswersRefused) as refused:
        read_labels(shipped, path)
    assert [p.values["name"] for p in refused.value.problems] == ["labeller", "second", "never"]


def test_the_command_tells_how_often_the_advice_agrees(
    call: Run, shipped: Questionnaire, labels: Path, tmp_path: Path
) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    folder = tmp_path / "cases"
    folder.mkdir()
    save_case(shipped, Case(name="danger", answers=DANGER), folder / "danger.yaml")
    save_case(shipped, case, folder / "oranje.yaml")
    done = call("questions", "validate", folder, "--labels", labels, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "1 reading" in done.stdout.decode()
    data = json.loads(call("questions", "validate", folder, "--labels", labels, "--json").stdout)
    assert data["agreement"]["first"]["count"] == 1
    assert data["unlabelled"] == [case.name]
