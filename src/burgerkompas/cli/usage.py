"""What Typer leaves to be said: its words in the user's language, and that no input is lost."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import typer

from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.files import is_device
from burgerkompas.texts import Words
from burgerkompas.texts.usage import USAGE

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
_FILES = ("FILE", "PATH")
"""What help calls the values of options that are files; an argument may be one."""

_WRITTEN = ("output", "junit")
_PANEL = "rich_help_panel"


def command_line(app: typer.Typer, language: str) -> Any:
    """Return the commands of an app, with help in this language."""
    command = typer.main.get_command(app)
    _translate(command, Words(USAGE, language))
    _protect(command)
    return command


def _protect(command: Any) -> None:
    """Let no command write over a file that it was given to read."""
    run = command.invoke

    def invoke(context: Any) -> Any:
        _refuse_written_over(context)
        return run(context)

    command.invoke = invoke
    for below in getattr(command, "commands", {}).values():
        _protect(below)


def _refuse_written_over(context: Any) -> None:
    named: dict[str, list[str]] = {
        option.name: _texts(context.params.get(option.name))
        for option in context.command.params
        if option.param_type_name == "argument" or option.metavar in _FILES
    }
    written = [path for name in _WRITTEN for path in named.pop(name, ())]
    read = {os.path.realpath(path) for paths in named.values() for path in paths}
    for path in written:
        if os.path.realpath(path) in read and not is_device(Path(path)):
            raise UsageRefused([Problem("written-over", Where(path))])


def _texts(value: Any) -> list[str]:
    """Return what an option was given as a list, whether it takes one value or several."""
    if value is None:
        return []
    return [str(one) for one in (value if isinstance(value, list | tuple) else [value])]


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
