"""The second questionnaire: five fields with advice, and no decision."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from burgerkompas.questionnaire.catalog import load_questions

Run = Callable[..., CompletedProcess[bytes]]

CLEAR = load_questions("clear")
CASE = """\
questions: clear@1.0.0
case: {name: Wijk De Hoek}
answers:
  {kunnen_spreken: 3, kunnen_weg: 3, kunnen_tijd: unknown, gehoord_bericht: 0, gehoord_anders: 0}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "hoek.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_it_has_five_fields_of_three_or_four_items_with_anchors_and_advice_for_every_level() -> (
    None
):
    assert CLEAR.decision is None
    factors = CLEAR.sections.success_factors
    assert factors is not None
    assert len(factors.dimensions) == 5
    for name in factors.dimensions:
        dimension = CLEAR.dimension[name]
        assert len(dimension.items) in (3, 4)
        assert all(level.advice for level in dimension.levels)
        for item in dimension.items:
            question = CLEAR.question[item.question]
            assert question.sources
            for option in question.options:
                assert set(option.label) == {"nl", "en"}
                assert option.label["nl"] != str(option.value), "every answer has an anchor"


def test_its_report_has_the_lowest_field_first_with_its_advice_and_speaks_of_no_advice(
    call: Run, case: Path
) -> None:
    done = call("report", "--questions", "clear", "--lang", "en", case)
    assert done.returncode == 0
    text = " ".join(done.stdout.decode().split())
    assert text.index("Responded to") < text.index("Can do")
    assert "needs attention, 2 of 3 known. Within two weeks, tell" in text
    for word in ("Advice:", "strateg", "What would change", "further"):
        assert word not in text
    assert text.index("• Can do: ") < text.index("• Like to: ")


def test_its_json_leaves_out_what_it_has_not(call: Run, case: Path) -> None:
    data = json.loads(call("report", "--questions", "clear", "--json", case).stdout)
    assert data["outcome"] == "none"
    assert not {"strategy", "roles", "participation"} & set(data)
    assert data["success_factors"][0]["id"] == "gehoord"


def test_a_batch_of_it_shows_levels_in_words_and_no_empty_column(call: Run, case: Path) -> None:
    table = call("batch", "--questions", "clear", "--lang", "en", case).stdout.decode()
    assert "Advice" not in table
    assert "Can do: in place" in " ".join(table.split())
    rows = call("batch", "--questions", "clear", "--format", "csv", case).stdout.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(rows))
    assert (row["kunnen.level"], row["gehoord.level"], row["strategy"]) == ("veel", "weinig", "")


@pytest.mark.parametrize("shape", ["html", "markdown"])
def test_its_other_reports_have_all_five_fields(call: Run, case: Path, shape: str) -> None:
    done = call("report", "--questions", "clear", "--lang", "en", "--format", shape, case)
    text = done.stdout.decode()
    for field in ("Can do", "Like to", "Enabled to", "Asked to", "Responded to"):
        assert field in text


def test_without_a_terminal_what_is_missing_is_named(call: Run) -> None:
    done = call("assess", "--questions", "clear", "--no-input", "--answer", "kunnen_spreken=2")
    assert done.returncode == 4
    assert b"(15): name, kunnen_weg, " in done.stderr
    assert b"questions show clear" in done.stderr
