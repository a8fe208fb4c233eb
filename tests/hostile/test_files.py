"""What is read is a regular file that was asked for, and what is read is never written over."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.locks import locked
from tests.conftest import quiet_environment
from tests.helpers.slow import slow
from tests.helpers.system_calls import call_all

Run = Callable[..., subprocess.CompletedProcess[bytes]]

QUESTIONS = """format: burgerkompas/questions/1
id: small
version: 1.0.0
languages: [en]
title: Small
questions:
  - {id: hat, kind: choice, text: Which hat?, options: {cap: cap, none: none}, shown: true}
"""
WITH_PART = QUESTIONS.partition("questions:\n")[0] + "parts: [part]\n"
PART = "title: Part\n" + QUESTIONS[QUESTIONS.index("questions:\n") :]
TESTS = "tests:\n  - {name: one, answers: {hat: cap}, expect: {answered.known: 1}}\n"
CASE = "case: {name: a}\nanswers: {hat: cap}\n"
TABLE = "name,hat\na,cap\nb,none\n"
LABELS = "case,labeller,first,second,never\na,x,,,\n"

SECONDS = 600
MEMORY = 1_000_000_000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")


def _bound_memory() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.fixture
def bounded(tmp_path: Path, cache: Path) -> Run:
    """Return a function that runs the program in a process with little memory and time."""

    def runner(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "burgerkompas", *map(os.fspath, arguments)],  # type: ignore[call-overload]
            cwd=tmp_path,
            env=quiet_environment(tmp_path, cache),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            preexec_fn=_bound_memory,
            **{"stdin": subprocess.DEVNULL, **more},
        )

    return runner


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


ODD = {"pipe": _pipe, "endless": _endless, "huge": _huge}
CODES = {"pipe": "regular file", "endless": "regular file", "huge": "too large"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file of each kind that a command reads."""
    texts = {
        "small.yaml": QUESTIONS, "small.tests.yaml": TESTS, "a.yaml": CASE, "b.yaml": CASE,
        "t.csv": TABLE, "labels.csv": LABELS, "map.yaml": "columns: {}\n",
        "whole/whole.yaml": WITH_PART.replace("id: small", "id: whole"),
        "whole/part.yaml": PART,
        "whole/tests.yaml": TESTS,
        "cases/a.yaml": CASE,
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Return what every regular file in a folder and below it holds."""
    files = (path for path in folder.rglob("*") if path.is_file() and "home" not in path.parts)
    return {str(path): path.read_bytes() for path in files if path.stat().st_size < 1_000_000}


# -- reading ---------------------------------------------------------------------------------


def test_what_lies_beside_a_questionnaire_is_not_its_own(bounded: Run, folder: Path) -> None:
    for kind, make in ODD.items():
        make(folder / "whole" / f"{kind}.yaml")
    (folder / "whole" / os.fsdecode(b"\xff.yaml")).write_bytes(b"x")
    done = bounded("questions", "test", "whole")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_part_or_the_tests_of_a_questionnaire_must_be_a_file_of_bounded_size(
    folder: Path,
) -> None:
    calls = {}
    for kind, make in ODD.items():
        for name in ("part.yaml", "tests.yaml", "whole.yaml"):
            whole = folder / kind / name / "whole"
            shutil.copytree(folder / "whole", whole)
            (whole / name).unlink()
            make(whole / name)
            calls[f"{kind} {name}"] = ("questions", "test", whole)
    for called, done in call_all(calls, folder, "en", before=_bound_memory).items():
        assert done.code == 3, (called, done.stderr)
        told = (CODES[called.split()[0]], "not in the questionnaire's folder")
        assert any(text in done.stderr for text in told), called


def test_a_file_that_is_named_is_bounded_before_it_is_read(folder: Path) -> None:
    calls: dict[str, tuple[str, ...]] = {}
    for kind in ("endless", "huge"):
        odd = f"{kind}.yaml"
        ODD[kind](folder / odd)
        commands = [
            *(f"report {odd}", f"compare a.yaml {odd}", f"form {odd}"),
            *(f"assess {odd} --no-input", f"batch t.csv --map {odd}"),
        ]
        calls |= {command: (*command.split(), "--questions", "small.yaml") for command in commands}
        calls[f"questions {odd}"] = ("report", "a.yaml", "--questions", odd)
    for called, done in call_all(calls, folder, "en", before=_bound_memory).items():
        assert done.code in (3, 4), (called, done.stderr)
        assert CODES["endless" if "endless" in called else "huge"] in done.stderr, called


def test_what_is_found_in_a_folder_must_be_a_regular_file(bounded: Run, folder: Path) -> None:
    for kind in ("pipe", "endless"):
        for suffix in (".yaml", ".csv", ".jsonl"):
            ODD[kind](folder / "cases" / f"{kind}{suffix}")
    for path in ("cases", "cases/*"):
        done = bounded("batch", path, "--questions", "small.yaml", "--format", "jsonl")
        assert done.returncode == 5, done.stderr
        lines = done.stdout.splitlines()
        assert len(lines) == 7
        assert sum(b'"not-a-file"' in line for line in lines) == 6


def test_an_endless_table_is_no_table(folder: Path) -> None:
    calls = {}
    for suffix in (".csv", ".xlsx", ".parquet"):
        ODD["endless"](folder / f"endless{suffix}")
        for way in ("batch", "batch --map-template"):
            words = f"{way} endless{suffix} --questions small.yaml"
            calls[words] = words.split()
    for called, done in call_all(calls, folder, "en", before=_bound_memory).items():
        assert done.code == (4 if "--map-template" in called else 5), (called, done.stderr)
        assert CODES["endless"] in done.stderr + done.stdout, called


@pytest.mark.parametrize("command", [("report",), *slow(("batch",), ("batch", "t.csv", "--map"))])
def test_a_pipe_that_a_person_names_is_read(
    bounded: Run, folder: Path, command: tuple[str, ...]
) -> None:
    pipe = folder / "pipe.yaml"
    os.mkfifo(pipe)
    text = "columns: {}\n" if "--map" in command else CASE
    writer = threading.Thread(target=pipe.write_text, args=(text,), daemon=True)
    writer.start()
    done = bounded(*command, pipe, "--questions", "small.yaml")
    assert done.returncode == 0, done.stderr


def test_a_case_that_is_kept_is_no_pipe(bounded: Run, folder: Path) -> None:
    ODD["pipe"](folder / "odd.yaml")
    done = bounded("assess", "odd.yaml", "--no-input", "--questions", "small.yaml", "--lang", "en")
    assert done.returncode == 4
    assert CODES["pipe"] in done.stderr.decode()


NAME = os.fsdecode(b"b\xff")
"""A name that is no UTF-8."""


@pytest.mark.parametrize(
    "command",
    [
        "report X --json", "report X", "report X --format html", "report X --format markdown",
        "compare X a.yaml --json", "compare X a.yaml --format html", "compare X a.yaml",
        "batch X --format csv -o out", "batch X --format jsonl", "batch X --format html",
        "batch X --summary --json", "batch D --format jsonl", "batch X", "form X",
        "agree X a.yaml --json", "agree X a.yaml",
        "report a.yaml --questions Q", "report a.yaml --questions E",
        "questions check Q --json", "questions check Q", "questions show Q", "questions test Q",
        "questions test Q --json", "questions test Q --junit out", "questions diff Q Q --json",
        "questions diff Q Q a.yaml --json", "questions diff Q Q X --json", "questions check B",
        "questions check B --json", "report B --json", "batch B --format jsonl", "batch T",
        "batch T --map M --format jsonl", "batch --map-template T", "batch t.csv --map B",
        "assess N --no-input --answer hat=cap --data X -o O", "report X -o O", "report N",
        "sql --questions Q -o O", "sql --questions N", "questions new N", "practice N",
    ],
)  # fmt: skip
def test_a_name_that_is_no_utf8_is_a_name(call: Run, folder: Path, command: str) -> None:
    names = {
        "X": f"{NAME}.yaml", "Q": f"q{NAME}.yaml", "B": f"bad{NAME}.yaml", "T": f"{NAME}.csv",
        "M": f"m{NAME}.yaml", "O": f"out{NAME}", "N": f"new{NAME}.yaml", "D": f"d{NAME}",
        "E": f"e{NAME}",
    }  # fmt: skip
    texts = {"X": CASE, "Q": QUESTIONS, "B": "x: [", "T": TABLE, "M": "columns: {}\n"}
    for key, text in texts.items():
        (folder / names[key]).write_text(text, encoding="utf-8")
    (folder / f"q{NAME}.tests.yaml").write_text(TESTS, encoding="utf-8")
    (folder / names["D"]).mkdir()
    (folder / names["D"] / names["X"]).write_text(CASE, encoding="utf-8")
    (folder / names["E"]).mkdir()
    (folder / names["E"] / names["Q"]).write_text(QUESTIONS, encoding="utf-8")
    words = [names.get(word, word) for word in command.split()]
    if "--questions" not in words and words[0] != "questions":
        words += ["--questions", "small.yaml"]
    done = call(*words)
    assert done.returncode != 1, done.stderr
    done.stdout.decode()
    assert "\\x" not in done.stderr.decode()
    bad = {"B", "N"} & set(command.split()) and not command.startswith("assess")
    assert bool(done.returncode) == bool(bad), done.stderr


# -- writing ---------------------------------------------------------------------------------

WRITERS = [
    "report a.yaml -o a.yaml", "report a.yaml --json -o a.yaml",
    "report a.yaml -o small.yaml", "report a.yaml -o small.tests.yaml",
    "compare a.yaml b.yaml -o b.yaml", "form a.yaml -o a.yaml", "form --data a.yaml -o a.yaml",
    "assess --no-input --data a.yaml -o a.yaml", "assess a.yaml --no-input -o a.yaml",
    "assess a.yaml --no-input -o small.yaml",
    "sql -o small.yaml", "sql --questions whole -o whole/part.yaml",
    "sql --questions whole -o whole/whole.yaml", "sql --questions whole -o whole/tests.yaml",
    "batch . --format csv -o t.csv", "batch *.csv --format csv -o t.csv",
    "batch cases --format html -o cases/a.yaml", "batch cases --format jsonl -o cases/a.yaml",
    "batch cases --format table -o cases/a.yaml", "batch cases --format csv -o small.yaml",
    "batch cases --summary -o cases/a.yaml",
    "batch t.csv --map map.yaml --format csv -o map.yaml",
    "batch t.csv --engine polars --format csv -o t.csv",
    "batch --map-template t.csv -o t.csv", "agree a.yaml b.yaml -o b.yaml", "agree . -o b.yaml",
    "questions check whole -o whole/part.yaml", "questions check whole -o whole/whole.yaml",
    "questions check small.yaml -o small.yaml", "questions check small.yaml -o small.tests.yaml",
    "questions check small.yaml --cases cases -o cases/a.yaml",
    "questions test small.yaml --junit small.tests.yaml",
    "questions test small.yaml --junit small.yaml", "questions test small.yaml -o small.tests.yaml",
    "questions test whole --junit whole/tests.yaml", "questions test whole -o whole/part.yaml",
    "questions show whole -o whole/part.yaml", "questions show small.yaml -o small.yaml",
    "questions diff small.yaml whole -o whole/part.yaml",
    "questions diff small.yaml whole a.yaml -o a.yaml",
    "questions validate cases --labels labels.csv -o labels.csv",
]  # fmt: skip


@pytest.mark.parametrize("link", [False, True], ids=["as it is", "by a second name"])
@pytest.mark.parametrize("command", WRITERS)
def test_nothing_that_is_read_is_written_over(
    call: Run, folder: Path, command: str, link: bool
) -> None:
    words = command.split()
    if link:
        (folder / "second").hardlink_to(folder / words[-1])
        words[-1] = "second"
    before = contents(folder)
    if words[0] != "questions" and "--questions" not in words:
        words += ["--questions", "small.yaml"]
    done = call(*words, "--lang", "en")
    assert done.returncode == 2, done.stderr
    assert b"is also read" in done.stderr
    assert contents(folder) == before


def test_what_goes_to_stdout_is_not_added_to_what_is_read(bounded: Run, folder: Path) -> None:
    before = contents(folder)
    with (folder / "a.yaml").open("ab") as stdout:
        command = ["report", "a.yaml", "--questions", "small.yaml"]
        done = subprocess.run(
            [sys.executable, "-m", "burgerkompas", *command],
            cwd=folder, stdout=stdout, stderr=subprocess.PIPE, check=False, timeout=SECONDS,
        )  # fmt: skip
    assert done.returncode == 2
    assert contents(folder) == before


@pytest.mark.parametrize(
    "command",
    [
        "report a.yaml -o out", "batch cases --format jsonl -o out",
        "batch cases --format html -o out", "questions test small.yaml --junit out",
        "sql -o out", "questions show small.yaml -o out",
    ],
)  # fmt: skip
def test_of_two_runs_to_one_output_the_second_is_refused(
    call: Run, folder: Path, command: str
) -> None:
    words = command.split()
    own = [] if words[0] == "questions" else ["--questions", "small.yaml"]
    (folder / "out").write_text("old", encoding="utf-8")
    with locked(folder / "out"):
        done = call(*words, *own, "--lang", "en")
    assert done.returncode == 2, done.stderr
    assert b"in use" in done.stderr
    assert (folder / "out").read_text(encoding="utf-8") == "old"
    assert not (folder / ".out.lock").exists()


def test_one_run_has_a_file_for_each_product(call: Run, folder: Path) -> None:
    done = call("questions", "test", "small.yaml", "-o", "out", "--junit", "out", "--lang", "en")
    assert done.returncode == 2, done.stderr
    assert b"this same file" in done.stderr
    assert not (folder / "out").exists()


@pytest.mark.parametrize("name", [".out.lock", ".a.yaml.lock"])
@pytest.mark.parametrize("kind", ["link", "text"])
def test_what_has_the_name_of_a_lock_is_never_written_to(
    call: Run, folder: Path, name: str, kind: str
) -> None:
    precious = folder / "precious" if kind == "link" else folder / name
    precious.write_text("alias ll='ls -l'\n", encoding="utf-8")
    if kind == "link":
        (folder / name).symlink_to(precious)
    own = ("--questions", "small.yaml")
    if name == ".out.lock":
        done = call("batch", "cases", "--format", "csv", "-o", "out", *own)
    else:
        done = call("assess", "a.yaml", "--no-input", *own)
    assert done.returncode == 2
    assert name.encode() in done.stderr
    assert precious.read_text(encoding="utf-8") == "alias ll='ls -l'\n"
    assert os.path.lexists(folder / name)


def test_what_a_killed_run_left_beside_its_output_is_removed(call: Run, folder: Path) -> None:
    left = folder / ".out.abcd1234.burgerkompas"
    left.touch()
    done = call("report", "a.yaml", "--questions", "small.yaml", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert not left.exists()


def test_a_link_that_leads_nowhere_is_not_where_a_questionnaire_begins(
    call: Run, folder: Path
) -> None:
    (folder / "new.yaml").symlink_to(folder / "elsewhere")
    done = call("questions", "new", "new.yaml")
    assert done.returncode == 2, done.stderr
    assert not (folder / "elsewhere").exists()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("report nope.yaml", 4),
        ("report loop.yaml", 4),
        ("assess new.yaml --since loop.yaml --no-input", 4),
        ("assess loop.yaml --no-input", 4),
        ("assess loop.yaml --since a.yaml --no-input", 4),
        ("compare loop.yaml a.yaml", 4),
        ("compare a.yaml a.yaml --agree loop.yaml --no-input", 4),
        ("report a.yaml -o loop.yaml", 2),
        ("questions check loop.yaml", 3),
        ("questions new loop.yaml", 2),
    ],
)
def test_a_link_that_leads_to_itself_is_refused(
    call: Run, folder: Path, command: str, code: int
) -> None:
    (folder / "loop.yaml").symlink_to("loop.yaml")
    own = () if command.startswith("questions") else ("--questions", "small.yaml")
    done = call(*command.split(), *own)
    assert done.returncode == code, done.stderr
    assert (folder / "loop.yaml").is_symlink()
