"""Measure everything side by side and write the tables to bench/README.md.

    python bench/run.py [--rounds N] [--large] [--only WORD]

A part is a function that takes ``Options`` and returns a ``Section``; add one to ``PARTS``.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import batches
import startup
import tables
from section import Options, Section

PAGE = Path(__file__).resolve().parent / "README.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"

PARTS: list[Callable[[Options], Section]] = [
    startup.programs,
    batches.yaml_cases,
    batches.engines,
    batches.cores,
    batches.growth,
    tables.tables,
]

PACKAGES = (
    "burgerkompas",
    "typer",
    "copier",
    "sqlite-utils",
    "PyYAML",
    "zen-engine",
    "json-logic-qubit",
    "polars",
    "duckdb",
)


def main() -> None:
    """Measure, print, and put the tables in the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--rounds", type=int, default=5, help="the least or median of so many counts"
    )
    parser.add_argument("--large", action="store_true", help="up to a million cases: many minutes")
    parser.add_argument("--only", default="", help="parts whose name has this word; writes no page")
    given = parser.parse_args()
    options = Options(given.rounds, given.large)
    load = os.getloadavg()[0]
    pages = []
    for part in PARTS:
        if given.only in part.__name__:
            print(f"{part.__name__} …", file=sys.stderr)
            pages.append(part(options).page())
            print(pages[-1])
    if not given.only:
        versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        head = (
            f"With Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, "
            f"with a load of {load:.0f} when it began.\n"
        )
        page = PAGE.read_text(encoding="utf-8")
        tables = f"{BEGIN}\n\n" + "\n".join([head, *pages]) + f"\n{END}"
        found = re.sub(f"{BEGIN}.*{END}", lambda _: tables, page, flags=re.DOTALL)
        PAGE.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
