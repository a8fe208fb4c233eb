"""Every format: the same rows, whole or not at all, and no cell has power over a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from burgerkompas.batch.results import table_columns
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.components import require
from tests.helpers.paths import CASES

Run = Callable[..., subprocess.CompletedProcess[bytes]]

DANGEROUS = [
    "=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(A1)", "\\t=1+1", "\\r=1+1", "\\n=1", " =1+1",
    "http://example.org", "=HYPERLINK(1)", "{=1}", "\\u00a0=1",
]  # fmt: skip


@pytest.fixture
def danger(tmp_path: Path) -> Path:
    """Return a folder of cases whose texts want to be formulas."""
    folder = tmp_path / "danger"
    folder.mkdir()
    for n, text in enumerate(DANGEROUS):
        case = f'case: {{name: "x{text}", place: "{text}", respondent: "{text}y"}}\nanswers: {{}}\n'
        (folder / f"{n:02}.yaml").write_text(case.replace('"x', '"', 1), encoding="utf-8")
    (folder / "=1.yaml").write_text("answers: {=1: 2}\ncase: {name: a}\n")
    return folder


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_of_the_csv_is_a_formula(call: Run, danger: Path) -> None:
    rows = csv_rows(call("batch", danger, "--format", "csv").stdout)
    assert len(rows) == len(DANGEROUS) + 1
    for row in rows:
        for text in row.values():
            assert not text.lstrip(" \u00a0").startswith(("=", "+", "@", "\t", "\r", "\n")), text
            assert not text.startswith("-") or float(text) <= 0, text


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(
    call: Run, danger: Path, tmp_path: Path
) -> None:
    require(packages=("openpyxl", "xlsxwriter"))
    from openpyxl import load_workbook

    assert call("batch", danger, "--format", "xlsx", "-o", tmp_path / "o.xlsx").returncode == 5
    sheet = load_workbook(tmp_path / "o.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not any(cell.hyperlink for cell in cells)
    names = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert "=cmd|'/c calc'!A1" in names


@pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet"])
def test_every_table_has_the_same_rows(
    call: Run, shipped: Questionnaire, tmp_path: Path, shape: str
) -> None:
    require(packages=("openpyxl", "polars", "xlsxwriter"))
    output = tmp_path / f"out.{shape}"
    bad = tmp_path / "bad.yaml"
    bad.write_text("case: {}\n")
    assert call("batch", CASES, bad, "--format", shape, "-o", output).returncode == 5
    expected = csv_rows(call("batch", CASES, bad, "--format", "csv").stdout)
    rows = {"csv": from_csv, "xlsx": from_xlsx, "parquet": from_parquet}[shape](output)
    assert list(rows[0]) == list(table_columns(shipped))
    assert [{k: written(v) for k, v in row.items()} for row in rows] == expected
    assert rows[-1]["error"]


def written(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def from_csv(path: Path) -> list[dict[str, Any]]:
    return list(csv_rows(path.read_bytes()))


def from_xlsx(path: Path) -> list[dict[str, Any]]:
    from openpyxl import load_workbook

    names, *rows = load_workbook(path).active.iter_rows(values_only=True)
    kinds = [isinstance(name, str) and name.endswith((".score", "margin")) for name in names]
    return [
        {
            n: float(v) if number and v is not None else v
            for n, v, number in zip(names, row, kinds, strict=True)
        }
        for row in rows
    ]


def from_parquet(path: Path) -> list[dict[str, Any]]:
    import polars

    frame = polars.read_parquet(path)
    assert frame.schema["margin"] == polars.Float64
    assert frame.schema["settled"] == polars.Boolean
    assert frame.schema["known"] == polars.Int64
    return frame.to_dicts()


@pytest.mark.parametrize("shape", ["xlsx", "parquet"])
def test_a_workbook_or_parquet_is_written_whole_or_not_at_all(
    call: Run, tmp_path: Path, shape: str
) -> None:
    require(packages=("polars", "xlsxwriter"))
    output = tmp_path / f"out.{shape}"
    output.write_bytes(b"what was there")
    assert call("batch", CASES, "--format", shape, "-o", tmp_path / "no" / "o").returncode == 2
    done = call("batch", CASES, "--format", shape, "-o", output, "--map", "none.yaml")
    assert done.returncode == 4
    assert output.read_bytes() == b"what was there"
    assert call("batch", CASES, "--format", shape, "-o", output).returncode == 0
    assert output.read_bytes() == call("batch", CASES, "--format", shape).stdout or shape == "xlsx"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "home") == [output.name]


@pytest.mark.parametrize(
    ("name", "shape", "library", "extra"),
    [
        ("t.xlsx", "csv", "python_calamine", "xlsx"),
        ("t.parquet", "csv", "polars", "parquet"),
        ("t.csv", "xlsx", "xlsxwriter", "xlsx"),
        ("t.csv", "parquet", "polars", "parquet"),
    ],
)
def test_a_missing_library_is_told_with_the_line_that_installs_it(
    run: Run, tmp_path: Path, name: str, shape: str, library: str, extra: str
) -> None:
    (tmp_path / name).write_text("name,middelen\na,1\n")
    (tmp_path / "hidden" / library).mkdir(parents=True)
    (tmp_path / "hidden" / library / "__init__.py").write_text(f"raise ImportError('{library}')")
    done = run(
        "batch", name, "--format", shape, "-o", "out", "--lang", "en",
        PYTHONPATH=str(tmp_path / "hidden"),
    )  # fmt: skip
    assert done.returncode == 2
    assert f"the extra '{extra}'".encode() in done.stderr
    packages = {"xlsx": "python-calamine xlsxwriter", "parquet": "polars"}
    assert done.stderr.endswith(f"install {packages[extra]}\n".encode())


@pytest.mark.heavy
def test_libreoffice_reads_the_workbook_and_calculates_nothing(
    call: Run, danger: Path, tmp_path: Path
) -> None:
    require(programs=("soffice",), packages=("xlsxwriter",))
    call("batch", danger, "--format", "xlsx", "-o", tmp_path / "o.xlsx")
    call("batch", danger, "--format", "csv", "-o", tmp_path / "o2.csv")
    for name in ("o.xlsx", "o2.csv"):
        converted(tmp_path / name, "fods", tmp_path)
        text = (tmp_path / name).with_suffix(".fods").read_text(encoding="utf-8")
        assert "calc" in text
        # So LibreOffice writes what is true or false.
        assert set(re.findall('table:formula="([^"]*)"', text)) <= {"of:=TRUE()", "of:=FALSE()"}


@pytest.mark.heavy
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_table_that_libreoffice_wrote_is_read(run: Run, tmp_path: Path, suffix: str) -> None:
    require(programs=("soffice",), packages=("python_calamine",))
    source = tmp_path / "source.csv"
    source.write_text(
        'name,place,date,middelen,doelen\n"Één, twee",Ede,2026-11-24,2,sport;natuur\n'
        "b,,,unknown,\n",
        encoding="utf-8",
    )
    (tmp_path / "to").mkdir()
    made = converted(source, suffix, tmp_path / "to")
    done = run("batch", made, "--format", "csv")
    assert done.returncode == 0, done.stdout
    first, second = csv_rows(done.stdout)
    assert (first["name"], first["date"], first["known"]) == ("Één, twee", "2026-11-24", "2")
    assert (second["known"], second["unknown"]) == ("0", "1")


def converted(path: Path, suffix: str, to: Path) -> Path:
    profile = f"-env:UserInstallation={(to / 'profile').as_uri()}"
    # Commas, quotation marks, UTF-8.
    csv_filter = ["--infilter=Text - txt - csv (StarCalc):44,34,76"] * (path.suffix == ".csv")
    command = ["soffice", profile, "--headless", *csv_filter, "--convert-to", suffix]
    subprocess.run(
        [*command, "--outdir", str(to), str(path)], check=True, capture_output=True, timeout=600
    )
    return to / f"{path.stem}.{suffix}"
