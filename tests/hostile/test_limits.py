"""Each line of docs/bounds.md: what just fits is read, what is one more is refused."""

from __future__ import annotations

import importlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.hostile_inputs import TEXT, sheet
from tests.helpers.paths import ROOT

Run = Callable[..., subprocess.CompletedProcess[bytes]]

HEAD = "case: {name: x}\nanswers: {}\n"


class Limit(NamedTuple):
    """A file that fits, and one that doesn't."""

    suffix: str
    code: str
    fits: Callable[[], str | bytes]
    fits_not: Callable[[], str | bytes]


def padded(length: int) -> str:
    return HEAD + "#" * (length - len(HEAD))


def values(count: int) -> str:
    """Return a text of so many values: the mapping and the list count twice, the key once."""
    return "a: [" + "1," * (count - 5) + "]\n"


def nested(depth: int) -> str:
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"


def wrong(count: int) -> str:
    return HEAD.replace("{}", "{" + ", ".join(f"zzzzz{i}: 1" for i in range(count)) + "}")


def story(length: int) -> str:
    """Return a case with so much text, of which one character is its name."""
    return HEAD + "story: " + "s" * (length - 1) + "\n"


def line(length: int) -> str:
    """Return a table with a line of so many characters, its end included."""
    cell = " " * 99_999 + ","
    return "name\n" + ("x," + cell * 20)[: length - 1] + "\n"


def quoted(length: int) -> str:
    return "name\n" + "x" * length + "\n"


def columns(count: int) -> str:
    return "name" + "".join(f",c{i}" for i in range(count - 1)) + "\nx\n"


def far_cell(row: int) -> bytes:
    """Return a workbook of a hundred columns and so many rows."""
    return sheet(f'<row r="{row}"><c r="CV{row}"><v>1</v></c></row>')


def text_in_sheet(length: int) -> bytes:
    return sheet(TEXT % ("x" * length))


LIMITS = {
    "a YAML or JSON text": Limit(
        ".yaml", "too-large", lambda: padded(5_000_000), lambda: padded(5_000_001)
    ),
    "values in it": Limit(
        ".yaml", "too-many-values", lambda: values(200_000), lambda: values(200_001)
    ),
    "depth": Limit(".yaml", "too-deep", lambda: nested(40), lambda: nested(41)),
    "tags": Limit(".yaml", "tag", lambda: "a: 1\n", lambda: "a: !b 1\n"),
    "anchors": Limit(".yaml", "anchor", lambda: "a: 1\n", lambda: "a: &b 1\n"),
    "aliases": Limit(".yaml", "alias", lambda: "a: 1\n", lambda: "a: &b 1\nc: *b\n"),
    "keys that are not text": Limit(
        ".yaml", "key-not-text", lambda: "a: 1\n", lambda: "? [a]\n: 1\n"
    ),
    "duplicate keys": Limit(".yaml", "duplicate-key", lambda: "a: 1\n", lambda: "a: 1\na: 1\n"),
    "text of one case": Limit(
        ".yaml", "too-much-text", lambda: story(100_000), lambda: story(100_001)
    ),
    "problems reported for one file": Limit(
        ".yaml", "too-many-problems", lambda: wrong(100), lambda: wrong(101)
    ),
    "a line of CSV": Limit(
        ".csv", "line-too-long", lambda: line(1_000_000), lambda: line(1_000_001)
    ),
    "a cell of CSV": Limit(
        ".csv", "csv-syntax", lambda: quoted(131_072), lambda: quoted(131_073)
    ),
    "columns of a table": Limit(
        ".csv", "too-many-columns", lambda: columns(16_384), lambda: columns(16_385)
    ),
    "a workbook, unpacked": Limit(
        ".xlsx", "workbook-too-large", lambda: text_in_sheet(49_000_000),
        lambda: text_in_sheet(50_000_001),
    ),
    "cells of a sheet": Limit(
        ".xlsx", "too-many-cells", lambda: far_cell(15_000), lambda: far_cell(15_001)
    ),
    "a row of a workbook": Limit(
        ".xlsx", "line-too-long", lambda: text_in_sheet(1_000_000),
        lambda: text_in_sheet(1_000_001),
    ),
    "encodings": Limit(".yaml", "not-utf8", lambda: HEAD, lambda: HEAD.encode() + b"\xff"),
}  # fmt: skip

ELSEWHERE = {
    "a value quoted in a problem":
        "hostile.test_bounds.test_what_somebody_wrote_can_not_pass_for_a_line_of_the_program",
    "rows of a Parquet file":
        "batch.test_worker.test_more_rows_than_a_file_can_hold_are_refused_before_they_are_read",
    "reading a workbook or Parquet file":
        "batch.test_worker.test_a_process_that_ends_too_soon_died_after_what_it_sent",
    "parts and tests of a questionnaire":
        "hostile.test_files.test_a_part_or_the_tests_of_a_questionnaire_must_be_a_file_of_bounded_size",
    "a file that is named":
        "hostile.test_files.test_a_file_that_is_named_is_bounded_before_it_is_read",
    "a file that is found in a folder or by a pattern":
        "hostile.test_files.test_what_is_found_in_a_folder_must_be_a_regular_file",
    "a file that is also written":
        "hostile.test_files.test_nothing_that_is_read_is_written_over",
    "a file that is written":
        "hostile.test_files.test_of_two_runs_to_one_output_the_second_is_refused",
    "locks and temporary files":
        "hostile.test_files.test_what_has_the_name_of_a_lock_is_never_written_to",
    "a row of any table":
        "hostile.test_tables.test_a_row_has_as_much_text_as_a_case",
    "sums of items":
        "questionnaire.test_problems"
        ".test_weights_of_which_the_sums_have_no_common_denominator_are_refused",
    "looking ahead in one case":
        "look_ahead.test_hard.test_a_report_takes_no_more_work_and_memory_than_it_may",
    "looking ahead in a case of a batch":
        "look_ahead.test_hard.test_a_case_in_a_batch_takes_little_work",
    "the page that `form` writes":
        "form.test_page.test_a_page_that_would_be_too_large_is_not_made",
}  # fmt: skip


def lines() -> list[tuple[str, str]]:
    """Return the first and the last cell of every line of the tables on the page."""
    page = (ROOT / "docs" / "bounds.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in page if row[:1] == "|"]
    return [(row[0], row[-1]) for row in rows if row[0] != "what" and set(row[0]) != {"-"}]


def test_every_line_of_the_page_has_a_check() -> None:
    told = [what.partition(":")[0] for what, _ in lines()]
    parts = [
        part for what in told for part in ([what] if "anchors" not in what else what.split(", "))
    ]
    assert sorted(parts) == sorted([*LIMITS, *ELSEWHERE])


def test_every_code_of_the_page_is_the_one_that_is_told() -> None:
    told = {code for _, cell in lines() for code in cell.replace("`", "").split(", ") if code}
    assert {limit.code for limit in LIMITS.values()} <= told


@pytest.mark.parametrize("where", ELSEWHERE.values())
def test_a_check_that_is_elsewhere_is_there(where: str) -> None:
    module, _, name = where.rpartition(".")
    assert callable(getattr(importlib.import_module(f"tests.{module}"), name))


def codes(call: Run, file: Path) -> set[str]:
    done = call("batch", file, "--format", "jsonl", "--jobs", "1")
    assert done.returncode in (0, 5), done.stderr
    rows = map(json.loads, done.stdout.splitlines())
    return {problem["code"] for row in rows for problem in row.get("problems", ())}


@pytest.mark.slow
@pytest.mark.parametrize("what", LIMITS)
def test_what_just_fits_is_read_and_one_more_is_refused(
    run: Run, tmp_path: Path, what: str
) -> None:
    limit = LIMITS[what]
    for made, refused in ((limit.fits, False), (limit.fits_not, True)):
        content = made()
        file = tmp_path / f"t{limit.suffix}"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        assert (limit.code in codes(run, file)) == refused, what
