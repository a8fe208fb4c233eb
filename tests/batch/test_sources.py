"""No file is written that is read, and none is read while it is written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.components import require

Run = Callable[..., subprocess.CompletedProcess[bytes]]

CASE = "case: {name: a}\nanswers: {middelen: 2}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "a.yaml").write_text(CASE)
    return folder


def test_what_is_written_into_a_folder_that_is_read_is_not_read_back(
    call: Run, folder: Path
) -> None:
    output = folder / "out.jsonl"
    done = call("batch", folder, "--format", "jsonl", "-o", output)
    assert done.returncode == 0, done.stderr
    assert output.read_bytes().count(b"\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "out.jsonl"]


@pytest.mark.parametrize("paths", [["cases"], ["cases/*.jsonl"], ["cases/a.yaml", "again.jsonl"]])
def test_a_file_that_is_read_is_never_written_over_however_it_is_found(
    call: Run, folder: Path, paths: list[str]
) -> None:
    output = folder / "out.jsonl"
    output.write_text("old")
    os.link(output, folder.parent / "again.jsonl")
    done = call("batch", *paths, "--format", "jsonl", "-o", output)
    assert done.returncode == 2
    assert "Dit bestand wordt ook gelezen" in done.stderr.decode()
    assert output.read_text() == "old"


def test_the_file_that_stdout_goes_to_is_not_read_either(folder: Path) -> None:
    command = [sys.executable, "-m", "burgerkompas", "batch", "cases", "--format", "jsonl"]
    with (folder / "out.jsonl").open("wb") as stdout:
        done = subprocess.run(
            command, stdout=stdout, stderr=subprocess.PIPE, cwd=folder.parent, check=False
        )
    assert done.returncode == 2
    assert "out.jsonl: Dit bestand wordt ook gelezen" in done.stderr.decode()


def test_a_run_that_fails_leaves_the_old_file_as_it_was(run: Run, folder: Path) -> None:
    output = folder.parent / "out.jsonl"
    output.write_text("old")
    (folder / "b.xlsx").write_text("x")
    (folder / "hidden").mkdir()
    (folder / "hidden" / "python_calamine.py").write_text("raise ImportError")
    path = os.pathsep.join([str(folder / "hidden"), os.environ.get("PYTHONPATH", "")])
    done = run("batch", folder, "--format", "jsonl", "-o", output, PYTHONPATH=path)
    assert done.returncode == 2, done.stderr
    assert output.read_text() == "old"
    assert sorted(path.name for path in folder.parent.iterdir() if path.is_file()) == ["out.jsonl"]


@pytest.mark.parametrize("given", [["-o", "out.csv"], ["--summary", "-o", "out.json"]])
def test_a_run_without_any_result_leaves_the_old_file_as_it_was(
    call: Run, tmp_path: Path, given: list[str]
) -> None:
    output = tmp_path / given[-1]
    done = call("batch", "nope.csv", *given)
    assert done.returncode == 5
    new = output.read_bytes()
    output.write_text("old")
    done = call("batch", "nope.csv", *given)
    assert done.returncode == 5
    assert output.read_text() == "old"
    said = done.stderr.decode()
    assert "nope.csv: Dit bestand is er niet" in said
    assert f"{output.name} is gebleven zoals het was" in said
    (tmp_path / "one.yaml").write_text(CASE)
    assert call("batch", "nope.csv", "one.yaml", *given).returncode == 5
    assert output.read_bytes() not in (b"old", new)


@pytest.mark.parametrize("content", ["name,middelen\n", "name,middelen\na,wrong\n"])
def test_a_table_scored_whole_without_any_result_leaves_it_too(
    call: Run, tmp_path: Path, content: str
) -> None:
    require(packages=("polars",))
    (tmp_path / "t.csv").write_text(content)
    (tmp_path / "out.csv").write_text("old")
    done = call("batch", "t.csv", "--engine", "polars", "-o", "out.csv")
    assert done.returncode == (5 if "wrong" in content else 0)
    assert (tmp_path / "out.csv").read_text() == "old"
    assert "out.csv is gebleven zoals het was" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_run_that_is_interrupted_leaves_the_old_file_as_it_was(folder: Path) -> None:
    output = folder / "out.jsonl"
    output.write_text("old")
    command = [sys.executable, "-m", "burgerkompas", "batch", "-", "--format", "jsonl"]
    program = subprocess.Popen(
        [*command, "-o", str(output)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs these tests in the background lets them ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert program.stdin is not None
    program.stdin.write(CASE.encode() + b"---\n")
    program.stdin.flush()
    while not list(folder.glob(".out.jsonl.*.burgerkompas")):  # what is written
        assert program.poll() is None
        time.sleep(0.02)
    program.send_signal(signal.SIGINT)
    program.communicate()
    assert program.returncode == 130
    assert output.read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "out.jsonl"]
