"""Read values from nodes, and collect their problems."""

from __future__ import annotations

from collections.abc import Collection

from burgerkompas.errors import Problem, Problems, Where, closest
from burgerkompas.strictyaml.nodes import Mapping, Node, Scalar, Sequence


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
