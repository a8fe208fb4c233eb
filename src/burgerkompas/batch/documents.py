"""Cut a stream into the texts of single cases, so that a mistake in one stays in it.

YAML is cut at its document marks, JSON Lines at its lines; a JSON file stays whole. Only one text
is in memory at a time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from burgerkompas.errors import Problem, Where
from burgerkompas.files import MAX_BYTES

# By YAML's rules these are marks wherever they start a line, within a block of text too.
_MARK = re.compile(rb"(---|\.\.\.)(?:[ \t\r\n]|\Z)")
_NOTHING = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*+(?:#[^\n]*+)?\n?|%[^\n]*+\n)")
"""A line that is no part of a document: a blank one, a comment or a directive."""


class Text(NamedTuple):
    """The text of one or more cases, as it was cut from its file."""

    file: str
    """The name of the file, as it is printed."""
    above: int
    """How many lines of the file stand above it."""
    content: bytes | tuple[Problem, ...]
    """The text in UTF-8, or why there is none."""


def cut_texts(blocks: Iterable[bytes], file: str, suffix: str) -> Iterator[Text]:
    """Yield the texts of a file, whose bytes come in blocks of any size.

    A text of more than ``MAX_BYTES`` is left out, and told in its place.
    """
    lines: list[bytes] = []
    above = below = size = 0
    begun = full = False
    """Whether the text so far has more than comments, and more than marks."""

    def cut() -> Iterator[Text]:
        nonlocal above, size, begun, full
        if full and size <= MAX_BYTES:
            yield Text(file, above, b"".join(lines))
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
            yield Text(file, above, (problem,))
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
