"""The only YAML: strict, with positions, every problem at once.

A document becomes a tree of ``Scalar``, ``Sequence`` and ``Mapping``, each with its line and
column. Scalars keep their text: what a plain ``4`` or ``nee`` means is for the reader to say, so
YAML's surprises (``no`` as false, ``1:30`` as 90, ``010`` as 8) don't exist. Tags, anchors,
aliases, duplicate keys and keys that aren't text are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import yaml
from yaml.events import ScalarEvent

from burgerkompas.errors import Enough, Problem, Problems, Where, system_problem
from burgerkompas.plain_blocks import Block, Entry, Word, take_out

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML without its C part
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MOST_BYTES = 5_000_000
MOST_DEPTH = 40
MOST_VALUES = 200_000
"""How many values one text may have; a list or a mapping counts twice, for it begins and ends."""


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

    def __init__(self, line: int, column: int, items: Iterable[Node] = ()) -> None:
        self.items = list(items)
        self.line = line
        self.column = column


class Mapping:
    """A mapping with text keys, in the order of the file.

    It keeps the parser's events, and makes nodes of them where they are asked for: whoever finds
    all he needs in ``rows`` doesn't pay for them.
    """

    __slots__ = ("_entries", "_events", "column", "line")

    def __init__(self, line: int, column: int, events: _Events | None = None) -> None:
        self._events = events or {}
        self._entries: dict[str, tuple[Scalar, Node]] | None = None
        self.line = line
        self.column = column

    @property
    def entries(self) -> dict[str, tuple[Scalar, Node]]:
        """The keys and values as nodes."""
        if self._entries is None:
            self._entries = {name: _nodes(*pair) for name, pair in self._events.items()}
        return self._entries

    def entry(self, name: str) -> tuple[Scalar, Node]:
        """Return one key and its value as nodes."""
        return _nodes(*self._events[name]) if self._entries is None else self._entries[name]

    def rows(self) -> dict[str, str]:
        """Return every key with the line that it makes, ``key: value``, where that is plain.

        A value in quotes, a list or a mapping has none (""); lists in plain blocks have their
        lines as they are written, which mean but one thing as well.
        """
        if self._entries is not None:
            return {
                name: f"{name}: {value.value}" if isinstance(value, Scalar) and value.plain else ""
                for name, (_, value) in self._entries.items()
            }
        return {
            name: f"{name}: {value.value}" if type(value) is ScalarEvent and not value.style else ""
            for name, (_, value) in self._events.items()
        }


class _PlainMapping(Mapping):
    """A mapping that stands in plain lines."""

    __slots__ = ("_block",)

    def __init__(self, block: Block) -> None:
        super().__init__(block.line + 1, 3)
        self._block = block

    @property
    def entries(self) -> dict[str, tuple[Scalar, Node]]:
        if self._entries is None:
            self._entries = {e.key.text: _plain_nodes(e) for e in self._block.entries()}
        return self._entries

    def entry(self, name: str) -> tuple[Scalar, Node]:
        return _plain_nodes(self._block.entry(name))

    def rows(self) -> dict[str, str]:
        return self._block.rows


Node = Scalar | Sequence | Mapping

_Events = dict[str, tuple[Any, Any]]


def _plain_nodes(entry: Entry) -> tuple[Scalar, Node]:
    key = _word(entry.key)
    if entry.word is not None:
        return key, _word(entry.word)
    return key, Sequence(entry.line, entry.column, map(_word, entry.items))


def _word(word: Word) -> Scalar:
    return Scalar(word.text, True, word.line, word.column)


def _nodes(key: Any, value: Any) -> tuple[Scalar, Node]:
    return _scalar(key), _scalar(value) if type(value) is ScalarEvent else value


def _scalar(event: Any) -> Scalar:
    mark = event.start_mark
    return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)


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
        return b"", [system_problem("unreadable", str(where), error)]
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
    rest, blocks = take_out(text)
    if blocks:
        documents, problems = _parse(rest, file, blocks)
        if not problems and not blocks:
            return documents, problems
    return _parse(text, file, {})


def _parse(text: str, file: str, blocks: dict[int, Block]) -> tuple[list[Node], list[Problem]]:
    """Read every document; blocks that were taken out are put back, and left out of ``blocks``."""
    parser = None
    reader = _Reader(file, blocks)
    try:
        parser = _Parser(text)
        reader.read(parser)
    except (_StopReading, Enough):
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
        reason = error.problem or error.context or "?"
        reader.problems += [Problem("yaml-syntax", where, {"reason": reason})]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        values = {"reason": f"U+{error.character:04X}"}
        reader.problems += [Problem("yaml-character", Where(file, line), values)]
    except yaml.YAMLError as error:
        reader.problems += [Problem("yaml-syntax", Where(file), {"reason": str(error)})]
    finally:
        if parser is not None:
            parser.dispose()
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


class _StopReading(Exception):
    """What comes next is not read; the problem that says why was noted."""


class _Reader:
    """Builds the tree from the parser's events, with the blocks that were taken out."""

    def __init__(self, file: str, blocks: dict[int, Block]) -> None:
        self.file = file
        self.blocks = blocks
        self.problems: list[Problem] = Problems()
        self.documents: list[Node] = []
        self.events: Iterator[Any] = iter(())

    def read(self, parser: Any) -> None:
        self.events = islice(iter(parser.get_event, None), MOST_VALUES)
        event = None
        for event in self.events:
            if type(event) is ScalarEvent:
                self._refuse_extras(event)
                self.documents.append(_scalar(event))
            elif isinstance(event, yaml.NodeEvent):
                self.documents.append(self._node(event, 1))
        if type(event) is not yaml.StreamEndEvent:
            self._stop_at_many(event)

    def _node(self, event: Any, depth: int) -> Node:
        """Read what starts with an event that is no scalar."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if type(event) is yaml.AliasEvent:
            self._problem("alias", event)
            return Scalar("", False, line, column)
        self._refuse_extras(event)
        if depth > MOST_DEPTH:
            self._problem("too-deep", event, most=str(MOST_DEPTH))
            raise _StopReading
        if type(event) is yaml.SequenceStartEvent:
            return Sequence(line, column, self._items(event, depth))
        events = self._entries(event, depth)
        if self.blocks and depth == 1 and not event.flow_style:
            self._put_back(events)
        return Mapping(line, column, events)

    def _put_back(self, events: _Events) -> None:
        """Give the keys of blocks their values: they stand at the start of a line, with nothing."""
        for name, (key, value) in events.items():
            mark = key.start_mark
            block = self.blocks.get(mark.line + 1)
            if (
                block is not None
                and block.name == name
                and not mark.column
                and type(value) is ScalarEvent
                and not (value.value or value.style)
            ):
                del self.blocks[mark.line + 1]
                events[name] = key, _PlainMapping(block)

    def _items(self, start: Any, depth: int) -> Iterator[Node]:
        for event in self.events:
            if type(event) is ScalarEvent:
                self._refuse_extras(event)
                yield _scalar(event)
            elif type(event) is yaml.SequenceEndEvent:
                return
            else:
                yield self._node(event, depth + 1)
        self._stop_at_many(start)

    def _entries(self, start: Any, depth: int) -> _Events:
        found: _Events = {}
        for key in self.events:
            if type(key) is not ScalarEvent:
                if type(key) is yaml.MappingEndEvent:
                    break
                self._refuse_key(key, depth)
                continue
            value = next(self.events, key)
            if key.tag is not None or key.anchor is not None:
                self._refuse_extras(key)
            if type(value) is not ScalarEvent:
                value = self._value(value, depth)
            elif value.tag is not None or value.anchor is not None:
                self._refuse_extras(value)
            name = key.value
            if name in found:
                first = str(found[name][0].start_mark.line + 1)
                self._problem("duplicate-key", key, key=name, first=first)
            else:
                found[name] = (key, value)
        else:
            self._stop_at_many(start)
        return found

    def _refuse_key(self, event: Any, depth: int) -> None:
        """Drop a key that isn't text, with its value."""
        self._node(event, depth + 1)
        if type(event) is not yaml.AliasEvent:
            self._problem("key-not-text", event)
        self._value(next(self.events, event), depth)

    def _value(self, event: Any, depth: int) -> Any:
        if type(event) is ScalarEvent:
            self._refuse_extras(event)
            return event
        return self._node(event, depth + 1)

    def _stop_at_many(self, start: Any) -> NoReturn:
        """Stop in what is too large to be read to its end."""
        self._problem("too-many-values", start, most=f"{MOST_VALUES:,}")
        raise _StopReading

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
