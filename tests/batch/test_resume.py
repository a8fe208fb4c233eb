"""A run that was broken off goes on where it stopped: nothing twice, nothing missing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.batch.journal import Point, ResumableFile
from burgerkompas.batch.work import Files, Texts, Work
from burgerkompas.errors import UsageRefused

CASE = "case: {{name: n{n}}}\nanswers: {{geld: {answer}}}\n---\n"
CASES = [CASE.format(n=n, answer=n % 6).encode() for n in range(600)]

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def command(output: Path, *more: str, shape: str = "jsonl") -> list[str]:
    program = [sys.executable, "-m", "burgerkompas", "batch", "-", "--format", shape]
    return [*program, "-o", str(output), *more]


def broken_off(output: Path, how: int, shape: str) -> int:
    """Begin a run, break it off in the middle, return its exit code."""
    program = subprocess.Popen(
        command(output, shape=shape),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=output.parent,
        # A shell that runs these tests in the background lets them ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert program.stdin is not None
    program.stdin.write(b"".join(CASES[:300]))
    program.stdin.flush()
    until = time.monotonic() + 60
    while not output.exists() or output.read_bytes().count(b"\n") < 100:
        assert time.monotonic() < until
        time.sleep(0.02)
    program.send_signal(how)
    _, told = program.communicate()
    if how == signal.SIGINT:
        assert b"--resume" in told
    return program.returncode


@pytest.mark.parametrize("shape", ["jsonl", "csv"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_was_broken_off_ends_as_if_it_had_not_been(
    tmp_path: Path, how: int, shape: str
) -> None:
    whole, output = tmp_path / "whole", tmp_path / "out"
    data = b"".join(CASES)
    subprocess.run(command(whole, shape=shape), input=data, check=False, cwd=tmp_path)
    code = broken_off(output, how, shape)
    assert code == (130 if how == signal.SIGINT else -signal.SIGKILL)
    before = output.read_bytes()
    # A kill may come in the middle of a line; Ctrl-C waits for its end.
    assert before.endswith(b"\n") or how == signal.SIGKILL
    assert whole.read_bytes().startswith(before)
    if how == signal.SIGKILL:
        with output.open("ab") as file:
            file.write(b'{"schema": "burgerk')
    done = subprocess.run(
        command(output, "--resume", shape=shape),
        input=data,
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 5, done.stderr
    assert output.read_bytes() == whole.read_bytes()
    assert b"500" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "whole"]


def test_there_must_be_something_to_go_on_with(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "a.yaml"
    case.write_bytes(CASES[0])
    first = ["batch", case, "--format", "csv", "-o", tmp_path / "out.csv", "--resume"]
    assert run(*first).returncode == 0
    done = run(*first)
    assert done.returncode == 2
    assert b"--resume" in done.stderr
    assert run("batch", case, "--resume").returncode == 2
    assert run("batch", case, "--format", "xlsx", "-o", "x.xlsx", "--resume").returncode == 2


# -- the journal -----------------------------------------------------------------------------


@pytest.fixture
def works(tmp_path: Path) -> list[Work]:
    paths = [tmp_path / f"{n}.yaml" for n in range(4)]
    for path in paths:
        path.write_text("x")
    texts = [Texts("many.yaml", ((n, f"x: {n}".encode()),)) for n in range(4)]
    return [*(Files((str(path),)) for path in paths), *texts]


def begun(output: Path, works: list[Work]) -> None:
    with ResumableFile(output, "run", False) as file:
        for work in works[:6]:
            file.write(b"line\n", work, 1, 0)


def test_no_work_is_done_twice(tmp_path: Path, works: list[Work]) -> None:
    output = tmp_path / "out"
    begun(output, works)
    with ResumableFile(output, "run", True) as file:
        assert (file.point.works, file.point.rows, file.point.bytes) == (6, 6, 30)
        assert list(file.skip(works)) == works[6:]


def test_an_output_that_lags_behind_its_journal_decides(tmp_path: Path, works: list[Work]) -> None:
    output = tmp_path / "out"
    begun(output, works)
    output.write_bytes(b"line\nline\nli")
    with ResumableFile(output, "run", True) as file:
        assert list(file.skip(works)) == works[2:]
    assert output.read_bytes() == b"line\nline\n"


@pytest.mark.parametrize("which", [1, 5])
def test_other_input_is_refused(tmp_path: Path, works: list[Work], which: int) -> None:
    begun(tmp_path / "out", works)
    if which == 1:
        (tmp_path / "1.yaml").write_text("changed")
    else:
        works[5] = Texts("many.yaml", ((5, b"changed"),))
    with (
        ResumableFile(tmp_path / "out", "run", True) as file,
        pytest.raises(UsageRefused) as caught,
    ):
        file.skip(works)
    assert caught.value.problems[0].code == "resume-other-input"


def test_another_run_is_refused(tmp_path: Path, works: list[Work]) -> None:
    begun(tmp_path / "out", works)
    before = (tmp_path / "out").read_bytes()
    with pytest.raises(UsageRefused) as caught:
        ResumableFile(tmp_path / "out", "another run", True)
    assert caught.value.problems[0].code == "resume-other-run"
    assert (tmp_path / "out").read_bytes() == before


def test_a_damaged_journal_is_refused(tmp_path: Path, works: list[Work]) -> None:
    begun(tmp_path / "out", works)
    (tmp_path / "out.resume").write_bytes(b"\x00\xff\n{\n")
    with pytest.raises(UsageRefused) as caught:
        ResumableFile(tmp_path / "out", "run", True)
    assert caught.value.problems[0].code == "resume-unreadable"


def test_a_line_that_was_cut_off_spoils_none_that_comes_after(
    tmp_path: Path, works: list[Work]
) -> None:
    output = tmp_path / "out"
    begun(output, works)
    with (tmp_path / "out.resume").open("ab") as journal:
        journal.write(b'{"works":7,"by')
    with ResumableFile(output, "run", True) as file:
        file.write(b"line\n", works[6], 1, 0)
    with ResumableFile(output, "run", True) as file:
        assert (file.point.works, list(file.skip(works))) == (7, works[7:])


def test_a_journal_of_which_only_the_beginning_was_written_is_begun_anew(
    tmp_path: Path, works: list[Work]
) -> None:
    for begin in (b"", b'"ru', b'"run"\n'):
        (tmp_path / "out.resume").write_bytes(begin)
        with ResumableFile(tmp_path / "out", "run", True) as file:
            file.write(b"line\n", works[0], 1, 0)
        assert (tmp_path / "out.resume").read_bytes().startswith(b'"run"\n{')


def test_the_journal_is_lines_that_a_person_can_read(tmp_path: Path, works: list[Work]) -> None:
    begun(tmp_path / "out", works)
    first, *points = (tmp_path / "out.resume").read_text().splitlines()
    assert json.loads(first) == "run"
    assert [set(json.loads(point)) for point in points] == [set(Point.__struct_fields__)] * 6


def test_what_is_no_ordinary_file_gets_no_journal(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "a.yaml"
    case.write_bytes(CASES[0])
    assert run("batch", case, "--format", "csv", "-o", "/dev/null").returncode == 0
    assert not Path("/dev/null.resume").exists()
