"""What many tests need: the shipped questionnaire, the real cases, a quiet home."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from burgerkompas.cli import main
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.components import require

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


# However busy the machine, and whoever runs the tests: the same examples, and none too slow.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


@pytest.fixture(scope="session")
def shipped() -> Questionnaire:
    return load(home() / "burgerkompas")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the program keeps the questionnaires it has checked, so that it does so once."""
    return tmp_path_factory.mktemp("cache")


def quiet_environment(folder: Path, cache: Path) -> dict[str, str]:
    """Return the environment of a program that knows nothing of who runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BURGERKOMPAS", "XDG"))}
    kept |= {"HOME": str(folder / "home"), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    return kept | {"XDG_CACHE_HOME": str(cache)}


@pytest.fixture
def call(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the program as ``run`` does, but in this process, so sooner.

    Its help and its words for a wrong call are in the language of this process.
    """
    monkeypatch.chdir(tmp_path)

    def caller(
        *arguments: object, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        command = ["burgerkompas", *map(str, arguments)]
        streams = [TextIOWrapper(BytesIO(data), "utf-8") for data in (stdin, b"", b"")]
        variables = quiet_environment(tmp_path, cache) | environment
        named = dict(zip(("stdin", "stdout", "stderr"), streams, strict=True))
        with (
            patch.dict(os.environ, variables, clear=True),
            patch.multiple(sys, argv=command, **named),
        ):
            code = main.run()
        _, out, err = (stream.flush() or stream.buffer.getvalue() for stream in streams)
        return subprocess.CompletedProcess(command, code, out, err)

    return caller


@pytest.fixture
def run(tmp_path: Path, cache: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the program in a process of its own, with an empty home."""

    def runner(
        *arguments: object, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        variables = quiet_environment(tmp_path, cache)
        if "PYTHONPATH" in environment:
            # The program's own place, where it is not installed, stays known.
            paths = (environment["PYTHONPATH"], variables.get("PYTHONPATH", ""))
            environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        return subprocess.run(
            [sys.executable, "-m", "burgerkompas", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=variables | environment,
            cwd=tmp_path,
            timeout=600,
            check=False,
        )

    return runner


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the system, without a network."""
    require(programs=("chromium",), packages=("playwright",))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        flags += ["--disable-component-update", "--disable-sync", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a file in Chromium; takes what ``new_context`` takes.

    In the end the page must have asked for nothing else and have written nothing to the console.
    """
    contexts, told, asked = [], [], []

    def opener(path: Path, **options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(600_000)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opener
    for context in contexts:
        context.close()
    assert told == []
    assert all(url.startswith(("file:", "blob:", "data:")) for url in asked), asked
    assert sum(url.startswith("file:") for url in asked) == len(contexts), asked
