"""Cut a stream into the texts of single cases, so that a mistake in one stays in it.

YAML is cut at its document marks, JSON Lines at its lines; a JSON file stays whole. Only one text
is in memory at a time. Every text knows how many lines stand above it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from burgerkompas.errors import Problem, Where
from burgerkompas.strictyaml.decoding import MOST_BYTES

Piece = tuple[int, bytes | Problem]
"""The number of lines above a text, and the text in UTF-8 or why there is none."""

# By YAML's rules these are marks wherever they start a line, within a block of text too.
_MARK = re.compile(rb"(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")
# With the line's end before it, which is found quickly.
_MARK_BELOW = re.compile(rb"\n" + _MARK.pattern)
# Possessive, or every line would be kept to come back to: a gigabyte for five megabytes of blanks.
_NOTHING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*+(?:#[^\n]*+)?\n|%[^\n]*+\n)*+[ \t\r]*+(?:#[^\n]*+)?"
)
# Nor is a mark a document, as where each of them ends with one.
_NO_DOCUMENT = re.compile(
    rb"%b(?:---[ \t\r]*(?:\n%b|\Z))?(?:\.\.\.[^\n]*\n?)?" % (_NOTHING.pattern, _NOTHING.pattern)
)


def pieces(blocks: Iterable[bytes], file: str, suffix: str) -> Iterator[Piece]:
    """Yield the texts of a file, given in blocks of any size."""
    cutter = {".jsonl": _ends_of_lines, ".json": _never}.get(suffix, _ends_of_documents)
    rest, above, start = b"", 0, 0
    dropping = False
    for block, last in _with_last(_in_utf8(blocks)):
        rest += block
        start = 0
        for end in cutter(rest, last):
            text = rest[start:end]
            if dropping:
                dropping = False
            elif len(text) > MOST_BYTES:
                yield above, _too_large(file, above)
            elif not _NO_DOCUMENT.fullmatch(text):
                yield above, text
            above += text.count(b"\n")
            start = end
        rest = rest[start:]
        if len(rest) > MOST_BYTES and not last:
            if not dropping:
                yield above, _too_large(file, above)
            dropping = True
            above += rest.count(b"\n")
            # What may be the start of a mark is kept.
            rest = rest[rest.rfind(b"\n") + 1 :] if b"\n" in rest[-8:] else b""


def pieces_of(data: bytes, file: str, suffix: str) -> Iterable[Piece]:
    """Return the texts of a file that was read whole."""
    single = (
        suffix != ".jsonl"
        and len(data) <= MOST_BYTES
        and not (b"\n---" in data or b"\n..." in data or data.startswith(b"..."))
        and data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    )
    if not single:
        return pieces([data], file, suffix)
    return () if _NO_DOCUMENT.fullmatch(data) else ((0, data),)


def _too_large(file: str, above: int) -> Problem:
    return Problem("too-large", Where(file, above + 1), {"most": MOST_BYTES})


def _with_last(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield every block, and an empty one that is the last."""
    for block in blocks:
        yield block, False
    yield b"", True


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
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    for block in chain([start], blocks):
        yield decoder.decode(block).encode()


def _ends_of_lines(text: bytes, last: bool) -> Iterator[int]:
    end = text.find(b"\n") + 1
    while end:
        yield end
        end = text.find(b"\n", end) + 1
    if last:
        yield len(text)


def _never(text: bytes, last: bool) -> Iterator[int]:
    if last:
        yield len(text)


def _ends_of_documents(text: bytes, last: bool) -> Iterator[int]:
    start = 0
    for mark in _marks(text):
        if mark.end() == len(text) and not last:
            break  # what follows may make it something else
        if text[mark.end() - 1] == ord("-"):
            # What stands above the first mark is part of its document, if it is but comments.
            at = mark.end() - 3
            if not _NOTHING.fullmatch(text, start, at):
                start = at
                yield start
        else:
            end = text.find(b"\n", mark.end()) + 1
            if not end and not last:
                break
            start = end or len(text)
            yield start
    if last:
        yield len(text)


def _marks(text: bytes) -> Iterator[re.Match[bytes]]:
    first = _MARK.match(text)
    if first is not None:
        yield first
    yield from _MARK_BELOW.finditer(text)
