"""The only YAML: strict, with positions, every problem at once.

A document becomes a tree of ``nodes``, each with its line and column. Scalars keep their text, so
YAML's surprises (``no`` as false, ``1:30`` as 90, ``010`` as 8) don't exist. Tags, anchors,
aliases, duplicate keys and keys that aren't text are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NoReturn

import yaml
from yaml.events import ScalarEvent

from burgerkompas.errors import Enough, Problem, Problems, Where
from burgerkompas.strictyaml.nodes import Entries, Known, Mapping, Node, Scalar, Sequence
from burgerkompas.strictyaml.plain_blocks import Block, take_out, whole

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML without its C part
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MOST_DEPTH = 40
MOST_VALUES = 200_000
"""How many values one text may have; a list or a mapping counts twice, for it begins and ends."""


_Blocks = dict[tuple[str, int], Block]
_Events = dict[str, tuple[Any, Any]]


class _Parsed(Mapping):
    """A mapping that keeps the parser's events."""

    __slots__ = ("_events",)

    def __init__(self, line: int, column: int, events: _Events) -> None:
        super().__init__(line, column)
        self._events = events

    def _made(self) -> Entries:
        return {name: _nodes(*pair) for name, pair in self._events.items()}

    def entry(self, name: str) -> tuple[Scalar, Node]:
        """Return one key and its value as nodes."""
        return _nodes(*self._events[name])

    def rows(self) -> dict[str, str]:
        """Return every key with the line that it makes, where that is plain."""
        return {
            name: f"{name}: {value.value}" if type(value) is ScalarEvent and not value.style else ""
            for name, (_, value) in self._events.items()
        }


def _nodes(key: Any, value: Any) -> tuple[Scalar, Node]:
    return _scalar(key), _scalar(value) if type(value) is ScalarEvent else value


def _scalar(event: Any) -> Scalar:
    mark = event.start_mark
    return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)


NOTHING: Known = {}


def parse(text: str, file: str, known: Known = NOTHING) -> tuple[list[Node], list[Problem]]:
    """Read every document of a YAML text.

    Returns the documents' roots and all problems found, in file order; ``file`` is the name used
    in them. A syntax error ends the reading: what stands before it is still returned. ``known``
    are the lines that mean something to the reader, for ``Mapping.known``.
    """
    plain = whole(text, known)
    if plain is not None:
        return [plain], []
    rest, blocks = take_out(text, known)
    if blocks:
        documents, problems = _parse(rest, file, blocks)
        if not problems and not blocks:
            return documents, problems
    return _parse(text, file, {})


def _parse(text: str, file: str, blocks: _Blocks) -> tuple[list[Node], list[Problem]]:
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


def parse_one(text: str, file: str, known: Known = NOTHING) -> tuple[Node | None, list[Problem]]:
    """Read a text that must hold one document; an empty one is a problem."""
    documents, problems = parse(text, file, known)
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

    def __init__(self, file: str, blocks: _Blocks) -> None:
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
        return _Parsed(line, column, events)

    def _put_back(self, events: _Events) -> None:
        """Give the keys of blocks their values: they stand at the start of a line, with nothing."""
        for name, (key, value) in events.items():
            place = name, key.start_mark.line + 1
            if (
                place in self.blocks
                and not key.start_mark.column
                and type(value) is ScalarEvent
                and not (value.value or value.style)
            ):
                events[name] = key, self.blocks.pop(place)

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
        self._problem("too-many-values", start, most=MOST_VALUES)
        raise _StopReading

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._problem("anchor", event, name=event.anchor)
        if event.tag is not None:
            self._problem("tag", event, tag=event.tag)

    def _problem(self, code: str, event: Any, **values: str | int) -> None:
        mark = event.start_mark
        self.problems.append(
            Problem(code, Where(self.file, mark.line + 1, mark.column + 1), values)
        )
