"""Decode bytes to text, in the encoding that the first bytes indicate."""

from __future__ import annotations

import re

from burgerkompas.errors import Problem, Where


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


# JSON writes characters beyond U+FFFF as two escapes, which YAML doesn't know. Elsewhere the same
# text may not be an escape. A backslash that is itself escaped does not begin one.
_PAIR = re.compile(r"(\\\\)|\\u([dD][89abAB]\w\w)\\u([dD][c-fC-F]\w\w)")


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    try:
        return bytes.fromhex(found[2] + found[3]).decode("utf-16-be")
    except ValueError:
        return found[0]
