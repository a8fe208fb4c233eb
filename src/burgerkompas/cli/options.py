"""The options that every command has, and the help texts in the user's language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from burgerkompas._version import __version__
from burgerkompas.cli import console
from burgerkompas.texts import LANGUAGES, Words
from burgerkompas.texts.command_line import CLI


def wanted_language(arguments: list[str]) -> str:
    """Return the language asked for, before the command line is parsed: help needs it."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
    return os.environ.get("BURGERKOMPAS_LANG") or LANGUAGES[0]


def _say_version(asked: bool) -> None:
    if asked:
        console.put(f"burgerkompas {__version__}\n", None)
        raise typer.Exit


words = Words(CLI, wanted_language(sys.argv[1:]))

Lang = Annotated[
    str | None,
    typer.Option("--lang", help=words("lang"), envvar="BURGERKOMPAS_LANG", show_envvar=False),
]
Questions = Annotated[
    str | None, typer.Option("--questions", help=words("questions-option"), metavar="PATH")
]
Quiet = Annotated[bool, typer.Option("--quiet", help=words("quiet"))]
NoNotes = Annotated[bool, typer.Option("--no-notes", help=words("no-notes"))]
NoColor = Annotated[bool, typer.Option("--no-color", help=words("no-color"))]
Debug = Annotated[bool, typer.Option("--debug", help=words("debug"))]
Version = Annotated[
    bool, typer.Option("--version", help=words("version"), is_eager=True, callback=_say_version)
]
Case = Annotated[
    Path | None, typer.Argument(help=words("case"), metavar="CASE", show_default=False)
]
Data = Annotated[Path | None, typer.Option("--data", help=words("data"), metavar="FILE")]
Plain = Annotated[bool, typer.Option("--plain", help=words("plain"))]
Json = Annotated[bool, typer.Option("--json", help=words("json"))]
Output = Annotated[str | None, typer.Option("--output", "-o", help=words("output"), metavar="FILE")]


def format_option(shapes: Iterable[str]) -> Any:
    """Return the option for one of some formats."""
    return typer.Option("--format", help=words("format", all=", ".join(shapes)))


def for_every(group: Any, given: dict[str, Any]) -> dict[str, Any]:
    """Return what was given before a command as what each command, at any depth, begins with."""
    commands = getattr(group, "commands", {})
    # A command may be called as an option is.
    return given | {name: for_every(one, given) for name, one in commands.items()}
