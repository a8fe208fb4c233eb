"""What is built holds all that it needs, and what is tested is what stands in the checkout."""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

import burgerkompas
from burgerkompas.cases import store
from burgerkompas.questionnaire.catalog import home
from tests.helpers.paths import ROOT

PARTS = (".html", ".css", ".js", ".ini", ".json")
"""What pages and texts are made of; it lies in the package beside the code."""
PACKAGE = Path(burgerkompas.__file__).parent


def contents(folder: Path, suffix: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(f"*{suffix}"))
    }


def test_the_code_under_test_is_that_of_the_checkout() -> None:
    hint = "the installed package is another than the checkout: install it again"
    for suffix in (".py", *PARTS):
        assert contents(PACKAGE, suffix) == contents(ROOT / "src" / "burgerkompas", suffix), hint
    starter = ROOT / "src" / "burgerkompas" / "starter"
    assert contents(PACKAGE / "starter", ".yaml") == contents(starter, ".yaml"), hint
    assert contents(home(), ".yaml") == contents(ROOT / "questions", ".yaml"), hint
    assert contents(store.examples_home(), ".yaml") == contents(ROOT / "examples", ".yaml"), hint


def test_the_version_stands_in_one_place() -> None:
    assert version("burgerkompas") == burgerkompas.__version__
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert not re.search(r"^version\s*=", project, re.MULTILINE)
    stated = re.compile(rf"[\"']{re.escape(burgerkompas.__version__)}[\"']")
    places = [name for name, text in contents(PACKAGE, ".py").items() if stated.search(text)]
    assert places == ["_version.py"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an sdist from a copy of the checkout, and a wheel from the sdist."""
    for needed in ("build", "hatchling"):
        if find_spec(needed) is None:
            pytest.skip(f"{needed} is not installed; the extra 'test' has it")
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    unwanted = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "dist", "build")
    shutil.copytree(ROOT, source, ignore=unwanted)
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", source],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    return folder / "dist"


@pytest.mark.slow
def test_the_sdist_has_what_building_and_testing_need(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("src", "questions", "examples", "tests", "docs"):
        there = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".py", ".yaml", ".md", ".json", *PARTS)
        }
        assert there <= names
    assert {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml"} <= names


@pytest.mark.slow
def test_the_wheel_from_the_sdist_has_the_package_with_its_questions_and_cases_and_nothing_else(
    built: Path,
) -> None:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        (metadata,) = (name for name in names if name.endswith("/METADATA"))
        about = email.message_from_bytes(archive.read(metadata))
    wanted = {f"burgerkompas/{name}" for name in contents(ROOT / "src" / "burgerkompas", ".py")}
    for folder, there in (
        ("questions", ROOT / "questions"),
        ("examples", ROOT / "examples"),
        ("starter", ROOT / "src" / "burgerkompas" / "starter"),
        ("batch/profiles", ROOT / "src" / "burgerkompas" / "batch" / "profiles"),
    ):
        wanted |= {f"burgerkompas/{folder}/{name}" for name in contents(there, ".yaml")}
    inside = {name for name in names if ".dist-info/" not in name}
    for suffix in PARTS:
        wanted |= {
            f"burgerkompas/{name}" for name in contents(ROOT / "src" / "burgerkompas", suffix)
        }
    assert inside == wanted | {"burgerkompas/py.typed"}
    assert about["Version"] == burgerkompas.__version__
    assert about["License-Expression"] == "MIT"
    assert about["Requires-Python"] == ">=3.11"


@pytest.mark.slow
def test_the_wheel_runs_on_its_own(built: Path, tmp_path: Path) -> None:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "site")
    (case,) = (ROOT / "examples").glob("zwerfvuil.yaml")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path)}
    code = "import burgerkompas.cli.main as a; print(a.__file__); a.main()"

    def run(*arguments: object, code: str = code) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env=environment,
        )

    done = run("report", "--json", case)
    place, _, report = done.stdout.decode().partition("\n")
    assert place.startswith(str(tmp_path))
    assert report.startswith('{\n  "schema": "burgerkompas/report/1"')
    run("form", "--stories", "-o", "burgerkompas.html")
    page = (tmp_path / "burgerkompas.html").read_text(encoding="utf-8")
    assert len(page.encode()) <= 400_000
    told = (
        "import burgerkompas as bk; from burgerkompas.interview.practice import shipped_stories\n"
        "for case in shipped_stories(bk.load_questions()).values(): print(case.file)"
    )
    places = run(code=told).stdout.decode().splitlines()
    assert len(places) == len(list((ROOT / "examples").glob("*.yaml")))
    assert all(place.startswith(str(tmp_path)) for place in places)
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert len(json.loads(data)["stories"]) == len(places)
