"""Whatever is sent: within 100 MB it is read or refused, and nothing is written.

That it takes less than a second is measured by ``bench/hostile.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.helpers.hostile_inputs import (
    HEAD,
    TABLES,
    TEXT,
    YAML,
    Cost,
    cost_of_table,
    cost_of_text,
    least_costs,
    sheet,
)


@pytest.fixture(scope="module")
def least(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cost]:
    return least_costs(tmp_path_factory.mktemp("least"))


def bounded(least: Cost, spent: Cost) -> None:
    assert "Traceback" not in spent.err
    assert spent.code in (4, 5), spent
    assert spent.megabytes - least.megabytes < 100, spent
    assert len(spent.err) < 50_000


@pytest.mark.slow
@pytest.mark.parametrize("name", YAML)
def test_a_hostile_text_is_refused_within_bounds(
    name: str, tmp_path: Path, least: dict[str, Cost]
) -> None:
    bounded(least["report"], cost_of_text(tmp_path, name))
    assert not (tmp_path / "report.html").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_a_hostile_table_is_refused_within_bounds(
    name: str, tmp_path: Path, least: dict[str, Cost]
) -> None:
    if name.endswith(("xlsx", "parquet")):
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("python_calamine")
        pytest.importorskip("polars")
    spent = cost_of_table(tmp_path, name)
    if name == "wide-rows.csv":
        assert spent.code == 0
        spent = spent._replace(code=5)
    bounded(least["batch"], spent)
    rows = [json.loads(line) for line in (tmp_path / "out").read_bytes().splitlines()]
    assert len(rows) == (20 if name == "wide-rows.csv" else 1)


def test_a_bad_workbook_does_not_stop_the_others(
    tmp_path: Path, call: Callable[..., CompletedProcess[bytes]]
) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    (tmp_path / "a.xlsx").write_bytes(TABLES["far-away.xlsx"]())
    (tmp_path / "b.xlsx").write_bytes(sheet(TEXT % "good"))
    done = call("batch", ".", "--format", "jsonl", "--lang", "en")
    first, second = map(json.loads, done.stdout.splitlines())
    assert "1,500,000 cells" in first["error"]
    assert second["case"]["name"] == "good"
    assert done.returncode == 5


def test_what_somebody_wrote_can_not_pass_for_a_line_of_the_program(
    tmp_path: Path, call: Callable[..., CompletedProcess[bytes]]
) -> None:
    text = 'case: {name: x}\nanswers: {"a\\nb\\e[2J\\u202e": 1}\n'
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b\nc.yaml").write_text("", encoding="utf-8")
    done = call("report", "a.yaml", "b\nc.yaml")
    told = done.stderr.decode()
    assert told.count("\n") == 3  # two problems and their number
    assert "a\\nb" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_file_with_many_mistakes_tells_a_hundred_and_that_there_are_more(
    tmp_path: Path, call: Callable[..., CompletedProcess[bytes]]
) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "".join(f"  k{i}: 1\n" for i in range(300)))
    lines = call("report", "a.yaml", "--lang", "en").stderr.decode().splitlines()
    assert len(lines) == 102
    assert "more than 100 problems" in lines[100]
