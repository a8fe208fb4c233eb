"""The only YAML: strict, with positions, every problem at once.

A document becomes a tree of ``Scalar``, ``Sequence`` and ``Mapping``, each with its line and
column. Scalars keep their text: what a plain ``4`` or ``nee`` means is for the reader to say, so
YAML's surprises (``no`` as false, ``1:30`` as 90, ``010`` as 8) don't exist. Tags, anchors,
aliases, duplicate keys and keys that aren't text are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from burgerkompas.errors import Problem, Where

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without its C part
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MOST_BYTES = 5_000_000
MOST_DEPTH = 40
MOST_NODES = 500_000


class Scalar:
    """A single value as it is written; ``plain`` when it stands without quotes."""

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

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column


class Mapping:
    """A mapping with text keys, in the order of the file."""

    __slots__ = ("column", "entries", "line")

    def __init__(self, line: int, column: int) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.line = line
        self.column = column


Node = Scalar | Sequence | Mapping

# Stands for a key that was refused; its value is dropped.
_NO_KEY = Scalar("", False, 0, 0)


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


def read_bytes(path: Path, most: int = MOST_BYTES) -> tuple[bytes, list[Problem]]:
    """Read a file of at most ``most`` bytes; what goes wrong is a problem, not an exception."""
    where = Where(str(path))
    try:
        if path.is_dir():
            return b"", [Problem("is-a-folder", where)]
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        return b"", [Problem("no-such-file", where)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return b"", [Problem("unreadable", where, {"reason": str(reason)})]
    if len(data) > most:
        return b"", [Problem("too-large", where, {"most": f"{most:,}"})]
    return data, []


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
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return "", [Problem("not-text", Where(file, line))]
    return text, []


def parse(text: str, file: str) -> tuple[list[Node], list[Problem]]:
    """Read every document of a YAML text.

    Returns the documents' roots and all problems found, in file order; ``file`` is the name used
    in them. A syntax error ends the reading: what stands before it is still returned.
    """
    reader = _Reader(file)
    try:
        return reader.read(_events(text)), reader.problems
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
        reason = error.problem or error.context or "?"
        reader.problems.append(Problem("yaml-syntax", where, {"reason": reason}))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        reader.problems.append(
            Problem("yaml-character", Where(file, line), {"reason": f"U+{error.character:04X}"})
        )
    except yaml.YAMLError as error:
        reader.problems.append(Problem("yaml-syntax", Where(file), {"reason": str(error)}))
    return reader.documents, reader.problems


def parse_one(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Read a text that must hold one document; an empty one is a problem."""
    documents, problems = parse(text, file)
    if problems:
        return (documents[0] if documents else None), problems
    if not documents or (isinstance(documents[0], Scalar) and documents[0].is_null):
        return None, [Problem("empty-file", Where(file))]
    if len(documents) > 1:
        second = documents[1]
        return documents[0], [Problem("more-documents", Where(file, second.line, second.column))]
    return documents[0], []


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Reader:
    """Builds the tree from events; a stack keeps it safe from deep nesting."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.documents: list[Node] = []
        self._nodes = 0

    def read(self, events: Iterator[Any]) -> list[Node]:
        stack: list[tuple[Sequence | Mapping, Scalar | None]] = []
        key: Scalar | None = None
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                node: Node = Scalar(event.value, event.implicit[0], mark.line + 1, mark.column + 1)
                self._refuse_extras(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                made = Mapping if kind is yaml.MappingStartEvent else Sequence
                node = made(mark.line + 1, mark.column + 1)
                self._refuse_extras(event)
                stack.append((node, key))
                key = None
                if len(stack) > MOST_DEPTH:
                    self._problem("too-deep", event, most=str(MOST_DEPTH))
                    return self.documents
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                node, key = stack.pop()
            elif kind is yaml.AliasEvent:
                mark = event.start_mark
                self._problem("alias", event)
                node = Scalar("", False, mark.line + 1, mark.column + 1)
            else:
                continue
            self._nodes += 1
            if self._nodes > MOST_NODES:
                self._problem("too-many-values", event, most=f"{MOST_NODES:,}")
                return self.documents
            key = self._place(stack, node, key)
        return self.documents

    def _place(
        self, stack: list[tuple[Sequence | Mapping, Scalar | None]], node: Node, key: Scalar | None
    ) -> Scalar | None:
        """Put a finished node where it belongs; return the key that now waits for its value."""
        if not stack:
            self.documents.append(node)
            return None
        parent = stack[-1][0]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return None
        if key is None:
            if isinstance(node, Scalar):
                return node
            self.problems.append(Problem("key-not-text", Where(self.file, node.line, node.column)))
            return _NO_KEY
        if key is _NO_KEY:
            return None
        if key.value in parent.entries:
            first = parent.entries[key.value][0]
            where = Where(self.file, key.line, key.column)
            values = {"key": key.value, "first": str(first.line)}
            self.problems.append(Problem("duplicate-key", where, values))
        else:
            parent.entries[key.value] = (key, node)
        return None

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._problem("anchor", event, name=event.anchor)
        if event.tag is not None:
            self._problem("tag", event, tag=event.tag)

    def _problem(self, code: str, event: Any, **values: str) -> None:
        mark = event.start_mark
        self.problems.append(
            Problem(code, Where(self.file, mark.line + 1, mark.column + 1), values)
        )
