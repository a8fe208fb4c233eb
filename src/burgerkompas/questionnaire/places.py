"""Where each value of a questionnaire stands, for problems that are found after reading."""

from __future__ import annotations

from burgerkompas.errors import Where
from burgerkompas.strictyaml.nodes import Node

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value, from the name of its file."""


class Places:
    """Where everything stands, by path."""

    def __init__(self) -> None:
        self._at: dict[Path, Where] = {}

    def put(self, path: Path, file: str, node: Node) -> None:
        """Remember where the value of ``path`` stands."""
        self._at[path] = Where(file, node.line, node.column)

    def forget(self, path: Path) -> None:
        """Forget ``path`` and all that stands in it."""
        for known in [known for known in self._at if known[: len(path)] == path]:
            del self._at[known]

    def where(self, path: Path) -> Where:
        """Return the place of ``path``, or of the nearest thing around it that has one."""
        while path and path not in self._at:
            path = path[:-1]
        return self._at.get(path, Where(""))
