"""Text from cases and questionnaires is data: here it loses every power over a terminal."""

from __future__ import annotations

import json
import re
import unicodedata


def as_unicode(text: str) -> str:
    """Return a text with question marks for what isn't valid Unicode, as in the name of a file."""
    return text.encode("utf-8", "replace").decode()


def _steering(text: str) -> set[str]:
    """Return the control and format characters in a text that is not to have any.

    Not among them: line breaks, tabs, and what holds letters and emoji together (zero-width joiner
    and non-joiner).
    """
    found = {character for character in set(text) if unicodedata.category(character)[0] == "C"}
    return found - {*"\n\t\u200c\u200d"}


def without_controls(text: str) -> str:
    """Return a text without control characters, escapes or direction marks, its lines kept."""
    text = as_unicode(text)
    return text.translate(dict.fromkeys(map(ord, _steering(text))))


def inert(text: str) -> str:
    """Return a text as one line without control characters, escapes or direction marks.

    White space of every kind becomes a blank.
    """
    return " ".join(without_controls(" ".join(text.split())).split())


_COLOR = re.compile("(\x1b\\[[0-9;]*m)")


def shown_safely(text: str, colored: bool = False) -> str:
    """Return a text for a terminal: what could steer it is written as JSON escapes it.

    ``colored``: whether the text has colors of its own, which stay.
    """
    text = as_unicode(text).replace("\r\n", "\n")
    parts = _COLOR.split(text) if colored else [text]
    for i in range(0, len(parts), 2):
        for one in _steering(parts[i]) - {"\ufeff"}:
            parts[i] = parts[i].replace(one, json.dumps(one)[1:-1])
    return "".join(parts)


def escape_controls(text: str) -> str:
    """Return a text with every unprintable character escaped, except the line break."""
    kept = (c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in as_unicode(text))
    return "".join(kept)
