"""Read a questionnaire's files and build the questionnaire, or report every problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from burgerkompas.errors import Problem, QuestionnaireRefused, closest
from burgerkompas.files import is_there, printable, read_bytes
from burgerkompas.questionnaire.binding import Binder, Places
from burgerkompas.questionnaire.documents import MainFile, PartFile
from burgerkompas.questionnaire.folder import (
    digest_of,
    keep_tests,
    leads_out,
    main_file,
    read_part,
    yaml_files,
)
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.questionnaire.resolve import ID, Files, resolve
from burgerkompas.strictyaml import Mapping, Node, Scalar, Sequence, parse_bytes

LOCAL = {
    *("unknown-id", "asked-later", "duplicate-id", "bad-id", "bad-version", "twice-in-list"),
    *("reserved-option", "bad-language"),
    *("unknown-value", "comparison-does-not-fit", "key-does-not-fit", "subject-not-here"),
    *("bad-range", "bad-decimals", "bound-between-answers", "bad-weight", "reserved-outcome"),
}
"""Problems that depend on one place only, so they hold even if other parts were left out."""


class QuestionnaireFiles(NamedTuple):
    """A questionnaire with the files it was made from."""

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
    """Load a questionnaire and keep its files with the places of all their values.

    Raises ``QuestionnaireRefused`` with every problem of every file.
    """
    main = main_file(path)
    keep_tests(main)
    reader = _FilesReader(main, main == path)
    source: MainFile | None = reader.read(main, MainFile)
    if source is None:
        raise QuestionnaireRefused(reader.problems)
    files: Files = {source.id: (main.name, source)}
    for index, part in enumerate(source.parts):
        where = reader.places.where((main.name, "parts", index))
        file = main.parent / f"{part}.yaml"
        if not ID.fullmatch(part) or leads_out(file, main):
            reader.problems.append(Problem("part-outside-folder", where, {"part": part}))
        elif part in files:
            reader.problems.append(Problem("duplicate-id", where, {"id": part}))
        elif not is_there(file):
            others = [other.stem for other in yaml_files(main.parent) if other != main]
            guess = closest(part, others)
            reader.problems.append(Problem("part-not-there", where, {"file": file.name}, guess))
            reader.has_gaps = True
        else:
            bound: PartFile | None = reader.read(file, PartFile)
            if bound is not None:
                files[part] = (file.name, bound)
    if reader.has_gaps:
        raise QuestionnaireRefused(reader.problems)
    questionnaire, problems = resolve(source, files, reader.places, digest_of(reader.contents))
    if reader.problems:
        # Something missing here may have been left out there.
        problems = [problem for problem in problems if reader.stands(problem)] + reader.problems
    if problems or questionnaire is None:
        raise QuestionnaireRefused(sorted(problems, key=reader.in_order))
    return QuestionnaireFiles(questionnaire, source, files, reader.places)


class _FilesReader:
    """Reads the files of one questionnaire and collects the problems in each.

    ``named``: whether a person named the main file itself. ``has_gaps``: too little of one of the
    files could be read to check references to it.
    """

    def __init__(self, main: Path, named: bool) -> None:
        self.main = main
        self.named = named
        self.languages: tuple[str, ...] = ()
        self.contents: list[tuple[str, bytes]] = []
        self.places = Places()
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self.lost_name = False
        self.has_gaps = False
        self.order: list[str] = []

    def read(self, file: Path, kind: type[PartFile]) -> Any:
        """Return a file bound to ``kind``, or ``None`` if it cannot be."""
        name = printable(file)
        self.order.append(name)
        node = None
        is_named = self.named and file == self.main
        data, problems = read_bytes(file) if is_named else read_part(file, self.main)
        if not problems:
            self.contents.append((file.name, data))
            node, problems = parse_bytes(data, name)
        self.problems += problems
        self.has_gaps |= bool(problems)
        if node is None:
            return None
        stand_ins: dict[str, Any] = {}
        if kind is MainFile:
            self.languages = _languages(node)
            stand_ins = {
                "format": None,
                "id": printable(file.stem),
                "version": "0.0.0",
                "title": {},
            }
            stand_ins["languages"] = self.languages
        binder = Binder(name, self.languages, self.places)
        bound = binder.bind_root(node, kind, (file.name,), stand_ins)
        self.problems += binder.problems
        self.lost |= binder.lost
        self.lost_name |= binder.lost_name
        self.has_gaps |= bound is None
        return bound

    def stands(self, problem: Problem) -> bool:
        """Return whether a problem found with some parts left out holds for the whole as well."""
        missed = problem.code in ("unknown-id", "asked-later")
        if problem.code not in LOCAL or (missed and self.lost_name):
            return False
        return self.lost.isdisjoint(problem.values.values())

    def in_order(self, problem: Problem) -> tuple[int, int, int]:
        """Return the sort key of a problem: the order of the files, then the line."""
        where = problem.where
        index = self.order.index(where.file) if where.file in self.order else len(self.order)
        return index, where.line or 0, where.column or 0


def _languages(root: Node) -> tuple[str, ...]:
    """Peek at the languages, which binding texts requires; if absent, at those of the title."""
    found: list[str] = []
    if isinstance(root, Mapping):
        listed, title = root.get("languages"), root.get("title")
        if isinstance(listed, Sequence):
            found = [item.value for item in listed.items if isinstance(item, Scalar)]
        elif isinstance(title, Mapping):
            found = list(title.entries)
    return tuple(dict.fromkeys(found)) or ("en",)
