"""What a YAML text says: a tree of values, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingLike
from fractions import Fraction
from typing import Any

Known = MappingLike[str, tuple[str, Any]]
"""Lines ``key: value`` that mean something to whoever reads the tree: their key, and what."""


class Scalar:
    """A single value as it is written; ``plain`` when it stands without quotes.

    What a plain ``4`` or ``nee`` means is for the reader to say.
    """

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: str, plain: bool, line: int, column: int) -> None:
        self.value = value
        self.plain = plain
        self.line = line
        self.column = column

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or a plain ``null`` or ``~``."""
        return self.plain and self.value in ("", "null", "~")


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int, items: Iterable[Node] = ()) -> None:
        self.items = list(items)
        self.line = line
        self.column = column


Entries = dict[str, tuple[Scalar, "Node"]]


class Mapping:
    """A mapping with text keys, in the order of the file.

    Kinds of it make nodes only where they are asked for: whoever finds all he needs in ``known``
    or ``rows`` doesn't pay for them.
    """

    __slots__ = ("_entries", "column", "line")

    known: dict[str, Any] | None = None
    """What its lines mean, by key, where the reader knows each of them; not told of most."""

    def __init__(self, line: int, column: int, entries: Entries | None = None) -> None:
        self._entries = entries
        self.line = line
        self.column = column

    @property
    def entries(self) -> Entries:
        """The keys and values as nodes."""
        if self._entries is None:
            self._entries = self._made()
        return self._entries

    def _made(self) -> Entries:
        return {}

    def entry(self, name: str) -> tuple[Scalar, Node]:
        """Return one key and its value as nodes."""
        return self.entries[name]

    def rows(self) -> dict[str, str]:
        """Return every key with the line that it makes, ``key: value``, where that is plain.

        A value in quotes, a list or a mapping has none (""). In plain blocks they have their lines
        as they are written, which mean but one thing as well.
        """
        return {
            name: f"{name}: {value.value}" if isinstance(value, Scalar) and value.plain else ""
            for name, (_, value) in self.entries.items()
        }


Node = Scalar | Sequence | Mapping


def whole_number(node: Scalar) -> int | None:
    """Return a plain scalar as an integer, or ``None``.

    ``4`` is one; ``04``, ``4.0`` and ``"4"`` are not.
    """
    text = node.value
    digits = text.removeprefix("-")
    if not node.plain or not digits.isascii() or not digits.isdecimal() or len(digits) > 15:
        return None
    if digits != "0" and digits.startswith("0"):
        return None
    return int(text)


def exact_number(node: Scalar) -> Fraction | None:
    """Return a plain decimal number exactly, or ``None``: ``0.15`` is 3/20."""
    whole, point, decimals = node.value.partition(".")
    if point and not (decimals.isascii() and decimals.isdecimal() and len(decimals) <= 15):
        return None
    sign = -1 if whole.startswith("-") else 1
    start = whole_number(Scalar(whole.removeprefix("-"), node.plain, node.line, node.column))
    if start is None:
        return None
    return sign * (start + Fraction(int(decimals or "0"), 10 ** len(decimals)))
