"""Blocks of lines so plain that YAML can mean but one thing by them.

A block stands under a key at the start of a line and holds nothing but lines ``key: word``,
``key: [word, word]``, ``key:`` and, under that, ``- word``. Answers are written so, and nearly all
of a case file is answers. ``take_out`` leaves empty lines in their place, so whatever reads the
rest gives the same lines and columns. Whoever takes blocks out has to see that each of their keys
is met as a key of the document with no value: then what was there was that value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_CHARACTERS = 50_000
"""A longer block is left where it is."""

MOST_BLOCKS = 100
"""A text with more of them is no case file, and not worth a quick way."""

_OTHER_BREAKS = "\r\x85\u2028\u2029"

# Nothing here needs a second try, so nothing gives back what it took (``+`` after a quantifier).
_WORD = r"[A-Za-z0-9][A-Za-z0-9_.-]*+"
_FLOW = rf"\[(?:{_WORD}(?:, {_WORD})*+)?+\]"
_LIST = rf"(?:  - {_WORD}\n)++|(?:    - {_WORD}\n)++"
_BLOCK = re.compile(
    rf"^({_WORD}):\n((?:  {_WORD}:(?: (?:{_WORD}|{_FLOW})\n|\n(?:{_LIST})?+))++)(?=\S|\Z)", re.M
)
_NEXT = re.compile(r"\n  (?=[A-Za-z0-9])")
_ENTRY = re.compile(rf"  ({_WORD}):(?: ({_WORD})| ({_FLOW}))?\n((?:{_LIST})?)")
_WORDS = re.compile(_WORD)


class Word(NamedTuple):
    """A word with its place, counted from 1."""

    text: str
    line: int
    column: int


class Entry(NamedTuple):
    """A key with its value: one word, or a list of them that starts at ``line`` and ``column``."""

    key: Word
    word: Word | None
    items: tuple[Word, ...]
    line: int
    column: int


class Block:
    """The entries of a block whose key, ``name``, stands in line ``line``.

    ``rows`` has each entry as it is written, by its key. ``repeats`` where a key comes twice.
    """

    __slots__ = ("_text", "line", "name", "repeats", "rows")

    def __init__(self, name: str, text: str, line: int) -> None:
        self._text = text
        self.name = name
        self.line = line
        # Words hold no spaces: without this there is no list that takes lines of its own.
        inner = text[2:-1]
        rows = _NEXT.split(inner) if "- " in inner else inner.split("\n  ")
        self.rows = {row.partition(":")[0]: row for row in rows}
        self.repeats = len(self.rows) < len(rows)

    def entry(self, name: str) -> Entry:
        """Return one entry, with its places."""
        # Words hold no spaces or colons, so this is found at the start of its line only.
        at = self._text.index(f"  {name}:")
        match = _ENTRY.match(self._text, at)
        assert match is not None
        return _entry(match, self.line + 1 + self._text.count("\n", 0, at))

    def entries(self) -> Iterator[Entry]:
        """Yield all entries, with their places."""
        line = self.line + 1
        for match in _ENTRY.finditer(self._text):
            yield _entry(match, line)
            line += match[0].count("\n")


def take_out(text: str) -> tuple[str, dict[int, Block]]:
    """Return a text with empty lines for its blocks, and the blocks by the lines of their keys.

    Where lines end in another way than with a line feed, nothing is taken out: YAML counts them
    otherwise. A block in which a key comes twice is left where it is.
    """
    blocks: dict[int, Block] = {}
    if any(character in text for character in _OTHER_BREAKS):
        return text, blocks
    line, before = 1, 0

    def empty(match: re.Match[str]) -> str:
        nonlocal line, before
        line += text.count("\n", before, match.start())
        before = match.start()
        found = match[2]
        if len(found) > MOST_CHARACTERS or len(blocks) == MOST_BLOCKS:
            return match[0]
        block = Block(match[1], found, line)
        if block.repeats:
            return match[0]
        blocks[line] = block
        return f"{match[1]}:\n" + "\n" * found.count("\n")

    return _BLOCK.sub(empty, text), blocks


def _entry(match: re.Match[str], line: int) -> Entry:
    key = Word(match[1], line, 3)
    column = match.end(1) - match.start() + 3
    if match[2] is not None:
        return Entry(key, Word(match[2], line, column), (), line, column)
    if match[3] is not None:
        items = [Word(m[0], line, column + m.start()) for m in _WORDS.finditer(match[3])]
        return Entry(key, None, tuple(items), line, column)
    if match[4]:
        rows = match[4].splitlines()
        dash = rows[0].index("-") + 1
        items = [Word(row[dash + 1 :], line + 1 + n, dash + 2) for n, row in enumerate(rows)]
        return Entry(key, None, tuple(items), line + 1, dash)
    return Entry(key, Word("", line, column - 1), (), line, column - 1)
