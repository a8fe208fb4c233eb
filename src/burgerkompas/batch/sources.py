"""From paths to cases, one at a time: files, folders, patterns and stdin."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from burgerkompas import strict_yaml
from burgerkompas.answers import Case, case_from_node
from burgerkompas.errors import Problem, Where
from burgerkompas.instrument.model import Instrument
from burgerkompas.strict_yaml import Mapping, Node, Sequence

SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
"""The files that are read from a folder."""

STDIN = "<stdin>"


class Found(msgspec.Struct, frozen=True):
    """One case as it was found, or the problems that it has."""

    file: str
    case: Case | None
    problems: tuple[Problem, ...]


def find_cases(instrument: Instrument, paths: list[str]) -> Iterator[Found]:
    """Yield every case in order: paths as given, what is in a folder by name.

    YAML files may hold several documents, JSON files a list, JSON Lines a case a line. Whatever
    is wrong with a file is yielded too; nothing stops the others.
    """
    for name in paths:
        if name == "-":
            yield from _cases(instrument, sys.stdin.buffer.read(), STDIN, ".yaml")
            continue
        files = list(_files(name))
        if not files:
            yield Found(name, None, (Problem("no-cases-here", Where(name)),))
        for file in files:
            yield from _file(instrument, file)


def _files(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.suffix.lower() in SUFFIXES and file.is_file() and not hidden:
                yield file
    elif path.exists() or not glob.has_magic(name):
        yield path
    else:
        yield from (Path(found) for found in sorted(glob.glob(name, recursive=True)))


def _file(instrument: Instrument, path: Path) -> Iterator[Found]:
    suffix = path.suffix.lower()
    data, problems = strict_yaml.read_bytes(path)
    if not problems and suffix not in SUFFIXES:
        problems = [Problem("unknown-suffix", Where(str(path)), {"suffix": suffix or path.name})]
    if problems:
        yield Found(str(path), None, tuple(problems))
    else:
        yield from _cases(instrument, data, str(path), suffix)


def _cases(instrument: Instrument, data: bytes, file: str, suffix: str) -> Iterator[Found]:
    text, problems = strict_yaml.decode(data, file)
    if problems:
        yield Found(file, None, tuple(problems))
        return
    if suffix == ".jsonl":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield from _documents(instrument, line, file, number - 1)
        return
    yield from _documents(instrument, text, file, 0)


def _documents(instrument: Instrument, text: str, file: str, above: int) -> Iterator[Found]:
    """Yield the cases of a text; its lines count from ``above`` on.

    JSON is YAML, so one strict reader serves both. A problem in the YAML itself stands for the
    document it is in and all that follow.
    """
    documents, problems = strict_yaml.parse(text, file)
    roots: list[Node] = []
    for document in documents:
        roots += document.items if isinstance(document, Sequence) else [document]
    if not roots and not problems:
        problems = [Problem("empty-file", Where(file))]
    for i, root in enumerate(roots):
        until = roots[i + 1].line if i + 1 < len(roots) else sys.maxsize
        own = [p for p in problems if root.line <= (p.where.line or 0) < until]
        problems = [p for p in problems if p not in own]
        case, found = case_from_node(instrument, root, file)
        own += [p for p in found if p not in own]
        kept = case if isinstance(root, Mapping) and not own else None
        yield Found(file, kept, tuple(_moved(p, above) for p in own))
    if problems:
        yield Found(file, None, tuple(_moved(p, above) for p in problems))


def _moved(problem: Problem, above: int) -> Problem:
    where = problem.where
    if not above:
        return problem
    return problem._replace(where=where._replace(line=(where.line or 1) + above))
