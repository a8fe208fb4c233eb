"""Tables that nobody expects: whichever way they are scored, the same rows come out."""

from __future__ import annotations

import csv
import datetime
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.components import require

Run = Callable[..., subprocess.CompletedProcess[bytes]]

DAY = datetime.date(2026, 11, 24)
COLUMNS: dict[str, dict[str, list[Any]]] = {
    "lists": {"geld": [[1], [2], []], "doelen": [["sport"], ["natuur", "sport"], None]},
    "structs": {"geld": [{"x": 1}, {"x": 2}, None]},
    "dates": {"geld": [DAY] * 3, "date": [DAY, None, DAY]},
    "times": {
        "geld": [datetime.time(1)] * 3,
        "date": [datetime.datetime(2026, 11, 24, 3)] * 3,
        "place": [datetime.timedelta(1)] * 3,
    },
    "decimals": {"geld": [Decimal("1"), Decimal("2.0"), Decimal("2.5")]},
    "no numbers": {"geld": [float("nan"), float("inf"), -float("inf")]},
    "huge numbers": {"geld": [2**63 - 1, -(2**63), 3]},
    "bytes": {"geld": [b"1", b"\xff", None], "name": [b"a", b"\xff", b"c"]},
    "truths": {"geld": [True, False, None], "eerst_vragen": [True, None, False]},
    "nothing": {"geld": [None] * 3},
    "numbers for names": {"name": [1, 2, 3]},
    "lists for names": {"name": [["a"], ["b", "c"], []]},
    "names of our own": {"row.line": [9] * 3, "raw.geld": [1] * 3, "geld": [1, 2, 3]},
}
TEXTS = {
    "zero bytes": b"name,geld\na\0b,1\n\xff\xfe,2\n",
    "a column twice": b"name,geld,geld\na,1,2\n",
    "names only": b"name,geld\n",
    "nothing": b"",
    "lines in a cell": b'name,geld\n"a\nb",1\n=1+1,2\n',
    "carriage returns in lines": b"name,geld\r\na\rb,1\nc,2\r\n",
    "carriage returns only": b"name,geld\ra,1\rb,2",
    "a carriage return at the end": b"name,geld\na,1\nb,2\r",
    "zero bytes in a text": b"name,geld\na\0b,1\nb,2\n",
    "a byte that is no character": b"name,geld\na\x81,1\nb,2\n",
    "names of our own": b"name,geld,row.line,row.plain,raw.name\na,1,2,3,4\n",
}


def rows(run: Run, table: Path, engine: str) -> tuple[int, list[dict[str, str]]]:
    output = table.with_name(f"{engine}.csv")
    done = run("batch", table, "--engine", engine, "--format", "csv", "-o", output)
    assert done.returncode in (0, 5), done.stderr
    assert b"fout in het programma" not in done.stderr + output.read_bytes()
    with output.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    # What a search for every case gives is left empty where they are scored at once.
    return done.returncode, [row | {"settled": "", "possible": ""} for row in found]


@pytest.mark.slow
@pytest.mark.parametrize("kind", COLUMNS)
def test_a_parquet_of_odd_types_gives_the_same_either_way(
    run: Run, tmp_path: Path, kind: str
) -> None:
    require(packages=("polars",))
    import polars

    path = tmp_path / "t.parquet"
    polars.DataFrame({"name": ["a", "b", "c"]} | COLUMNS[kind]).write_parquet(path)
    assert rows(run, path, "polars") == rows(run, path, "python")


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS)
def test_a_csv_of_odd_texts_gives_the_same_either_way(run: Run, tmp_path: Path, kind: str) -> None:
    require(packages=("polars",))
    path = tmp_path / "t.csv"
    path.write_bytes(TEXTS[kind])
    assert rows(run, path, "polars") == rows(run, path, "python")
