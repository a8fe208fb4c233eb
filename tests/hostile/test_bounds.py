"""Whatever is sent: within a second and 100 MB it is read or refused, and nothing is written."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

HEAD = "case: {name: x}\nanswers:\n"

YAML = {
    "unknown questions": HEAD + "".join(f"  k{i}: 1\n" for i in range(60_000)),
    "unknown keys": "".join(f"k{i}: 1\n" for i in range(200_000)),
    "almost questions": HEAD + "".join(f"  nabijheit{i}: 1\n" for i in range(60_000)),
    "wrong choices": HEAD + "  doelen: [" + "z, " * 150_000 + "z]\n",
    "the same key": HEAD + "  a: 1\n" * 90_000,
    "anchors": HEAD + "".join(f"  k{i}: &a{i} 1\n" for i in range(90_000)),
    "aliases": "a: &a [x]\nb: [" + "*a, " * 190_000 + "]\n",
    "tags": "a: [" + "!!python/object:os.system x, " * 150_000 + "]\n",
    "lists in lists": "[" * 4_000_000,
    "mappings in mappings": "{a: " * 1_000_000,
    "questions in questions": "? " * 2_000_000,
    "blank lines": "\n" * 4_900_000,
    "comments": "#\n" * 2_000_000,
    "plain blocks": "".join(f"a{i}:\n  k: v\n" for i in range(200_000)),
    "a plain block": "a:\n" + "".join(f"  k{i}: v\n" for i in range(200_000)),
    "a key": f'{HEAD}  ? "{"k" * 3_000_000}"\n  : 1\n',
    "a name": f"case: {{name: {'x' * 4_000_000}}}\nanswers: {{}}\n",
    "a note": f"case: {{name: x}}\nanswers: {{}}\nnotes: {{doelen: '{'<b> ' * 1_000_000}'}}\n",
    "a story": "case: {name: x}\nanswers: {}\nstory: |\n" + "  a\n\n" * 800_000,
    "twenty megabytes": "a" * 20_000_000,
}


def sheet(rows: str) -> bytes:
    """Return a workbook with rows of XML after a first cell, ``name``."""
    import xlsxwriter

    kept, made = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet().write(0, 0, "name")
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            new.writestr(name, part)
    return made.getvalue()


def forged(book: bytes) -> bytes:
    """Return a workbook whose list of parts says that each is one byte long."""
    changed = bytearray(book)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def many_rows() -> bytes:
    """Return a small Parquet of a hundred million rows that all say the same."""
    import polars

    kept = io.BytesIO()
    row_groups = polars.repeat("x", 100_000_000, dtype=polars.Categorical, eager=True)
    polars.DataFrame({"name": row_groups}).write_parquet(kept, row_group_size=100_000_000)
    return kept.getvalue()


TEXT = '<row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>'

TABLES: dict[str, Callable[[], bytes]] = {
    "columns.csv": lambda: b"name," + b",".join(b"c%d" % i for i in range(150_000)) + b"\nx\n",
    "few-columns.csv": lambda: b"name," + b",".join(b"c%d" % i for i in range(16_000)) + b"\nx\n",
    "commas.csv": lambda: b"name" + b"," * 1_000_000 + b"\n",
    "a-line.csv": lambda: b"name\n" + b"x" * 200_000_000 + b"\n",
    "wide-rows.csv": lambda: b"name\n" + (b"x" + b"," * 900_000 + b"\n") * 20,
    "a-line.jsonl": lambda: b'{"a": "' + b"x" * 50_000_000 + b'"}\n',
    "unpacked.xlsx": lambda: sheet(TEXT % (" " * 60_000_000)),
    "forged.xlsx": lambda: forged(sheet(TEXT % (" " * 60_000_000))),
    "far-away.xlsx": lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "no-places.xlsx": lambda: sheet("<row/>" * 1_000_000 + "<row>" + "<c/>" * 9_000 + "</row>"),
    "not.xlsx": lambda: b"PK\x03\x04 and no more",
    "many-rows.parquet": many_rows,
    "not.parquet": lambda: b"PAR1 and no more PAR1",
}


class Cost(NamedTuple):
    code: int
    seconds: float
    megabytes: float
    err: str


MEASURE = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=open("out", "wb"), stderr=open("err", "wb"))
_, status, used = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def cost(folder: Path, *arguments: object) -> Cost:
    """Run the program from a small process: what that holds counts as the child's own."""
    program = [sys.executable, "-m", "burgerkompas", *map(str, arguments)]
    environment = os.environ | {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    measured = subprocess.run(
        [sys.executable, "-S", "-c", MEASURE, *program],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
    )
    code, seconds, megabytes = measured.stdout.split()
    err = (folder / "err").read_text(encoding="utf-8", errors="replace")
    return Cost(int(code), float(seconds), float(megabytes), err)


@pytest.fixture(scope="module")
def least(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cost]:
    """What each command takes with nearly nothing to do, the questionnaire being in the cache."""
    folder = tmp_path_factory.mktemp("least")
    (folder / "a.yaml").write_text("case: {name: x}\nanswers: {}\n", encoding="utf-8")
    (folder / "a.csv").write_text("name\nx\n", encoding="utf-8")
    cost(folder, "report", "a.yaml")
    return {
        "report": cost(folder, "report", "a.yaml"),
        "batch": cost(folder, "batch", "a.csv", "--format", "jsonl"),
    }


def bounded(least: Cost, spent: Cost) -> None:
    assert "Traceback" not in spent.err
    assert spent.code in (4, 5), spent
    assert spent.seconds - least.seconds < 1, spent
    assert spent.megabytes - least.megabytes < 100, spent
    assert len(spent.err) < 50_000


@pytest.mark.slow
@pytest.mark.parametrize("name", YAML)
def test_a_hostile_text_is_refused_within_bounds(
    name: str, tmp_path: Path, least: dict[str, Cost]
) -> None:
    (tmp_path / "a.yaml").write_text(YAML[name], encoding="utf-8")
    spent = cost(tmp_path, "report", "a.yaml", "--format", "html", "-o", "report.html")
    bounded(least["report"], spent)
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
    (tmp_path / name).write_bytes(TABLES[name]())
    spent = cost(tmp_path, "batch", name, "--format", "jsonl", "--jobs", "1")
    if name == "wide-rows.csv":
        assert spent.code == 0
        spent = spent._replace(code=5)
    bounded(least["batch"], spent)
    rows = [json.loads(line) for line in (tmp_path / "out").read_bytes().splitlines()]
    assert len(rows) == (20 if name == "wide-rows.csv" else 1)


def test_a_bad_workbook_does_not_stop_the_others(
    tmp_path: Path, run: Callable[..., CompletedProcess[bytes]]
) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    (tmp_path / "a.xlsx").write_bytes(TABLES["far-away.xlsx"]())
    (tmp_path / "b.xlsx").write_bytes(sheet(TEXT % "good"))
    done = run("batch", ".", "--format", "jsonl", "--lang", "en")
    first, second = map(json.loads, done.stdout.splitlines())
    assert "1,500,000 cells" in first["error"]
    assert second["case"]["name"] == "good"
    assert done.returncode == 5


def test_what_somebody_wrote_can_not_pass_for_a_line_of_the_program(
    tmp_path: Path, run: Callable[..., CompletedProcess[bytes]]
) -> None:
    text = 'case: {name: x}\nanswers: {"a\\nb\\e[2J\\u202e": 1}\n'
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b\nc.yaml").write_text("", encoding="utf-8")
    done = run("report", "a.yaml", "b\nc.yaml")
    told = done.stderr.decode()
    assert told.count("\n") == 3  # two problems and their number
    assert "a\\nb" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_file_with_many_mistakes_tells_a_hundred_and_that_there_are_more(
    tmp_path: Path, run: Callable[..., CompletedProcess[bytes]]
) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "".join(f"  k{i}: 1\n" for i in range(300)))
    lines = run("report", "a.yaml", "--lang", "en").stderr.decode().splitlines()
    assert len(lines) == 102
    assert "more than 100 problems" in lines[100]
