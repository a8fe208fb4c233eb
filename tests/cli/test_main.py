"""The command line: what goes where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from burgerkompas import __version__
from burgerkompas.cases import read_case
from burgerkompas.cli import main as main_module
from burgerkompas.cli.main import app
from burgerkompas.interview import flow
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES
from tests.helpers.slow import slow

ORANJE = CASES / "oranje.yaml"
KEYS = [
    "schema", "tool", "questions", "language", "case", "answered", "dimensions", "classifications",
    "success_factors", "gates", "outcome", "strategy", "roles", "participation", "changes",
    "ask_next", "sources",
]  # fmt: skip
STRATEGY_KEYS = [
    "id", "label", "basis", "decided_by", "clear", "tie", "runner_up", "margin", "provisional",
    "settled", "possible", "ranking", "because", "against", "duties", "cautions", "first_step",
    "ask_the_group", "look_again", "look_again_on", "runner_up_because", "find_out_first",
    "decides_between", "decides_alone", "own_view", "evidence", "reminders", "robust",
]  # fmt: skip


def test_json_has_the_keys_of_the_contract_in_their_order_and_the_same_bytes_twice(call) -> None:
    first, second = call("report", "--json", ORANJE), call("report", "--json", ORANJE)
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert first.stderr == b""
    data = json.loads(first.stdout)
    assert list(data) == KEYS
    assert list(data["strategy"]) == STRATEGY_KEYS
    assert data["schema"] == "burgerkompas/report/1"
    assert data["strategy"]["id"] == "inform"
    assert data["strategy"]["possible"] == ["inform"]


def test_several_cases_are_an_array_in_their_order(call) -> None:
    done = call("report", "--json", ORANJE, CASES / "zwerfvuil-piershil.yaml")
    assert [d["strategy"]["id"] for d in json.loads(done.stdout)] == ["inform", "monitor"]


def test_a_case_is_read_from_stdin(call) -> None:
    for arguments in (["report", "--json", "-"], ["report", "--json"]):
        done = call(*arguments, stdin=ORANJE.read_bytes())
        assert json.loads(done.stdout)["case"]["file"] == "<stdin>"


@pytest.mark.parametrize(
    ("command", "code"),
    [("report", 4), ("batch", 5), pytest.param("compare -", 4, marks=pytest.mark.slow)],
)
def test_a_stdin_that_is_closed_is_told_to_be(command: str, code: int) -> None:
    shell = f'exec "{sys.executable}" -m burgerkompas {command} - <&-'
    done = subprocess.run(["sh", "-c", shell], capture_output=True, check=False)
    assert done.returncode == code
    told = b"<stdin>: Dit bestand kan niet gelezen worden (het staat niet open).\n"
    assert told in done.stdout + done.stderr


def test_the_report_can_go_to_a_file(call, tmp_path: Path) -> None:
    done = call("report", "--json", ORANJE, "-o", tmp_path / "r.json")
    assert done.stdout == b""
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["outcome"] == "advice"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["report", "none.yaml"], 4),
        (["report", "."], 4),
        (["report", "--questions", "nowhere", str(ORANJE)], 3),
        (["report", "--format", "pdf", str(ORANJE)], 2),
        (["report", "--json", "--format", "terminal", str(ORANJE)], 2),
        (["report", "--lang", "de", str(ORANJE)], 2),
        (["report", "--nonsense"], 2),
        (["nonsense"], 2),
        ([], 2),
        (["assess"], 4),
        (["assess", "--no-input"], 4),
        (["assess", "--no-input", "--answer", "middelen=9"], 4),
        (["assess", "--no-input", "--answer", "middelen"], 4),
        (["batch", "none.yaml"], 5),
        (["batch", str(CASES)], 0),
        (["questions", "list"], 0),
        (["questions", "show", "burgerkompas"], 0),
        (["questions", "show", "burgerkompa"], 3),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_every_way_to_end_has_its_exit_code_and_no_traceback(call, arguments, code: int) -> None:
    done = call(*arguments)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr + done.stdout
    if code in (3, 4):
        assert done.stdout == b""
        assert done.stderr


def test_problems_are_told_in_the_language_asked_for_with_a_hint(call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("case: {name: x}\nanswers:\n  acuut_gevaar: no\n", encoding="utf-8")
    dutch, english = call("report", bad).stderr.decode(), call("report", bad, "--lang", "en").stderr
    assert f"{bad}:3:17: 'no' is geen antwoord" in dutch
    assert "Bedoel je 'nee'?" in dutch
    assert b"Did you mean 'nee'?" in english


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (["batch", CASES], "cp1252"),
        (["--help"], "ascii"),
        pytest.param(["report", ORANJE], "ascii", marks=pytest.mark.slow),
    ],
)
def test_any_stream_will_do(run, arguments, encoding: str) -> None:
    done = run(*arguments, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    done.stderr.decode(encoding)


def test_no_input_scores_what_is_given_and_saves_nothing(
    shipped: Questionnaire, call, tmp_path: Path
) -> None:
    done = call("assess", "--no-input", "--data", ORANJE, "--json")
    assert done.returncode == 4
    assert "bekendheid" in done.stderr.decode()
    given = json.loads(call("report", "--json", ORANJE).stdout)
    answers = read_case(shipped, ORANJE).answers
    missing = [name for name in flow.route(shipped, answers) if name not in answers]
    rest = [part for name in missing for part in ("--answer", f"{name}=unknown")]
    done = call("assess", "--no-input", "--data", ORANJE, *rest, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["strategy"]["id"] == given["strategy"]["id"]
    assert not list(tmp_path.glob("*.yaml"))


def test_a_report_imports_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['burgerkompas', 'report', '--json', sys.argv[1]]\n"
        "from burgerkompas.cli.main import run\n"
        "run()\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(ORANJE)]
    # The first start checks the questionnaire and keeps a copy, in a cache of its own.
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run(command, capture_output=True, check=True, env=env)
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=env)
    loaded = set(done.stderr.split())
    for module in ("questionary", "prompt_toolkit", "rich.table", "rich.console", "jinja2"):
        assert module not in loaded, module
    for room in ("interview", "batch", "report.to_terminal", "texts.problems"):
        assert f"burgerkompas.{room}" not in loaded, room
    own = sorted(name for name in loaded if name.partition(".")[0] == "burgerkompas")
    assert len(own) <= 66, own


def test_an_interrupt_while_a_refusal_is_told_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    codes: list[int] = []
    monkeypatch.setattr(sys, "argv", ["burgerkompas", "report", "--nonsense"])
    monkeypatch.setattr(main_module.console, "notice", interrupted)
    monkeypatch.setattr(main_module.os, "_exit", codes.append)
    main_module.main()
    assert codes == [130]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("arguments", [["batch", "--format", "jsonl"], *slow(["report"])])
def test_whoever_reads_no_further_is_no_mistake(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "burgerkompas", *arguments, str(ORANJE)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


COMMANDS = [*["assess", "report", "batch", "compare", "practice", "form", "sql"]]
COMMANDS += [f"questions {name}" for name in ["list", "show", "check", "test", "new"]]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_says_the_version(command: str) -> None:
    done = CliRunner().invoke(app, [*command.split(), "--version"])
    assert (done.exit_code, done.stdout) == (0, f"burgerkompas {__version__}\n")


def test_a_language_before_the_command_is_the_commands(call) -> None:
    before = call("--lang", "en", "report", ORANJE, BURGERKOMPAS_LANG="nl")
    assert before.stdout == call("report", "--lang", "en", ORANJE).stdout


@pytest.mark.parametrize("command", ["list", "check", "test"])
def test_authors_too_are_told_which_languages_there_are(call, command: str) -> None:
    done = call("questions", command, "--lang", "fy")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--lang: 'fy'" in done.stderr


def test_what_is_for_every_command_may_stand_before_it(call, tmp_path: Path) -> None:
    case = tmp_path / "x.yaml"
    case.write_text("case: {name: x@y.nl}\nanswers: {}\n", encoding="utf-8")
    given = ("report", case, "--format", "html", "-o", tmp_path / "out.html")
    assert b"x.yaml (name)" in call(*given).stderr
    assert call("--quiet", *given).stderr == b""
    other = call("--questions", "clear", "--lang", "en", "report", case, "--json")
    assert json.loads(other.stdout)["questions"]["id"] == "clear"
    assert call("--questions", "nope", "report", case).returncode == 3
    # A group of commands is called as an option is.
    assert call("--questions", "clear", "questions", "list").returncode == 0


def test_without_a_command_or_a_terminal_the_help_is_shown(call) -> None:
    done = call()
    assert done.returncode == 2
    assert "Gebruik: " in done.stdout.decode()
    assert "{" not in done.stdout.decode()
