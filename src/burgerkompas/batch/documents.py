"""Cut a stream into the texts of single cases, so that a mistake in one stays in it.

YAML is cut at its document marks, JSON Lines at its lines; a JSON file stays whole. Only one text
is in memory at a time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from burgerkompas.errors import Problem, Where
from burgerkompas.files import MOST_BYTES

# By YAML's rules these are marks wherever they start a line, within a block of text too.
_MARK = re.compile(rb"(---|\.\.\.)(?=[ \t\r\n]|\Z)")
# With the end of the line above it, by which it is found quickly.
_MARK_BELOW = re.compile(rb"\n" + _MARK.pattern)
# Possessive, or every line would be kept to come back to: a gigabyte for five megabytes of blanks.
_NOTHING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*+(?:#[^\n]*+)?\n|%[^\n]*+\n)*+[ \t\r]*+(?:#[^\n]*+)?"
)
# A mark alone is no document either, as where each of them ends with one.
_NO_DOCUMENT = re.compile(
    rb"%b(?:---[ \t\r]*(?:\n%b|\Z))?(?:\.\.\.[^\n]*\n?)?" % (_NOTHING.pattern, _NOTHING.pattern)
)


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

    A text of more than ``MOST_BYTES`` is left out, and told in its place.
    """
    find_ends = _ENDS.get(suffix, _ends_of_documents)
    rest, above = b"", 0
    dropping = False
    for block, last in chain(((block, False) for block in _in_utf8(blocks)), [(b"", True)]):
        rest += block
        start = 0
        for end in find_ends(rest, last):
            text = rest[start:end]
            if dropping:
                dropping = False
            elif len(text) > MOST_BYTES:
                yield _too_large(file, above)
            elif not _NO_DOCUMENT.fullmatch(text):
                yield Text(file, above, text)
            above += text.count(b"\n")
            start = end
        rest = rest[start:]
        if len(rest) > MOST_BYTES and not last:
            if not dropping:
                yield _too_large(file, above)
            dropping = True
            above += rest.count(b"\n")
            # What may be the start of a mark is kept.
            rest = rest[rest.rfind(b"\n") + 1 :] if b"\n" in rest[-8:] else b""


def _too_large(file: str, above: int) -> Text:
    problem = Problem("too-large", Where(file, above + 1), {"most": MOST_BYTES})
    return Text(file, above, (problem,))


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


def _ends_of_lines(text: bytes, last: bool) -> Iterator[int]:
    for line_end in re.finditer(b"\n", text):
        yield line_end.end()
    if last:
        yield len(text)


def _end_of_file(text: bytes, last: bool) -> Iterator[int]:
    if last:
        yield len(text)


def _ends_of_documents(text: bytes, last: bool) -> Iterator[int]:
    start = 0
    first = _MARK.match(text)
    for mark in chain([first] if first else [], _MARK_BELOW.finditer(text)):
        if mark.end() == len(text) and not last:
            break  # what follows may make it something else
        if mark[1] == b"---":
            # What stands above the first mark is part of its document, if it is but comments.
            if not _NOTHING.fullmatch(text, start, mark.start(1)):
                start = mark.start(1)
                yield start
        else:
            end = text.find(b"\n", mark.end()) + 1
            if not end and not last:
                break
            start = end or len(text)
            yield start
    if last:
        yield len(text)


_ENDS: dict[str, Callable[[bytes, bool], Iterator[int]]] = {
    ".jsonl": _ends_of_lines,
    ".json": _end_of_file,
}
