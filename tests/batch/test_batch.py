"""Batch: one bad case never stops the others, and no cell is a formula."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

from burgerkompas.batch import find_cases
from burgerkompas.batch.results import score_records
from burgerkompas.batch.sinks import BYTE_ORDER_MARK
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES

GOOD = "case: {name: goed}\nanswers: {middelen: 2}\n"

BROKEN = {
    "value.yaml": b"case: {name: a}\nanswers: {middelen: 9}\n",
    "word.yaml": b"case: {name: a}\nanswers: {acuut_gevaar: no}\n",
    "id.yaml": b"case: {name: a}\nanswers: {gelt: 1}\n",
    "twice.yaml": b"case: {name: a}\nanswers: {middelen: 1, middelen: 2}\n",
    "empty.yaml": b"",
    "binary.yaml": b"\x00\x01\x02\xff",
    "syntax.yaml": b"case: {name: a\n",
    "list.yaml": b"- 1\n- 2\n",
    "text.yaml": b"hello",
    "tag.yaml": b"case: {name: !!python/name:os.system a}\nanswers: {}\n",
    "broken.json": b'{"case": {"name": "a"}, ',
}


def test_every_broken_file_is_a_row_and_all_others_are_scored(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    for name, data in BROKEN.items():
        (tmp_path / name).write_bytes(data)
        (tmp_path / f"{name}.good.yaml").write_text(GOOD, encoding="utf-8")
    rows = score_records(shipped, list(find_cases(shipped, [str(tmp_path)])))
    good = [row for row in rows if row.result is not None]
    bad = [row for row in rows if row.result is None]
    assert len(good) == len(BROKEN)
    assert {Path(row.file).name for row in bad} == set(BROKEN)
    assert all(row.problems for row in bad)


def test_one_file_may_hold_many_cases_of_which_one_is_broken(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    many = tmp_path / "many.yaml"
    many.write_text(f"{GOOD}---\ncase: {{name: b}}\nanswers: {{middelen: 9}}\n---\n{GOOD}")
    rows = score_records(shipped, list(find_cases(shipped, [str(many)])))
    assert [row.result is not None for row in rows] == [True, False, True]
    assert rows[1].problems[0].where.line == 5


def test_json_and_json_lines_are_read(shipped: Questionnaire, tmp_path: Path) -> None:
    case = {"case": {"name": "x"}, "answers": {"middelen": 2, "acuut_gevaar": "nee"}}
    (tmp_path / "one.json").write_text(json.dumps([case, case]))
    (tmp_path / "two.jsonl").write_text(f"{json.dumps(case)}\n\n{{}}\n{json.dumps(case)}\n")
    rows = score_records(shipped, list(find_cases(shipped, [str(tmp_path)])))
    assert [row.result is not None for row in rows] == [True, True, True, False, True]
    assert rows[3].problems[0].where.line == 3


def test_paths_keep_their_order_and_a_missing_one_is_a_row(call, tmp_path: Path) -> None:
    names = ["zwerfvuil-piershil", "oranje"]
    done = call(
        "batch", "--format", "jsonl", *(CASES / f"{name}.yaml" for name in names), "none.yaml"
    )
    assert done.returncode == 5
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(row["case"]["file"]).stem for row in rows[:2]] == names
    assert rows[2]["schema"] == "burgerkompas/error/1"
    assert rows[2]["problems"][0]["code"] == "no-such-file"


def test_a_row_of_batch_is_the_report_without_the_changes(call) -> None:
    path = CASES / "oranje.yaml"
    row = json.loads(call("batch", "--format", "jsonl", path).stdout)
    report = json.loads(call("report", "--json", path).stdout)
    full = json.loads(call("batch", "--format", "jsonl", "--full", path).stdout)
    assert full == report
    strategy = report["strategy"] | {"robust": None, "decides_between": None, "decides_alone": None}
    assert row == report | {"changes": None, "ask_next": None, "strategy": strategy}


def test_no_cell_of_the_csv_is_a_formula(call, tmp_path: Path) -> None:
    for i, name in enumerate(["=cmd()", "+1", "-1", "@sum", "\\tx"]):
        (tmp_path / f"{i}.yaml").write_text(f'case: {{name: "{name}"}}\nanswers: {{middelen: 2}}\n')
    done = call("batch", "--format", "csv", tmp_path)
    text = done.stdout.decode("utf-8")
    assert text.startswith(BYTE_ORDER_MARK)
    rows = list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK))))
    assert len(rows) == 5
    for row in rows:
        assert row["name"][0] not in "=+-@\t"
        assert row["error"] == ""


def test_the_output_file_is_whole_or_not_there(call, tmp_path: Path) -> None:
    done = call("batch", "--format", "csv", CASES, "-o", tmp_path / "out.csv")
    assert done.returncode == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 13
    assert call("batch", CASES, "-o", tmp_path / "no" / "out.csv").returncode == 2


def test_cases_of_another_version_are_told_once_with_their_number(call, tmp_path: Path) -> None:
    for i in range(40):
        version = "2.0.0" if i < 10 else f"{i // 30}.0.0"
        head = f"questions: burgerkompas@{version}\n"
        (tmp_path / f"{i:02}.yaml").write_text(head + GOOD, encoding="utf-8")
    for jobs in (1, 2):
        done = call("batch", tmp_path, "--format", "csv", "--jobs", jobs)
        told = [line for line in done.stderr.decode().splitlines() if "andere versie" in line]
        assert len(told) == 1
        assert ": 30 (burgerkompas@0.0.0, burgerkompas@1.0.0)" in told[0]
    assert b"andere versie" in call("agree", tmp_path).stderr
    for command in ("batch", "agree"):
        assert b"versie" not in call(command, tmp_path, "--quiet").stderr
        assert b"versie" not in call(command, *tmp_path.glob("0*.yaml")).stderr
