"""How the program is called: help, and a wrong call, in the user's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

COMMANDS = (
    [], ["assess"], ["report"], ["batch"], ["practice"], ["form"], ["compare"], ["sql"],
    ["questions"], ["questions", "list"], ["questions", "show"], ["questions", "check"],
    ["questions", "diff"], ["agree"], ["agenda"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_dutch_to_the_last_word(call, command: list[str]) -> None:
    text = call(*command, "--help").stdout.decode()
    assert "Gebruik: " in text
    assert "Toon deze uitleg." in text
    english = r"Usage|Options|Commands|Arguments|Show|Install|exit\b|default|required"
    assert not re.search(rf"{english}|OPTIONS|COMMAND|ARGS", text)


@pytest.mark.parametrize(
    "words",
    [
        *("report {} -o {}", "report other.yaml {} -o {}", "batch {} -o ./{} --format csv"),
        *("batch other.yaml --map {} -o {}", "compare other.yaml {} -o {}", "form {} -o {}"),
        *("form --data {} -o {}", "assess --no-input {} -o {}", "questions diff {} {} -o {}"),
        *("questions test {} --junit {}", "questions show {} -o {}", "--questions {} form -o {}"),
    ],
)
def test_what_is_read_is_not_written_over(call, tmp_path: Path, words: str) -> None:
    (tmp_path / "case.yaml").write_text("whatever it is")
    done = call(*words.replace("{}", "case.yaml").split())
    assert done.returncode == 2
    assert "case.yaml: Dit bestand wordt ook gelezen, en zou verloren gaan." in done.stderr.decode()
    assert (tmp_path / "case.yaml").read_text() == "whatever it is"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["asses"], "Er is geen opdracht asses. Bedoel je assess?"),
        (["xyzzy"], "Er is geen opdracht xyzzy."),
        (["help"], "Er is geen opdracht help. Bedoel je --help?"),
        (["report", "--html"], "Er is geen optie --html. Bedoel je --format html?"),
        (["report", "--word"], "Er is geen optie --word. Bedoel je --format docx?"),
        (["practice", "--html"], "Er is geen optie --html. Bedoel je --help?"),
        (["report", "--fromat", "html"], "Er is geen optie --fromat. Bedoel je --for, --format?"),
        (["report", "--xyzzy"], "Er is geen optie --xyzzy."),
        (["batch", "--map"], "Na --map moet nog iets komen."),
        (["report", "--json=1"], "Bij --json hoort geen waarde."),
        (["batch", "--jobs", "veel", "."], "Na --jobs hoort een heel getal."),
        (["sql", "a", "b"], "Dit is te veel: a b."),
        (["questions", "new"], "Hier hoort nog iets achter: FILE|FOLDER"),
    ],
)
def test_a_wrong_call_is_told_in_dutch_with_what_was_probably_meant(
    call, arguments: list[str], told: str
) -> None:
    done = call(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[0] == told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "--format", "Word"], "'Word' kan hier niet. Kies uit: terminal, json, markdown,"
        " html, docx. Bedoel je 'docx'?"),
        (["report", "-o", "r.doc"], "'.doc' kan hier niet. Kies uit: .txt, .json, .md, .html,"
        " .docx. Bedoel je '.docx'?"),
        (["report", "-o", "r.pdf"], "'.pdf' kan hier niet. Kies html, open die pagina en druk haar"
        " af als pdf."),
        (["batch", "--format", "excel", "."], "'excel' kan hier niet. Kies uit: table, jsonl, csv,"
        " xlsx, parquet, html. Bedoel je 'xlsx'?"),
    ],
)  # fmt: skip
def test_a_format_by_its_everyday_name_is_told_by_ours(
    call, arguments: list[str], told: str
) -> None:
    done = call(*arguments)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0].endswith(f": {told}")


def test_a_wrong_call_says_where_to_read_how_it_is_called(run) -> None:
    done = run("report", "--lang", "en", "--fromat", "html")
    first, second = done.stderr.decode().splitlines()
    assert first == "No such option: --fromat. Did you mean --for, --format?"
    assert second.startswith("Help: ")
    assert second.endswith("burgerkompas report --help --lang en")


@pytest.mark.parametrize("rest", [["nonsense"], ["list", "--nonsense"], ["lst"]])
def test_the_help_that_a_wrong_call_names_is_shown(run, rest: list[str]) -> None:
    done = run("questions", *rest, "--lang", "en")
    assert done.returncode == 2
    command = done.stderr.decode().splitlines()[-1].removeprefix("Help: ").split()
    shown = run(*command[1:])
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "Usage:" in shown.stdout.decode()


def test_the_group_of_commands_takes_the_options_of_every_command(run) -> None:
    listed = run("questions", "list", "--lang", "en").stdout
    assert run("questions", "--lang", "en", "list", BURGERKOMPAS_LANG="nl").stdout == listed
    done = run("questions", "--lang", "en")
    assert (done.returncode, done.stderr) == (2, b"")
    assert "List the included questionnaires." in done.stdout.decode()


def test_a_control_character_in_a_wrong_call_has_no_power(call) -> None:
    assert b"\x1b" not in call("\x1b[31mred").stderr


@pytest.mark.parametrize(
    "words",
    [
        *("report --lang nl --lang en", "--lang nl report --lang=en", "report -o a -o b"),
        *("batch --format csv --format csv", "--questions a batch --questions b"),
        "questions test --junit a --junit b",
    ],
)
def test_an_option_with_two_values_is_refused(call, words: str) -> None:
    done = call(*words.split())
    assert done.returncode == 2
    assert "twee keer" in done.stderr.decode()


def test_what_may_be_said_more_than_once_may(call, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case: {name: a}\nanswers: {}\n")
    assert call("report", "case.yaml", "--json", "--json", "--quiet", "--quiet").returncode == 0
    answers = ("--answer", "middelen=2", "--answer", "doelen=natuur")
    assert b"name" in call("assess", "--no-input", *answers).stderr


def test_two_answers_to_one_question_are_refused(call) -> None:
    for first, second in (("1", "2"), ("2", "2"), ("unknown", "2")):
        answers = ("--answer", f"middelen={first}", "--answer", f"middelen={second}")
        done = call("assess", "--no-input", *answers)
        assert done.returncode == 4
        assert "'middelen' krijgt hier twee antwoorden" in done.stderr.decode()
