"""From a file to its text: of bounded size, in an encoding that is told from its first bytes."""

from __future__ import annotations

import os
import re
import sys
from errno import EBADF
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from burgerkompas.errors import Problem, Where, system_problem

MOST_BYTES = 5_000_000


def read_bytes(path: Path | str, most: int = MOST_BYTES) -> tuple[bytes, list[Problem]]:
    """Read a file of at most ``most`` bytes; what goes wrong is a problem, not an exception."""
    try:
        with open(path, "rb", buffering=0) as file:
            # What is no file on a disk has no size beforehand, and may have no end.
            size = os.fstat(file.fileno()).st_size or most
            data = _read(file, min(size, most) + 1)
    except FileNotFoundError:
        return b"", [Problem("no-such-file", Where(str(path)))]
    except (OSError, ValueError) as error:
        if os.path.isdir(path):
            return b"", [Problem("is-a-folder", Where(str(path)))]
        return b"", [system_problem("unreadable", str(path), error)]
    if len(data) > most:
        return b"", [Problem("too-large", Where(str(path)), {"most": most})]
    return data, []


def _read(file: FileIO, most: int) -> bytes:
    """Read until there is no more, or so many bytes; a pipe gives them in parts."""
    data = file.read(most) or b""
    while 0 < len(data) < most and (more := file.read(most - len(data))):
        data += more
    return data


def standard_input() -> BinaryIO:
    """Return stdin; raises ``OSError`` where who started the program has closed it."""
    if sys.stdin is None:
        raise OSError(EBADF, os.strerror(EBADF))
    return sys.stdin.buffer


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode a text: UTF-8, with or without a byte-order mark, or UTF-16 with one."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        code = "not-text" if b"\0" in data[:4096] else "not-utf8"
        return "", [Problem(code, Where(file, line, column))]
    if ("\\ud" in text or "\\uD" in text) and text.lstrip()[:1] in ("{", "["):
        text = _PAIR.sub(_character, text)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return "", [Problem("not-text", Where(file, line))]
    return text, []


# JSON writes what lies beyond U+FFFF as two escapes, which YAML doesn't know: in other texts they
# may stand where nothing is an escape. A backslash that is itself escaped begins none.
_PAIR = re.compile(r"(\\\\)|\\u([dD][89abAB]\w\w)\\u([dD][c-fC-F]\w\w)")


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    try:
        return bytes.fromhex(found[2] + found[3]).decode("utf-16-be")
    except ValueError:
        return found[0]
