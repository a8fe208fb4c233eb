"""Pieces of a source, in chunks that are handed out at once, and the cases that are read from them.

Finding pieces is cheap and done in one place, in order; reading and scoring them may be done by
another process, so a chunk holds plain values only. A piece is a row of a table or a text: YAML is
cut at its document marks and JSON Lines at its lines, so that a mistake in one case stays in it; a
JSON file stays whole. Only one text of a file is in memory at a time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import msgspec
from msgspec import structs

from burgerkompas.batch.columns import TableReader
from burgerkompas.batch.mapping import EMPTY, Map
from burgerkompas.cases import Case
from burgerkompas.cases.reader import case_from_node
from burgerkompas.errors import Problem, Where, in_file_order
from burgerkompas.files import MAX_BYTES
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from burgerkompas.strictyaml import Mapping, Node, Scalar, Sequence, decode, parse

# By YAML's rules these are marks wherever they start a line, within a block of text too.
_MARK = re.compile(rb"(---|\.\.\.)(?:[ \t\r\n]|\Z)")
_NOTHING = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*+(?:#[^\n]*+)?\n?|%[^\n]*+\n)")
"""A line that is no part of a document: a blank one, a comment or a directive."""


class Piece(NamedTuple):
    """What stands in a source for one case, or for more."""

    file: str
    """The name of the file, as it is printed."""
    above: int
    """How many lines of the file stand above it."""
    content: bytes | list[str] | tuple[Problem, ...]
    """A text in UTF-8, the cells of a row, or why there is neither."""


class Chunk(msgspec.Struct, frozen=True):
    """Some texts, or some rows of a table."""

    pieces: tuple[Piece, ...]
    size: int = 0
    """About how many bytes of the source it is: for the time left."""
    names: tuple[str, ...] = ()
    """What stands above the columns of the table; none where the pieces are texts."""
    column_map: Map = EMPTY
    """What its columns mean, with what is known of the tool that wrote it."""

    @property
    def where(self) -> Where:
        """Where the first of its pieces begins."""
        file, above, _ = self.pieces[0]
        return Where(file, above + 1 if above else None)

    def split(self) -> list[Chunk]:
        """Return each of its pieces as a chunk."""
        size = self.size // len(self.pieces)
        return [structs.replace(self, pieces=(piece,), size=size) for piece in self.pieces]


class Record(NamedTuple):
    """One case as it stands in a source, or the problems that keep it from being one."""

    file: str
    case: Case | None
    problems: tuple[Problem, ...] = ()
    line: int | None = None
    """Where it begins in its file."""
    result: Result | None = None
    """What is known of the case, once it has been scored."""


# -- from a stream to texts ------------------------------------------------------------------


def cut_texts(blocks: Iterable[bytes], file: str, suffix: str) -> Iterator[Piece]:
    """Yield the texts of a file, whose bytes come in blocks of any size.

    A text of more than ``MAX_BYTES`` is left out, and told in its place.
    """
    lines: list[bytes] = []
    above = below = size = 0
    begun = full = False
    """Whether the text so far has more than comments, and more than marks."""

    def cut() -> Iterator[Piece]:
        nonlocal above, size, begun, full
        if full and size <= MAX_BYTES:
            yield Piece(file, above, b"".join(lines))
        lines.clear()
        above, size, begun, full = below, 0, False, False

    fresh = True
    for line in _lines(_in_utf8(blocks)):
        found = _MARK.match(line) if fresh else None
        mark = found[1] if found else b""
        fresh = line.endswith(b"\n")
        # What stands above the first mark is part of its document, if it is but comments.
        if begun and mark == b"---" and suffix not in (".json", ".jsonl"):
            yield from cut()
        if not (full or _NOTHING.fullmatch(line)):
            begun = True
            # A mark alone is no document: for example when every document ends with a mark.
            full |= not mark or (mark == b"---" and bool(line[3:].strip()))
        below += fresh
        size += len(line)
        if size <= MAX_BYTES:
            lines.append(line)
        elif size - len(line) <= MAX_BYTES:
            lines.clear()
            problem = Problem("too-large", Where(file, above + 1), {"most": MAX_BYTES})
            yield Piece(file, above, (problem,))
        if fresh and (suffix == ".jsonl" or (mark == b"..." and suffix != ".json")):
            yield from cut()
    yield from cut()


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines in blocks; one that is too long to be held comes in parts."""
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            yield line + b"\n"
        if len(rest) > MAX_BYTES:
            yield rest
            rest = b""
    if rest:
        yield rest


def _in_utf8(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield blocks of UTF-16 in UTF-8; all others as they are."""
    blocks = iter(blocks)
    start = b""
    while len(start) < 2 and (block := next(blocks, b"")):
        start += block
    if start[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield start
        yield from blocks
        return
    # What is no character stays none, for whoever reads the text to tell.
    decoder = codecs.getincrementaldecoder("utf-16")(errors="surrogatepass")
    for block in chain([start], blocks):
        yield decoder.decode(block).encode(errors="surrogatepass")
    if decoder.getstate()[0]:
        yield b"\xff"


# -- from pieces to cases --------------------------------------------------------------------


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
        return [record for piece in chunk.pieces for record in self._piece(piece, chunk)]

    def _piece(self, piece: Piece, chunk: Chunk) -> Iterable[Record]:
        match piece.content:
            case bytes(text):
                return self._text(piece.file, piece.above, text)
            case list(cells):
                return [self._row(piece, cells, chunk)]
            case problems:
                return [Record(piece.file, None, problems)]

    def _row(self, piece: Piece, cells: list[str], chunk: Chunk) -> Record:
        table, file, line = self._table, piece.file, piece.above + 1
        if table is None or (table.file, table.names) != (file, chunk.names):
            table = TableReader(self.questionnaire, chunk.names, file, chunk.column_map)
            self._table = table
        case, problems = table.read_row(line, cells)
        return Record(file, None if problems else case, tuple(problems), line)

    def _text(self, file: str, above: int, content: bytes) -> Iterator[Record]:
        """Yield the cases of a text, which may be a list of them.

        A problem in the YAML itself stands for the case it is in and all that follow.
        """
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
