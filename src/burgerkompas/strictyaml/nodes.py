"""The tree of a YAML text: scalars, sequences and mappings, each with its place."""

from __future__ import annotations

import re
from fractions import Fraction

import msgspec

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")


class Scalar(msgspec.Struct, frozen=True):
    """A single value as it is written.

    The reader decides what a plain ``4`` or ``nee`` means.
    """

    value: str
    plain: bool = True
    """True if it is written without quotes."""
    line: int = 0
    column: int = 0

    @property
    def is_null(self) -> bool:
        """Return whether it is empty, or a plain ``null`` or ``~``."""
        return self.plain and self.value in ("", "null", "~")


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int = 0
    column: int = 0


class Mapping(msgspec.Struct, frozen=True):
    """A mapping with text keys."""

    entries: dict[str, tuple[Scalar, Node]]
    """The node of each key and of its value, in the order of the file."""
    line: int = 0
    column: int = 0

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or ``None`` if there is no such key."""
        entry = self.entries.get(key)
        return None if entry is None else entry[1]


Node = Scalar | Sequence | Mapping


def whole_number(node: Scalar) -> int | None:
    """Return a plain scalar as an integer, or ``None``.

    ``4`` is one; ``04``, ``4.0`` and ``"4"`` are not.
    """
    match = _NUMBER.fullmatch(node.value) if node.plain else None
    return None if match is None or match[1] else int(node.value)


def exact_number(node: Scalar) -> Fraction | None:
    """Return a plain decimal number exactly, or ``None``: ``0.15`` is 3/20."""
    match = _NUMBER.fullmatch(node.value) if node.plain else None
    return None if match is None else Fraction(node.value)
