"""A table that vanishes or is cut off while batch runs: one row says so, all others are scored."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.batch import find_cases
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.components import require

ROWS = 5_000


def write(path: Path, count: int) -> None:
    rows = [(f"n{n} " * 20, "2") for n in range(count)]
    if path.suffix == ".csv":
        path.write_text("name,middelen\n" + "".join(f"{name},{cell}\n" for name, cell in rows))
    elif path.suffix == ".parquet":
        import polars

        frame = polars.DataFrame(rows, schema=["name", "middelen"], orient="row")
        frame.write_parquet(path, row_group_size=500)
    else:
        import xlsxwriter

        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for at, row in enumerate([("name", "middelen"), *rows]):
                sheet.write_row(at, 0, row)


def vanish(path: Path) -> None:
    path.unlink()


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("suffix", "change", "code"),
    [
        (".csv", vanish, "no-such-file"),
        (".xlsx", vanish, "no-such-file"),
        (".parquet", vanish, "no-such-file"),
        (".xlsx", cut_off, "not-xlsx"),
        (".parquet", cut_off, "not-parquet"),
    ],
)
def test_what_changes_while_it_is_read_is_one_row_and_so_is_what_is_no_longer_there(
    shipped: Questionnaire,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    suffix: str,
    change: Callable[[Path], None],
    code: str,
) -> None:
    require(packages=("xlsxwriter", "python_calamine", "polars"))
    read, next_one, last = (tmp_path / f"{name}{suffix}" for name in "abc")
    for path, count in ((read, ROWS), (next_one, 3), (last, 3)):
        write(path, count)
    found = find_cases(shipped, [str(tmp_path)])
    every = [next(found)]
    for path in (read, next_one):
        change(path)
    every += found
    bad = [(one.file, [p.code for p in one.problems]) for one in every if one.problems]
    # How much of the first was read before is up to the system.
    assert [len(codes) for file, codes in bad if file == str(read)] in ([], [1])
    assert [one for one in bad if one[0] != str(read)] == [(str(next_one), [code])]
    assert sum(one.file == str(last) and one.case is not None for one in every) == 3
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_of_a_file_that_grows_only_what_was_there_is_read(
    shipped: Questionnaire, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"t{suffix}"
    if suffix == ".csv":
        write(path, ROWS)
    else:
        path.write_text('{"case": {"name": "a"}, "answers": {"middelen": 2}}\n' * ROWS)
    size = path.stat().st_size
    count = 0
    for record in find_cases(shipped, [str(path)]):
        assert record.problems == ()
        count += 1
        assert count <= ROWS
        if path.stat().st_size < 2 * size:
            with path.open("ab") as file:
                file.write(path.read_bytes()[-2_000:] * 300)
    assert count == ROWS


def test_a_csv_that_becomes_shorter_says_so_in_its_last_row(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    write(path, ROWS)
    found = find_cases(shipped, [str(path)])
    every = [next(found)]
    cut_off(path)
    every += found
    *scored, last = every
    assert 0 < len(scored) < ROWS
    assert not any(one.problems for one in scored)
    assert [p.code for p in last.problems] == ["cut-off"]
