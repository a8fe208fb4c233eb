"""Answers that a route left behind are kept, and not shown as filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from burgerkompas.cli.main import app
from burgerkompas.interview import is_accessible
from tests.helpers.paths import QUESTIONNAIRES

CASE = """\
burgerkompas: 1
questions: club@1.0.0
case: {name: Chess}
answers: {meet: 4, quarrel: 2, cook: 3, topics: [walks], size: few, hours: 2.5, paid: no, pay: 100}
"""


@pytest.mark.parametrize("shape", ["markdown", "terminal", "html"])
def test_an_answer_to_a_question_that_is_not_asked_is_not_shown(tmp_path: Path, shape: str) -> None:
    (tmp_path / "left.yaml").write_text(CASE, encoding="utf-8")
    options = ["--questions", str(QUESTIONNAIRES / "club.yaml"), "--lang", "en"]
    arguments = ["report", str(tmp_path / "left.yaml"), *options, "--format", shape]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "Is anybody paid?" in done.output
    assert "How much is paid" not in done.output


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(None, False), ("", False), ("0", False), ("False", False), ("1", True), ("yes", True)],
)
def test_accessible_is_any_value_but_empty_zero_and_false(value: str | None, wanted: bool) -> None:
    assert is_accessible(value) is wanted
