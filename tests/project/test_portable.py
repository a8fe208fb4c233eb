"""What would go wrong on Windows, as far as it can be imitated here."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import burgerkompas
from burgerkompas.cases import read_case
from burgerkompas.cli import main
from tests.conftest import quiet_environment
from tests.helpers.paths import ROOT
from tests.helpers.slow import slow
from tests.helpers.system_calls import in_turn

SRC = Path(burgerkompas.__file__).parent
EXAMPLE = ROOT / "examples" / "zwerfvuil.yaml"
QUESTIONS = burgerkompas.load_questions()
NOT_KNOWN = [
    f"--answer={name}=unknown"
    for name in QUESTIONS.question
    if name not in read_case(QUESTIONS, EXAMPLE).answers
]
POSIX_ONLY = {"fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
POSIX_ONLY_IN_OS = {"fork", "getuid", "geteuid", "getpgid", "killpg", "mkfifo", "setsid", "uname"}

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def guarded(tree: ast.Module) -> set[ast.AST]:
    """Return every node under a condition on the platform, or after a return under one."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        test = node if isinstance(node, ast.BoolOp) else getattr(node, "test", None)
        if test is not None and "sys.platform" in ast.unparse(test):
            found |= set(ast.walk(node))
        body = getattr(node, "body", None)
        for at, first in enumerate(body if isinstance(body, list) else []):
            if isinstance(first, ast.If) and "sys.platform" in ast.unparse(first.test):
                after = body[at + 1 :] if isinstance(first.body[-1], ast.Return) else []
                found |= {inner for one in after for inner in ast.walk(one)}
    return found


@pytest.mark.parametrize(
    "path", sorted(SRC.rglob("*.py")), ids=lambda p: p.relative_to(SRC).as_posix()
)
def test_what_windows_lacks_is_used_under_a_condition_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not any(name in text for name in POSIX_ONLY | POSIX_ONLY_IN_OS):
        return
    tree = ast.parse(text)
    safe = guarded(tree)
    for node in ast.walk(tree):
        if node in safe:
            continue
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & POSIX_ONLY
        elif isinstance(node, ast.ImportFrom):
            assert node.module not in POSIX_ONLY
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os":
            assert node.attr not in POSIX_ONLY_IN_OS


@pytest.fixture
def no_open_file_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be removed or replaced that this process has open, as Windows does."""

    def refuse_open(path: object) -> None:
        wanted = os.path.realpath(os.fspath(path))  # type: ignore[call-overload]
        for handle in os.listdir("/proc/self/fd"):
            try:
                if os.readlink(f"/proc/self/fd/{handle}") == wanted:
                    raise PermissionError(13, "in use", wanted)
            except FileNotFoundError:  # the handle of the list itself
                continue

    unlink, replace = os.unlink, os.replace

    def careful_unlink(path: str, **options: object) -> None:
        refuse_open(path)
        unlink(path, **options)  # type: ignore[arg-type]

    def careful_replace(source: str, target: str, **options: object) -> None:
        refuse_open(source)
        refuse_open(target)
        replace(source, target, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "unlink", careful_unlink)
    monkeypatch.setattr(os, "replace", careful_replace)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.usefixtures("no_open_file_goes")
@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["report", str(EXAMPLE), "--json"], "report.json"),
        (["batch", str(ROOT / "examples"), "--format", "jsonl", "--jobs", "1"], "batch.jsonl"),
        (["batch", str(ROOT / "examples"), "--format", "csv", "--jobs", "1"], "batch.csv"),
        (["form"], "form.html"),
        (["assess", "--no-input", "--data", str(EXAMPLE), *NOT_KNOWN, "case.yaml"], "case.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_no_file_is_removed_or_replaced_while_it_is_open(
    arguments: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setattr(sys, "argv", ["burgerkompas", *arguments, "-o", name])
    assert main.run() == 0
    assert (tmp_path / name).stat().st_size > 0


def test_no_file_is_opened_in_the_encoding_of_the_system(tmp_path: Path, cache: Path) -> None:
    strict = ["-X", "warn_default_encoding", "-W", "error::EncodingWarning"]
    commands = [
        ["report", str(EXAMPLE), "--json"],
        ["report", str(EXAMPLE), "--format", "html"],
        ["batch", str(ROOT / "examples"), "--format", "csv", "--jobs", "1"],
        ["compare", str(EXAMPLE), str(EXAMPLE)],
        ["questions", "check"],
        ["form"],
    ]
    done = subprocess.run(
        [sys.executable, *strict, "-c", in_turn(commands)],
        capture_output=True,
        cwd=tmp_path,
        env=quiet_environment(tmp_path, cache),
        check=False,
        encoding="utf-8",
    )
    assert done.stderr.endswith(str([0] * len(commands))), done.stderr


@pytest.mark.parametrize("encoding", ["cp850", *slow("cp437", "cp1252", "ascii")])
def test_a_console_of_windows_shows_the_report(tmp_path: Path, cache: Path, encoding: str) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    variables = quiet_environment(tmp_path, cache) | {"PYTHONIOENCODING": encoding}
    program = subprocess.Popen(
        [sys.executable, "-m", "burgerkompas", "report", "--full", str(EXAMPLE)],
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=variables,
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # so ends what a terminal shows
        while block := os.read(ours, 4096):
            shown += block
    os.close(ours)
    program.communicate()
    assert program.returncode == 0
    text = shown.decode(encoding)
    assert "Burgerkompas" in text
    assert "strategie" in text


@pytest.mark.parametrize(
    ("arguments", "system"),
    [
        (["--json"], {"PYTHONIOENCODING": "latin-1"}),
        (["--format", "html"], {"PYTHONIOENCODING": "ascii"}),
        (["--format", "markdown"], {"PYTHONIOENCODING": "utf-16"}),
        (["--json"], {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}),
    ],
    ids=str,
)
def test_what_is_no_terminal_gets_utf8(
    call: Run, run: Run, tmp_path: Path, arguments: list[str], system: dict[str, str]
) -> None:
    case = tmp_path / "case.yaml"
    text = EXAMPLE.read_text(encoding="utf-8").replace("Zwerfvuil", "Zwerfvüil", 1)
    case.write_text(text, encoding="utf-8")
    asked = ["report", case, *arguments]
    known = call(*asked).stdout
    assert "Zwerfvüil".encode() in known
    assert run(*asked, **system).stdout == known


@pytest.mark.parametrize("shell", ["bash", *slow("zsh", "fish")])
def test_the_tab_key_completes_commands(shell: str) -> None:
    words = "burgerkompas re"
    asked = {"_BURGERKOMPAS_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": "1"}
    asked |= {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    # The program is known to typer by the name it is started with.
    program = Path(sys.executable).with_name("burgerkompas")
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    done = subprocess.run(
        [program], env=os.environ | asked, capture_output=True, check=False, encoding="utf-8"
    )
    assert "report" in done.stdout
    assert "assess" not in done.stdout
