"""Write a bill of materials of what is installed with burgerkompas, as CycloneDX 1.6 JSON.

    python tools/bom.py > bom.json     # what the program needs, and its extras where installed
    python tools/bom.py --licences     # the same as a table of licences, in Markdown

Read from the metadata of the installed packages; hashes are those of requirements.lock, where the
version is the locked one. The same environment gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "burgerkompas"
EXTRAS = ("word", "xlsx", "parquet", "spark")
"""What a user may install beside; the extras of developers are no part of the product."""

# Classifiers and free texts that name no SPDX licence, as SPDX names them.
SPDX = {
    "MIT License": "MIT",
    "MIT": "MIT",
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "http://www.apache.org/licenses/LICENSE-2.0": "Apache-2.0",
    "BSD-3-Clause": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD-2-Clause": "BSD-2-Clause",
    "ISC License (ISCL)": "ISC",
}


def needed(package: Distribution, extras: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return what a package needs here, each with the extras asked of it."""
    found: dict[str, frozenset[str]] = {}
    for text in package.requires or []:
        wanted = Requirement(text)
        if wanted.marker is None or any(
            wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)
        ):
            name = canonicalize_name(wanted.name)
            found[name] = found.get(name, frozenset()) | frozenset(wanted.extras)
    return found


def closure(extras: frozenset[str]) -> dict[str, tuple[Distribution, list[str]]]:
    """Return every installed package that the project needs, with what each needs itself."""
    found: dict[str, tuple[Distribution, list[str]]] = {}
    asked: dict[str, frozenset[str]] = {}
    waiting = [(PROJECT, extras)]
    while waiting:
        name, wanted = waiting.pop()
        if name in asked and wanted <= asked[name]:
            continue
        asked[name] = asked.get(name, frozenset()) | wanted
        try:
            package = distribution(name)
        except PackageNotFoundError:
            if name == PROJECT:
                raise
            continue
        needs = needed(package, asked[name])
        needs.pop(PROJECT, None)
        found[name] = package, sorted(needs)
        waiting += needs.items()
    return {
        name: (package, [need for need in needs if need in found])
        for name, (package, needs) in sorted(found.items())
    }


def licence(package: Distribution) -> str:
    """Return a package's licence as SPDX names it, else in its own words."""
    meta = package.metadata
    expression = meta.get("License-Expression")
    if expression:
        return expression
    last = [
        text.rpartition(" :: ")[2]
        for text in meta.get_all("Classifier") or []
        if text.startswith("License :: ") and text != "License :: OSI Approved"
    ]
    told = (meta.get("License") or "").strip().splitlines()
    for text in [*told[:1], *last]:
        if text in SPDX:
            return SPDX[text]
    return (last or told[:1] or ["unknown"])[0]


def is_spdx(text: str) -> bool:
    """Whether a licence is written in SPDX, as one name or an expression of them."""
    return re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", text) is not None


def locked() -> dict[tuple[str, str], list[str]]:
    """Return the hashes of every package and version in the lock."""
    found: dict[tuple[str, str], list[str]] = {}
    at: tuple[str, str] | None = None
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        pin = re.match(r"([a-z0-9-]+)(?:\[.*?\])?==([^ ;]+)", line)
        if pin:
            at = canonicalize_name(pin[1]), pin[2]
        for value in re.findall(r"--hash=sha256:([0-9a-f]{64})", line):
            assert at is not None
            found.setdefault(at, []).append(value)
    return found


def bom() -> dict[str, Any]:
    """Return the bill of materials."""
    always = closure(frozenset())
    whole = closure(frozenset(EXTRAS))
    hashes = locked()

    def purl(name: str) -> str:
        return f"pkg:pypi/{name}@{whole[name][0].version}"

    def component(name: str) -> dict[str, Any]:
        package = whole[name][0]
        text = licence(package)
        # At another version than the locked one there are none.
        known = hashes.get((name, package.version), [])
        entry: dict[str, Any] = {
            "type": "application" if name == PROJECT else "library",
            "bom-ref": purl(name),
            "name": name,
            "version": package.version,
            "purl": purl(name),
            "licenses": [{"expression": text} if is_spdx(text) else {"license": {"name": text}}],
        }
        if name != PROJECT:
            entry["scope"] = "required" if name in always else "optional"
        if known:
            entry["properties"] = [{"name": "locked:sha256", "value": h} for h in sorted(known)]
        return entry

    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(PROJECT)},
        "components": [component(name) for name in whole if name != PROJECT],
        "dependencies": [
            {"ref": purl(name), "dependsOn": [purl(need) for need in needs]}
            for name, (_, needs) in whole.items()
        ],
    }


def licences() -> str:
    """Return the licences of the bill as a table."""
    rows = [
        f"| {c['name']} | {licence(distribution(c['name']))} | "
        f"{'always' if c['scope'] == 'required' else 'extras'} |"
        for c in bom()["components"]
    ]
    return "\n".join(["| package | licence | comes with |", "|---|---|---|", *rows]) + "\n"


def main() -> None:
    """Print the bill, or its licences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--licences", action="store_true", help="a table in Markdown instead")
    options = parser.parse_args()
    text = licences() if options.licences else json.dumps(bom(), indent=2) + "\n"
    sys.stdout.buffer.write(text.encode())


if __name__ == "__main__":
    main()
