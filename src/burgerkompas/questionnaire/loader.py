"""Read a questionnaire's files and make a questionnaire of them, or say all that is wrong."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from burgerkompas.errors import Problem, QuestionnaireRefused, Where, closest
from burgerkompas.files import is_there
from burgerkompas.questionnaire.binding import Binder
from burgerkompas.questionnaire.documents import MainFile, PartFile
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.questionnaire.places import Places
from burgerkompas.questionnaire.resolve import Files, resolve
from burgerkompas.strictyaml import decoding as strict_text
from burgerkompas.strictyaml import nodes
from burgerkompas.strictyaml import parser as strict_yaml

ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)

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


class Loaded(NamedTuple):
    """A questionnaire that could be loaded, with all that a checker wants to know of its files."""

    questionnaire: Questionnaire
    main: MainFile
    files: Files
    places: Places


def load(path: Path) -> Questionnaire:
    """Load a questionnaire from its folder or main file.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    return load_whole(path).questionnaire


def load_whole(path: Path) -> Loaded:
    """Load a questionnaire and keep its sources, with the place of everything in them.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    main = main_file(path)
    read = _Files(main)
    source: MainFile | None = read.bound(main, MainFile)
    if source is None:
        raise QuestionnaireRefused(read.problems)
    files: Files = {source.id: (main.name, source)}
    for index, part in enumerate(source.parts):
        where = read.places.where((main.name, "parts", index))
        file = main.parent / f"{part}.yaml"
        away = file.is_symlink() and file.resolve().parent != main.parent.resolve()
        if away or not ID.fullmatch(part):
            read.problems.append(Problem("part-outside-folder", where, {"part": part}))
        elif part in files:
            read.problems.append(Problem("duplicate-id", where, {"id": part}))
        elif not file.exists():
            others = [other.stem for other in part_files(main)[1:]]
            values = {"file": file.name}
            read.problems.append(Problem("part-not-there", where, values, closest(part, others)))
            read.has_gaps = True
        else:
            bound: PartFile | None = read.bound(file, PartFile)
            if bound is not None:
                files[part] = (file.name, bound)
    if read.has_gaps:
        raise QuestionnaireRefused(read.problems)
    questionnaire, problems = resolve(source, files, read.places, read.digest.hexdigest())
    if read.problems:
        # What is missing here may be what was left out there.
        problems = [problem for problem in problems if read.stands(problem)] + read.problems
    if problems or questionnaire is None:
        raise QuestionnaireRefused(sorted(problems, key=read.in_order))
    return Loaded(questionnaire, source, files, read.places)


class _Files:
    """The files of one questionnaire as they are read, with all that is wrong in each of them.

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

    def bound(self, file: Path, kind: type[PartFile]) -> Any:
        """Return a file, or ``None`` where it is none."""
        self.order.append(str(file))
        node = self._node(file)
        if node is None:
            return None
        stand_ins: dict[str, Any] = {}
        if kind is MainFile:
            self.languages = _languages(node)
            stand_ins = {"format": None, "id": file.stem, "version": "0.0.0", "title": {}}
            stand_ins["languages"] = self.languages
        binder = Binder(str(file), self.languages, self.places)
        found = binder.bind_root(node, kind, (file.name,), stand_ins)
        self.problems += binder.problems
        self.lost |= binder.lost
        self.lost_name |= binder.lost_name
        self.has_gaps |= found is None
        return found

    def _node(self, file: Path) -> nodes.Node | None:
        data, found = strict_text.read_bytes(file)
        if not found:
            self.digest.update(file.name.encode() + b"\0" + data + b"\0")
            text, found = strict_text.decode(data, str(file))
        node = None
        if not found:
            node, found = strict_yaml.parse_one(text, str(file))
        self.problems += found
        self.has_gaps |= bool(found)
        return node

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


def _languages(root: nodes.Node) -> tuple[str, ...]:
    """Peek at the languages, which binding the texts needs; where they lack, at the title's."""
    found: list[str] = []
    if isinstance(root, nodes.Mapping):
        listed = root.entries.get("languages", (None, None))[1]
        title = root.entries.get("title", (None, None))[1]
        if isinstance(listed, nodes.Sequence):
            found = [item.value for item in listed.items if isinstance(item, nodes.Scalar)]
        elif isinstance(title, nodes.Mapping):
            found = list(title.entries)
    return tuple(dict.fromkeys(found)) or ("en",)


__all__ = ["Loaded", "Where", "load", "load_whole", "main_file", "part_files", "tests_file"]
