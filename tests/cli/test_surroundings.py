"""Whatever the environment and the streams: a documented exit code, and no bug."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.cli import console
from burgerkompas.extras import missing_library
from tests.helpers.paths import ROOT
from tests.helpers.slow import slow
from tests.helpers.terminal import Terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]

EXAMPLE = ROOT / "examples" / "zwerfvuil.yaml"
ODD = [
    *({"COLUMNS": text} for text in ("0", "-1", "x", "80.5", "1", "9" * 30, "9" * 5000)),
    *({"LINES": text} for text in ("0", "x")),
    *({"PYTHONIOENCODING": text} for text in ("ascii", "utf-16", "utf-7", "idna", "cp037")),
    {"PYTHONIOENCODING": "cp1252:strict"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"TERM": "no-such-term"}, {"TERM": ""}, {"HOME": ""}, {"HOME": "/dev/null"},
    {"XDG_CACHE_HOME": "relative", "XDG_STATE_HOME": "/proc/1/x"}, {"TERMINAL_WIDTH": "x"},
]  # fmt: skip


def surrounded(run: Run, how: dict[str, str]) -> None:
    calls = [
        (("report", EXAMPLE), 0), (("--help",), 0), (("batch", EXAMPLE), 0),
        (("report", "nope.yaml"), 4), (("nothing",), 2),
    ]  # fmt: skip
    for arguments, code in calls:
        done = run(*arguments, **how)
        assert done.returncode == code, (arguments, done.stderr)
        done.stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize("how", ODD, ids=lambda how: str(how)[:40])
def test_an_odd_environment_is_no_mistake(run: Run, how: dict[str, str]) -> None:
    surrounded(run, how)


@pytest.mark.slow
def test_odd_sizes_and_encodings_are_no_mistake(run: Run) -> None:
    surrounded(run, {"COLUMNS": "9" * 5000, "TERMINAL_WIDTH": "x", "PYTHONIOENCODING": "idna"})


@pytest.mark.parametrize("at_terminal", [True, False])
def test_a_mistake_is_wrapped_at_words_at_a_terminal_only_and_its_command_never(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, at_terminal: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: at_terminal)
    monkeypatch.setenv("COLUMNS", "40")
    refused = missing_library("--format docx", "python-docx", "word")
    command = str(refused.problems[0].values["command"])
    console.tell(refused, "nl")
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines) > 1) == at_terminal
    assert any(command in line for line in lines)
    assert not at_terminal or all(len(line) < 40 or line == command for line in lines)


@pytest.mark.parametrize("command", ["", *slow("batch", "questions check")])
def test_that_nobody_reads_the_help_is_no_mistake(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    called = [sys.executable, "-m", "burgerkompas", *command.split(), "--help"]
    done = subprocess.run(called, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_typed_may_be_anything(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "assess", "--plain", "a.yaml", encoding="ascii")
    terminal.until("deze casus?")
    terminal.type("Plein … é\n")
    terminal.until("welke plaats?")
    terminal.type("\x04")
    assert terminal.close() == 130
    assert "fout in het programma" not in terminal.seen


@pytest.mark.parametrize("command", ["list", "check", "test"])
def test_what_lies_in_the_current_folder_never_stands_in_for_what_is_shipped(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "burgerkompas").mkdir()
    done = call("questions", command)
    assert done.returncode == 0, done.stderr
    assert b"burgerkompas" in done.stdout
