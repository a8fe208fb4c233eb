"""`questions new`: begin a questionnaire, with an example that passes its tests."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from burgerkompas.cli import console
from burgerkompas.cli.options import Settings, author_command, words
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.files import refuse_unwritable
from burgerkompas.questionnaire.loader import ID, tests_file

STARTER = "cycling"
"""The id of the example; it becomes that of the file or folder that is asked for."""


@author_command
def questions_new(
    settings: Settings,
    path: Annotated[Path, typer.Argument(help=words("new-path"), metavar="FILE|FOLDER")],
) -> None:
    """Begin a questionnaire with an example that works."""
    main, tests = write_starter(path)
    wanted = path if path.is_dir() else main
    console.notice(words("began", main=main, tests=tests, path=wanted), settings.quiet)


def write_starter(path: Path) -> tuple[Path, Path]:
    """Write the example as a file (``NAME.yaml``) or a folder; return it and its tests.

    Nothing that is there is overwritten: then ``UsageRefused`` is raised and nothing written.
    """
    name = path.stem if path.suffix == ".yaml" else path.name
    main = path if path.suffix == ".yaml" else path / f"{name}.yaml"
    if not ID.fullmatch(name):
        raise UsageRefused([Problem("bad-id", Where(str(path)), {"id": name})])
    tests = tests_file(main)
    # A folder that can't be looked into can't be written in either.
    with refuse_unwritable(main.parent):
        there = [file for file in (main, tests) if file.exists()]
        if there:
            raise UsageRefused([Problem("already-there", Where(str(file))) for file in there])
        is_new = not main.parent.exists()
        main.parent.mkdir(parents=True, exist_ok=True)
    text = starter(f"{STARTER}.yaml").replace(f"\nid: {STARTER}\n", f"\nid: {name}\n")
    try:
        console.put(text, str(main))
        console.put(starter(f"{STARTER}.tests.yaml"), str(tests))
    except UsageRefused:
        # One without the other would stand in the way when it is tried again.
        main.unlink(missing_ok=True)
        if is_new:
            main.parent.rmdir()
        raise
    return main, tests


def starter(file: str) -> str:
    """Return one of the example's files."""
    return (files("burgerkompas") / "starter" / file).read_text(encoding="utf-8")
