"""A row of a table is bounded as a case is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("engine", ["python", pytest.param("polars", marks=pytest.mark.slow)])
def test_a_row_has_as_much_text_as_a_case(run: Run, tmp_path: Path, engine: str) -> None:
    table = tmp_path / "t.csv"
    rows = [("a" * 60_000, "b" * 60_000, "4"), ("a" * 60_000, "b" * 40_000, "4"), ("a", "b", "4")]
    text = "name,place,eigenaarschap\n" + "".join(",".join(row) + "\n" for row in rows)
    table.write_text(text, encoding="utf-8")
    options = ("--engine", engine, "--format", "csv", "-o", "out.csv", "--lang", "en")
    done = run("batch", table, *options)
    assert done.returncode == 5, done.stderr
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ["together are longer than" in line for line in lines] == [False, True, False, False]
