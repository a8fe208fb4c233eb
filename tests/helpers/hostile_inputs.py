"""Texts and tables made to take much time or memory, and what the program spends on one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

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


def least_costs(folder: Path) -> dict[str, Cost]:
    """What each command takes with nearly nothing to do, the questionnaire being in the cache."""
    (folder / "a.yaml").write_text("case: {name: x}\nanswers: {}\n", encoding="utf-8")
    (folder / "a.csv").write_text("name\nx\n", encoding="utf-8")
    cost(folder, "report", "a.yaml")
    return {
        "report": cost(folder, "report", "a.yaml"),
        "batch": cost(folder, "batch", "a.csv", "--format", "jsonl"),
    }


def cost_of_text(folder: Path, name: str) -> Cost:
    """Report on a hostile case file."""
    (folder / "a.yaml").write_text(YAML[name], encoding="utf-8")
    return cost(folder, "report", "a.yaml", "--format", "html", "-o", "report.html")


def cost_of_table(folder: Path, name: str) -> Cost:
    """Assess a hostile table; what the program writes is in the file ``out``."""
    (folder / name).write_bytes(TABLES[name]())
    return cost(folder, "batch", name, "--format", "jsonl", "--jobs", "1")
