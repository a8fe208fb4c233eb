"""Typer's own words, for help and for a wrong call, in the user's language."""

from __future__ import annotations

import re
from typing import Any

import typer

from burgerkompas.cli.inputs import protect
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import USAGE

# Typer has these in English only. What is not here is said as Typer says it.
_SAID = {
    "no-option-near": r"No such option: (?P<name>.+) \(Possible options: (?P<near>.+)\)",
    "no-option": r"No such option: (?P<name>.+)",
    "no-command-near": r"No such command '(?P<name>.+)'\. Did you mean '?(?P<near>.+?)'?\?",
    "no-command": r"No such command '(?P<name>.+)'\.",
    "needs-value": r"Option '(?P<name>.+)' requires an argument\.",
    "takes-no-value": r"Option '(?P<name>.+)' does not take a value\.",
    "missing": r"Missing (?:argument|option) '(?P<name>.+)'\.",
    "extra": r"Got unexpected extra arguments?(?:\(s\))? \((?P<name>.+)\)",
    "not-whole": r"Invalid value for '(?P<name>.+)': .*integer.*",
}
_PANEL = "rich_help_panel"


def command_line(app: typer.Typer, language: str) -> Any:
    """Return the commands of an app, with help in this language."""
    command = typer.main.get_command(app)
    _translate(command, Words(USAGE, language))
    protect(command)
    return command


def _translate(command: Any, words: Words) -> None:
    said = command.get_usage
    command.get_usage = lambda context: said(context).replace("Usage", words("usage"), 1)
    context = typer.Context(command, help_option_names=["--help", "-h"])
    for option in command.get_params(context):
        kind = "arguments" if option.param_type_name == "argument" else "options"
        setattr(option, _PANEL, words(kind))
        if option.name in ("help", "install_completion", "show_completion"):
            option.help = words(option.name.replace("_", "-"))
        elif isinstance(option.default, str) and option.show_default:
            option.help = words("default", text=option.help, value=option.default)
            option.show_default = False
    for below in getattr(command, "commands", {}).values():
        setattr(below, _PANEL, words("commands"))
        _translate(below, words)


def say_wrong_call(error: typer.TyperException, language: str) -> str:
    """Say how the command line was called wrongly, and where to read how it is called."""
    words = Words(USAGE, language)
    text = error.format_message()
    for key, pattern in _SAID.items():
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            text = words(key, **found.groupdict())
            break
    context = getattr(error, "ctx", None)
    if not text.strip():
        return words("more", command=context.command_path) if context else ""
    return f"{text}\n{words('more', command=context.command_path)}" if context else text
