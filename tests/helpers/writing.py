"""Every command that writes, as it is called to write to OUT."""

from __future__ import annotations

from pathlib import Path

CASE = "case: {name: Tuin}\nanswers: {middelen: 3}\n"
COMPLETE = "complete.yaml"
OUT = "OUT"

WHOLE = {
    "report": ("report", "a.yaml", "-o", OUT),
    "report json": ("report", "a.yaml", "--json", "-o", OUT),
    "report markdown": ("report", "a.yaml", "--format", "markdown", "-o", OUT),
    "report html": ("report", "a.yaml", "--format", "html", "-o", OUT),
    "report docx": ("report", "a.yaml", "--format", "docx", "-o", OUT),
    "assess": ("assess", "--data", COMPLETE, "--no-input", "--json", "-o", OUT),
    "batch jsonl": ("batch", "a.yaml", "--format", "jsonl", "-o", OUT),
    "batch csv": ("batch", "a.yaml", "--format", "csv", "-o", OUT),
    "batch table": ("batch", "a.yaml", "-o", OUT),
    "batch html": ("batch", "a.yaml", "--format", "html", "-o", OUT),
    "batch xlsx": ("batch", "a.yaml", "--format", "xlsx", "-o", OUT),
    "batch parquet": ("batch", "a.yaml", "--format", "parquet", "-o", OUT),
    "batch summary": ("batch", "a.yaml", "--summary", "--json", "-o", OUT),
    "batch map-template": ("batch", "--map-template", "t.csv", "-o", OUT),
    "form": ("form", "a.yaml", "-o", OUT),
    "compare json": ("compare", "a.yaml", "a.yaml", "--json", "-o", OUT),
    "compare html": ("compare", "a.yaml", "a.yaml", "--format", "html", "-o", OUT),
    "sql": ("sql", "-o", OUT),
    "questions show": ("questions", "show", "clear", "-o", OUT),
    "questions check": ("questions", "check", "clear", "--json", "-o", OUT),
    "questions test": ("questions", "test", "clear", "-o", OUT),
    "questions test junit": ("questions", "test", "clear", "--junit", OUT),
    "questions diff": ("questions", "diff", "clear", "clear", "-o", OUT),
    "questions schema": ("questions", "schema", "-o", OUT),
}
"""What is there whole or not at all."""

TABLES = {
    "polars csv": ("batch", "t.csv", "--engine", "polars", "--format", "csv", "-o", OUT),
    "polars parquet": ("batch", "t.csv", "--engine", "polars", "--format", "parquet", "-o", OUT),
}
"""A table at once; where that can't be, the rows go one by one, as lines or whole."""


NEW = {
    "assess new": ("assess", OUT, "--data", COMPLETE, "--no-input"),
    "questions new": ("questions", "new", OUT),
}
"""What takes nothing's place."""


def prepare(folder: Path) -> None:
    """Write what the commands read."""
    from burgerkompas.cases import UNKNOWN, Case, dump_case
    from burgerkompas.questionnaire.catalog import home
    from burgerkompas.questionnaire.loader import load

    (folder / "a.yaml").write_text(CASE, encoding="utf-8")
    (folder / "t.csv").write_text("name,middelen\na,1\nb,2\n", encoding="utf-8")
    shipped = load(home() / "burgerkompas")
    case = Case(name="Tuin", answers=dict.fromkeys((q.id for q in shipped.questions), UNKNOWN))
    (folder / COMPLETE).write_text(dump_case(shipped, case), encoding="utf-8")


def writing_to(
    commands: dict[str, tuple[str, ...]], place: Path | str
) -> dict[str, tuple[str, ...]]:
    """Return the commands with a place to write to: a file of its own for each in a folder."""

    def out(name: str) -> str:
        return str(place / name.replace(" ", "-")) if isinstance(place, Path) else place

    return {
        name: tuple(out(name) if part == OUT else part for part in command)
        for name, command in commands.items()
    }


def to_stdout(commands: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the commands as they write to stdout."""
    shown = {name: command for name, command in commands.items() if "--junit" not in command}
    return {
        name: tuple(part for part in command if part not in ("-o", OUT))
        for name, command in shown.items()
    }
