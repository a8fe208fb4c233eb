"""Blocks of lines so plain that YAML can mean but one thing by them.

A block stands under a key at the start of a line and holds nothing but lines ``key: some words``,
``key: "some words"``, ``key: 'some words'``, ``key: [word, word]``, ``key:`` and, under that,
``- word``. Words may go on in lines further in. Answers are written so, and nearly all of a case
file is answers. Where a text is nothing but blocks and such lines, ``whole`` reads it. Else
``take_out`` leaves empty lines in the place of blocks, so whatever reads the rest gives the same
lines and columns. Whoever takes blocks out has to see that each of their keys is met as a key of
the document with no value: then what was there was that value.
"""

from __future__ import annotations

import re
from functools import cache

from burgerkompas.strictyaml.nodes import Entries, Known, Mapping, Node, Scalar, Sequence

MOST_CHARACTERS = 50_000
"""A longer block is left where it is."""

MOST_BLOCKS = 100
"""A text with more of them is no case file, and not worth a quick way."""

_OTHER_BREAKS = "\r\x85\u2028\u2029"

_NOT_PLAIN = "\\#|"
"""What a text has that mostly isn't all plain lines: seen at a glance, and left to ``take_out``."""

# Nothing here needs a second try, so nothing gives back what it took (``+`` after a quantifier).
_WORD = r"[A-Za-z0-9][A-Za-z0-9_.-]*+"
_KEY = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}+"
_IN_TEXT = r"[A-Za-z0-9À-ÖØ-öø-ÿ_.,;@'()/&+!?%=-]"
_IN_QUOTES = r" !#$%&(-\[\]-~\u00a0-\u024f\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac"


def _text(indent: int) -> str:
    """Return the pattern of words; where they go on, lines are at least so far in."""
    words = rf"{_IN_TEXT}*+(?: {_IN_TEXT}++)*+"
    return rf"[A-Za-z0-9]{words}(?:\n {{{indent},}}+[A-Za-z0-9]{words})*+"


def _quoted(indent: int) -> str:
    """Return the pattern of words in quotes, without an escape but a quote's own."""
    goes_on = rf"(?<! )\n {{{indent},}}+"
    return rf""""[{_IN_QUOTES}']*+"|'[{_IN_QUOTES}"]*+(?:(?:''|{goes_on})[{_IN_QUOTES}"]*+)*+'"""


_FLOW = rf"\[(?:{_WORD}(?:, {_WORD})*+)?+\]"
_LIST = rf"(?:  - {_WORD}\n)++|(?:    - {_WORD}\n)++"
_INNER = rf"(?:  {_KEY}:(?: (?:{_text(3)}|{_FLOW}|{_quoted(3)})\n|\n(?:{_LIST})?+))++"
_NEXT = re.compile(r"\n  (?=[A-Za-z0-9])")
_ENTRY = re.compile(rf"  ({_KEY}):(?: ({_text(3)}|{_quoted(3)})| ({_FLOW}))?\n((?:{_LIST})?)")
_FOLD = re.compile(r"\n +")
_WORDS = re.compile(_WORD)


# Most runs need but one of these two, and to compile it takes a millisecond.
@cache
def _block() -> re.Pattern[str]:
    return re.compile(rf"^({_KEY}):\n({_INNER})(?=\S|\Z)", re.M)


@cache
def _top() -> re.Pattern[str]:
    return re.compile(rf"({_KEY}):(?: ({_text(2)}|{_quoted(2)})\n|\n({_INNER}))")


class Block(Mapping):
    """What stands in plain lines under the key in line ``line - 1``.

    ``repeats`` where a key comes twice.
    """

    __slots__ = ("_rows", "_text", "known", "repeats")

    def __init__(self, line: int, text: str, known: Known) -> None:
        super().__init__(line, 3)
        self._text = text
        # Only in a list, or within a text, there is a dash with a space behind it, or a line that
        # goes on further in.
        inner = text[2:-1]
        deeper = "- " in inner or "\n   " in inner
        self._rows = _NEXT.split(inner) if deeper else inner.split("\n  ")
        # Loops that stay in C: nearly all of what is read passes here.
        try:
            self.known = dict(map(known.__getitem__, self._rows))
        except KeyError:
            self.known = None
        self.repeats = len(self.rows() if self.known is None else self.known) < len(self._rows)

    def _made(self) -> Entries:
        found: Entries = {}
        line = self.line
        for match in _ENTRY.finditer(self._text):
            found[match[1]] = _entry(match, line)
            line += match[0].count("\n")
        return found

    def entry(self, name: str) -> tuple[Scalar, Node]:
        """Return one key and its value as nodes."""
        start = f"  {name}:"
        # What goes on in the next line stands further in.
        at = 0 if self._text.startswith(start) else self._text.index(f"\n{start}") + 1
        match = _ENTRY.match(self._text, at)
        assert match is not None
        return _entry(match, self.line + self._text.count("\n", 0, at))

    def rows(self) -> dict[str, str]:
        """Return each entry as it is written, by its key."""
        return {row.partition(":")[0]: row for row in self._rows}


def whole(text: str, known: Known) -> Mapping | None:
    """Read a text that is nothing but plain lines; ``None`` if it isn't.

    It may start with a document mark. A text in which a key comes twice is left to others.
    """
    if any(character in text for character in _NOT_PLAIN):
        return None
    at, line = (4, 2) if text.startswith("---\n") else (0, 1)
    first = line
    found: Entries = {}
    while at < len(text):
        match = _top().match(text, at)
        if match is None or len(found) == MOST_BLOCKS:
            return None
        name, written, inner = match.groups()
        if name in found:
            return None
        at = match.end()
        key = Scalar(name, True, line, 1)
        if written is not None:
            found[name] = key, _scalar(written, line, len(name) + 3)
            line += written.count("\n")
        elif len(inner) > MOST_CHARACTERS:
            return None
        else:
            block = Block(line + 1, inner, known)
            if block.repeats:
                return None
            found[name] = key, block
            line += inner.count("\n")
        line += 1
    return Mapping(first, 1, found) if found else None


def take_out(text: str, known: Known) -> tuple[str, dict[tuple[str, int], Block]]:
    """Return a text with empty lines for its blocks, and the blocks by key and the line of that.

    Where lines end in another way than with a line feed, nothing is taken out: YAML counts them
    otherwise. A block in which a key comes twice is left where it is.
    """
    blocks: dict[tuple[str, int], Block] = {}
    if any(character in text for character in _OTHER_BREAKS):
        return text, blocks
    line, before = 1, 0

    def empty(match: re.Match[str]) -> str:
        nonlocal line, before
        line += text.count("\n", before, match.start())
        before = match.start()
        name, found = match.groups()
        if len(found) > MOST_CHARACTERS or len(blocks) == MOST_BLOCKS:
            return match[0]
        block = Block(line + 1, found, known)
        if block.repeats:
            return match[0]
        blocks[name, line] = block
        return f"{name}:\n" + "\n" * found.count("\n")

    return _block().sub(empty, text), blocks


def _entry(match: re.Match[str], line: int) -> tuple[Scalar, Node]:
    name, written, flow, rows = match.groups()
    key = Scalar(name, True, line, 3)
    column = len(name) + 5
    if written is not None:
        return key, _scalar(written, line, column)
    if flow is not None:
        words = _WORDS.finditer(flow)
        return key, Sequence(
            line, column, [Scalar(m[0], True, line, column + m.start()) for m in words]
        )
    if rows:
        lines = rows.splitlines()
        dash = lines[0].index("-") + 1
        return key, Sequence(
            line + 1,
            dash,
            [Scalar(row[dash + 1 :], True, line + 1 + n, dash + 2) for n, row in enumerate(lines)],
        )
    return key, Scalar("", True, line, column - 1)


def _scalar(written: str, line: int, column: int) -> Scalar:
    """Return words, in quotes or not; those that go on in further lines become one line."""
    text = _FOLD.sub(" ", written) if "\n" in written else written
    if text[0] == '"':
        return Scalar(text[1:-1], False, line, column)
    if text[0] == "'":
        return Scalar(text[1:-1].replace("''", "'"), False, line, column)
    return Scalar(text, True, line, column)
