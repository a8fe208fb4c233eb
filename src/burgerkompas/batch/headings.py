"""What the headings of a table of somebody else say."""

from __future__ import annotations

import re

from burgerkompas.batch.mapping import IGNORE, Map, alike
from burgerkompas.texts.batch import PERSONAL, TOOLS

_TAGS = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"^(?:[a-z]{0,3}\d+(?:q\d+)?[.):]\s*)+")
_LEFT_OUT = TOOLS | PERSONAL | {"name", "naam"}


def plain(text: str) -> str:
    """Return what a heading says, without mark-up, numbering and the mark of what is required."""
    text = alike(_TAGS.sub(" ", text)).rstrip("*: ").strip()
    return _NUMBER.sub("", text) or text


def ignored(mapped: Map) -> list[str]:
    """Return the columns that a map ignores, but for those that form tools add."""
    names = [name for name, target in mapped.columns.items() if target == IGNORE]
    return [name for name in names if plain(name) not in _LEFT_OUT]
