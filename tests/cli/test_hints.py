"""Every command that the program prints can be pasted as it stands, and does what it promises."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from burgerkompas.cli import console, named_cases
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.interview import Session
from burgerkompas.texts import catalogue

FOLDER = "Anna's map $HOME; x"
QUESTIONS = f"{FOLDER}/vraag.yaml"
CASE = f"{FOLDER}/een  geval.yaml"
TABLE = f"{FOLDER}/-tabel 'q'.csv"
SHARED = ("--questions", QUESTIONS, "--lang", "en")
SINCE = ("--no-input", "--json")
CONTENT = """\
case: {name: Dinsdag}
answers: {ice: nee, rain: 0, wind: 1, luggage: 0, energy: 4}
story: Het was droog.
"""

HINTS: dict[str, tuple[tuple[str, ...], bytes]] = {
    "began": (("questions", "new", f"{FOLDER}/nieuw.yaml", "--lang", "en"), b""),
    "map-ids": (("batch", "--map-template", TABLE, "-o", "map.yaml", *SHARED), b""),
    "map-next": (("batch", "--map-template", TABLE, "-o", f"{FOLDER}/m p.yaml", *SHARED), b""),
    "unknown-columns": (("batch", TABLE, *SHARED), b""),
    "answers-missing": (("assess", "--no-input", "--answer", "ice=nee", *SHARED), b""),
    "no-case": (("report", *SHARED), b""),
    "more": (("batch", "--format", *SHARED[2:], *SHARED[:2], "--nope"), b""),
    "whole-report": (("practice", CASE, "--plain", *SHARED), b"\n1\n\n\n\n"),
    "how-to-go-on": (("assess", CASE, "--plain", *SHARED), b""),
    "not-saved": (("assess", CASE, "--plain", *SHARED), b""),
    "moved": (
        ("assess", "n.yaml", "--since", CASE, "--data", CASE, *SINCE, *SHARED),
        b"",
    ),
    "no-such-questionnaire": (("report", CASE, "--questions", "nope"), b""),
}
"""What prints each hint: the words of a call, and what is typed."""

OTHERS = {"missing-library", "bad-file", "not-opened", "save-text"}
"""Hints that no test can follow: an installation, and what a form tells somebody to fill in."""


@pytest.fixture
def here(tmp_path: Path, call: Callable, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a questionnaire, a case and a table under awkward names."""
    (tmp_path / FOLDER).mkdir()
    call("questions", "new", QUESTIONS)
    (tmp_path / CASE).write_text(CONTENT)
    columns = ["name", "ice", *(f"kolom {i}" for i in range(30))]
    (tmp_path / TABLE).write_text(",".join(columns) + "\nMaandag,nee" + ",x" * 30 + "\n")
    monkeypatch.setattr(console, "can_ask", lambda: True)
    return tmp_path


def test_every_text_with_a_command_is_tried_here() -> None:
    with_command = {
        key
        for texts in catalogue("en").values()
        for key, text in texts.items()
        if re.search(r"\{commands?\}|'?burgerkompas [a-z]", text)
    }
    assert with_command - OTHERS == set(HINTS)


@pytest.mark.parametrize("key", HINTS)
def test_a_hint_can_be_pasted(
    here: Path, call: Callable, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    if key == "no-case":
        monkeypatch.setattr(named_cases, "sys", SimpleNamespace(stdin=None, stdout=sys.stdout))
    if key == "not-saved":

        def full(*_: object) -> None:
            raise AnswersRefused([Problem("unwritable", Where(""), {"reason": "ENOSPC"})])

        monkeypatch.setattr(Session, "hold", full)
    words, typed = HINTS[key]
    done = call(*words, stdin=typed)
    told = (done.stdout + done.stderr).decode()
    if key == "map-ids":
        told = (here / "map.yaml").read_text()
    hints = re.findall(r"burgerkompas [a-z].*?(?='? (?:shows|laat)|$)", told, re.M)
    assert len(hints) == (3 if key == "began" else 1), told
    monkeypatch.setattr(console, "can_ask", lambda: False)
    for hint in hints:
        program, *pasted = shlex.split(hint)
        assert program == "burgerkompas"
        if SHARED[2] in words:
            assert pasted[-2:] == ["--lang", "en"]
        done = call(*pasted)
        told = (done.stdout + done.stderr).decode()
        if pasted[0] == "assess":
            # Without a terminal it goes no further than the files and options that it names.
            assert "no terminal" in told
        else:
            assert done.returncode in (0, 5), told
        if key not in ("more", "no-such-questionnaire", "began"):
            assert QUESTIONS in pasted
