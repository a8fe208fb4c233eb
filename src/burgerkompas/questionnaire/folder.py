"""Locate the files of one questionnaire."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from burgerkompas.errors import Problem, Where
from burgerkompas.files import is_there, printable, read_bytes, real_path, refuse_output


def main_file(path: Path) -> Path:
    """Return the main file of a questionnaire: the file itself, or FOLDER/FOLDER.yaml.

    A folder with a single YAML file may give it any name.
    """
    if not os.path.isdir(path):
        return path
    named = path / f"{real_path(path).name}.yaml"
    if is_there(named):
        return named
    only = yaml_files(path)
    return only[0] if len(only) == 1 else named


def tests_file(main: Path) -> Path:
    """Return the path of a questionnaire's tests: FOLDER/tests.yaml, or FILE.tests.yaml.

    The first, if it exists and the questionnaire has the name of its folder.
    """
    own = main.with_name(f"{main.stem}.tests.yaml")
    shared = main.with_name("tests.yaml")
    if main.name == shared.name:
        return own
    named = main.stem == real_path(main).parent.name
    return shared if named or (is_there(shared) and not is_there(own)) else own


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder, except those with tests."""
    files = sorted(folder.glob("*.yaml"))
    return [f for f in files if f.name != "tests.yaml" and not f.name.endswith(".tests.yaml")]


def read_part(file: Path, main: Path) -> tuple[bytes, list[Problem]]:
    """Read a file that was found in a questionnaire's folder: a regular file that lies in it.

    A link that leads out is refused.
    """
    if leads_out(file, main):
        values = {"part": printable(file.stem)}
        return b"", [Problem("part-outside-folder", Where(printable(file)), values)]
    return read_bytes(file, named=False)


def keep_tests(main: Path) -> None:
    """Raise ``UsageRefused`` if this run writes the tests of a questionnaire that it reads."""
    tests = tests_file(main)
    with suppress(OSError):
        refuse_output(os.stat(tests), tests)


def leads_out(file: Path, main: Path) -> bool:
    """Whether a file beside the main file is a link to a place outside their folder."""
    try:
        return file.is_symlink() and not real_path(file).is_relative_to(real_path(main.parent))
    except OSError:
        return False  # reading it will tell


def digest_of(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the SHA-256 of files, each a name and its bytes, in hexadecimal."""
    digest = sha256()
    for name, data in files:
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + data + b"\0")
    return digest.hexdigest()
