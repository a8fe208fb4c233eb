"""CSV as it comes: whatever encoding and separator a spreadsheet or a form tool chose.

UTF-8 and UTF-16 with or without a byte-order mark, else Windows-1252; comma, semicolon, tab or bar,
which the first rows tell; ``sep=;`` on a line of its own, as Excel understands it.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader
from itertools import count, islice
from pathlib import Path
from typing import BinaryIO, TextIO

from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.files import open_input

SEPARATORS = (",", ";", "\t", "|")

MOST_LINE = 1_000_000
"""How many characters a line may have."""

Line = tuple[int, list[str] | Problem]
"""A row of a table: the line on which it starts, and its cells or why it can't be read."""

_BLOCK = 1 << 20
_LOOKED_AT = 1 << 16
"""How many characters the separator is told from."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def open_csv(path: Path, file: str) -> Iterator[Line]:
    """Return the records of a file; raises ``AnswersRefused`` when it isn't text."""
    raw = BufferedReader(open_input(path, named=False))
    try:
        encoding = find_encoding(raw)
    except UnicodeError:
        raw.close()
        raise AnswersRefused([Problem("not-text", Where(file))]) from None
    text = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")
    return _records(text, file, raw, os.fstat(raw.fileno()).st_size)


def find_encoding(raw: BinaryIO) -> str:
    """Return the encoding of a stream, which is wound back; ``UnicodeError``: it isn't text.

    UTF-8 is told by reading all of it: a single other byte, wherever it stands, decides.
    """
    start = raw.read(_BLOCK)
    raw.seek(0)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if b"\0" in start:
        # Every other byte of UTF-16 is zero, as long as it holds Latin letters.
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if start[first::2].count(0) > 0.4 * len(start) and not start[1 - first :: 2].count(0):
                return encoding
        raise UnicodeError("binary")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := raw.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        raw.seek(0)
    return "utf-8"


def find_separator(text: str) -> str:
    """Return the separator of which the first rows have the most, and all equally many."""
    best, most = ",", (0.0, 0)
    for separator in SEPARATORS:
        counts = []
        with suppress(csv.Error):
            for record in islice(csv.reader(io.StringIO(text), delimiter=separator), 20):
                counts += [len(record)] if record else []
        if counts and counts[0] > 1:
            share = counts.count(counts[0]) / len(counts)
            if (share, counts[0]) > most:
                best, most = separator, (share, counts[0])
    return best


def _bounded_lines(text: TextIO, file: str) -> Iterator[str]:
    """Yield the lines; raises ``AnswersRefused`` at one that is too long to be held."""
    for number in count(1):
        line = text.readline(MOST_LINE + 1)
        if len(line) > MOST_LINE:
            values = {"most": MOST_LINE}
            raise AnswersRefused([Problem("line-too-long", Where(file, number), values)])
        if not line:
            return
        yield line


def _records(text: TextIO, file: str, raw: BinaryIO, size: int) -> Iterator[Line]:
    with text:
        start = text.read(_LOOKED_AT)
        text.seek(0)
        lines = _bounded_lines(text, file)
        first, _, _ = start.partition("\n")
        above = 0
        if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5:
            above, separator = 1, first[4]
            next(lines)
        else:
            # A half last line would count as a shorter row.
            whole = start.rpartition("\n")[0] if len(start) == _LOOKED_AT else start
            separator = find_separator(whole)
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
            yield number, record
