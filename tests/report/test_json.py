"""The JSON of a report: one thing however it is written, and as its schema says."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from msgspec import structs

from burgerkompas.cases import CaseDecision, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.results.result import report_schema
from tests.helpers.paths import CASES
from tests.helpers.rendered import report

QUESTIONS = load_questions()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_line_holds_the_same_bytes_as_the_data(language: str) -> None:
    for file in sorted(CASES.glob("*.yaml")):
        result = score(QUESTIONS, read_case(QUESTIONS, file), full=False)
        plain = msgspec.json.encode(result.to_dict(language))
        assert result.to_json_line(language) == plain
        assert json.loads(report("json", [result], language)) == json.loads(plain)


def test_a_decision_is_told_as_it_stands_in_the_case_and_left_out_where_there_is_none() -> None:
    case = read_case(QUESTIONS, CASES / "oranje.yaml")
    without = score(QUESTIONS, case).to_dict("nl")
    decided = structs.replace(case, decision=CaseDecision("monitor", on="2026-11-26"))
    data = score(QUESTIONS, decided).to_dict("nl")
    assert data.pop("decision") == {
        "chosen": "monitor",
        "why": None,
        "by": None,
        "on": "2026-11-26",
        "done": None,
    }
    assert data == without


def test_several_reports_are_an_array_and_one_is_an_object() -> None:
    result = score(QUESTIONS, read_case(QUESTIONS, CASES / "oranje.yaml"), full=False)
    assert json.loads(report("json", [result, result], "nl")) == [result.to_dict("nl")] * 2
    assert json.loads(report("json", [result], "nl")) == result.to_dict("nl")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "burgerkompas/report/2"),
        ("questions.digest", "0a"),
        ("answered.known", -1),
        ("dimensions.draagkracht.score", 1.5),
        ("dimensions.draagkracht.possible_levels", "low"),
        ("gates.0.effect", "maybe"),
        ("strategy.margin", 2.5),
        ("strategy.clear", "yes"),
        ("strategy.ranking.0.score", -2),
        ("strategy.ranking.0.contributions.0.contribution", None),
        ("changes.0.count", 4),
        ("changes.0.answers.0.from", {}),
        ("sources.0.cite", None),
    ],
)
def test_the_schema_refuses_what_no_report_says(path: str, value: object) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(report_schema())
    data = score(QUESTIONS, read_case(QUESTIONS, CASES / "oranje.yaml")).to_dict("nl")
    assert validator.is_valid(data)
    *keys, last = path.split(".")
    at: Any = data
    for key in keys:
        at = at[int(key)] if key.isdigit() else at[key]
    assert last in at
    at[last] = value
    assert not validator.is_valid(data)
