"""Fill the classes of the format from strict YAML: types checked, unknown keys refused.

Works from the type hints alone, so the classes are the only description of the format. Every
value's place is remembered under its path, for problems that are found later.
"""

from __future__ import annotations

import types
import typing
from typing import Annotated, Any, Literal

import msgspec
from msgspec import structs

from burgerkompas.errors import Problem, TooManyProblems, Where, closest
from burgerkompas.questionnaire.documents import (
    SHORTHAND,
    ConditionSpec,
    condition_of,
    keys_of,
)
from burgerkompas.questionnaire.model import (
    OutputValue,
    Text,
    Value,
)
from burgerkompas.safe_text import without_controls
from burgerkompas.strictyaml import (
    Mapping,
    Node,
    NodeReader,
    Scalar,
    Sequence,
    exact_number,
    whole_number,
)

KeyPath = tuple[str | int, ...]
"""The keys and indexes that lead to a value, from the name of its file."""


class Places:
    """The place of each value of a questionnaire, by its path."""

    def __init__(self) -> None:
        self._at: dict[KeyPath, Where] = {}

    def __contains__(self, path: KeyPath) -> bool:
        return path in self._at

    def put(self, path: KeyPath, place: Where) -> None:
        """Remember the place of the value at ``path``."""
        self._at[path] = place

    def forget(self, path: KeyPath) -> None:
        """Forget ``path`` and everything in it."""
        for known in [known for known in self._at if known[: len(path)] == path]:
            del self._at[known]

    def where(self, path: KeyPath) -> Where:
        """Return the place of ``path``, or of the nearest thing around it that has one."""
        while path and path not in self._at:
            path = path[:-1]
        return self._at.get(path, Where(""))


class Binder(NodeReader):
    """Bind the nodes of one file to the classes of the format.

    Values with a problem are left out, so that everything else can still be checked. ``lost`` has
    the words in them: an id among them may be missing elsewhere, which is not a second mistake.
    ``lost_name``: something was left out whose id is unknown.
    """

    def __init__(self, file: str, languages: tuple[str, ...], places: Places) -> None:
        super().__init__(file)
        self.languages = languages
        self.places = places
        self.lost: set[str] = set()
        self.lost_name = False

    def bind_root(
        self, node: Node, kind: type[msgspec.Struct], path: KeyPath, stand_ins: dict[str, Any]
    ) -> Any:
        """Return the root of a file, with ``stand_ins`` for required keys that are missing.

        ``None`` if it is not a mapping, or has more problems than are reported.
        """
        self.places.put(path, self.where(node))
        if not isinstance(node, Mapping):
            return self.problem("not-a-mapping", node)
        try:
            return kind(**(stand_ins | self._fields(node, kind, path)))
        except TooManyProblems:
            return None

    def bind(self, node: Node, kind: Any, path: KeyPath, name: Scalar | None = None) -> Any:
        """Return ``node`` as a value of type ``kind``; ``None`` if a problem was found.

        ``name``: where to report problems with the value as a whole, if not at the node itself.
        """
        self.places.put(path, self.where(name or node))
        if kind is ConditionSpec:
            return self._condition(node, path)
        arguments = typing.get_args(kind)
        if kind == Text:
            return self._text(node)
        if kind == OutputValue:
            return self._output(node)
        if kind == Value:
            return self._value(node)
        origin = typing.get_origin(kind)
        if origin is types.UnionType:
            # The one other union of the format: a name, or the thing itself.
            return self.bind(node, arguments[not isinstance(node, Scalar)], path)
        if origin is tuple:
            return self._tuple(node, arguments[0], path)
        if origin is dict:
            return self._dict(node, arguments, path)
        if origin is Annotated:
            return self._by_id(node, typing.get_args(arguments[0])[0], path)
        if origin is Literal:
            return self.one_of(node, arguments)
        if issubclass(kind, msgspec.Struct):
            return self._struct(node, kind, path)
        return self._scalar(node, kind)

    def problem(
        self, code: str, node: Node, suggestion: str | None = None, /, **values: str | int
    ) -> Any:
        """Note a problem at a node; return ``None``, because there is no value then."""
        super().problem(code, node, suggestion, **values)
        self.lose(node)

    def lose(self, node: Node) -> None:
        """Remember the words of a value that is left out."""
        if isinstance(node, Scalar):
            self.lost.add(node.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                self.lose(item)
        else:
            for key, (_, value) in node.entries.items():
                self.lost.add(key)
                self.lose(value)

    def _struct(self, node: Node, kind: type[msgspec.Struct], path: KeyPath) -> Any:
        short = SHORTHAND.get(kind)
        fields = keys_of(kind)
        if short and (isinstance(node, Scalar) or _is_text(node, fields, self.languages)):
            name, hint, _ = fields[short]
            value = self.bind(node, hint, path)
            return None if value is None else kind(**{name: value})
        if not isinstance(node, Mapping):
            return self.problem("not-a-mapping", node)
        values = self._fields(node, kind, path)
        names = {name for name, _, required in fields.values() if required}
        names |= {fields[key][0] if key in fields else key for key in node.entries}
        if not names <= values.keys():
            self.lose(node)
            self.lost_name |= "id" in fields and "id" not in values
            return None
        return kind(**values)

    def _fields(self, node: Mapping, kind: type[msgspec.Struct], path: KeyPath) -> dict[str, Any]:
        """Return the fields of a mapping, except those with a problem."""
        fields = keys_of(kind)
        values: dict[str, Any] = {}
        meant: set[str | None] = set()
        for key, (key_node, value_node) in node.entries.items():
            field = fields.get(key)
            if field is None:
                guess = closest(key, [known for known in fields if known not in node.entries])
                self.problem("unknown-key", key_node, guess, key=key)
                self.lose(value_node)
                meant.add(guess)
                continue
            name, hint, _ = field
            is_block = value_node.line != key_node.line
            values[name] = self.bind(value_node, hint, (*path, key), key_node if is_block else None)
        for key, (name, _, required) in fields.items():
            if required and name not in values and key not in meant:
                self.problem("missing-key", node, key=key)
        return {name: value for name, value in values.items() if value is not None}

    def _text(self, node: Node) -> Any:
        if isinstance(node, Scalar):
            if len(self.languages) == 1 and not node.is_null:
                return {self.languages[0]: without_controls(node.value).strip()}
            return self.problem("text-not-translated", node, languages=", ".join(self.languages))
        if isinstance(node, Sequence):
            return self.problem("not-a-text", node)
        texts: dict[str, str] = {}
        missing = [language for language in self.languages if language not in node.entries]
        for key, (key_node, value) in node.entries.items():
            if key not in self.languages:
                # A wrong language instead of another is one mistake.
                guess = missing[0] if len(missing) == 1 else closest(key, missing)
                self.problem("unknown-language", key_node, guess, key=key)
                missing = [language for language in missing if language != guess]
            elif not isinstance(value, Scalar):
                self.problem("not-a-text", value)
            elif not (text := without_controls(value.value).strip()):
                self.problem("empty-text", value, key=key)
            else:
                texts[key] = text
        for language in missing:
            self.problem("missing-translation", node, language=language)
        # No later check looks at the wording of a text.
        return texts

    def _value(self, node: Node) -> Any:
        if not isinstance(node, Scalar):
            return self.problem("not-a-value", node)
        number = whole_number(node)
        return node.value if number is None else number

    def _output(self, node: Node) -> Any:
        if isinstance(node, Sequence):
            values = [self._output_value(item) for item in node.items]
            return None if None in values else tuple(values)
        return self._output_value(node)

    def _output_value(self, node: Node) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            return self.problem("not-a-value", node)
        number = exact_number(node)
        if number is None:
            return node.value
        return int(number) if number.denominator == 1 else float(number)

    def _tuple(self, node: Node, kind: Any, path: KeyPath) -> Any:
        if not isinstance(node, Sequence):
            return self.problem("not-a-list", node)
        values: list[Any] = []
        for item in node.items:
            at = (*path, len(values))
            value = self.bind(item, kind, at)
            if value is None:
                # The next one takes its place, so that all keep their number.
                self.places.forget(at)
            else:
                values.append(value)
        return tuple(values)

    def _dict(self, node: Node, arguments: tuple[Any, ...], path: KeyPath) -> Any:
        if not isinstance(node, Mapping):
            return self.problem("not-a-mapping", node)
        values: dict[Any, Any] = {}
        for key, (key_node, value_node) in node.entries.items():
            name = self.bind(key_node, arguments[0], (*path, key))
            value = self.bind(value_node, arguments[1], (*path, key), key_node)
            if name is None or value is None:
                self.lost.add(key)
            else:
                values[name] = value
        return values

    def _by_id(self, node: Node, kind: type[msgspec.Struct], path: KeyPath) -> Any:
        values = self._dict(node, (str, kind), path)
        own = kind.__struct_fields__[0]
        named = (structs.replace(one, **{own: name}) for name, one in (values or {}).items())
        return None if values is None else tuple(named)

    def _condition(self, node: Node, path: KeyPath) -> Any:
        spec = self._struct(node, ConditionSpec, path)
        if spec is None:
            return None
        assert isinstance(node, Mapping)
        condition = condition_of(spec)
        lists = {key: node.get(key) for key in ("all", "any")}
        empty = [k for k, one in lists.items() if isinstance(one, Sequence) and not one.items]
        if condition is not None and not empty:
            return condition
        code, at = ("bad-condition", path) if condition is None else ("empty-list", (*path, *empty))
        self.problems.append(Problem(code, self.places.where(at)))
        return self.lose(node)

    def _scalar(self, node: Node, kind: type) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            return self.problem("not-a-value", node)
        if kind is str:
            return node.value
        if kind is bool:
            if node.plain and node.value in ("true", "false"):
                return node.value == "true"
            return self.problem("not-true-or-false", node, value=node.value)
        number = exact_number(node)
        if number is None or (kind is int and number.denominator != 1):
            code = "not-a-whole-number" if kind is int else "not-a-number"
            return self.problem(code, node, value=node.value)
        return int(number) if kind is int else number


def _is_text(node: Node, fields: dict[str, Any], languages: tuple[str, ...]) -> bool:
    """Return whether a mapping is a translated text, not the long form of a shorthand."""
    return (
        isinstance(node, Mapping)
        and not any(key in fields for key in node.entries)
        and any(key in languages for key in node.entries)
    )
