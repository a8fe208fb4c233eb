"""What comes along: the lock, its floors, the bill of materials, the licences."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ;\n]+)", LOCK, re.MULTILINE))


def required() -> list[Requirement]:
    texts = [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["check"], *EXTRAS["heavy"]]
    texts += [
        text for extra in ("word", "xlsx", "parquet", "spark", "docs") for text in EXTRAS[extra]
    ]
    wanted = [Requirement(text) for text in texts]
    return [one for one in wanted if one.name != PROJECT["name"]]


@pytest.mark.parametrize("wanted", required(), ids=str)
def test_the_lock_pins_every_package_that_is_asked_for_at_a_version_that_fits(
    wanted: Requirement,
) -> None:
    locked = PINS.get(canonicalize_name(wanted.name))
    assert locked, "make the lock anew: docs/dependencies.md says how"
    assert wanted.specifier.contains(locked)


def test_everything_in_the_lock_has_hashes_and_comes_from_nowhere_in_particular() -> None:
    entries = re.split(r"\n(?=[a-z])", LOCK)
    # A package may have a line for older and one for newer versions of Python.
    assert len(entries) >= len(PINS) > 40
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--index|--find-links|^/|file:", LOCK, re.MULTILINE)


def test_what_runs_has_a_floor_and_no_cap() -> None:
    for text in [*PROJECT["dependencies"], *(t for name in EXTRAS for t in EXTRAS[name])]:
        wanted = Requirement(text)
        if wanted.name not in (PROJECT["name"], "types-PyYAML"):
            assert {one.operator for one in wanted.specifier} == {">="}, text


def test_the_licences_are_listed_of_all_that_a_user_asks_for() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    part = page.partition("\n## Licences\n")[2].partition("\n## ")[0]
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \|", part, re.MULTILINE)) - {"package"}
    asked = [
        *PROJECT["dependencies"],
        *(t for e in ("word", "xlsx", "parquet", "spark") for t in EXTRAS[e]),
    ]
    assert {canonicalize_name(Requirement(text).name) for text in asked} <= listed <= set(PINS)
