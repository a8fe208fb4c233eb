"""Tables that nobody expects: whichever way they are scored, the same rows come out."""

from __future__ import annotations

import csv
import datetime
import io
import os
import random
import subprocess
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from burgerkompas.batch import find_cases
from burgerkompas.batch.results import Presentation, score_records, table_cells, table_columns
from burgerkompas.errors import AnswersRefused
from burgerkompas.questionnaire.loader import load
from burgerkompas.texts.problems import say_problem
from tests.helpers.components import require
from tests.helpers.form_vectors import KINDS
from tests.helpers.paths import QUESTIONNAIRES

Run = Callable[..., subprocess.CompletedProcess[bytes]]

DAY = datetime.date(2026, 11, 24)
COLUMNS: dict[str, dict[str, list[Any]]] = {
    "lists": {"middelen": [[1], [2], []], "doelen": [["sport"], ["natuur", "sport"], None]},
    "structs": {"middelen": [{"x": 1}, {"x": 2}, None]},
    "dates": {"middelen": [DAY] * 3, "date": [DAY, None, DAY]},
    "times": {
        "middelen": [datetime.time(1)] * 3,
        "date": [datetime.datetime(2026, 11, 24, 3)] * 3,
        "place": [datetime.timedelta(1)] * 3,
    },
    "decimals": {"middelen": [Decimal("1"), Decimal("2.0"), Decimal("2.5")]},
    "no numbers": {"middelen": [float("nan"), float("inf"), -float("inf")]},
    "huge numbers": {"middelen": [2**63 - 1, -(2**63), 3]},
    "bytes": {"middelen": [b"1", b"\xff", None], "name": [b"a", b"\xff", b"c"]},
    "truths": {"middelen": [True, False, None], "eerst_vragen": [True, None, False]},
    "nothing": {"middelen": [None] * 3},
    "numbers for names": {"name": [1, 2, 3]},
    "lists for names": {"name": [["a"], ["b", "c"], []]},
    "names of our own": {"row.line": [9] * 3, "raw.middelen": [1] * 3, "middelen": [1, 2, 3]},
}
TEXTS = {
    "zero bytes": b"name,middelen\na\0b,1\n\xff\xfe,2\n",
    "a column twice": b"name,middelen,middelen\na,1,2\n",
    "names only": b"name,middelen\n",
    "nothing": b"",
    "lines in a cell": b'name,middelen\n"a\nb",1\n=1+1,2\n',
    "carriage returns in lines": b"name,middelen\r\na\rb,1\nc,2\r\n",
    "carriage returns only": b"name,middelen\ra,1\rb,2",
    "a carriage return at the end": b"name,middelen\na,1\nb,2\r",
    "zero bytes in a text": b"name,middelen\na\0b,1\nb,2\n",
    "a byte that is no character": b"name,middelen\na\x81,1\nb,2\n",
    "what YAML writes for nothing": b"name,middelen\na,~\nb,null\nc,1\n",
    "names of our own": b"name,middelen,row.line,row.plain,raw.name\na,1,2,3,4\n",
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


HEADINGS = {
    "meet": ["meet", "How often do members meet?", "Meet"],
    "quarrel": ["quarrel", "quarrel "],
    "topics": ["topics", "topics[walks]", "topics[food]", "topics[other]"],
    "size": ["size", "How many members are there?"],
    "hours": ["hours"],
    "paid": ["paid"],
    "remark": ["remark", "place", "date", "", "nobody's", "meet"],
}
"""Headings for each question of a club, some of which `batch` takes only with a map."""

ODD_CELLS = [
    *("", " ", "1", "2", "4", "5", "6", "0", "4.0", "04", ".5", "2.5", "2,5", "2.55", "12.000"),
    *("-1", "1e1", "'4'", "unknown", "weet_niet", "I don't know", "n.v.t.", "not_applicable"),
    *("-99", "N/A", "Often", "often ", "Never", "yes", "No", "TRUE", "WAAR", "Y", "x", "walks"),
    *("walks;food", "food", "Food, Other", "Walks, rides and tours", "walks,walks", ";", "few"),
    *("1-2", "some", "-oth-", "#N/A", "=1+1", "2026-11-24", "24/11/2026", "3-4-2026", "nul"),
    *("2026-02-31", "é\u00a0ë", "a\tb", "\ufffd"),
]  # fmt: skip


OF_COLUMNS = ("unknown-column", "unknown-columns", "duplicate-column", "no-name-column")
"""Problems of a table's headings, for which none of its rows is read."""


def odd_table(seed: int) -> bytes:
    """Return a table of some columns of a club, with cells that may be anything."""
    rng = random.Random(seed)
    kinds = rng.sample(list(HEADINGS), rng.randint(1, 5))
    names = ["name"]
    for kind in kinds:
        plainly = rng.random() < 0.7
        names += [kind] if plainly else rng.sample(HEADINGS[kind], min(2, len(HEADINGS[kind])))
    few = rng.sample(ODD_CELLS, rng.randint(2, 12))
    rows = [[f"case {i}", *(rng.choice(few) for _ in names[1:])] for i in range(rng.randint(1, 6))]
    if rng.random() < 0.1:
        rows[-1] = rows[-1][: rng.randint(1, len(rows[-1]))]
    stream = io.StringIO(newline="")
    end = rng.choice(["\n", "\r\n", "\r"])
    csv.writer(stream, delimiter=rng.choice(",;\t"), lineterminator=end).writerows([names, *rows])
    return stream.getvalue().encode(rng.choice(["utf-8"] * 4 + ["utf-8-sig", "cp1252"]), "replace")


def test_a_question_without_a_column_is_unanswered_whatever_its_kind(
    run: Run, tmp_path: Path
) -> None:
    """Also where a condition asks for its number, or for one of its choices."""
    require(packages=("polars",))
    text = KINDS.read_text().replace("{id: name,", "{id: nickname,")
    (tmp_path / "kinds.yaml").write_text(text)
    (tmp_path / "t.csv").write_text("name,yes_no\na,yes\n")
    command = ["batch", tmp_path / "t.csv", "--questions", tmp_path / "kinds.yaml"]
    tables = []
    for engine in ("python", "polars"):
        done = run(*command, "--engine", engine, "-o", tmp_path / f"{engine}.csv")
        assert done.returncode == 0, done.stderr
        tables.append((tmp_path / f"{engine}.csv").read_text())
    assert tables[0] == tables[1]


@pytest.mark.parametrize("shape", [".csv", ".parquet"])
def test_what_is_not_named_in_unicode_is_read_and_written_either_way(
    run: Run, tmp_path: Path, shape: str
) -> None:
    require(packages=("polars",))
    import polars

    folder = tmp_path / os.fsdecode(b"nu\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes Unicode only")
    odd = os.fsdecode(b"\xff") + shape
    table, output = folder / f"t{odd}", folder / f"o{odd}"
    frame = polars.DataFrame({"name": ["a", "b"], "middelen": ["2", "3"]})
    with table.open("wb") as file:
        frame.write_csv(file) if shape == ".csv" else frame.write_parquet(file)
    found = []
    for engine, told in (("python", False), ("polars", True)):
        done = run("batch", table, "--engine", engine, "--format", shape[1:], "-o", output)
        assert done.returncode == 0, done.stderr
        assert ("in één keer" in done.stderr.decode()) == told
        with output.open("rb") as file:
            read = polars.read_csv(file) if shape == ".csv" else polars.read_parquet(file)
        found.append(read.drop("settled", "possible").rows())
    assert found[0] == found[1]


@pytest.mark.slow
def test_2_000_odd_tables_give_the_same_either_way(tmp_path: Path) -> None:
    require(packages=("polars",))
    from burgerkompas.columns.polars_engine import open_large, score_table

    club = load(QUESTIONNAIRES / "club.yaml")
    shown = Presentation(club, "en", partial(say_problem, language="en"))
    path, target = tmp_path / "t.csv", tmp_path / "out.csv"
    at_once = 0
    for seed in range(2_000):
        path.write_bytes(odd_table(seed))
        frame = open_large(path, 0)
        if frame is None:
            continue
        records = list(find_cases(club, [str(path)]))
        if not {p.code for p in records[0].problems}.isdisjoint(OF_COLUMNS):
            with pytest.raises(AnswersRefused) as caught:
                score_table(shown, frame, str(path), target, shape="csv")
            assert caught.value.problems == records[0].problems, seed
            continue
        score_table(shown, frame, str(path), target, shape="csv")
        at_once += 1
        rows = score_records(club, records)
        wanted = [
            ["" if cell is None else cell for cell in row] for row in table_cells(rows, shown)
        ]
        with target.open(encoding="utf-8-sig", newline="") as file:
            found_rows = list(csv.DictReader(file))
        names = [*table_columns(club)]
        for row, expected in zip(found_rows, wanted, strict=True):
            for name, cell in zip(names, expected, strict=True):
                if name not in ("settled", "possible"):
                    assert alike(row[name], cell), (seed, name, row[name], cell)
    assert at_once > 400


def alike(text: str, cell: object) -> bool:
    """Tell whether a cell of CSV has a value, whose formulas are disarmed there."""
    if isinstance(cell, bool):
        return text == str(cell).lower()
    if isinstance(cell, float):
        return float(text or "nan") == cell
    return text.removeprefix("'") == str(cell).removeprefix("'")


MAP_OF_TICKS = """
columns:
  "topics[walks]": {question: topics, includes: walks}
  "topics[food]": {question: topics, includes: food}
"""


@pytest.mark.slow
def test_ticks_that_contradict_each_other_are_refused_either_way(run: Run, tmp_path: Path) -> None:
    """Among answers in words, with a map, without one, and as a form tool writes them."""
    require(packages=("polars",))
    cells = ["1", "0", "", "unknown", "not_applicable", "x"]
    ticks = [f"{one},{other}" for one in cells for other in cells]
    (tmp_path / "map.yaml").write_text(MAP_OF_TICKS)
    questions = ["--questions", QUESTIONNAIRES / "club.yaml", "--lang", "en"]
    for heads, mapped, refused in (
        ("topics[walks],topics[food]", ["--map", tmp_path / "map.yaml"], "contradict each other"),
        ("topics/walks,topics/food,_uuid,_submission_time", [], "contradict each other"),
        ("topics[walks],topics[food]", [], "topics[walks]"),
    ):
        path = tmp_path / "t.csv"
        beside = ",u,2026-01-01" if "_uuid" in heads else ""
        lines = [f"n{i},Often,{pair}{beside}" for i, pair in enumerate(ticks)]
        path.write_text("\n".join([f"name,meet,{heads}", *lines, ""]))
        found = {}
        for engine in ("python", "polars"):
            output = tmp_path / f"{engine}.csv"
            # A run without any result would leave the file of the one before.
            output.unlink(missing_ok=True)
            told = ["--engine", engine, "--format", "csv", "-o", output]
            assert run("batch", path, *questions, *mapped, *told).returncode == 5
            found[engine] = output.read_text(encoding="utf-8-sig")
        assert found["polars"] == found["python"]
        assert refused in found["python"]
