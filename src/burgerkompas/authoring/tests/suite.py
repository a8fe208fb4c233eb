"""The tests of a questionnaire as they stand in its file: read strictly, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from burgerkompas.cases import Answer, answers_from_node
from burgerkompas.errors import Problem, QuestionnaireRefused, Where, closest
from burgerkompas.files import is_there
from burgerkompas.questionnaire.loader import main_file, tests_file
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import decoding as strict_text
from burgerkompas.strictyaml import nodes
from burgerkompas.strictyaml import parser as strict_yaml
from burgerkompas.strictyaml.nodes import Mapping, Node, Scalar, exact_number

Op = Literal["is", "not", "in", "includes", "at_least", "at_most", "above", "below"]

Plain = str | float | bool | None | tuple[str | float | bool | None, ...]
"""What a part of a report can be compared with."""

OPS: tuple[Op, ...] = ("is", "not", "in", "includes", "at_least", "at_most", "above", "below")
KEYS = ("name", "like", "answers", "expect")


class Wish(msgspec.Struct, frozen=True):
    """One comparison; with ``not`` the value holds the wishes that may not all come true."""

    op: Op
    value: Plain | tuple[Wish, ...]
    where: Where


class Expected(msgspec.Struct, frozen=True):
    """What is expected of one part of the report: every wish, of the part at ``path``."""

    path: tuple[str, ...]
    wishes: tuple[Wish, ...]
    where: Where

    @property
    def name(self) -> str:
        """The path as it is written."""
        return ".".join(self.path)


class Test(msgspec.Struct, frozen=True):
    """Answers, and what must come of them."""

    name: str
    answers: dict[str, Answer]
    expected: tuple[Expected, ...]
    where: Where


def read_suite(questionnaire: Questionnaire, path: Path) -> tuple[Path, tuple[Test, ...]]:
    """Read the tests that lie beside a questionnaire; raises ``QuestionnaireRefused``."""
    file = tests_file(main_file(path))
    if not is_there(file):
        raise QuestionnaireRefused([Problem("no-tests", Where(str(file)))])
    data, problems = strict_text.read_bytes(file)
    text, found = strict_text.decode(data, str(file))
    problems += found
    node = None
    if not problems:
        node, problems = strict_yaml.parse_one(text, str(file))
    if node is None:
        raise QuestionnaireRefused(problems)
    reader = _Reader(questionnaire, str(file), problems)
    tests = reader.suite(node)
    if reader.problems:
        raise QuestionnaireRefused(
            sorted(reader.problems, key=lambda p: (p.where.line or 0, p.where.column or 0))
        )
    return file, tests


class _Reader:
    """Reads one file; collects problems instead of stopping at the first."""

    def __init__(self, questionnaire: Questionnaire, file: str, problems: list[Problem]) -> None:
        self.questionnaire = questionnaire
        self.file = file
        self.problems = problems

    def where(self, node: Node) -> Where:
        return Where(self.file, node.line, node.column)

    def problem(self, code: str, node: Node, suggestion: str | None = None, **values: str) -> None:
        self.problems.append(Problem(code, self.where(node), values, suggestion))

    def suite(self, root: Node) -> tuple[Test, ...]:
        if not isinstance(root, Mapping):
            self.problem("not-a-mapping", root)
            return ()
        self.known_keys(root, ("tests",))
        listed = root.entries.get("tests", (None, None))[1]
        if listed is None:
            self.problem("missing-key", root, key="tests")
            return ()
        if not isinstance(listed, nodes.Sequence):
            self.problem("not-a-list", listed)
            return ()
        if not listed.items:
            self.problem("empty-list", listed)
        tests: dict[str, Test] = {}
        for node in listed.items:
            test = self.test(node, tests)
            if test is not None:
                tests[test.name] = test
        return tuple(tests.values())

    def known_keys(self, node: Mapping, keys: Sequence[str]) -> None:
        for key, (key_node, _) in node.entries.items():
            if key not in keys:
                self.problem("unknown-key", key_node, closest(key, keys), key=key)

    def test(self, node: Node, before: dict[str, Test]) -> Test | None:
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return None
        self.known_keys(node, KEYS)
        entries = {key: value for key, (_, value) in node.entries.items()}
        for key in ("name", "expect"):
            if key not in entries:
                self.problem("missing-key", node, key=key)
        name = self.name(entries.get("name"))
        if name and name in before:
            self.problem("duplicate-id", entries["name"], id=name)
        answers = {**self.like(entries.get("like"), before), **self.answers(entries.get("answers"))}
        expected = tuple(self.expectations(entries.get("expect")))
        return Test(name, answers, expected, self.where(node))

    def name(self, node: Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.value.strip():
            self.problem("not-a-text", node)
            return ""
        return node.value.strip()

    def like(self, node: Node | None, before: dict[str, Test]) -> dict[str, Answer]:
        name = self.name(node)
        if node is None or not name:
            return {}
        if name not in before:
            self.problem("no-test-before", node, closest(name, before), name=name)
            return {}
        return before[name].answers

    def answers(self, node: Node | None) -> dict[str, Answer]:
        if node is None:
            return {}
        answers, problems = answers_from_node(self.questionnaire, node, self.file)
        self.problems += problems
        return answers

    def expectations(self, node: Node | None) -> Iterator[Expected]:
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return
        if not node.entries:
            self.problem("empty-list", node)
        for key, (key_node, value) in node.entries.items():
            yield Expected(tuple(key.split(".")), self.wishes(value), self.where(key_node))

    def wishes(self, node: Node) -> tuple[Wish, ...]:
        """Read a bare value, which is ``is``, or a mapping of comparisons."""
        if not isinstance(node, Mapping):
            return (Wish("is", self.plain(node), self.where(node)),)
        self.known_keys(node, OPS)
        if not node.entries:
            self.problem("empty-list", node)
        found = []
        for op in OPS:
            value = node.entries.get(op, (None, None))[1]
            if value is not None:
                found.append(Wish(op, self.value(op, value), self.where(value)))
        return tuple(found)

    def value(self, op: Op, node: Node) -> Plain | tuple[Wish, ...]:
        if op == "not":
            return self.wishes(node)
        value = self.plain(node)
        if op == "in" and not isinstance(value, tuple):
            self.problem("not-a-list", node)
        if op in ("at_least", "at_most", "above", "below") and not _is_number(value):
            self.problem("not-a-number", node, value=_written(node))
        return value

    def plain(self, node: Node) -> Plain:
        if isinstance(node, Mapping):
            self.problem("not-a-value", node)
            return None
        if isinstance(node, nodes.Sequence):
            for item in node.items:
                if not isinstance(item, Scalar):
                    self.problem("not-a-value", item)
            return tuple(_scalar(item) for item in node.items if isinstance(item, Scalar))
        return _scalar(node)


def _scalar(node: Scalar) -> str | float | bool | None:
    if node.is_null:
        return None
    if node.plain and node.value in ("true", "false"):
        return node.value == "true"
    number = exact_number(node)
    return node.value if number is None else float(number)


def _is_number(value: object) -> bool:
    return isinstance(value, float)


def _written(node: Node) -> str:
    return node.value if isinstance(node, Scalar) else "…"
