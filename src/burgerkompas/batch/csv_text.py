"""CSV as it comes: whatever encoding and separator a spreadsheet or a form tool chose.

UTF-8 and UTF-16 with or without a byte-order mark, else Windows-1252; comma, semicolon, tab or bar,
which the first rows tell; ``sep=;`` on a line of its own, as Excel understands it.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader
from itertools import count, islice
from pathlib import Path
from typing import BinaryIO, TextIO

import msgspec

from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import open_input

SEPARATORS = (",", ";", "\t", "|")

MAX_LINE = 1_000_000
"""How many characters a line may have."""

Line = tuple[int, list[str] | Problem]
"""A row of a table: the line on which it starts, and its cells or why it can't be read."""

_BLOCK = 1 << 20
LOOKED_AT = 1 << 16
"""How many characters the separator is told from."""

_NO_CHARACTER = "\udfff"
"""What stands for bytes that are no character: no encoding gives it."""


def _no_character(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _NO_CHARACTER, error.end


codecs.register_error("burgerkompas.no-character", _no_character)


class Encoding(msgspec.Struct, frozen=True):
    """The encoding of a text."""

    name: str
    title: str
    """What it is called."""
    guessed: bool = False
    """Whether nothing in the text says so."""
    clean: bool = False
    """Whether it is known that every byte belongs to a character, and none is zero."""


_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_csv(path: Path, file: str) -> tuple[Encoding, Iterator[Line]]:
    """Return a file's encoding and its records; raises ``AnswersRefused`` when it isn't text."""
    raw = BufferedReader(open_input(path, named=False))
    try:
        encoding = find_encoding(raw)
    except UnicodeError:
        raw.close()
        raise AnswersRefused([Problem("not-text", Where(file))]) from None
    errors = "burgerkompas.no-character"
    text = io.TextIOWrapper(raw, encoding=encoding.name, errors=errors, newline="")
    return encoding, _records(text, file, raw, encoding)


def find_encoding(raw: BinaryIO) -> Encoding:
    """Return the encoding of a stream, which is wound back; ``UnicodeError``: it isn't text.

    UTF-8 is told by reading all of it: a single other byte, wherever it stands, decides.
    """
    start = raw.read(_BLOCK)
    if start.startswith(_MARKS):
        raw.seek(0)
        return Encoding("utf-16", "UTF-16")
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, zeros, block = True, False, start
    while block:
        zeros = zeros or b"\0" in block
        try:
            decoder.decode(block if utf8 else b"")
        except UnicodeDecodeError:
            utf8 = False
        block = raw.read(_BLOCK)
    utf8 = utf8 and not decoder.getstate()[0]
    raw.seek(0)
    if b"\0" in start:
        # Every other byte of UTF-16 is zero, as long as it holds Latin letters.
        for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if start[first::2].count(0) > 0.4 * len(start) and not start[1 - first :: 2].count(0):
                return Encoding(name, "UTF-16", guessed=True)
        if not utf8:
            raise UnicodeError("binary")
    if utf8 or start.startswith(codecs.BOM_UTF8):
        return Encoding("utf-8-sig", "UTF-8", clean=utf8 and not zeros)
    return Encoding("cp1252", "Windows-1252", guessed=True)


def find_separator(start: str) -> str:
    """Return the separator of which the first rows have the most, and all equally many.

    A half last line would count as a shorter row: of a text that goes on it is left out.
    """
    text = start
    if len(start) >= LOOKED_AT:
        text = start[: max(start.rfind("\n"), start.rfind("\r"))]
    best, most = ",", (0.0, 0)
    for separator in SEPARATORS:
        counts = []
        with suppress(csv.Error):
            records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            for record in islice(records, 20):
                counts += [len(record)] if record else []
        if counts and counts[0] > 1:
            share = counts.count(counts[0]) / len(counts)
            if (share, counts[0]) > most:
                best, most = separator, (share, counts[0])
    return best


def too_long(file: str, line: int) -> Problem:
    """Return the problem of a line with more than ``MAX_LINE`` characters."""
    return Problem("line-too-long", Where(file, line), {"most": MAX_LINE})


def _bounded_lines(text: TextIO, file: str) -> Iterator[str]:
    """Yield the lines; raises ``AnswersRefused`` at one that is too long to be held."""
    for number in count(1):
        line = text.readline(MAX_LINE + 1)
        if len(line) > MAX_LINE:
            raise AnswersRefused([too_long(file, number)])
        if not line:
            return
        yield line


def _records(text: TextIO, file: str, raw: BinaryIO, encoding: Encoding) -> Iterator[Line]:
    size = os.fstat(raw.fileno()).st_size
    with text:
        start = text.read(LOOKED_AT)
        text.seek(0)
        lines = _bounded_lines(text, file)
        first = re.split("[\r\n]", start, maxsplit=1)[0]
        above = 0
        if first.lower().startswith("sep=") and len(first) == 5:
            above, separator = 1, first[4]
            next(lines)
        else:
            separator = find_separator(start)
        reader = csv.reader(lines, delimiter=separator, strict=True)
        while True:
            number = above + reader.line_num + 1
            try:
                record = next(reader, None)
            except csv.Error as error:
                yield number, Problem("csv-syntax", Where(file, number), {"reason": str(error)})
                continue
            except AnswersRefused as refused:
                yield number, refused.problems[0]
                return
            if record is None:
                if raw.tell() < size:
                    yield number, Problem("cut-off", Where(file, number))
                return
            if any("\0" in cell or _NO_CHARACTER in cell for cell in record):
                values = {"encoding": encoding.title}
                yield number, Problem("no-character", Where(file, number), values)
            else:
                yield number, record
