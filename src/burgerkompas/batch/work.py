"""Work: what is handed out at once, and the cases that are read from it.

Finding work is cheap and done in one place, in order; reading and scoring it may be done
elsewhere. A piece of work is small, holds only plain values, and is the same each time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import msgspec

from burgerkompas import strict_yaml
from burgerkompas.answers import Case, case_from_node, parse_case
from burgerkompas.batch.columns import Columns, case_from_row, find_columns
from burgerkompas.batch.documents import Piece, pieces_of
from burgerkompas.batch.foreign import Line
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.instrument.model import Instrument
from burgerkompas.nodes import Mapping, Node, Sequence


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


class Reader:
    """Reads the cases of any work, in order; what is wrong with one never stops the others."""

    def __init__(self, instrument: Instrument, mapped: Map = EMPTY) -> None:
        self.instrument = instrument
        self.mapped = mapped
        self._columns: dict[tuple[str, ...], Columns] = {}

    def read(self, work: Work) -> Iterator[Found]:
        """Yield every case, or what is wrong with it."""
        if isinstance(work, Files):
            for path in work.paths:
                yield from self._file(path, shown(path))
        elif isinstance(work, Texts):
            yield from self._pieces(work.file, iter(work.pieces))
        elif isinstance(work, Rows):
            yield from self._rows(work)
        else:
            yield Found(work.file, None, work.problems)

    def _file(self, name: str, file: str) -> Iterator[Found]:
        data, problems = strict_yaml.read_bytes(name)
        if problems:
            problems = [p._replace(where=p.where._replace(file=file)) for p in problems]
            yield Found(file, None, tuple(problems))
            return
        suffix = os.path.splitext(name)[1].lower()
        found = self._pieces(file, iter(pieces_of(data, file, suffix)))
        first = next(found, None)
        if first is None:
            yield Found(file, None, (Problem("empty-file", Where(file)),))
        else:
            yield first
            yield from found

    def _rows(self, work: Rows) -> Iterator[Found]:
        columns = self._columns.get(work.names)
        if columns is None:
            columns, _ = find_columns(self.instrument, work.names, work.file, self.mapped)
            self._columns[work.names] = columns
        for line, cells in work.lines:
            if isinstance(cells, Problem):
                yield Found(work.file, None, (cells,))
            else:
                case, problems = case_from_row(columns, line, cells, work.file)
                yield Found(work.file, None if problems else case, tuple(problems), line)

    def _pieces(self, file: str, found: Iterator[Piece]) -> Iterator[Found]:
        for above, text in found:
            if isinstance(text, Problem):
                yield Found(file, None, (text,))
                continue
            if b"\\ud" in text or b"\\uD" in text:
                text = _PAIR.sub(_character, text)  # noqa: PLW2901
            if text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"-"):
                yield from self._list(file, above, text)
            else:
                try:
                    case = parse_case(self.instrument, text, file)
                except AnswersRefused as refused:
                    yield Found(file, None, tuple(_moved(p, above) for p in refused.problems))
                else:
                    yield Found(file, case, (), above + 1)

    def _list(self, file: str, above: int, data: bytes) -> Iterator[Found]:
        """Yield the cases of a text that may be a list of them.

        A problem in the YAML itself stands for the case it is in and all that follow.
        """
        text, problems = strict_yaml.decode(data, file)
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
            case, found = case_from_node(self.instrument, root, file)
            own += [p for p in found if p not in own]
            kept = case if isinstance(root, Mapping) and not own else None
            yield Found(file, kept, tuple(_moved(p, above) for p in own), above + root.line)
        if problems:
            yield Found(file, None, tuple(_moved(p, above) for p in problems))


# JSON writes what lies beyond U+FFFF as two escapes, which YAML doesn't know. A backslash that is
# itself escaped begins none.
_PAIR = re.compile(rb"(\\\\)|\\u([dD][89abAB]\w\w)\\u([dD][c-fC-F]\w\w)")


def _character(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return found[1]
    try:
        return bytes.fromhex((found[2] + found[3]).decode()).decode("utf-16-be").encode()
    except ValueError:
        return found[0]


def _between(problem: Problem, line: int, until: int | None) -> bool:
    at = problem.where.line or 0
    return line <= at and (until is None or at < until)


def _moved(problem: Problem, above: int) -> Problem:
    where = problem.where
    if not above:
        return problem
    return problem._replace(where=where._replace(line=(where.line or 1) + above))
