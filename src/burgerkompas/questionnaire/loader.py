"""Read a questionnaire's files and make a questionnaire of them, or say all that is wrong."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, NamedTuple

from burgerkompas.errors import Problem, QuestionnaireRefused, closest
from burgerkompas.files import is_there
from burgerkompas.questionnaire.binding import Binder, Places
from burgerkompas.questionnaire.documents import MainFile, PartFile
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.questionnaire.resolve import ID, Files, resolve
from burgerkompas.strictyaml import Mapping, Node, Scalar, Sequence, parse_bytes
from burgerkompas.strictyaml.decoding import read_bytes

LOCAL = {
    *("unknown-id", "asked-later", "duplicate-id", "bad-id", "bad-version", "twice-in-list"),
    *("unknown-value", "comparison-does-not-fit", "key-does-not-fit", "subject-not-here"),
    *("bad-range", "bad-decimals", "bound-between-answers", "bad-weight", "reserved-outcome"),
}
"""Problems that show in one place, so that they stand also where other things were left out."""


def main_file(path: Path) -> Path:
    """Return the main file of a questionnaire: the file itself, or FOLDER/FOLDER.yaml.

    A folder with one YAML file only may give that any name.
    """
    if not os.path.isdir(path):
        return path
    named = path / f"{path.resolve().name}.yaml"
    if is_there(named):
        return named
    only = sorted(p for p in path.glob("*.yaml") if not _holds_tests(p))
    return only[0] if len(only) == 1 else named


def tests_file(main: Path) -> Path:
    """Return where the tests of a questionnaire lie: FOLDER/tests.yaml, or FILE.tests.yaml.

    The first, if it is there, where the questionnaire has the name of its folder.
    """
    own = main.with_name(f"{main.stem}.tests.yaml")
    shared = main.with_name("tests.yaml")
    if main.name == shared.name:
        return own
    named = main.stem == main.resolve().parent.name
    return shared if named or (is_there(shared) and not is_there(own)) else own


def _holds_tests(path: Path) -> bool:
    return path.name == "tests.yaml" or path.name.endswith(".tests.yaml")


def part_files(main: Path) -> list[Path]:
    """Return every YAML file that can belong to a questionnaire, the main file first.

    Used for its digest: reading names without parsing is enough to see a change.
    """
    others = sorted(p for p in main.parent.glob("*.yaml") if p != main and not _holds_tests(p))
    return [main, *others]


class QuestionnaireFiles(NamedTuple):
    """A questionnaire with the files that it was made of."""

    questionnaire: Questionnaire
    main: MainFile
    files: Files
    places: Places


def load(path: Path) -> Questionnaire:
    """Load a questionnaire from its folder or main file.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    return load_files(path).questionnaire


def load_files(path: Path) -> QuestionnaireFiles:
    """Load a questionnaire and keep its files, with the place of everything in them.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    main = main_file(path)
    reader = _FilesReader(main)
    source: MainFile | None = reader.read(main, MainFile)
    if source is None:
        raise QuestionnaireRefused(reader.problems)
    files: Files = {source.id: (main.name, source)}
    for index, part in enumerate(source.parts):
        where = reader.places.where((main.name, "parts", index))
        file = main.parent / f"{part}.yaml"
        away = file.is_symlink() and file.resolve().parent != main.parent.resolve()
        if away or not ID.fullmatch(part):
            reader.problems.append(Problem("part-outside-folder", where, {"part": part}))
        elif part in files:
            reader.problems.append(Problem("duplicate-id", where, {"id": part}))
        elif not file.exists():
            guess = closest(part, [other.stem for other in part_files(main)[1:]])
            reader.problems.append(Problem("part-not-there", where, {"file": file.name}, guess))
            reader.has_gaps = True
        else:
            bound: PartFile | None = reader.read(file, PartFile)
            if bound is not None:
                files[part] = (file.name, bound)
    if reader.has_gaps:
        raise QuestionnaireRefused(reader.problems)
    questionnaire, problems = resolve(source, files, reader.places, reader.digest.hexdigest())
    if reader.problems:
        # What is missing here may be what was left out there.
        problems = [problem for problem in problems if reader.stands(problem)] + reader.problems
    if problems or questionnaire is None:
        raise QuestionnaireRefused(sorted(problems, key=reader.in_order))
    return QuestionnaireFiles(questionnaire, source, files, reader.places)


class _FilesReader:
    """Reads the files of one questionnaire, with all that is wrong in each of them.

    ``has_gaps``: of one of them too little could be read to tell what its parts refer to.
    """

    def __init__(self, main: Path) -> None:
        self.main = main
        self.languages: tuple[str, ...] = ()
        self.digest = hashlib.sha256()
        self.places = Places()
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self.lost_name = False
        self.has_gaps = False
        self.order: list[str] = []

    def read(self, file: Path, kind: type[PartFile]) -> Any:
        """Return a file bound to ``kind``, or ``None`` where it is none."""
        self.order.append(str(file))
        node = None
        data, problems = read_bytes(file)
        if not problems:
            self.digest.update(file.name.encode() + b"\0" + data + b"\0")
            node, problems = parse_bytes(data, str(file))
        self.problems += problems
        self.has_gaps |= bool(problems)
        if node is None:
            return None
        stand_ins: dict[str, Any] = {}
        if kind is MainFile:
            self.languages = _languages(node)
            stand_ins = {"format": None, "id": file.stem, "version": "0.0.0", "title": {}}
            stand_ins["languages"] = self.languages
        binder = Binder(str(file), self.languages, self.places)
        bound = binder.bind_root(node, kind, (file.name,), stand_ins)
        self.problems += binder.problems
        self.lost |= binder.lost
        self.lost_name |= binder.lost_name
        self.has_gaps |= bound is None
        return bound

    def stands(self, problem: Problem) -> bool:
        """Whether a problem of a whole with parts left out is surely one of the whole."""
        missed = problem.code in ("unknown-id", "asked-later")
        if problem.code not in LOCAL or (missed and self.lost_name):
            return False
        return self.lost.isdisjoint(problem.values.values())

    def in_order(self, problem: Problem) -> tuple[int, int, int]:
        """Return what problems are sorted by: the files in their order, from top to bottom."""
        where = problem.where
        place = self.order.index(where.file) if where.file in self.order else len(self.order)
        return place, where.line or 0, where.column or 0


def _languages(root: Node) -> tuple[str, ...]:
    """Peek at the languages, which binding the texts needs; where they lack, at the title's."""
    found: list[str] = []
    if isinstance(root, Mapping):
        listed, title = root.get("languages"), root.get("title")
        if isinstance(listed, Sequence):
            found = [item.value for item in listed.items if isinstance(item, Scalar)]
        elif isinstance(title, Mapping):
            found = list(title.entries)
    return tuple(dict.fromkeys(found)) or ("en",)


__all__ = [
    "ID",
    "QuestionnaireFiles",
    "load",
    "load_files",
    "main_file",
    "part_files",
    "tests_file",
]
