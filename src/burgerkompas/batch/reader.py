"""Chunks, which are handed out at once, and the cases that are read from them.

Finding chunks is cheap and done in one place, in order; reading and scoring them may be done by
another process. A chunk holds plain values only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec import structs

from burgerkompas.batch.columns import TableReader
from burgerkompas.batch.csv_text import Line
from burgerkompas.batch.documents import Text
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.cases import Case
from burgerkompas.cases.reader import case_from_node
from burgerkompas.errors import Problem, Where, in_file_order
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import Mapping, Node, Scalar, Sequence, decode, parse


class TextChunk(msgspec.Struct, frozen=True):
    """Some texts, each of one case or more."""

    texts: tuple[Text, ...]

    @property
    def size(self) -> int:
        """How many bytes of the source it is: for the time left."""
        return sum(len(text.content) for text in self.texts if isinstance(text.content, bytes))

    @property
    def where(self) -> Where:
        """Where the first of them begins."""
        first = self.texts[0]
        return Where(first.file, first.above + 1 if first.above else None)

    def split(self) -> list[Chunk]:
        """Return each of its texts as a chunk."""
        return [TextChunk((text,)) for text in self.texts]


class RowChunk(msgspec.Struct, frozen=True):
    """Some rows of a table."""

    file: str
    names: tuple[str, ...]
    """What stands above the columns."""
    lines: tuple[Line, ...]
    size: int
    """About how many bytes of the source it is."""
    column_map: Map = EMPTY
    """What its columns mean, with what is known of the tool that wrote it."""

    @property
    def where(self) -> Where:
        """Where the first row begins."""
        return Where(self.file, self.lines[0][0])

    def split(self) -> list[Chunk]:
        """Return each of its rows as a chunk."""
        size = self.size // len(self.lines)
        return [structs.replace(self, lines=(line,), size=size) for line in self.lines]


Chunk = TextChunk | RowChunk


def refusal(file: str, *problems: Problem) -> TextChunk:
    """Return the chunk that tells in one row why no case can be read from a file."""
    return TextChunk((Text(file, 0, problems),))


class Record(NamedTuple):
    """One case as it stands in a source, or the problems that keep it from being one."""

    file: str
    case: Case | None
    problems: tuple[Problem, ...] = ()
    line: int | None = None
    """Where it begins in its file."""


class Reader:
    """Reads the cases of any chunk, in order; what is wrong with one never stops the others."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self._table: TableReader | None = None

    def __getstate__(self) -> dict[str, object]:
        """Cross to another process without the table that is being read."""
        return {**self.__dict__, "_table": None}

    def read(self, chunk: Chunk) -> list[Record]:
        """Return every case, or what is wrong with it."""
        if isinstance(chunk, TextChunk):
            return [record for text in chunk.texts for record in self._text(text)]
        return [self._row(chunk, *line) for line in chunk.lines]

    def _row(self, chunk: RowChunk, line: int, cells: list[str] | Problem) -> Record:
        if isinstance(cells, Problem):
            return Record(chunk.file, None, (cells,))
        table = self._table
        if table is None or (table.file, table.names) != (chunk.file, chunk.names):
            table = TableReader(self.questionnaire, chunk.names, chunk.file, chunk.column_map)
            self._table = table
        case, problems = table.read_row(line, cells)
        return Record(chunk.file, None if problems else case, tuple(problems), line)

    def _text(self, text: Text) -> Iterator[Record]:
        """Yield the cases of a text, which may be a list of them.

        A problem in the YAML itself stands for the case it is in and all that follow.
        """
        file, above, content = text
        if isinstance(content, tuple):
            yield Record(file, None, content)
            return
        decoded, problems = decode(content, file)
        documents: list[Node] = []
        if not problems:
            documents, problems = parse(decoded, file)
        listed = any(isinstance(document, Sequence) for document in documents)
        roots = [root for document in documents for root in _cases_in(document)]
        if not roots and not problems:
            problems = [Problem("empty-file", Where(file))]
        for at, root in enumerate(roots):
            own = problems
            if listed:
                until = roots[at + 1].line if at + 1 < len(roots) else None
                own = [problem for problem in problems if _is_within(problem, root.line, until)]
            problems = [problem for problem in problems if problem not in own]
            case, found = case_from_node(self.questionnaire, root, file)
            own = [*own, *(problem for problem in found if problem not in own)]
            below_mark = listed or content.startswith(b"---")
            line = above + (root.line if below_mark else 1)
            if isinstance(root, Mapping) and not own:
                yield Record(file, case, (), line)
            else:
                yield Record(file, None, _moved_down(in_file_order(own), above), line)
        if problems:
            yield Record(file, None, _moved_down(problems, above))


def _cases_in(document: Node) -> tuple[Node, ...]:
    if isinstance(document, Sequence):
        return document.items
    return () if isinstance(document, Scalar) and document.is_null else (document,)


def _is_within(problem: Problem, line: int, until: int | None) -> bool:
    at = problem.where.line or 0
    return line <= at and (until is None or at < until)


def _moved_down(problems: list[Problem], above: int) -> tuple[Problem, ...]:
    """Return the problems of a text at the lines of its file."""
    if not above:
        return tuple(problems)
    return tuple(
        problem._replace(where=problem.where._replace(line=(problem.where.line or 1) + above))
        for problem in problems
    )
