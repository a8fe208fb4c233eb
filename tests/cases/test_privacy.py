"""What belongs to a person is noticed before it is shared; nothing is stopped by it."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from burgerkompas.cases import Case, CaseDecision
from burgerkompas.cases.privacy import find_personal_data
from tests.conftest import quiet_environment
from tests.helpers.system_calls import in_turn

Run = Callable[..., CompletedProcess[bytes]]


def codes(text: str) -> list[str]:
    return [problem.code for problem in find_personal_data(Case(name=text))]


@pytest.mark.parametrize("text", ["jan@example.org", "Mail Jan: j.de.vries+x@sub.example.co.uk."])
def test_an_address_is_noticed(text: str) -> None:
    assert codes(text) == ["private-email"]


@pytest.mark.parametrize(
    "text",
    [
        "06-12345678", "06 12 34 56 78", "0612345678", "06.12.34.56.78", "030-2345678",
        "(030) 234 56 78", "0512-345678", "+31612345678", "+31 6 1234 5678", "+31 (0)6 12345678",
        "0031 6 12345678", "bel 0612345678, na zessen",
    ],
)  # fmt: skip
def test_a_telephone_number_is_noticed(text: str) -> None:
    assert codes(text) == ["private-phone"]


@pytest.mark.parametrize("text", ["123456782", "1234.56.782", "1234 56 782", "BSN: 111222333."])
def test_a_number_that_passes_the_test_by_eleven_is_noticed(text: str) -> None:
    assert codes(text) == ["private-number"]


@pytest.mark.parametrize(
    "text",
    [
        "123456783", "000000000", "2026-11-24", "24-11-2026", "Utrecht 3511 AB 12", "1.500 huizen",
        "€ 123.456,78", "om 10:30 @ het buurthuis", "@buurt", "1234567821", "a@b", "0900",
    ],
)  # fmt: skip
def test_what_is_no_such_thing_is_left_alone(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["a" * 100_000, "@" * 100_000, "0" * 100_000, "1 " * 50_000])
def test_a_long_text_that_is_nearly_one_of_these_is_gone_through(text: str) -> None:
    assert codes(text) == []


def test_every_text_of_a_case_is_looked_at_and_its_place_is_told() -> None:
    it = "x@y.nl"
    case = Case(name=it, place=it, respondent=it, answers={"a": it, "b": 4, "c": ("d",)})
    decision = CaseDecision("monitor", why=it, by="one", done=it)
    told = Case(notes={"a": it}, decision=decision, story={"nl": it, "en": "one"}, file="f.yaml")
    assert [p.where.heading for p in find_personal_data(case)] == [
        "name",
        "place",
        "respondent",
        "answers: a",
    ]
    assert [str(p.where) for p in find_personal_data(told)] == [
        "f.yaml (notes: a)",
        "f.yaml (decision: why)",
        "f.yaml (decision: done)",
        "f.yaml (story: nl)",
    ]


CASE = """case: {name: Tuin}
answers: {middelen: 3}
notes: {middelen: Bel Jan op 0612345678}
story: Vraag het aan jan@example.org
"""


@pytest.mark.parametrize(
    "command",
    [
        ("report", "a.yaml", "-o", "out"),
        ("report", "a.yaml", "--format", "html"),
        ("compare", "a.yaml", "a.yaml", "--format", "markdown"),
        ("form", "a.yaml", "-o", "out"),
    ],
)
def test_who_shares_a_case_is_warned_and_not_stopped(
    tmp_path: Path, call: Run, command: tuple[str, ...]
) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    done = call(*command, "--lang", "en")
    told = done.stderr.decode()
    assert done.returncode == 0
    assert "a.yaml (notes: middelen): This looks like a phone number." in told
    assert "a.yaml (story): This looks like an email address." in told
    assert "0612345678" not in told
    assert b"telephone" not in call(*command, "--lang", "en", "--quiet").stderr


def test_who_only_looks_is_not_warned(tmp_path: Path, call: Run) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    assert call("report", "a.yaml").stderr == b""


@pytest.mark.parametrize("shape", ["terminal", "json", "markdown", "html"])
def test_a_report_without_notes_has_none_of_them(tmp_path: Path, call: Run, shape: str) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    with_notes = call("report", "a.yaml", "--format", shape)
    without = call("report", "a.yaml", "--format", shape, "--no-notes")
    assert (b"0612345678" in with_notes.stdout) == (shape != "json")
    assert b"0612345678" not in without.stdout
    assert b"jan@example.org" not in without.stdout
    assert without.stderr == b""


def test_a_comparison_without_notes_has_none_of_them(tmp_path: Path, call: Run) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    compared = call("compare", "a.yaml", "a.yaml", "--format", "html", "--no-notes")
    assert b"0612345678" not in compared.stdout
    assert compared.returncode == 0


@pytest.mark.slow
def test_what_is_written_is_for_its_owner_only(tmp_path: Path, call: Run) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    call("report", "a.yaml", "-o", "report.txt", XDG_CACHE_HOME="cache")
    call("batch", "a.yaml", "--format", "jsonl", "-o", "rows.jsonl")
    call("batch", "a.yaml", "--format", "html", "-o", "rows.html")
    call("form", "a.yaml", "-o", "form.html")
    written = [p for p in tmp_path.rglob("*") if p.is_file() and p.name != "a.yaml"]
    assert {"report.txt", "rows.jsonl", "rows.html", "form.html"} <= {p.name for p in written}
    assert any(p.suffix == ".msgpack" for p in written)
    assert [p.name for p in written if p.stat().st_mode & 0o077] == []


def test_a_file_that_is_there_keeps_its_mode_and_a_link_its_place(
    tmp_path: Path, call: Run
) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "shared.txt").touch()
    (tmp_path / "shared.txt").chmod(0o664)
    (tmp_path / "link.txt").symlink_to("shared.txt")
    assert call("report", "a.yaml", "-o", "link.txt").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert stat.S_IMODE((tmp_path / "shared.txt").stat().st_mode) == 0o664
    assert (tmp_path / "shared.txt").stat().st_size > 0


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path, call: Run) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "nowhere").symlink_to("/dev/null")
    assert call("report", "a.yaml", "-o", "nowhere").returncode == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert (tmp_path / "nowhere").is_symlink()


NO_NETWORK = """
import socket, sys
def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto")):
        sys.stderr.write(f"network: {event} in {sys.argv}")
        sys.stderr.flush()
        import os
        os._exit(99)
sys.addaudithook(refuse)
"""


COMMANDS = (
    ("report", "a.yaml", "--format", "html"),
    ("report", "a.yaml", "--json"),
    ("report", "a.yaml"),
    ("batch", "a.yaml", "--format", "jsonl", "--jobs", "2"),
    ("batch", "a.yaml", "--format", "html"),
    ("batch", "a.yaml", "--summary"),
    ("compare", "a.yaml", "a.yaml", "--format", "html"),
    ("form", "a.yaml"),
    ("questions", "check"),
    ("sql",),
    ("--help",),
    ("assess", "a.yaml", "--no-input"),
)


def without_network(code: str, folder: Path, cache: Path) -> CompletedProcess[bytes]:
    command = [sys.executable, "-c", NO_NETWORK + code]
    variables = quiet_environment(folder, cache)
    return subprocess.run(command, capture_output=True, cwd=folder, env=variables, check=False)


def test_no_command_asks_the_network_for_anything(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    done = without_network(in_turn(COMMANDS), tmp_path, cache)
    assert done.returncode == 0, done.stderr
    codes = [0] * (len(COMMANDS) - 1) + [4]
    assert done.stderr.decode().endswith(str(codes))


def test_the_refusal_of_the_network_works(tmp_path: Path, cache: Path) -> None:
    code = "socket.create_connection(('127.0.0.1', 9))"
    assert without_network(code, tmp_path, cache).returncode == 99


ROWS = """name,place,respondent,middelen
Tuin,Utrecht,professional,3
Bel Jan op 0612345678,Utrecht,jan@example.org,2
Speelplek,Buurt 1 2 3 4,bewoner,1
"""


@pytest.mark.parametrize(
    "given",
    [
        ("--format", "html"),
        ("--format", "csv", "-o", "out"),
        ("--format", "jsonl", "-o", "out"),
        ("--format", "parquet", "-o", "out"),
        ("--format", "csv", "-o", "out", "--engine", "polars"),
    ],
)
def test_who_shares_many_cases_is_told_in_how_many_and_where_the_first_are(
    tmp_path: Path, call: Run, given: tuple[str, ...]
) -> None:
    pytest.importorskip("polars")
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    done = call("batch", "a.csv", *given, "--lang", "en")
    assert done.returncode == 0, done.stderr
    count, phone, email, *_ = done.stderr.decode().splitlines()
    assert count == "Cases that may contain personal data: 1. The first:"
    assert phone.startswith("a.csv:3 (name): This looks like a phone number")
    assert email.startswith("a.csv:3 (respondent): This looks like an email address")
    assert b"0612345678" not in done.stderr
    if "-o" in given:
        assert b"Cases assessed: 3. Cases with errors: 0. Written to out." in done.stderr
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
    assert call("batch", "a.csv", *given, "--quiet").stderr == b""


@pytest.mark.parametrize("given", [("--format", "jsonl"), ("--format", "table"), ("--summary",)])
def test_what_is_only_looked_at_or_has_no_names_needs_no_warning(
    tmp_path: Path, call: Run, given: tuple[str, ...]
) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    assert b"personal" not in call("batch", "a.csv", *given, "--lang", "en").stderr


def test_in_a_file_of_many_cases_the_line_of_each_is_told(tmp_path: Path, call: Run) -> None:
    case = "case: {name: x@y.nl}\nanswers: {}\n"
    (tmp_path / "a.yaml").write_text(f"{case}---\n{case}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(f"- {case.replace(chr(10), chr(10) + '  ')}", encoding="utf-8")
    done = call("batch", "a.yaml", "b.yaml", "--format", "html", "--lang", "en")
    places = [line.split(" ")[0] for line in done.stderr.decode().splitlines()]
    assert places[1:4] == ["a.yaml:1", "a.yaml:4", "b.yaml:1"]


@pytest.mark.parametrize("shape", ["table", "jsonl", "csv", "xlsx", "parquet", "html"])
def test_every_file_that_batch_writes_is_for_its_owner_only(
    tmp_path: Path, call: Run, shape: str
) -> None:
    pytest.importorskip("polars")
    pytest.importorskip("xlsxwriter")
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    call("batch", "a.csv", "--format", shape, "-o", "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
