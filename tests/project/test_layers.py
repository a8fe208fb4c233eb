"""The house: who may import whom, and one home for every library."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import burgerkompas

SRC = Path(burgerkompas.__file__).parent
MODULES = sorted(SRC.rglob("*.py"))

# From the ground up; a module imports from its own storey or below.
STOREYS = [
    {"errors", "extras", "texts", "inert", "files", "kept", "nodes", "plain_blocks", "exact"},
    {"strict_text", "strict_yaml"},
    {"instrument"},
    {"answers", "private"},
    {"scoring"},
    {"comparing"},
    {"report", "interview", "batch", "columnar", "form", "checking", "testing", "revising"},
    {"cli"},
]

HOMES = {
    "yaml": ["strict_yaml.py"],
    "questionary": ["interview/prompts.py"],
    "prompt_toolkit": ["interview/terminal.py"],
    "docx": ["report/to_docx.py", "report/word_tables.py"],
    "jinja2": ["report/pages.py"],
    "rich": [
        "report/text_console.py",
        "report/to_terminal.py",
        "report/comparison/to_terminal.py",
        "batch/to_summary.py",
        "batch/to_table.py",
    ],
    "polars": [
        "batch/foreign.py",
        "batch/to_parquet.py",
        "columnar/mapped.py",
        "columnar/reading.py",
        "columnar/tables.py",
        "columnar/to_polars.py",
    ],
    "pyspark": ["columnar/spark.py"],
    "python_calamine": ["batch/foreign.py"],
    "xlsxwriter": ["batch/to_xlsx.py"],
    "typer": [
        "cli/app.py",
        "cli/authors.py",
        "cli/many.py",
        "cli/options.py",
        "cli/sharing.py",
        "cli/usage.py",
    ],
}

# Result.to_dict is part of the contract; it imports its renderer only when it is called.
EXCEPTIONS = {("scoring/result.py", "report")}

WORDS = re.compile(
    r"burgerinitiatief|bewoner|wederkerig|federatief|cooperatief|hulpvraag|co-create|be-present"
    r"|safety-first|eigenaarschap|succesfactor|samenwerken",
    re.IGNORECASE,
)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def storey(room: str) -> int:
    return next(i for i, rooms in enumerate(STOREYS) if room in rooms)


def test_every_module_imports_from_its_own_storey_or_below() -> None:
    for path in MODULES:
        name = path.relative_to(SRC).as_posix()
        if name in ("__init__.py", "__main__.py"):
            continue
        room = name.split("/")[0].removesuffix(".py")
        for module in imports(path):
            parts = module.split(".")
            if parts[0] != "burgerkompas" or len(parts) < 2 or parts[1].startswith("__"):
                continue
            if (name, parts[1]) not in EXCEPTIONS:
                assert storey(parts[1]) <= storey(room), f"{name} imports {module}"


def test_every_library_has_one_home() -> None:
    for path in MODULES:
        name = path.relative_to(SRC).as_posix()
        for module in imports(path):
            homes = HOMES.get(module.split(".")[0])
            assert homes is None or name in homes, f"{name} imports {module}"


def test_no_word_of_the_domain_stands_in_the_source() -> None:
    for path in MODULES:
        if path.parent.name != "texts":
            found = WORDS.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.name}: {found}"
