"""What many tests need: the shipped questionnaire, the real cases, a quiet home."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.instrument.catalog import home
from burgerkompas.instrument.loader import load
from burgerkompas.instrument.model import Instrument

HERE = Path(__file__).parent
CASES = HERE / "cases"


@pytest.fixture(scope="session")
def shipped() -> Instrument:
    return load(home() / "burgerkompas")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the program in a process of its own, with an empty home."""

    def runner(
        *arguments: object, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("BURGERKOMPAS", "XDG"))}
        kept |= {"HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
        return subprocess.run(
            [sys.executable, "-m", "burgerkompas", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=kept | environment,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return runner
