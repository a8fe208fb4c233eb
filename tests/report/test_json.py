"""The JSON is one thing, however it is written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from burgerkompas.answers import read_case
from burgerkompas.instrument.catalog import load_questions
from burgerkompas.report.to_json import to_dict, to_json, to_json_line
from burgerkompas.scoring.score import score

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = load_questions()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_line_holds_the_same_bytes_as_the_data_however_often_it_is_written(language: str) -> None:
    for file in sorted((ROOT / "tests" / "cases").glob("*.yaml")):
        result = score(QUESTIONS, read_case(QUESTIONS, file), full=False)
        plain = msgspec.json.encode(to_dict(result, language)).decode()
        assert to_json_line(result, language).decode() == plain
        assert to_json_line(result, language).decode() == plain
        assert msgspec.json.decode(to_json([result], language)) == msgspec.json.decode(plain)


def test_who_changes_the_data_changes_nothing_else() -> None:
    result = score(QUESTIONS, read_case(QUESTIONS, ROOT / "tests" / "cases" / "oranje.yaml"))
    before = to_json_line(result, "nl")
    data = result.to_dict("nl")
    data["dimensions"].clear()  # type: ignore[attr-defined]
    data["sources"].clear()  # type: ignore[attr-defined]
    assert to_json_line(result, "nl") == before
