"""Generate the reference pages (commands, options, codes) and the list of decisions.

    python tools/reference.py            # write docs/reference/ and docs/adr/README.md
    python tools/reference.py --check    # only report which of them are out of date

The program chooses the language of its help on import, so each language runs in its own process.
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
        "made": "Generated from the program by `tools/reference.py`. In Dutch: "
        "[commands.nl.md](commands.nl.md).",
        "argument": "argument",
        "option": "option",
        "what": "purpose",
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
    """Yield every command with its full name, a group before its own commands."""
    yield before, group
    for name in group.list_commands(None) if hasattr(group, "list_commands") else ():
        yield from commands(group.get_command(None, name), f"{before} {name}")


def cell(text: str) -> str:
    """Escape a text for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def usage(name: str, command: Any, language: str) -> str:
    """Return a command's usage line: its name, options and arguments."""
    from burgerkompas.texts import Words

    words = Words("usage", language)
    arguments = []
    for p in command.params:
        if p.param_type_name == "argument":
            called = p.metavar.rstrip(".") + ("..." if p.nargs == -1 else "")
            arguments.append(called if p.required else f"[{called}]")
    options = any(p.param_type_name == "option" for p in command.params)
    rest = [words("subcommand")] if hasattr(command, "commands") else []
    return " ".join([name, *[words("any-options")][:options], *arguments, *rest])


def parameters(command: Any, kind: str, language: str) -> list[tuple[str, str]]:
    """Return a command's arguments or options, each with its help."""
    from burgerkompas.texts import Words

    words = Words("usage", language)
    found = []
    for p in command.params:
        if p.param_type_name == kind and p.help:
            names = [p.metavar] if kind == "argument" else [*p.opts, *p.secondary_opts]
            value = "" if kind == "argument" or p.is_flag else f" {p.metavar or 'TEXT'}"
            completes = p.name in ("install_completion", "show_completion")
            text = words(p.name.replace("_", "-")) if completes else p.help
            found.append((", ".join(f"`{name}{value}`" for name in names), text))
    return found


def command_page(language: str) -> str:
    """Return the page of all commands, in the language in which the program was imported."""
    import typer

    from burgerkompas.cli.main import app

    w = WORDS[language]
    lines = [f"# {w['title']}", "", w["made"]]
    for name, command in commands(typer.main.get_command(app), "burgerkompas"):
        how = usage(name, command, language)
        lines += ["", f"## {name}", "", command.help or "", "", f"    {how}"]
        for kind in ("argument", "option"):
            rows = parameters(command, kind, language)
            if rows:
                lines += ["", f"| {w[kind]} | {w['what']} |", "|---|---|"]
                lines += [f"| {cell(names)} | {cell(text)} |" for names, text in rows]
    return "\n".join(lines) + "\n"


def code_page() -> str:
    """Return the page of exit codes and of all problems, in both languages."""
    from burgerkompas.cli import exit_codes
    from burgerkompas.texts import catalogue

    found = [(n, v) for n, v in inspect.getmembers(exit_codes) if n.isupper()]
    lines = [
        "# Codes",
        "",
        "Generated from the program by `tools/reference.py`.",
        "",
        "## Exit codes",
        "",
        "[Limits](../limits.md#exit-codes) explains each of them.",
        "",
        "| code | name |",
        "|---|---|",
        *(f"| {value} | `{name}` |" for name, value in sorted(found, key=lambda at: at[1])),
        "",
        "## Problems",
        "",
        "Each is reported with its file, line and column. Words in braces are placeholders.",
        "Problems in a questionnaire have [pages with samples](../problems/README.md).",
        "",
        "| code | English | Nederlands |",
        "|---|---|---|",
    ]
    dutch, english = (
        catalogue(language)["problems"] | catalogue(language)["checks"] for language in ("nl", "en")
    )
    for code, text in sorted(english.items()):
        page = PAGES.parent / "problems" / f"{code}.md"
        shown = f"[`{code}`](../problems/{code}.md)" if page.exists() else f"`{code}`"
        lines.append(f"| {shown} | {cell(text)} | {cell(dutch[code])} |")
    return "\n".join(lines) + "\n"


def decisions() -> str:
    """Return the list of decisions, by their titles."""
    lines = [
        "# Decisions",
        "",
        "Why the program is built the way it is, one page per decision. Numbers are never reused,",
        "and a replaced decision names its replacement. Generated by `tools/reference.py`.",
        "",
    ]
    for path in sorted((PAGES.parent / "adr").glob("[0-9]*.md")):
        title, _, _ = path.read_text(encoding="utf-8").partition("\n")
        lines.append(f"- [{title.removeprefix('# ')}]({path.name})")
    return "\n".join(lines) + "\n"


def page(name: str) -> str:
    """Generate one page in a process that uses its language."""
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
    """Write the pages, or report which are out of date."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="only check; exit with 1 if one is old"
    )
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
        print(f"out of date, run tools/reference.py: {', '.join(old)}", file=sys.stderr)
    return 1 if options.check and old else 0


if __name__ == "__main__":
    sys.exit(main())
