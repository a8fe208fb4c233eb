"""Read a questionnaire's files and make an instrument of them, or say all that is wrong."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from burgerkompas import nodes, strict_yaml
from burgerkompas.errors import Problem, QuestionnaireRefused, Where
from burgerkompas.instrument.binder import Binder, Places
from burgerkompas.instrument.model import Instrument
from burgerkompas.instrument.resolve import Files, resolve
from burgerkompas.instrument.source import MainFile, PartFile

ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)


def main_file(path: Path) -> Path:
    """Return the main file of a questionnaire: the file itself, or FOLDER/FOLDER.yaml.

    A folder with one YAML file only may give that any name.
    """
    if not path.is_dir():
        return path
    named = path / f"{path.resolve().name}.yaml"
    if named.exists():
        return named
    only = sorted(p for p in path.glob("*.yaml") if not _holds_tests(p))
    return only[0] if len(only) == 1 else named


def tests_file(main: Path) -> Path:
    """Return where the tests of a questionnaire lie: FOLDER/tests.yaml, or FILE.tests.yaml.

    The first, if it is there, where the questionnaire has the name of its folder.
    """
    own = main.with_name(f"{main.stem}.tests.yaml")
    shared = main.with_name("tests.yaml")
    named = main.stem == main.resolve().parent.name
    return shared if named or (shared.exists() and not own.exists()) else own


def _holds_tests(path: Path) -> bool:
    return path.name == "tests.yaml" or path.name.endswith(".tests.yaml")


def part_files(main: Path) -> list[Path]:
    """Return every YAML file that can belong to a questionnaire, the main file first.

    Used for its digest: reading names without parsing is enough to see a change.
    """
    others = sorted(p for p in main.parent.glob("*.yaml") if p != main and not _holds_tests(p))
    return [main, *others]


class Loaded(NamedTuple):
    """A questionnaire that could be loaded, with all that a checker wants to know of its files."""

    instrument: Instrument
    main: MainFile
    files: Files
    places: Places


def load(path: Path) -> Instrument:
    """Load a questionnaire from its folder or main file.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    return load_whole(path).instrument


def load_whole(path: Path) -> Loaded:
    """Load a questionnaire and keep its sources, with the place of everything in them.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    main = main_file(path)
    places = Places()
    problems: list[Problem] = []
    digest = hashlib.sha256()
    root = _read(main, digest, problems)
    if root is None:
        raise QuestionnaireRefused(problems)
    languages = _languages(root)
    binder = Binder(str(main), languages, places)
    source: MainFile | None = binder.bind_root(root, MainFile, (main.name,))
    problems += binder.problems
    files: Files = {}
    if source is not None:
        files[source.id] = (main.name, source)
        for index, part in enumerate(source.parts):
            where = places.where((main.name, "parts", index))
            if not ID.fullmatch(part):
                problems.append(Problem("part-outside-folder", where, {"part": part}))
                continue
            if part in files:
                problems.append(Problem("duplicate-id", where, {"id": part}))
                continue
            file = main.parent / f"{part}.yaml"
            if file.is_symlink() and file.resolve().parent != main.parent.resolve():
                problems.append(Problem("part-outside-folder", where, {"part": part}))
                continue
            node = _read(file, digest, problems)
            if node is None:
                continue
            part_binder = Binder(str(file), languages, places)
            bound: PartFile | None = part_binder.bind_root(node, PartFile, (file.name,))
            problems += part_binder.problems
            if bound is not None:
                files[part] = (file.name, bound)
    elif isinstance(root, nodes.Mapping):
        problems += _other_parts(root, main, languages)
    if problems or source is None:
        raise QuestionnaireRefused(problems)
    instrument, problems = resolve(source, files, places, digest.hexdigest())
    if problems or instrument is None:
        raise QuestionnaireRefused(sorted(problems, key=_in_file_order))
    return Loaded(instrument, source, files, places)


def _in_file_order(problem: Problem) -> tuple[str, int, int]:
    return problem.where.file, problem.where.line or 0, problem.where.column or 0


def _read(path: Path, digest: hashlib._Hash, problems: list[Problem]) -> nodes.Node | None:
    data, found = strict_yaml.read_bytes(path)
    if not found:
        digest.update(path.name.encode() + b"\0" + data + b"\0")
        text, found = strict_yaml.decode(data, str(path))
    node = None
    if not found:
        node, found = strict_yaml.parse_one(text, str(path))
    problems += found
    return node


def _languages(root: nodes.Node) -> tuple[str, ...]:
    """Peek at the languages, which binding the texts needs."""
    if isinstance(root, nodes.Mapping) and "languages" in root.entries:
        node = root.entries["languages"][1]
        if isinstance(node, nodes.Sequence):
            found = [i.value for i in node.items if isinstance(i, nodes.Scalar)]
            return tuple(dict.fromkeys(found)) or ("en",)
    return ("en",)


def _other_parts(root: nodes.Mapping, main: Path, languages: tuple[str, ...]) -> list[Problem]:
    """Check the parts too where the main file itself has mistakes: all problems at once."""
    problems: list[Problem] = []
    listed = root.entries.get("parts", (None, None))[1]
    if not isinstance(listed, nodes.Sequence):
        return problems
    for item in listed.items:
        if not isinstance(item, nodes.Scalar) or not ID.fullmatch(item.value):
            continue
        file = main.parent / f"{item.value}.yaml"
        node = _read(file, hashlib.sha256(), problems)
        if node is not None:
            binder = Binder(str(file), languages, Places())
            binder.bind_root(node, PartFile, (file.name,))
            problems += binder.problems
    return problems


__all__ = ["Loaded", "Where", "load", "load_whole", "main_file", "part_files", "tests_file"]
