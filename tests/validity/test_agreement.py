"""Agreement between respondents, on the shipped questionnaire and by the command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import UNKNOWN, Case, read_case
from burgerkompas.cases.store import save_case
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.validity import measure_agreement
from tests.helpers.paths import CASES

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def real(shipped: Questionnaire, respondent: str) -> list[Case]:
    cases = [read_case(shipped, path) for path in sorted(CASES.glob("*.yaml"))]
    return [
        structs.replace(case, name=f"initiative {i}", respondent=respondent)
        for i, case in enumerate(cases)
    ]


def test_respondents_who_say_the_same_agree_on_everything(shipped: Questionnaire) -> None:
    report = measure_agreement(shipped, [*real(shipped, "a"), *real(shipped, "b")])
    assert (report.readings, report.initiatives, report.pairs) == (24, 12, 12)
    assert report.pairs_apart == 0
    assert report.hinges == ()
    for one in report.agreements:
        assert one.percent in (1, None)
        assert one.alpha is None or one.alpha.value == 1
        assert one.ac1 is None or one.ac1.value == 1


def test_the_answer_that_turned_the_advice_is_named(shipped: Questionnaire) -> None:
    ours = real(shipped, "a")
    theirs = [
        structs.replace(case, respondent="b", answers={**case.answers, "acuut_gevaar": "ja"})
        for case in ours
    ]
    report = measure_agreement(shipped, [*ours, *theirs])
    assert report.pairs_apart > 5
    assert {hinge.question for hinge in report.hinges} == {"acuut_gevaar"}
    assert report.hinges[0].pairs == report.pairs_apart
    (advice,) = report.of("advice")
    assert advice.percent == pytest.approx(1 - report.pairs_apart / report.pairs)


def test_cases_without_a_name_are_called_as_their_files(shipped: Questionnaire) -> None:
    files = ("a/tuin.yaml", "b/tuin.yaml", "t.csv", "t.csv")
    cases = [Case(file=file, answers={}) for file in files]
    report = measure_agreement(shipped, [*cases, Case(name="Tuin", answers={})])
    assert (report.readings, report.initiatives, report.pairs) == (5, 2, 4)


def test_under_five_initiatives_there_are_percentages_only(shipped: Questionnaire) -> None:
    report = measure_agreement(shipped, [*real(shipped, "a")[:4], *real(shipped, "b")[:5]])
    assert report.initiatives == 4
    assert report.alone == ("initiative 4",)
    assert any(one.percent == 1 for one in report.agreements)
    assert all(one.alpha is None and one.ac1 is None for one in report.agreements)


def test_known_and_unknown_are_compared_apart_from_the_answers(shipped: Questionnaire) -> None:
    ours = real(shipped, "a")
    theirs = [
        structs.replace(case, respondent="b", answers=case.answers | {"acuut_gevaar": UNKNOWN})
        for case in ours
    ]
    report = measure_agreement(shipped, [*ours, *theirs])
    known = {one.id: one for one in report.of("known")}
    answered = {one.id: one for one in report.of("question")}
    assert known["acuut_gevaar"].percent == 0
    assert answered["acuut_gevaar"].percent is None


def test_the_command_writes_every_format(call: Run, shipped: Questionnaire, tmp_path: Path) -> None:
    for i, case in enumerate([*real(shipped, "a"), *real(shipped, "b")]):
        save_case(shipped, case, tmp_path / f"{i}.yaml")
    data = json.loads(call("agree", tmp_path, "--json").stdout)
    assert data["schema"] == "burgerkompas/agreement/1"
    assert data["initiatives"] == 12
    drawn = call("agree", tmp_path, "--lang", "en").stdout.decode()
    assert "24 readings of 12 initiatives, 12 pairs." in drawn
    page = call("agree", tmp_path, "--format", "html").stdout.decode()
    assert page.startswith("<!doctype html>")
    broken = tmp_path / "broken.yaml"
    broken.write_text("case: {name: x}\nanswers: {nothing: 1}\n", encoding="utf-8")
    done = call("agree", tmp_path)
    assert done.returncode == 4
    assert b"broken.yaml:2:11" in done.stderr
