"""What comes along: the lock, its floors, the bill of materials, the licences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from typing import Any

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
    assert len(entries) == len(PINS) > 40
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--index|--find-links|^/|file:", LOCK, re.MULTILINE)


def test_what_runs_has_a_floor_and_no_cap() -> None:
    for text in [*PROJECT["dependencies"], *(t for name in EXTRAS for t in EXTRAS[name])]:
        wanted = Requirement(text)
        if wanted.name not in (PROJECT["name"], "types-PyYAML"):
            assert {one.operator for one in wanted.specifier} == {">="}, text


def bom(*options: str) -> bytes:
    command = [sys.executable, ROOT / "tools" / "bom.py", *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    text = bom()
    assert text == bom()
    data: dict[str, Any] = json.loads(text)
    return data


def test_the_bill_of_materials_names_what_the_program_needs_with_licences(
    bill: dict[str, Any],
) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == PROJECT["name"]
    always = {c["name"] for c in bill["components"] if c["scope"] == "required"}
    assert {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]} <= always
    assert not always & {"pytest", "mypy", "hatchling", "playwright", "polars"}
    for component in bill["components"]:
        (told,) = component["licenses"]
        assert told.get("expression") or told["license"]["name"] != "unknown", component["name"]


def test_everything_in_the_bill_of_materials_is_needed_by_something_in_it(
    bill: dict[str, Any],
) -> None:
    product = bill["metadata"]["component"]["bom-ref"]
    refs = {c["bom-ref"] for c in bill["components"]}
    needs = {entry["ref"]: entry["dependsOn"] for entry in bill["dependencies"]}
    assert set(needs) == {product, *refs}
    assert {need for some in needs.values() for need in some} == refs


def test_the_licences_are_listed_of_all_that_a_user_asks_for() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    part = page.partition("\n## Licences\n")[2].partition("\n## ")[0]
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \|", part, re.MULTILINE)) - {"package"}
    asked = [
        *PROJECT["dependencies"],
        *(t for e in ("word", "xlsx", "parquet", "spark") for t in EXTRAS[e]),
    ]
    assert {canonicalize_name(Requirement(text).name) for text in asked} <= listed <= set(PINS)
