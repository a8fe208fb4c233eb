"""A number written as text means the same in every kind of file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from burgerkompas import load_questions
from burgerkompas.batch import find_cases
from tests.helpers.components import require
from tests.helpers.paths import QUESTIONNAIRES

NUMBERS = [
    *("4.0", "'4'", '"4"', ".5", "4,5", "4.5", "04", " 4 ", "4e0", "2.55", "1.234,5", "12.000"),
]
ROWS = [["name", "meet", "hours"], *[[f"n{i}", text, text] for i, text in enumerate(NUMBERS)]]


def written(path: Path) -> Path:
    """Write the rows as texts into a table of the kind that the name says."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(ROWS)
    elif path.suffix == ".xlsx":
        from xlsxwriter import Workbook

        with Workbook(path) as book:
            sheet = book.add_worksheet()
            for at, cells in enumerate(ROWS):
                for column, cell in enumerate(cells):
                    sheet.write_string(at, column, cell)
    else:
        import polars

        polars.DataFrame(ROWS[1:], ROWS[0], orient="row").write_parquet(path)
    return path


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet"])
def test_numbers_as_text_are_read_as_in_csv(tmp_path: Path, suffix: str) -> None:
    require(packages=("xlsxwriter", "python_calamine", "polars"))
    club = load_questions(QUESTIONNAIRES / "club.yaml")

    def told(path: Path) -> list[Any]:
        return [
            (
                found.case and found.case.answers,
                [(p.code, p.suggestion, p.values) for p in found.problems],
            )
            for found in find_cases(club, [str(path)])
        ]

    wanted = told(written(tmp_path / "t.csv"))
    assert told(written(tmp_path / f"t{suffix}")) == wanted
    assert wanted[0] == ({"meet": 4, "hours": 4}, [])
    assert {bool(problems) for _, problems in wanted} == {True, False}
