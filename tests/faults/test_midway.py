"""What goes wrong during the work: rights that go, files that change, processes that die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.cases import UNKNOWN, Case, dump_case, read_case
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import QUESTIONNAIRES
from tests.helpers.places_to_write import bound_by_modes, mounted
from tests.helpers.slow import slow
from tests.helpers.system_calls import call_all
from tests.helpers.terminal import Terminal
from tests.helpers.workers import feed_until_two_workers

LINE = json.dumps({"case": {"name": "n"}, "answers": {"mood": 2}}).encode() + b"\n"
READY = "Typ een letter: "


@pytest.fixture
def path(shipped: Questionnaire, tmp_path: Path) -> Path:
    """Write a case in which three questions are open."""
    rest = [
        q.id for q in shipped.questions if q.id not in ("middelen", "zelf_draait", "overbelast")
    ]
    path = tmp_path / "cases" / "a.yaml"
    path.parent.mkdir()
    case = Case(name="Tuin", answers=dict.fromkeys(rest, UNKNOWN))
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    return path


def interviewed(path: Path, spoil: Callable[[], None], reason: str, *prefix: str) -> int:
    """Answer a question, spoil something, answer the next; return how it ends, with a reason."""
    arguments = ("assess", "--plain", str(path))
    terminal = Terminal(path.parent.parent, *arguments, prefix=prefix)
    terminal.until(READY)
    terminal.type("b\n")
    terminal.until(READY)
    spoil()
    terminal.type("c\n")
    terminal.until(reason)
    return terminal.close()


@pytest.mark.parametrize("mode", [0o555, *slow(0o000)])
def test_rights_that_go_during_an_interview_cost_the_answer_being_saved_and_no_other(
    shipped: Questionnaire, path: Path, mode: int
) -> None:
    reason = "(je hebt er geen rechten voor)"
    code = interviewed(path, lambda: path.parent.chmod(mode), reason, *bound_by_modes())
    path.parent.chmod(0o755)
    assert code == 2
    found = read_case(shipped, path).answers
    assert (found["zelf_draait"], "middelen" in found) == (1, False)


def test_a_disk_that_fills_during_an_interview_costs_the_answer_being_saved_and_no_other(
    shipped: Questionnaire, path: Path
) -> None:
    with mounted(path.parent.parent / "disk") as disk:
        there = disk.path / "a.yaml"
        there.write_bytes(path.read_bytes())
        assert interviewed(there, disk.fill, "(de schijf is vol)") == 2
        found = read_case(shipped, there).answers
        assert (found["zelf_draait"], "middelen" in found) == (1, False)


def test_a_case_that_others_change_during_an_interview_is_left_to_them(path: Path) -> None:
    theirs = path.read_text().replace("Tuin", "Bos")
    reason = "door iets anders veranderd"
    assert interviewed(path, lambda: path.write_text(theirs) and None, reason) == 4
    assert path.read_text() == theirs


def test_two_interviews_at_once_on_one_case_are_one(path: Path) -> None:
    first = Terminal(path.parent, "assess", "--plain", "a.yaml")
    first.until(READY)
    second = Terminal(path.parent, "assess", "--plain", "a.yaml")
    second.until("a.yaml")
    assert second.close() == 4
    assert str(first.process.pid) in second.seen
    first.type("b\n")
    first.until(READY)
    first.kill()
    assert "zelf_draait: 1" in path.read_text()


def test_cases_that_may_not_be_read_any_more_are_rows_and_all_others_are_there(
    tmp_path: Path,
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text("case: {name: x}\nanswers: {}\n")
    (tmp_path / "b.yaml").chmod(0)
    done = subprocess.run(
        [
            *bound_by_modes(),
            sys.executable,
            "-m",
            "burgerkompas",
            "batch",
            ".",
            "--format",
            "jsonl",
        ],
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 5
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row.get("error", "") for row in rows] == [
        "",
        "./b.yaml: Dit bestand kan niet gelezen worden (je hebt er geen rechten voor).",
        "",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, *slow(signal.SIGTERM)])
def test_a_process_of_a_run_that_is_killed_costs_no_row(tmp_path: Path, how: int) -> None:
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "burgerkompas", "batch", "-", "--from", "jsonl"]
    # Its cases take no time.
    command += ["--questions", str(QUESTIONNAIRES / "phq9.yaml")]
    program = subprocess.Popen(
        [*command, "--format", "jsonl", "--jobs", "2", "-o", str(output)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    started, chunks = feed_until_two_workers(program, LINE * 64)
    os.kill(started[0], how)
    program.stdin.write(LINE * 640)
    _, told = program.communicate()
    assert program.returncode == 0, told
    rows = output.read_bytes().splitlines()
    assert len(rows) == chunks * 64 + 640
    assert set(rows) == {rows[0]}
    assert list(tmp_path.iterdir()) == [output]


READING = (
    ("report", "theirs/a.yaml"),
    ("practice", "theirs/a.yaml"),
    ("compare", "theirs/a.yaml", "theirs/a.yaml"),
    ("form", "--data", "theirs/a.yaml"),
    ("assess", "--data", "theirs/a.yaml", "--no-input"),
    ("batch", "theirs/a.yaml"),
    ("batch", "a.yaml", "--map", "theirs/m.yaml"),
    ("batch", "--map-template", "theirs/t.csv"),
    ("questions", "check", "theirs"),
    ("questions", "check", "theirs/walk.yaml"),
    ("questions", "test", "theirs/walk.yaml"),
    ("questions", "show", "theirs"),
    ("questions", "diff", "theirs/walk.yaml", "clear"),
    ("report", "a.yaml", "--questions", "theirs/walk.yaml"),
)


@pytest.mark.slow
def test_what_may_not_be_read_is_told_by_every_command_that_reads(tmp_path: Path) -> None:
    prefix = bound_by_modes()
    (tmp_path / "a.yaml").write_text("case: {name: x}\nanswers: {}\n")
    (tmp_path / "theirs").mkdir(mode=0)
    calls = {" ".join(command): command for command in READING}
    done = call_all(calls, tmp_path, "en", prefix=prefix)
    said = {
        name: f"{one.code}: {one.stdout}{one.stderr}"
        for name, one in done.items()
        if one.code not in (2, 3, 4, 5) or "have permission" not in one.stdout + one.stderr
    }
    assert said == {}
