"""Write the pages that others already say: commands, options, codes, and the list of decisions.

    python tools/reference.py            # writes docs/reference/ and docs/adr/README.md
    python tools/reference.py --check    # only says whether they are what the program says

Help is put in the user's language when the program is imported, so each language has a
process of its own.
"""

from __future__ import annotations

import argparse
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"

WORDS = {
    "en": {
        "title": "Commands",
        "made": "Written from the program itself by `tools/reference.py`. In Dutch: "
        "[commands.nl.md](commands.nl.md).",
        "argument": "argument",
        "option": "option",
        "what": "what for",
        "file": "commands.md",
    },
    "nl": {
        "title": "Opdrachten",
        "made": "Uit het programma zelf geschreven door `tools/reference.py`. In het Engels: "
        "[commands.md](commands.md).",
        "argument": "argument",
        "option": "optie",
        "what": "waarvoor",
        "file": "commands.nl.md",
    },
}


def commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Yield every command with what is typed for it, those of a group after it."""
    yield before, group
    for name in group.list_commands(None) if hasattr(group, "list_commands") else ():
        yield from commands(group.get_command(None, name), f"{before} {name}")


def cell(text: str) -> str:
    """Return a text that can stand in a cell of a table."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def usage(name: str, command: Any) -> str:
    """Return the line to type: the command, its arguments, its options."""
    arguments = []
    for p in command.params:
        if p.param_type_name == "argument":
            called = p.metavar.rstrip(".") + ("..." if p.nargs == -1 else "")
            arguments.append(called if p.required else f"[{called}]")
    options = any(p.param_type_name == "option" for p in command.params)
    rest = ["COMMAND …"] if hasattr(command, "commands") else []
    return " ".join([name, *["[OPTIONS]"][:options], *arguments, *rest])


def parameters(command: Any, kind: str) -> list[tuple[str, str]]:
    """Return a command's arguments or options, each with its help."""
    found = []
    for p in command.params:
        if p.param_type_name == kind and p.help:
            names = [p.metavar] if kind == "argument" else [*p.opts, *p.secondary_opts]
            value = "" if kind == "argument" or p.is_flag else f" {p.metavar or 'TEXT'}"
            found.append((", ".join(f"`{name}{value}`" for name in names), p.help))
    return found


def command_page(language: str) -> str:
    """Return the page of all commands, in the language that the program was imported in."""
    import typer

    from burgerkompas.cli.main import app

    w = WORDS[language]
    lines = [f"# {w['title']}", "", w["made"]]
    for name, command in commands(typer.main.get_command(app), "burgerkompas"):
        lines += ["", f"## {name}", "", command.help or "", "", f"    {usage(name, command)}"]
        for kind in ("argument", "option"):
            rows = parameters(command, kind)
            if rows:
                lines += ["", f"| {w[kind]} | {w['what']} |", "|---|---|"]
                lines += [f"| {cell(names)} | {cell(text)} |" for names, text in rows]
    return "\n".join(lines) + "\n"


def code_page() -> str:
    """Return the page of exit codes and of all problems, in both languages."""
    from burgerkompas.cli import exit_codes
    from burgerkompas.texts.problems import PROBLEMS
    from burgerkompas.texts.questionnaire_problems import CHECKS

    found = [(n, v) for n, v in inspect.getmembers(exit_codes) if n.isupper()]
    lines = [
        "# Codes",
        "",
        "Written from the program itself by `tools/reference.py`.",
        "",
        "## Exit codes",
        "",
        "What each means is told with [the limits](../limits.md#exit-codes).",
        "",
        "| code | name |",
        "|---|---|",
        *(f"| {value} | `{name}` |" for name, value in sorted(found, key=lambda at: at[1])),
        "",
        "## Problems",
        "",
        "Each is told with its file, line and column. Words in braces are filled in. A problem of",
        "a questionnaire has a page with samples: [what the check finds](../problems/README.md).",
        "",
        "| code | English | Nederlands |",
        "|---|---|---|",
    ]
    for code, text in sorted({**PROBLEMS, **CHECKS}.items()):
        page = PAGES.parent / "problems" / f"{code}.md"
        shown = f"[`{code}`](../problems/{code}.md)" if page.exists() else f"`{code}`"
        lines.append(f"| {shown} | {cell(text['en'])} | {cell(text['nl'])} |")
    return "\n".join(lines) + "\n"


def decisions() -> str:
    """Return the list of decisions, from their own titles."""
    lines = [
        "# Decisions",
        "",
        "Why the house is as it is, one page a decision. A number is never used twice; a decision",
        "that no longer holds says which replaced it. Listed by `tools/reference.py`.",
        "",
    ]
    for path in sorted((PAGES.parent / "adr").glob("[0-9]*.md")):
        title, _, _ = path.read_text(encoding="utf-8").partition("\n")
        lines.append(f"- [{title.removeprefix('# ')}]({path.name})")
    return "\n".join(lines) + "\n"


def page(name: str) -> str:
    """Return one page, made in a process that speaks its language."""
    language = next((lang for lang, w in WORDS.items() if w["file"] == name), "en")
    kept = {k: v for k, v in os.environ.items() if k != "BURGERKOMPAS_LANG"}
    return subprocess.run(
        [sys.executable, __file__, "--print", name],
        env=kept | {"BURGERKOMPAS_LANG": language, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    ).stdout


def main() -> int:
    """Write the pages, or say which are old."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a page is old")
    parser.add_argument("--print", metavar="PAGE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = {w["file"]: language for language, w in WORDS.items()}
    if options.print:
        language = names.get(options.print)
        sys.stdout.write(command_page(language) if language else code_page())
        return 0
    made = {PAGES / name: page(name) for name in [*names, "codes.md"]}
    made[PAGES.parent / "adr" / "README.md"] = decisions()
    old = []
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            old.append(path.relative_to(ROOT).as_posix())
            if not options.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    if options.check and old:
        print(f"old, run tools/reference.py: {', '.join(old)}", file=sys.stderr)
    return 1 if options.check and old else 0


if __name__ == "__main__":
    sys.exit(main())
