"""Text from cases and questionnaires is data: here it loses every power over a terminal."""

from __future__ import annotations

import unicodedata


def inert(text: str) -> str:
    """Return a text as one line without control characters, escapes or direction marks.

    White space of every kind becomes a blank; other control and format characters are dropped,
    except those that hold letters and emoji together (zero-width joiner and non-joiner).
    """
    kept = []
    for character in text:
        if character.isspace():
            kept.append(" ")
        elif character in "\u200c\u200d" or unicodedata.category(character)[0] != "C":
            kept.append(character)
    return " ".join("".join(kept).split())


def escape_controls(text: str) -> str:
    """Return a text with every unprintable character escaped, except the line break."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)
