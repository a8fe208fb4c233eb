"""The tree of a YAML text, each value with its place, and what reads values from it."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

import msgspec

from burgerkompas.errors import Problem, Problems, Where, closest

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


class NodeReader:
    """Read the values of one file; a problem with one doesn't stop the others.

    ``file`` names the file in problems; ``problems`` raises ``TooManyProblems`` when it is full.
    A value with a problem is ``None`` or empty. Readers of a format are subclasses.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = Problems()

    def where(self, node: Node) -> Where:
        """Return the place of a node."""
        return Where(self.file, node.line, node.column)

    def problem(
        self, code: str, node: Node, suggestion: str | None = None, /, **values: str | int
    ) -> None:
        """Note a problem at a node."""
        self.problems.append(Problem(code, self.where(node), values, suggestion))

    def entries(self, node: Node | None) -> list[tuple[Scalar, Node]]:
        """Return the keys and values of an optional mapping."""
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return []
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return []
        return list(node.entries.values())

    def fields(
        self, node: Node, known: Collection[str], required: Collection[str] = ()
    ) -> dict[str, Node] | None:
        """Return the values of a mapping by key; report unknown and missing keys."""
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return None
        for key, (key_node, _) in node.entries.items():
            if key not in known:
                self.problem("unknown-key", key_node, closest(key, known), key=key)
        for key in required:
            if key not in node.entries:
                self.problem("missing-key", node, key=key)
        return {key: value for key, (_, value) in node.entries.items() if key in known}

    def items(self, node: Node) -> tuple[Node, ...] | None:
        """Return the nodes of a list."""
        if isinstance(node, Sequence):
            return node.items
        self.problem("not-a-list", node)
        return None

    def scalar(self, node: Node, code: str = "not-a-value") -> Scalar | None:
        """Return a single value."""
        if isinstance(node, Scalar):
            return node
        self.problem(code, node)
        return None

    def one_of(self, node: Node, allowed: Collection[str]) -> str | None:
        """Return a text, which must be one of those allowed."""
        written = written_in(node)
        if isinstance(node, Scalar) and written in allowed:
            return written
        guess = closest(written, allowed)
        self.problem("not-one-of", node, guess, value=written, allowed=", ".join(allowed))
        return None


def written_in(node: Node) -> str:
    """Return the text of a node to print in a problem."""
    return node.value if isinstance(node, Scalar) else "…"
