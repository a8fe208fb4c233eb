"""A table scored whole is what it is when each case is scored by itself."""

from __future__ import annotations

import csv
import random
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from burgerkompas.batch.results import Presentation
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts.problems import say_problem
from tests.helpers import engines
from tests.helpers.components import require
from tests.helpers.paths import ROOT
from tests.helpers.rows import random_cases

Run = Callable[..., subprocess.CompletedProcess[bytes]]

pytestmark = pytest.mark.heavy

ODD: list[dict[str, str]] = [
    {"regel_mist": "9"},
    {"regel_mist": " 4 "},
    {"regel_mist": "4.0"},
    {"name": ""},
    {"name": "=cmd()"},
    {"name": " spaced "},
    {"date": "31/12/2024"},
    {"date": "2024-02-31"},
    {"doelen": "sport;leefbaarheid"},
    {"doelen": "sport;sport"},
    {"opdracht": "wijkdoelen;geen"},
    {"opdracht": "Ik heb geen opdracht; wijkdoelen"},
    {"doelen": "sport, natuur"},
    {"acuut_gevaar": "misschien"},
    {"place": "Zaltbommel"},
    {"acuut_gevaar": "NEE"},
    {"middelen": "Genoeg voor drie maanden"},
    {"regel_mist": "weet ik niet"},
]
"""Cells that are not written plainly: some are answers all the same."""


def odd_rows(questionnaire: Questionnaire, start: int = 0) -> list[dict[str, str]]:
    """Return random rows, every seventh from ``start`` on with a cell that takes some reading."""
    rng = random.Random(4)
    rows = []
    for i, (cells, _) in enumerate(random_cases(questionnaire, start + 300, 4)):
        row = {name: value or "" for name, value in cells.items()}
        rows.append(row | (rng.choice(ODD) if i % 7 == 0 and i >= start else {}))
    return rows


def write(path: Path, names: list[str], rows: list[dict[str, str]]) -> Path:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names, delimiter=";", quoting=csv.QUOTE_ALL)
            writer.writeheader()
            writer.writerows(rows)
        return path
    import polars

    polars.DataFrame({name: [row[name] or None for row in rows] for name in names}).write_parquet(
        path
    )
    return path


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a result, without what only single cases have."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows: list[dict[str, Any]] = list(csv.DictReader(stream))
    else:
        import polars

        rows = polars.read_parquet(path).rows(named=True)
    for row in rows:
        del row["settled"], row["possible"]
    return rows


def in_one_go(questionnaire: Questionnaire, path: Path, output: Path) -> list[dict[str, Any]]:
    """Score a table whole; unlike the command it never goes on row by row where that fails."""
    from burgerkompas.columns.polars_engine import open_large, score_table

    frame = open_large(path, 0)
    assert frame is not None
    shown = Presentation(questionnaire, "en", partial(say_problem, language="en"))
    score_table(shown, frame, str(path), output, shape=output.suffix.lstrip("."))
    return read(output)


def row_by_row(run: Run, path: Path, output: Path, *given: object) -> list[dict[str, Any]]:
    shape = output.suffix.lstrip(".")
    done = run("batch", path, "--engine", "python", "--format", shape, "-o", output, *given)
    assert done.returncode == 5, done.stderr
    return read(output)


@pytest.mark.parametrize("source", [".csv", ".parquet"])
@pytest.mark.parametrize("target", ["csv", "parquet"])
@pytest.mark.parametrize("start", [0, 210])
def test_every_row_is_what_it_is_by_itself(
    run: Run, shipped: Questionnaire, tmp_path: Path, source: str, target: str, start: int
) -> None:
    """The first rows tell in which of two ways a table is read."""
    require(packages=("polars",))
    path = write(tmp_path / f"cases{source}", engines.names(shipped), odd_rows(shipped, start))
    rows = in_one_go(shipped, path, tmp_path / f"whole.{target}")
    assert rows == row_by_row(run, path, tmp_path / f"rows.{target}", "--lang", "en")
    errors = [row["error"] for row in rows if row["error"]]
    assert any("regel_mist" in error and ":2" in error for error in errors)


def test_columns_of_numbers_say_the_same_as_texts(shipped: Questionnaire, tmp_path: Path) -> None:
    require(packages=("polars",))
    import polars

    rows = [
        {
            name: "" if value in ("unknown", "not_applicable") else value
            for name, value in row.items()
        }
        for row in odd_rows(shipped)[1:7]
    ]
    path = write(tmp_path / "texts.parquet", engines.names(shipped), rows)
    scales = [question.id for question in shipped.questions if question.kind == "scale"]
    frame = polars.read_parquet(path)
    for name, kind in (("int8", polars.Int8), ("float", polars.Float64)):
        cast = [polars.col(scale).cast(kind, strict=False) for scale in scales]
        frame.with_columns(cast).write_parquet(tmp_path / f"{name}.parquet")
    results = []
    for name in ("texts", "int8", "float"):
        scored = in_one_go(shipped, tmp_path / f"{name}.parquet", tmp_path / f"{name}.csv")
        results.append([row | {"file": ""} for row in scored])
    assert results[0] == results[1] == results[2]


def test_a_large_table_is_scored_whole_by_itself_and_says_what_is_left_out(
    run: Run, shipped: Questionnaire, tmp_path: Path
) -> None:
    require(packages=("polars",))
    some = odd_rows(shipped)[1:7]
    # Names in no order: fewer bytes than rows would be taken for a small table.
    rows = [some[n % 6] | {"name": f"case {n * 7919 % 50_001}"} for n in range(50_001)]
    path = write(tmp_path / "cases.parquet", engines.names(shipped), rows)
    output = tmp_path / "scored.parquet"
    done = run("batch", path, "--format", "parquet", "-o", output, "--lang", "en")
    assert done.returncode == 0
    assert b"scored in one go" in done.stderr
    assert len(read(output)) == len(rows)


@pytest.mark.parametrize("given", [("csv", "--full"), ("jsonl",), ("table",)])
def test_what_an_engine_can_not_do_is_refused(
    run: Run, tmp_path: Path, given: tuple[str, ...]
) -> None:
    usual = ("-o", tmp_path / "out", "--engine", "polars", "--lang", "en", "--format")
    done = run("batch", tmp_path / "cases.parquet", *usual, *given)
    assert done.returncode == 2
    assert b"polars scores a single table" in done.stderr


def test_spark_goes_from_parquet_to_a_new_folder(run: Run, tmp_path: Path) -> None:
    require(programs=("java",), packages=("pyspark", "polars"))
    import polars

    page = ROOT / "docs" / "questionnaire-format.md"
    samples = re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    loan = tmp_path / "loan.yaml"
    loan.write_text(next(one for one in samples if "id: loan" in one), encoding="utf-8")
    polars.DataFrame(
        {
            "name": ["one", "two", "three", " ", "five"],
            "date": ["2024-02-29", None, "", None, "2024-02-30"],
            "age": [40, 12, -1, 40, 40],
            "risk": ["low", "low", "lowest", "low", "low"],
            "affordable": ["yes", "yes", "yes", "yes", "yes"],
        }
    ).write_parquet(tmp_path / "cases.parquet")
    output = tmp_path / "scored"
    given = ("--engine", "spark", "--format", "parquet", "--master", "local[1]", "--lang", "en")
    given += ("--questions", str(loan), "-o", str(output))
    done = run("batch", tmp_path / "cases.parquet", *given, SPARK_LOCAL_IP="127.0.0.1")
    assert done.returncode == 5, done.stderr
    assert b"Cases assessed: 2. Cases with errors: 3." in done.stderr
    scored = polars.read_parquet(output / "*.parquet")
    found = {row["name"]: (row["outcome"], row["known"], row["error"]) for row in scored.to_dicts()}
    assert found == {
        "one": ("approved", 3, None),
        "two": ("declined", 3, None),
        "three": (None, None, "not-an-answer: age risk"),
        " ": (None, None, "missing-key: name"),
        "five": (None, None, "not-a-date: date"),
    }
    again = run("batch", tmp_path / "cases.parquet", *given, SPARK_LOCAL_IP="127.0.0.1")
    assert again.returncode == 2
    assert b"already exists" in again.stderr
