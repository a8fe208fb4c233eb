"""The JSON is one thing, however it is written."""

from __future__ import annotations

import msgspec
import pytest

from burgerkompas.cases import read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.results.data import to_dict, to_json_line
from tests.helpers.paths import CASES
from tests.helpers.rendered import report

QUESTIONS = load_questions()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_line_holds_the_same_bytes_as_the_data_however_often_it_is_written(language: str) -> None:
    for file in sorted((CASES).glob("*.yaml")):
        result = score(QUESTIONS, read_case(QUESTIONS, file), full=False)
        plain = msgspec.json.encode(to_dict(result, language)).decode()
        assert to_json_line(result, language).decode() == plain
        assert to_json_line(result, language).decode() == plain
        assert msgspec.json.decode(report("json", [result], language)) == msgspec.json.decode(plain)


def test_who_changes_the_data_changes_nothing_else() -> None:
    result = score(QUESTIONS, read_case(QUESTIONS, CASES / "oranje.yaml"))
    before = to_json_line(result, "nl")
    data = result.to_dict("nl")
    data["dimensions"].clear()  # type: ignore[attr-defined]
    data["sources"].clear()  # type: ignore[attr-defined]
    assert to_json_line(result, "nl") == before
