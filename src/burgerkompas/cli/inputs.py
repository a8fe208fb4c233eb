"""What a command is given to read, and that it doesn't write over it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.files import is_device

_FILES = ("FILE", "PATH")
"""What help calls the values of options that are files; an argument may be one."""

_WRITTEN = ("output", "junit")


def protect(command: Any) -> None:
    """Let no command write over a file that it was given to read."""
    run = command.invoke

    def invoke(context: Any) -> Any:
        _refuse_written_over(context)
        return run(context)

    command.invoke = invoke
    for below in getattr(command, "commands", {}).values():
        protect(below)


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
