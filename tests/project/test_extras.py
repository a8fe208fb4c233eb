"""What is missing is added in the way in which the program was installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from burgerkompas import extras
from burgerkompas.extras import install_command


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/jan/.local/share/uv/tools/burgerkompas", "uv pip install --python PREFIX docx"),
        ("/home/jan/.local/share/pipx/venvs/burgerkompas", "pipx inject burgerkompas docx"),
        ("/home/jan/kompas", "PYTHON -m pip install docx"),
    ],
)
def test_the_line_fits_the_way_in(
    monkeypatch: pytest.MonkeyPatch, prefix: str, command: str
) -> None:
    monkeypatch.setattr(sys, "prefix", prefix)
    monkeypatch.setattr(extras, "find_spec", lambda name: name)
    wanted = command.replace("PREFIX", prefix).replace("PYTHON", sys.executable)
    assert install_command(["docx"]) == wanted.split(" ")


def test_an_environment_without_pip_is_served_by_another_pip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "prefix", "/srv/kompas")
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    python, *rest = install_command(["docx"])
    assert Path(python).is_file()
    assert not Path(python).is_relative_to(sys.prefix)
    assert rest == ["-m", "pip", "--python", sys.executable, "install", "docx"]
