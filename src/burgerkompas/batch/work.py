"""Work: what is handed out at once, and the cases that are read from it.

Finding work is cheap and done in one place, in order; reading and scoring it may be done
elsewhere. A piece of work is small, holds only plain values, and is the same each time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Sequence as SequenceLike

import msgspec

from burgerkompas.batch.columns import Columns, case_from_row, find_columns
from burgerkompas.batch.documents import Piece, pieces_of
from burgerkompas.batch.foreign import Line
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.cases import Case, parse_case
from burgerkompas.cases.reader import case_from_node
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import decoding as strict_text
from burgerkompas.strictyaml import parser as strict_yaml
from burgerkompas.strictyaml.nodes import Mapping, Node, Sequence


class Files(msgspec.Struct, frozen=True):
    """Small files of texts, not read yet."""

    paths: tuple[str, ...]
    size: int = 0


class Texts(msgspec.Struct, frozen=True):
    """Texts that were cut from one file."""

    file: str
    pieces: tuple[Piece, ...]
    size: int = 0


class Rows(msgspec.Struct, frozen=True):
    """Rows of one table, with the names of its columns."""

    file: str
    names: tuple[str, ...]
    lines: tuple[Line, ...]
    size: int = 0


class Wrong(msgspec.Struct, frozen=True):
    """What is wrong where no case can be read at all."""

    file: str
    problems: tuple[Problem, ...]
    size: int = 0


Work = Files | Texts | Rows | Wrong
"""``size`` is how many bytes of the source it is, by and large: for the time left."""


def shown(path: str) -> str:
    """Return a path as it can be written: what in it is no Unicode becomes a question mark."""
    return path if path.isascii() else path.encode("utf-8", "replace").decode()


def split(work: Work) -> list[Work]:
    """Return the same work in the smallest parts that there are."""
    if isinstance(work, Files):
        return [Files((path,)) for path in work.paths]
    if isinstance(work, Texts):
        return [Texts(work.file, (piece,)) for piece in work.pieces]
    if isinstance(work, Rows):
        return [Rows(work.file, work.names, (line,)) for line in work.lines]
    return [work]


def place(work: Work) -> Where:
    """Return where a piece of work begins."""
    if isinstance(work, Files):
        return Where(shown(work.paths[0]))
    if isinstance(work, Texts):
        return Where(work.file, work.pieces[0][0] + 1)
    return Where(work.file, work.lines[0][0] if isinstance(work, Rows) else None)


class Found(msgspec.Struct, frozen=True):
    """One case as it was found, or the problems that it has; ``line`` is where it begins."""

    file: str
    case: Case | None
    problems: tuple[Problem, ...]
    line: int | None = None


Text = tuple[str, int, bytes | Problem]
"""The file that a text is from, and the piece that it is."""


class Reader:
    """Reads the cases of any work, in order; what is wrong with one never stops the others."""

    def __init__(self, questionnaire: Questionnaire, mapped: Map = EMPTY) -> None:
        self.questionnaire = questionnaire
        self.mapped = mapped
        self._columns: dict[tuple[str, ...], Columns] = {}

    def read(self, work: Work) -> list[Found]:
        """Return every case, or what is wrong with it."""
        if isinstance(work, Files):
            contents = [(path, *strict_text.read_bytes(path)) for path in work.paths]
            return self._texts([text for content in contents for text in _texts_in(*content)])
        if isinstance(work, Texts):
            return self._texts([(work.file, *piece) for piece in work.pieces])
        if isinstance(work, Rows):
            return self._rows(work)
        return [Found(work.file, None, work.problems)]

    def _rows(self, work: Rows) -> list[Found]:
        columns = self._columns.get(work.names)
        if columns is None:
            columns, _ = find_columns(self.questionnaire, work.names, work.file, self.mapped)
            self._columns[work.names] = columns
        found = []
        for line, cells in work.lines:
            if isinstance(cells, Problem):
                found.append(Found(work.file, None, (cells,)))
            else:
                case, problems = case_from_row(columns, line, cells, work.file)
                found.append(Found(work.file, None if problems else case, tuple(problems), line))
        return found

    def _texts(self, texts: SequenceLike[Text]) -> list[Found]:
        found: list[Found] = []
        for file, above, text in texts:
            if isinstance(text, Problem):
                found.append(Found(file, None, (text,)))
            elif _is_list(text):
                found += self._list(file, above, text)
            else:
                try:
                    case = parse_case(self.questionnaire, text, file)
                    found.append(Found(file, case, (), above + 1))
                except AnswersRefused as refused:
                    problems = tuple([_moved(problem, above) for problem in refused.problems])
                    found.append(Found(file, None, problems))
        return found

    def _list(self, file: str, above: int, data: bytes) -> Iterator[Found]:
        """Yield the cases of a text that may be a list of them.

        A problem in the YAML itself stands for the case it is in and all that follow.
        """
        text, problems = strict_text.decode(data, file)
        documents: list[Node] = []
        if not problems:
            documents, problems = strict_yaml.parse(text, file)
        roots: list[Node] = []
        for document in documents:
            roots += document.items if isinstance(document, Sequence) else [document]
        if not roots and not problems:
            problems = [Problem("empty-file", Where(file))]
        for i, root in enumerate(roots):
            until = roots[i + 1].line if i + 1 < len(roots) else None
            own = [p for p in problems if _between(p, root.line, until)]
            problems = [p for p in problems if p not in own]
            case, found = case_from_node(self.questionnaire, root, file)
            own += [p for p in found if p not in own]
            kept = case if isinstance(root, Mapping) and not own else None
            yield Found(file, kept, tuple(_moved(p, above) for p in own), above + root.line)
        if problems:
            yield Found(file, None, tuple(_moved(p, above) for p in problems))


def _texts_in(name: str, data: bytes, problems: list[Problem]) -> list[Text]:
    """Return the texts in what was read of a file, or what is wrong with it."""
    file = shown(name)
    if problems:
        return [(file, 0, p._replace(where=p.where._replace(file=file))) for p in problems]
    suffix = os.path.splitext(name)[1].lower()
    found: list[Text] = [(file, *piece) for piece in pieces_of(data, file, suffix)]
    return found or [(file, 0, Problem("empty-file", Where(file)))]


def _is_list(text: bytes) -> bool:
    return text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"-")


def _between(problem: Problem, line: int, until: int | None) -> bool:
    at = problem.where.line or 0
    return line <= at and (until is None or at < until)


def _moved(problem: Problem, above: int) -> Problem:
    where = problem.where
    if not above:
        return problem
    return problem._replace(where=where._replace(line=(where.line or 1) + above))
