"""Decode and parse YAML strictly, with positions, reporting every problem at once.

A document becomes a tree of ``nodes``, each with its line and column. Scalars keep their text, so
YAML's surprises (``no`` as false, ``1:30`` as 90, ``010`` as 8) don't exist. Tags, anchors,
aliases, duplicate keys and keys that aren't text are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent

from burgerkompas.errors import Problem, Problems, TooManyProblems, Where
from burgerkompas.files import printable, read_bytes
from burgerkompas.strictyaml.nodes import Mapping, Node, Scalar, Sequence

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML without its C part
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 40
MAX_VALUES = 200_000
"""The most values in one text; a list or mapping counts twice, because it begins and ends."""


def read_file(path: Path) -> tuple[Node | None, list[Problem]]:
    """Read a file that holds one document; return its root, and the problems in the file."""
    data, problems = read_bytes(path)
    return (None, problems) if problems else parse_bytes(data, printable(path))


def parse_bytes(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """Decode and parse the bytes of one document; ``file`` names it in problems."""
    text, problems = decode(data, file)
    return (None, problems) if problems else parse_one(text, file)


def parse_one(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Parse a text that must hold one document; an empty one is a problem."""
    documents, problems = parse(text, file)
    if problems:
        return (documents[0] if documents else None), problems
    if not documents or (isinstance(documents[0], Scalar) and documents[0].is_null):
        return None, [Problem("empty-file", Where(file))]
    if len(documents) > 1:
        second = documents[1]
        return documents[0], [Problem("more-documents", Where(file, second.line, second.column))]
    return documents[0], []


def parse(text: str, file: str) -> tuple[list[Node], list[Problem]]:
    """Parse every document of a text; return their roots and all problems.

    Never raises: a text that can't be read any further gives a problem.
    """
    composer = _Composer(file)
    parser = None
    try:
        parser = _Parser(text)
        composer.compose(parser)
    except TooManyProblems:
        pass  # the problem that explains it has been noted
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
        reason = error.problem or error.context or "?"
        composer.problems += [Problem("yaml-syntax", where, {"reason": reason})]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        values = {"reason": f"U+{error.character:04X}"}
        composer.problems += [Problem("yaml-character", Where(file, line), values)]
    except yaml.YAMLError as error:
        composer.problems += [Problem("yaml-syntax", Where(file), {"reason": str(error)})]
    finally:
        if parser is not None:
            parser.dispose()
    return composer.documents, composer.problems


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


class _Composer:
    """Builds trees from the parser's events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = Problems()
        self.documents: list[Node] = []
        self.events: Iterator[Any] = iter(())

    def compose(self, parser: Any) -> None:
        # The text and its document begin and end too.
        self.events = islice(iter(parser.get_event, None), MAX_VALUES + 4)
        event = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                self.documents.append(self._node(event, 1))
        if type(event) is not yaml.StreamEndEvent:
            raise self._too_many(event)

    def _node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if type(event) is AliasEvent:
            self._problem("alias", event)
            return Scalar("", False, line, column)
        if event.anchor is not None:
            self._problem("anchor", event, name=event.anchor)
        if event.tag is not None:
            self._problem("tag", event, tag=event.tag)
        if type(event) is ScalarEvent:
            return Scalar(event.value, not event.style, line, column)
        if depth > MAX_DEPTH:
            self._problem("too-deep", event, most=str(MAX_DEPTH))
            raise TooManyProblems
        if type(event) is yaml.SequenceStartEvent:
            return Sequence(tuple(self._items(event, depth)), line, column)
        return Mapping(self._entries(event, depth), line, column)

    def _items(self, start: Any, depth: int) -> Iterator[Node]:
        for event in self.events:
            if type(event) is SequenceEndEvent:
                return
            yield self._node(event, depth + 1)
        raise self._too_many(start)

    def _entries(self, start: Any, depth: int) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in self.events:
            if type(event) is MappingEndEvent:
                return entries
            key = self._node(event, depth + 1)
            if type(event) is not ScalarEvent and type(event) is not AliasEvent:
                self._problem("key-not-text", event)
            value = self._node(next(self.events, event), depth + 1)
            if type(event) is not ScalarEvent or not isinstance(key, Scalar):
                continue
            if key.value in entries:
                first = str(entries[key.value][0].line)
                self._problem("duplicate-key", event, key=key.value, first=first)
            else:
                entries[key.value] = (key, value)
        raise self._too_many(start)

    def _too_many(self, start: Any) -> Exception:
        """Note that there are too many values; return the exception that stops reading."""
        self._problem("too-many-values", start, most=MAX_VALUES)
        return TooManyProblems()

    def _problem(self, code: str, event: Any, **values: str | int) -> None:
        mark = event.start_mark
        self.problems.append(
            Problem(code, Where(self.file, mark.line + 1, mark.column + 1), values)
        )
